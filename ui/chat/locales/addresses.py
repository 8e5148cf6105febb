"""What is said of addresses, in the language of the page."""

from dataclasses import dataclass

from ui.locales.catalogue import group

__all__ = ["AddressWords", "address_words"]


@dataclass(frozen=True, slots=True)
class AddressWords:
    """The page at an address where nothing is, and what is said of an article that was changed."""

    missing: str
    explained: str
    start: str
    moved: str


address_words = group("chat.addresses", AddressWords)
