"""Which files can be read: one reader a format, by rooms of their kinds.

- `containers`: Files that hold other files: packed, zipped, or recorded from the web.
- `documents`: Documents: one article a file, or a few.
- `page_files`: Which files are pages, whatever they are called, and which only belong to one.
- `pdf`: PDF: letters of a page become lines, paragraphs and the text of an article.
- `reader`: What a reader of a format is.
- `records`: Files of many articles, whose records name their fields.
- `registry`: Which reader reads which file, by the end of its name; pages are known by their beginning, too.
- `saved_pages`: Reads saved pages: files of HTML, under the address that whoever saved one wrote into it.
- `unread_kinds`: Files that have no reader, told all at once by the ends of their names.
- `xml`: XML: feeds, news items and exports, each known by its root element.
"""

from rag.reading.formats.registry import FORMATS, PAGE, FilePart, file_parts, read_file, reader_of

__all__ = ["FORMATS", "PAGE", "FilePart", "file_parts", "read_file", "reader_of"]
