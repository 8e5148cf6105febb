PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARCHIVE ?= sample-archive
SECONDS ?= 600
EXTRAS ?=
INSTALLED := $(VENV)/.installed
FOR_TESTS := $(VENV)/.installed-dev
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable
PYTEST := $(BIN)/pytest --numprocesses=2 --dist=worksteal
TOOLS := .venv-tools
PEERS := haystack llamaindex txtai

.DEFAULT_GOAL := help

.PHONY: help
help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

.PHONY: install
install: $(INSTALLED) $(EXTRAS:%=$(VENV)/.installed-%) ## Create .venv with what a chat needs, pinned; EXTRAS="llm mcp" for more

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) .
	@touch $@

# An extra of pyproject.toml, beside what is there already.
$(VENV)/.installed-%: $(INSTALLED)
	$(INSTALL) '.[$*]'
	@touch $@

.PHONY: chat
chat: install ## Open the web chat on 127.0.0.1:7860; ARCHIVE=DIR for an archive of your own
	@test -e $(ARCHIVE)/archive.db || $(BIN)/sitasi add examples/articles --archive $(ARCHIVE)
	$(BIN)/sitasi chat --archive $(ARCHIVE)

.PHONY: lint
lint: $(FOR_TESTS) ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: check
check: lint ## Run every check, and the tests that take neither a browser, a server, another program nor long
	$(PYTEST) -m 'not (browser or server or cli or wheel or slow)'

# They change the network of this machine; a browser that loads a page meanwhile drops it.
NETWORKED := tests/rag/archive/database/test_two_machines.py

.PHONY: test
test: lint ## Run every check and every test, the browser's too, and say how much of the code they run
	$(PYTEST) --ignore=$(NETWORKED) --cov --cov-report= --cov-fail-under=0
	$(PYTEST) $(NETWORKED) --cov --cov-append --cov-report= --cov-fail-under=0
	@share=$$($(BIN)/coverage report --format=total --fail-under=0) && \
	echo "The tests run $$share % of the statements; $(BIN)/coverage html shows which"
	@$(BIN)/coverage report --format=total >/dev/null || { \
		echo "make test: fewer than fail_under in pyproject.toml; a test that was skipped runs none" >&2; exit 1; }

.PHONY: adapters
adapters: $(FOR_TESTS) $(VENV)/.installed-langchain $(VENV)/.installed-llama-index $(VENV)/.installed-haystack ## Test the adapters against LangChain, LlamaIndex and Haystack
	$(BIN)/mypy -p rag.adapters -p tests.rag.adapters
	$(PYTEST) tests/rag/adapters

.PHONY: soak
soak: $(FOR_TESTS) ## Run the tests that have a long form in that form; it says what they measured
	SITASI_SOAK=1 $(BIN)/pytest --timeout=0 --log-cli-level=WARNING $$(grep -rl --include='test_*.py' tests.soak tests)

.PHONY: fuzz
fuzz: $(VENV)/.installed-fuzz ## Fuzz the readers and the questions, led by coverage: make fuzz SECONDS=600
	@for target in html jsonl pdf odt sheet front_matter questions; do mkdir -p .fuzz/$$target && $(BIN)/python -m tests.fuzz $$target \
	  -max_total_time=$(SECONDS) -max_len=4000 -timeout=60 -artifact_prefix=.fuzz/ .fuzz/$$target || exit 1; done

.PHONY: evaluate
evaluate: install ## Measure retrieval on a BEIR folder: make evaluate DATASET=DIR
	$(BIN)/python -m eval.retrieval $(DATASET)

.PHONY: bench
bench: install $(PEERS:%=.venv-bench/%/.installed) ## Measure speed, and others at the same work, into docs/benchmarks.md and its plot: make bench PARTS="adding --full"
	$(BIN)/python -m bench $(PARTS) --write docs/benchmarks.md
	$(BIN)/python -m bench.peers_plot docs/benchmarks.md --out docs

# Each of those we are compared with has an environment of its own.
.venv-bench/%/.installed: bench/peers/%.txt
	$(PYTHON) -m venv .venv-bench/$*
	.venv-bench/$*/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

.PHONY: docs
docs: $(VENV)/.installed-docs ## Build the documentation site into site/, with a reference made from the docstrings
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

.PHONY: pictures
pictures: $(FOR_TESTS) ## Make the pictures of docs/ anew, the moving one too; needs chromium
	CI=yes SITASI_PICTURES=docs $(BIN)/pytest tests/ui/chat/test_pictures_browser.py

.PHONY: sbom
sbom: $(FOR_TESTS) $(TOOLS) ## List everything that is installed, with licences, in sbom.json (CycloneDX)
	$(TOOLS)/bin/cyclonedx-py environment $(BIN)/python --pyproject pyproject.toml --mc-type application \
		--output-reproducible --output-format JSON --output-file sbom.json

.PHONY: audit
audit: $(TOOLS) ## Ask the package index which pinned packages have known holes; needs the network
	@$(TOOLS)/bin/pip-audit --strict --no-deps --disable-pip --progress-spinner off --requirement constraints.txt || { \
		echo "make audit: a package has a known hole, or could not be asked about for want of the network: see above" >&2; \
		exit 1; }

# Apart from the project: what looks at its packages must not change them.
$(TOOLS): Makefile
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/pip install --quiet --disable-pip-version-check cyclonedx-bom==7.5.0 pip-audit==2.10.1
	@touch $(TOOLS)

.PHONY: checksums
checksums: ## List the checksums of the models that ship, after one was trained anew
	cd embeddings/models && find * -type f ! -name '*.md' ! -name SHA256SUMS | LC_ALL=C sort | xargs sha256sum > SHA256SUMS

.PHONY: clean
clean: ## Take away what was installed and built; archives stay
	rm -rf $(VENV) $(TOOLS) .venv-bench sbom.json site build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage htmlcov .import_linter_cache
