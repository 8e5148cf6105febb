"""What can be set, and how places of archives and indexes are written.

- `archive_address`: Where an archive lies: in a folder, or in a database on a server.
- `index_address`: Where the index is kept, as a setting says it: here, on a Milvus server, or in a folder of
  milvus-lite.
- `llm`: Settings of a language model: an endpoint, or a callable of the program's own.
- `settings`: Everything that can be set, in one frozen object; the environment is read at the edge only.
"""

from rag.settings.llm import CallableLlm, Llm, ReplyFormat, Secret, TextStream, Unsupported
from rag.settings.settings import Settings, Web, settings_beside

__all__ = [
    "CallableLlm",
    "Llm",
    "ReplyFormat",
    "Secret",
    "Settings",
    "TextStream",
    "Unsupported",
    "Web",
    "settings_beside",
]
