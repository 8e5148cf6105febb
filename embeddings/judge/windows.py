"""What is shown to the judge: a window behind its article's title and day, and of a long text the part that matters."""

from datetime import date

__all__ = ["heading", "nearest_part"]

_LONGEST = 1100
"""Characters of a part: what the judge reads of a pair, or nearly."""


def heading(title: str | None, day: date | None) -> str:
    """Return what is read before a window of an article: its title and day, as far as they are known.

    >>> heading("Tarif feri naik.", date(2024, 6, 8)), heading(None, None)
    ('Tarif feri naik (2024-06-08). ', '')
    """
    start = " ".join(part for part in ((title or "").rstrip("."), f"({day.isoformat()})" if day else "") if part)
    return f"{start}. " if start else ""


def nearest_part(text: str, sentence: str) -> str:
    """Return the part of a long text that shares most words with a sentence; a short text whole."""
    if len(text) <= _LONGEST:
        return text
    words = set(sentence.lower().split())
    parts = [text[start : start + _LONGEST] for start in range(0, len(text), _LONGEST // 2)]
    return max(parts, key=lambda part: len(words & set(part.lower().split())))
