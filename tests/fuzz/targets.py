"""What is fuzzed: bytes go into a reader or a question's path, and every place that comes out is checked."""

import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from rag.followups import completed
from rag.query import understand
from rag.reading import read_file
from rag.segmentation.chunking import split_passages
from rag.types import Rejection
from tests.rag.reading.formats.office import packed, workbook

__all__ = ["CORPUS", "TARGETS"]

CORPUS = Path(__file__).parent / "corpus"
"""A folder a target: inputs that once broke something, or lead where no other does."""

_TODAY = date(2026, 11, 21)


def _reader(suffix: str) -> Callable[[bytes], None]:
    def read(content: bytes) -> None:
        with tempfile.NamedTemporaryFile(suffix=suffix) as file:
            file.write(content)
            file.flush()
            for found in read_file(Path(file.name), today=_TODAY):
                if isinstance(found, Rejection):
                    assert found.error
                    continue
                found.text.encode()
                assert all(0 <= span.start < span.end <= len(found.text) for span in found.body)
                assert all(one.end <= other.start for one, other in pairwise(found.body))
                assert all(0 <= one.start < one.end <= len(found.text) for one in split_passages(found))

    return read


def _front_matter(content: bytes) -> None:
    _reader(".md")(b"---\n" + content + b"\n---\nPasar itu dibuka kemarin oleh wali kota.\n")


def _odt(content: bytes) -> None:
    _reader(".odt")(packed({"content.xml": content}))


def _sheet(content: bytes) -> None:
    _reader(".xlsx")(workbook("", **{"xl/worksheets/sheet1.xml": content}))


def _question(content: bytes) -> None:
    before, _, asked = content.decode("utf-8", "replace").partition("\n")
    query = understand(asked, today=_TODAY)
    completed(asked, [before])
    assert query.period is None or query.period.words in " ".join(asked.split())


TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {
        "html": _reader(".html"),
        "jsonl": _reader(".jsonl"),
        "pdf": _reader(".pdf"),
        "odt": _odt,
        "sheet": _sheet,
        "warc": _reader(".warc"),
        "warc_gz": _reader(".warc.gz"),
        "xml": _reader(".xml"),
        "front_matter": _front_matter,
        "questions": _question,
    }
)
"""Each raises nothing, whatever the bytes."""
