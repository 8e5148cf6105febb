"""What the table of followed sources says, in both languages; its labels stand in `page`."""

from dataclasses import dataclass
from types import MappingProxyType

from embeddings.language import Language

__all__ = ["FOLLOWING_WORDS", "FollowingWords"]


@dataclass(frozen=True, slots=True)
class FollowingWords:
    """The words of the table; `{}` takes what the name of the field says, in its order."""

    empty: str
    source: str
    read: str
    new: str
    brought: str
    never: str
    since: str
    """Takes how many, and the day."""
    stop: str
    starts: str
    """Takes the address."""
    already: str
    """Takes the address."""
    failed: str
    """Takes the reason."""
    no_address: str


FOLLOWING_WORDS = MappingProxyType(
    {
        Language.ENGLISH: FollowingWords(
            empty="Nothing is followed yet. Give the address of a feed above, or a folder with `sitasi follow PATH`.",
            source="Source",
            read="Last read",
            new="New then",
            brought="New in all",
            never="not yet",
            since="{} since {}",
            stop="Stop",
            starts="{} is followed from now on.",
            already="{} is followed already.",
            failed="Nothing is followed yet: {}",
            no_address="give an address that begins with https:// or http://.",
        ),
        Language.INDONESIAN: FollowingWords(
            empty="Belum ada yang diikuti. Berikan alamat umpan di atas, atau folder dengan `sitasi follow PATH`.",
            source="Sumber",
            read="Terakhir dibaca",
            new="Baru saat itu",
            brought="Baru seluruhnya",
            never="belum",
            since="{} sejak {}",
            stop="Berhenti",
            starts="{} diikuti mulai sekarang.",
            already="{} sudah diikuti.",
            failed="Belum ada yang diikuti: {}",
            no_address="tulislah alamat yang diawali https:// atau http://.",
        ),
    }
)
