"""What the bundled judge was never trained on: a twelfth of all premises, passages and documents, each whole."""

from hashlib import sha256

__all__ = ["is_held_out"]

_SHARE = 12


def is_held_out(text: str) -> bool:
    """Return whether a premise, passage or document falls in the twelfth, however it is spaced and capitalised.

    >>> [name for name in ("red", "orange", "yellow", " ORANGE ") if is_held_out(name)]
    ['orange', ' ORANGE ']
    """
    return int(sha256(" ".join(text.lower().split()).encode()).hexdigest(), 16) % _SHARE == 0
