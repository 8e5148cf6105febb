"""Files, folders and addresses become articles: story, title, publisher, date and language.

- `article`: Put an article together from its text and what its metadata state.
- `body`: Which lines of a text are its story; spans are chosen, nothing is ever rewritten.
- `discovery`: Places that a person names → the files in them, and the addresses as they are.
- `document_properties`: What a document's properties state: its title and day count only where its text says
  neither.
- `formats`: Which files can be read: one reader a format, by rooms of their kinds.
- `html`: Web pages: the story that a page holds, its tables, and what it states of itself.
- `input`: Bytes become text, within limits; what cannot be decoded is never quoted.
- `many_files`: Many files: their parts are read by whoever is handed them, and their order stays.
- `metadata`: When an article was published, by whom, and what is stated of it.
- `sources`: Everything that a person names → its articles: files, folders, pages and feeds.
- `urls`: Addresses as text: which may be asked for, and under which an article is kept.
- `web`: Addresses on the web become articles: fetched with care, read like files.
"""

from rag.reading.discovery import find_sources
from rag.reading.formats.reader import Reader
from rag.reading.formats.registry import FORMATS, FilePart, read_file
from rag.reading.many_files import ReadParts, read_here
from rag.reading.sources import read_sources

__all__ = ["FORMATS", "FilePart", "ReadParts", "Reader", "find_sources", "read_file", "read_here", "read_sources"]
