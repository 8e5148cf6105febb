"""How each format of a fact-check is written, and what its files are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ui.fact_check.bibtex import as_bibtex
from ui.fact_check.check import FactCheck
from ui.fact_check.claim_review import as_claim_review
from ui.fact_check.csl import as_csl
from ui.fact_check.markdown import as_markdown
from ui.fact_check.page import as_html
from ui.fact_check.word_document import as_docx
from ui.formats import Format

__all__ = ["FORMATS", "FileFormat", "handed_on"]


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How a format is written, and what its files are."""

    write: Callable[[FactCheck], str | bytes]
    ending: str
    media_type: str


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FORMATS: Mapping[Format, FileFormat] = {
    Format.MARKDOWN: FileFormat(as_markdown, ".md", "text/markdown"),
    Format.DOCX: FileFormat(as_docx, ".docx", _WORD),
    Format.HTML: FileFormat(as_html, ".html", "text/html"),
    Format.CLAIMREVIEW: FileFormat(as_claim_review, ".claimreview.json", "application/ld+json"),
    Format.CSL: FileFormat(as_csl, ".csl.json", "application/vnd.citationstyles.csl+json"),
    Format.BIBTEX: FileFormat(as_bibtex, ".bib", "application/x-bibtex"),
}


def handed_on(check: FactCheck, form: Format) -> bytes:
    """Write a fact-check in a format, text as UTF-8.

    Raises:
        NothingToHandOn: the format takes a verdict, or quotations, and there is none.
    """
    written = FORMATS[form].write(check)
    return written if isinstance(written, bytes) else written.encode()
