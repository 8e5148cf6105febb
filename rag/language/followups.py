"""Words by which follow-ups are told and read."""

from types import MappingProxyType

__all__ = ["INFORMAL"]

INFORMAL = MappingProxyType({"y": "why", "n": "and", "u": "you", "wat": "what", "ppl": "people", "abt": "about"})
"""How people write English in a hurry, in lower case."""
