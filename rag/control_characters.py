"""What may reach a terminal: text, and nothing that commands it or turns its lines around."""

import re

__all__ = ["shown"]

_COMMANDS = re.compile(
    r"\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"  # control characters but tabs and line breaks
    r"|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # marks that change the direction of what follows
)


def shown(text: str) -> str:
    r"""Write control characters and marks of direction as JSON writes them, in JSON too; everything else stays.

    >>> print(shown("Harga \x1b[2Jikan \u202enaki"))
    Harga \u001b[2Jikan \u202enaki
    """
    return _COMMANDS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
