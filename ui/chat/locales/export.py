"""What handing on is called, in the language of the question."""

from dataclasses import dataclass
from types import MappingProxyType

from embeddings.language import Language
from ui.formats import Format

__all__ = ["EXPORT_WORDS", "ExportWords"]


@dataclass(frozen=True, slots=True)
class ExportWords:
    """The words of the menu."""

    hand_on: str
    printed: str
    formats: MappingProxyType[Format, str]
    failed: str


_FILES = {Format.MARKDOWN: "Markdown", Format.DOCX: "Word (.docx)", Format.CLAIMREVIEW: "ClaimReview (JSON-LD)"}

EXPORT_WORDS = MappingProxyType(
    {
        Language.ENGLISH: ExportWords(
            hand_on="Hand on",
            printed="Print or PDF",
            formats=MappingProxyType({**_FILES, Format.CSL: "Sources, CSL-JSON", Format.BIBTEX: "Sources, BibTeX"}),
            failed="This could not be handed on; the terminal says why.",
        ),
        Language.INDONESIAN: ExportWords(
            hand_on="Teruskan",
            printed="Cetak atau PDF",
            formats=MappingProxyType({**_FILES, Format.CSL: "Sumber, CSL-JSON", Format.BIBTEX: "Sumber, BibTeX"}),
            failed="Ini tidak dapat diteruskan; alasannya ada di terminal.",
        ),
    }
)
