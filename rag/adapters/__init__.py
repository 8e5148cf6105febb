"""Archives in other people's pipelines: LangChain, LlamaIndex, Haystack, a module each that only its user imports.

- `haystack`: Haystack: components that retrieve and that answer with citations, for pipelines and by themselves.
- `langchain`: LangChain: a retriever, and a runnable that answers with citations.
- `llama_index`: LlamaIndex: a retriever, and a query engine that answers with citations.
- `quotations`: What every adapter hands on: quotations with their places, an answer as text, and checks of what it
  is given.
"""
