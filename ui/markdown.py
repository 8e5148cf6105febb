"""Texts of articles in Markdown (CommonMark), where they are text."""

import re

__all__ = ["escaped"]

_INLINE = re.compile(r"[\\`*_\[\]<>&~$|]")
"""What begins code, emphasis, a link, markup, a formula, a cell of a table or a character's name."""
_OPENING = re.compile(r"(\d{1,9}(?=[.)])|(?=[#+=-]))")
"""Where a line begins so, a heading or a list would begin."""


def escaped(text: str) -> str:
    r"""Write a text on one line so that Markdown shows it as it is.

    >>> print(escaped("- [x](http://a.example) costs $5, <b>not</b> AT&amp;T"))
    \- \[x\](http://a.example) costs \$5, \<b\>not\</b\> AT\&amp;T
    """
    line = _INLINE.sub(r"\\\g<0>", " ".join(text.split()))
    opening = _OPENING.match(line)
    return f"{opening[0]}\\{line[opening.end() :]}" if opening else line
