"""A fact-check of an answer, to hand on: as a document to read, as data, as a list of sources."""

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
