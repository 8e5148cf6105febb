"""Files, folders and addresses → articles: their story, title, publisher, date and language."""

from rag.reading.formats import FORMATS, FilePart, read_file
from rag.reading.many import ReadParts, read_here
from rag.reading.reader import Reader
from rag.reading.sources import read_sources
from rag.reading.walk import find_sources

__all__ = ["FORMATS", "FilePart", "ReadParts", "Reader", "find_sources", "read_file", "read_here", "read_sources"]
