"""The formats in which an answer is handed on, by name; `ui.fact_check` writes them."""

from enum import StrEnum

__all__ = ["Format"]


class Format(StrEnum):
    """How a fact-check is written."""

    MARKDOWN = "markdown"
    DOCX = "docx"
    HTML = "html"
    """A page to print, or to keep as a PDF."""
    CLAIMREVIEW = "claimreview"
    """JSON-LD of schema.org; there for verdicts alone."""
    CSL = "csl"
    """The quoted articles as CSL-JSON, for a citation manager."""
    BIBTEX = "bibtex"
    """The quoted articles, for LaTeX."""
