"""The public JSON shapes, and answers read back from them.

- `documents`: The public JSON shapes: what every `--json` prints. Others script against them; keep them stable.
- `restoration`: Answers, read back from the documents that `rag.serialization.documents` made of them.
"""
