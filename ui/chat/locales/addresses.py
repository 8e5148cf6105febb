"""What is said of addresses, in the language of the page."""

from dataclasses import dataclass
from types import MappingProxyType

from embeddings.language import Language

__all__ = ["ADDRESS_WORDS", "AddressWords"]


@dataclass(frozen=True, slots=True)
class AddressWords:
    """The page at an address where nothing is, and what is said of an article that was changed."""

    missing: str
    explained: str
    start: str
    moved: str


ADDRESS_WORDS = MappingProxyType(
    {
        Language.ENGLISH: AddressWords(
            missing="There is nothing here for you",
            explained="The conversation or article at this address was removed, is somebody else’s, or never was.",
            start="Ask something else",
            moved="The text of this article was changed since the link was made: the quotation no longer stands there.",
        ),
        Language.INDONESIAN: AddressWords(
            missing="Tidak ada apa-apa di sini untuk Anda",
            explained="Percakapan atau artikel di alamat ini telah dihapus, milik orang lain, atau tidak pernah ada.",
            start="Tanyakan hal lain",
            moved="Teks artikel ini telah diubah sejak tautan dibuat: kutipannya tidak lagi ada di sana.",
        ),
    }
)
