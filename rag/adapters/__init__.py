"""Archives in other people's pipelines: LangChain, LlamaIndex, Haystack, a module each that only its user imports."""
