"""A fact-check of an answer, to hand on: as a document to read, as data, as a list of sources.

- `addresses`: Which sources of articles are public addresses: everything else stays where it is.
- `bibtex`: The articles that a fact-check quotes as BibTeX, texts written so that LaTeX shows them as they are.
- `check`: An answer → its fact-check: what was asked, what the articles say to it, and where, ready to be written.
- `claim_review`: A fact-check as ClaimReview, the JSON-LD of schema.org (https://schema.org/ClaimReview).
- `csl`: The articles that a fact-check quotes as CSL-JSON (https://docs.citationstyles.org), which citation
  managers read.
- `formats`: How each format of a fact-check is written, and what its files are.
- `line`: Text of articles, on one line and without what no document may hold.
- `markdown`: A fact-check as Markdown (CommonMark), in which texts of articles are text.
- `page`: A fact-check as a page of its own, to print or to keep as a PDF; it loads nothing.
- `references`: What every list of references says of an article.
- `word_document`: A fact-check as a Word document, by python-docx.
- `words`: What stands around the quotations of a fact-check, in both languages.
"""

from ui.fact_check.check import FactCheck, Finding, Quotation, Section, Source, fact_check
from ui.fact_check.formats import FORMATS, FileFormat, handed_on
from ui.formats import Format

__all__ = [
    "FORMATS",
    "FactCheck",
    "FileFormat",
    "Finding",
    "Format",
    "Quotation",
    "Section",
    "Source",
    "fact_check",
    "handed_on",
]
