"""Where an article's text is cut: paragraphs, rows, quotable units, passages.

- `bodies`: What a body is: spans of a text, in order and disjoint, none of them blank.
- `chunking`: Group an article's sentences into passages: what is embedded, searched and judged.
- `paragraphs`: What each paragraph of an article's story is: text, a heading, an item of a list, a row, a time of
  day.
- `pipe_tables`: Tables in plain text, their cells parted by |, as Markdown and text of web pages have them.
- `quotable_units`: Cut an article's story into what can be quoted by itself: sentences, rows and lists, with what
  leads each in.
- `row_patterns`: Lines of lists and tables: what marks them, where no sentence does.
"""
