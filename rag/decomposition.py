"""What is asked becomes full questions: follow-ups made whole, joined questions split, a question a side compared."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.language.content_words import ASKS, content
from rag.language.names import name_spans
from rag.language.spelling import written_out
from rag.language.word_lists.patterns import either
from rag.language.word_lists.questions.question_words import AUXILIARIES
from rag.query import LONGEST_QUESTION, MOST_PARTS, questions_in, sides_of
from rag.query.compound import POINTS_BACK

__all__ = ["FullQuestions", "decomposed"]

Complete = Callable[[str, Sequence[str]], str | None]


def _completed(question: str, earlier: Sequence[str]) -> str | None:
    """Complete a follow-up by rule; a first question need not load the rules."""
    from rag.followups import completed

    return completed(question, earlier)


_SHORT = 3
"""Words of content; a part with fewer may leave unsaid what it is about."""
_OPENING = re.compile(rf"^\W*(?:how\s+\w+|{ASKS.pattern})?\s*(?:(?:{either(*AUXILIARIES)})\b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FullQuestions:
    """What a text asks, in full questions."""

    questions: tuple[str, ...]
    """At most three."""
    compared: bool = False
    """Whether they are the sides of a comparison."""


def decomposed(question: str, history: Sequence[str] = (), *, complete: Complete = _completed) -> FullQuestions:
    """Return the full questions that a text asks after others.

    `complete` makes a follow-up whole from the questions before it, or returns `None`.

    >>> decomposed("When was the bridge at Old Quay built and who built it?").questions
    ('When was the bridge at Old Quay built?', 'Who built the bridge at Old Quay?')
    >>> decomposed("Who is the mayor of Old Quay?").questions
    ('Who is the mayor of Old Quay?',)
    """
    earlier = [full for one in history for full in _full(one, (), _completed)]
    asked = _full(question, earlier, complete)
    sides = [_opened(side) for one in asked for side in sides_of(written_out(one)) or (one,)]
    compared = len(asked) < len(sides) <= MOST_PARTS
    return FullQuestions(tuple(sides if compared else asked), compared)


def _full(question: str, earlier: Sequence[str], complete: Complete) -> list[str]:
    parts = questions_in(written_out(question)) if len(question) <= LONGEST_QUESTION else (question,)
    if len(parts) == 1:
        return [(complete(question, earlier) if earlier else None) or question]
    found: list[str] = []
    for part in parts:
        before = [*earlier, *found]
        found.append((complete(part, before) if before else None) or _with_topic(part, found))
    return found


def _with_topic(part: str, before: Sequence[str]) -> str:
    """Write a part as a question; one that does not say what it is about is told what the part before asks."""
    question = _opened(part).rstrip("?!. ,;")
    unsaid = len(content(part)) < _SHORT or POINTS_BACK.search(part)
    if before and unsaid and not name_spans(part, []):
        topic = ASKS.sub(" ", _OPENING.sub("", before[-1])).strip("?!. ,;")
        return f"{question} ({' '.join(topic.split())})?"
    return f"{question}?"


def _opened(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
