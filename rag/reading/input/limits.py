"""How large an input may be, before reading it costs more than any news story is worth."""

__all__ = [
    "MAX_ARTICLE_CHARACTERS",
    "MAX_ARTICLE_LINES",
    "MAX_ATTRIBUTES",
    "MAX_DOCUMENT_BYTES",
    "MAX_DOCUMENT_TAGS",
    "MAX_FILE_BYTES",
    "MAX_FRONT_MATTER_CHARACTERS",
    "MAX_FRONT_MATTER_DEPTH",
    "MAX_HEADER_BYTES",
    "MAX_LINE_BYTES",
    "MAX_MESSAGE_BYTES",
    "MAX_MESSAGE_LINES",
    "MAX_MESSAGE_PARTS",
    "MAX_NUMBER",
    "MAX_PAGE_BYTES",
    "MAX_TAGS",
    "MAX_UNPACKING",
    "MAX_WORKBOOK_BYTES",
    "MAX_WORKBOOK_CELLS",
    "MAX_ZIP_LIST_BYTES",
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
MAX_TAGS = 100_000
"""Of one page, as the sign that opens one: each costs a fifth of a millisecond; news pages have a few thousand."""
MAX_ATTRIBUTES = 5_000
"""Of one tag, or of several in the root of the sum of their squares: that is how long the parser takes."""
MAX_FRONT_MATTER_CHARACTERS = 100_000
"""Of what stands between the first two `---` lines."""
MAX_FRONT_MATTER_DEPTH = 20
"""Lists and objects in one another; the YAML parser overflows the stack from some 10,000 on."""
MAX_UNPACKING = 100
"""Bytes that a packed byte may hold, beyond the first 20 MB: news packs to a tenth, what unfolds to a thousandth."""
MAX_ZIP_LIST_BYTES = 20_000_000
"""Of the list at the end of a ZIP file, which is read whole: some 200,000 names."""
MAX_MESSAGE_BYTES = 50_000_000
"""Of a file of one mail, or of a page saved with its pictures, of which little is text."""
MAX_MESSAGE_LINES = 1_000_000
"""Of a mail: as many as the largest has in base64."""
MAX_MESSAGE_PARTS = 100
"""Of a mail that hold others: the parser asks of every line whether it ends one of them."""
MAX_HEADER_BYTES = 10_000
"""Of one field at the head of a mail; Python's parser takes the square of it."""
MAX_DOCUMENT_BYTES = 50_000_000
"""Of a file of one document, of which pictures and fonts are most."""
MAX_DOCUMENT_TAGS = 1_000_000
"""Of the XML in a document, as the sign that opens one: a long book's; each costs a kilobyte of memory."""
MAX_WORKBOOK_BYTES = 100_000_000
"""Of the XML in a workbook, which is read whole."""
MAX_WORKBOOK_CELLS = 10_000_000
"""Of a sheet, from its first to its last, empty ones among them: each costs some 30 bytes of memory."""
