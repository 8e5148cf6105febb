"""Words that were parted at the ends of lines → whole again."""

import re

__all__ = ["KnownWords"]

_PARTED = re.compile(r"(?P<left>[^\W\d_]+)(?P<mark>[-\xad\u2010])$")
_CONTINUED = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_SOFT = "\xad"
_ALIKE = 3
"""Letters that both halves of a reduplicated word begin with."""


class KnownWords:
    """The words of a text, by which a hyphen at the end of a line is told from one of the word."""

    def __init__(self, lines: list[str]) -> None:
        self._known = {word.casefold() for line in lines for word in _WORD.findall(line)[:-1]}

    def joined(self, line: str, following: str) -> str:
        """Join two lines of a paragraph.

        >>> words = KnownWords(["Panen padi naik."])
        >>> words.joined("dengan peng-", "hasilan"), words.joined("kata anak-", "anak")
        ('dengan penghasilan', 'kata anak-anak')
        """
        parted, continued = _PARTED.search(line), _CONTINUED.match(following)
        if parted is None or continued is None:
            return line + following if _ends_in_hyphen(line) else f"{line} {following}"
        if parted["mark"] == _SOFT or (following[0].islower() and not self._keeps(parted["left"], continued[0])):
            return line[:-1] + following
        return line + following

    def _keeps(self, left: str, right: str) -> bool:
        """Return whether two parts are written with a hyphen: as elsewhere in the text, or as one said twice."""
        left, right = left.casefold(), right.casefold()
        if f"{left}{right}" in self._known:
            return False
        if f"{left}-{right}" in self._known:
            return True
        return left[:_ALIKE] == right[:_ALIKE] or left.endswith(right) or left in right


def _ends_in_hyphen(line: str) -> bool:
    """Whether a number or a sign runs on behind a hyphen; a dash between words has a space before it."""
    return line[-1:] in "-\u2010\xad" and line[-2:-1].isalnum()
