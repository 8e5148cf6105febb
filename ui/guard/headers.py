"""What a browser may do with an answer."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

__all__ = ["headers"]


def headers(policy: Sequence[str]) -> Mapping[str, str]:
    """Return the headers that every answer carries, with a Content-Security-Policy of these parts."""
    return MappingProxyType(
        {
            "Content-Security-Policy": "; ".join(policy),
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }
    )
