"""What news is mostly about: words that mean one matter, in both languages, and the matters that exclude each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from rag.language.word_lists.news.cue_words import CEASED
from rag.language.word_lists.news.events import CEASE, EVENTS, OPPOSITE_PAIRS, TURNING
from rag.language.word_lists.patterns import any_of

__all__ = ["OPPOSITES", "TURNING", "TopicMention", "main_topics", "topic_mentions"]

_PATTERNS = {**{matter: any_of(words) for matter, words in EVENTS.items()}, CEASE: CEASED}

OPPOSITES = MappingProxyType(
    {
        matter: frozenset(other for pair in OPPOSITE_PAIRS for other in pair if matter in pair and other != matter)
        for matter in _PATTERNS
    }
)
"""The matters that exclude one."""


@dataclass(frozen=True, slots=True)
class TopicMention:
    """A place in a text that speaks of a matter."""

    matter: str
    words: str
    start: int


def topic_mentions(text: str) -> Iterator[TopicMention]:
    """Yield what a text speaks of, with the words that say it.

    >>> sorted({one.matter for one in topic_mentions("Tarif feri turun.")})
    ['fall', 'fare']
    """
    for matter, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            yield TopicMention(matter, match.group(), match.start())


def main_topics(text: str) -> list[TopicMention]:
    """Return what a text speaks of, one matter for each of its words: the one that takes most words.

    >>> [one.matter for one in main_topics("Rana pindah ke Kita.")]
    ['join']
    """
    kept: list[TopicMention] = []
    for one in sorted(topic_mentions(text), key=lambda one: -len(one.words)):
        if not any(
            one.start < other.start + len(other.words) and other.start < one.start + len(one.words) for other in kept
        ):
            kept.append(one)
    return kept
