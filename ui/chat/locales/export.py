"""What handing on is called, in the language of the question."""

from collections.abc import Mapping
from dataclasses import dataclass

from ui.formats import Format
from ui.locales.catalogue import group

__all__ = ["ExportWords", "export_words"]


@dataclass(frozen=True, slots=True)
class ExportWords:
    """The words of the menu."""

    hand_on: str
    formats: Mapping[Format, str]
    failed: str


export_words = group("chat.export", ExportWords)
