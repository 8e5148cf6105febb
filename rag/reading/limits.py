"""How large an input may be, before reading it costs more than any news story is worth."""

__all__ = [
    "MAX_ARTICLE_CHARACTERS",
    "MAX_ARTICLE_LINES",
    "MAX_FILE_BYTES",
    "MAX_LINE_BYTES",
    "MAX_NUMBER",
    "MAX_PAGE_BYTES",
]

MAX_FILE_BYTES = 20_000_000
"""Of a file that holds one article; the longest news pages have some 2 MB."""
MAX_PAGE_BYTES = 5_000_000
"""Of a page on the web, whose reading may take half a minute at this size; nobody has looked at it before."""
MAX_LINE_BYTES = 20_000_000
"""Of one line of a file of many articles, which itself may be of any length."""
MAX_ARTICLE_CHARACTERS = 5_000_000
"""Of the text of one article: several thick books."""
MAX_ARTICLE_LINES = 100_000
"""Of the text of one article: only tables and logs have more, and each line is weighed by itself."""
MAX_NUMBER = 10**18
"""Of a number where text is expected: Python refuses to write out the longest that YAML and JSON can name."""
