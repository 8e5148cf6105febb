"""The words of both languages that rules look for, each list once, as data.

What the analysis of terms itself takes stands a floor below: `embeddings.stopwords`, `embeddings.numbers` and
`embeddings.telling`. What a web page says around a story stands in `rag.reading.furniture`.
"""
