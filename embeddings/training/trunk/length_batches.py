"""Texts of like length run together: what is padded to its longest should not be padded much."""

from collections.abc import Sequence

__all__ = ["cut_into_pieces"]


def cut_into_pieces(lengths: Sequence[int], *, most_tokens: int) -> list[list[int]]:
    """Put positions of like lengths together, the longest first, so that a piece padded to its longest stays small.

    >>> cut_into_pieces([2, 9, 3, 8], most_tokens=18)
    [[1, 3], [2, 0]]
    """
    pieces: list[list[int]] = []
    for position in sorted(range(len(lengths)), key=lambda position: -lengths[position]):
        if pieces and lengths[pieces[-1][0]] * (len(pieces[-1]) + 1) <= most_tokens:
            pieces[-1].append(position)
        else:
            pieces.append([position])
    return pieces
