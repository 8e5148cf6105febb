"""What the table of followed sources says; its labels stand in `page`."""

from dataclasses import dataclass

from ui.locales.catalogue import group

__all__ = ["FollowingWords", "following_words"]


@dataclass(frozen=True, slots=True)
class FollowingWords:
    """The words of the table."""

    empty: str
    source: str
    read: str
    new: str
    brought: str
    never: str
    since: str
    stop: str
    starts: str
    already: str
    failed: str
    no_address: str


following_words = group("chat.followed_sources", FollowingWords)
