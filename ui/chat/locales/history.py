"""What the list of kept conversations says, in the language of the page."""

from dataclasses import dataclass
from types import MappingProxyType

from embeddings.language import Language

__all__ = ["HistoryWords", "history_words"]


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """The words of the list; `{}` takes what the name of the field says."""

    heading: str
    explained: str
    none: str
    rename: str
    new_title: str
    save: str
    cancel: str
    delete: str
    deleting: str
    """Takes the title."""
    yes: str
    no: str
    unkept: str
    gone: str


_ENGLISH = HistoryWords(
    heading="Conversations",
    explained="Kept in the archive’s folder, for you alone.",
    none="There is none yet. Ask something, and it is kept here.",
    rename="Rename",
    new_title="New title",
    save="Save",
    cancel="Cancel",
    delete="Delete",
    deleting="Delete “{}” for good?",
    yes="Yes",
    no="No",
    unkept="This conversation could not be kept; the terminal says why.",
    gone="This conversation is no longer there.",
)

_INDONESIAN = HistoryWords(
    heading="Percakapan",
    explained="Disimpan di folder arsip, hanya untuk Anda.",
    none="Belum ada. Ajukan pertanyaan, dan percakapannya disimpan di sini.",
    rename="Ganti nama",
    new_title="Judul baru",
    save="Simpan",
    cancel="Batal",
    delete="Hapus",
    deleting="Hapus “{}” untuk selamanya?",
    yes="Ya",
    no="Tidak",
    unkept="Percakapan ini tidak dapat disimpan; alasannya ada di terminal.",
    gone="Percakapan ini sudah tidak ada.",
)

_WORDS = MappingProxyType({Language.ENGLISH: _ENGLISH, Language.INDONESIAN: _INDONESIAN})


def history_words(language: Language) -> HistoryWords:
    """Return the words of a language."""
    return _WORDS[language]
