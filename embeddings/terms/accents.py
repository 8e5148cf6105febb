"""Letters without their accents: people type "Erdogan" and "Beyonce", papers print "Erdoğan" and "Beyoncé"."""

import re
import unicodedata

__all__ = ["without_accents"]

_ACCENT = re.compile("[\u0300-\u036f]")
"""Accents of Latin, Greek and Cyrillic letters; the signs of other scripts are letters of their own."""
_STROKED = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"})
"""Letters that people type without their stroke or dot, and that Unicode does not take apart."""


def without_accents(text: str) -> str:
    """Return a text with plain letters, its wide forms and ligatures written out.

    >>> without_accents("Élodie Erdoğan, ﬁnal"), without_accents("東京 हिन्दी")
    ('Elodie Erdogan, final', '東京 हिन्दी')
    """
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text).translate(_STROKED)
    return unicodedata.normalize("NFC", _ACCENT.sub("", apart))
