# Sitasi in a container: the chat on port 7860, the archive in the volume /archive. docs/containers.md tells how to use it.
# It has not been built yet.

FROM python:3.12-slim AS wheel
WORKDIR /source
RUN pip install --no-cache-dir build==1.6.1
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY embeddings embeddings
COPY rag rag
COPY ui ui
COPY eval eval
RUN python -m build --wheel --outdir /wheel

FROM python:3.12-slim
# Which extras of pyproject.toml to install, with commas between them.
ARG EXTRAS=llm,pdf,postgres,milvus
COPY constraints.txt /tmp/
# The package index of torch's processor-only builds; without it torch brings what a graphics card needs, gigabytes of it.
ARG TORCH_INDEX=""
RUN if [ -n "$TORCH_INDEX" ]; then \
      pip install --no-cache-dir --constraint /tmp/constraints.txt --no-deps --index-url "$TORCH_INDEX" torch; \
    fi
RUN --mount=type=bind,from=wheel,source=/wheel,target=/wheel \
    pip install --no-cache-dir --constraint /tmp/constraints.txt "$(echo /wheel/*.whl)[$EXTRAS]"

RUN useradd --create-home sitasi && install --directory --owner=sitasi /archive /home/sitasi/.cache /home/sitasi/.local/share
USER sitasi
WORKDIR /home/sitasi
VOLUME /archive
ENV SITASI_ARCHIVE=/archive SITASI_HOST=0.0.0.0
EXPOSE 7860
ENTRYPOINT ["sitasi"]
CMD ["chat"]
