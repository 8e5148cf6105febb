"""What a question puts in quotation marks: words that are meant as they stand."""

import re
from collections.abc import Iterator

__all__ = ["quotations_in", "without_asides"]

_QUOTED = re.compile(r"\"([^\"]+)\"|“([^”]+)”|«([^»]+)»|(?<!\w)'([^']+)'(?!\w)|(?<!\w)‘([^’]+)’(?!\w)")

_ASIDE = re.compile(rf"{_QUOTED.pattern}|\([^)]*\)")


def quotations_in(text: str) -> Iterator[str]:
    """Yield what stands in quotation marks, in order.

    >>> list(quotations_in('Siapa yang menyebut tarif itu "tidak masuk akal"?'))
    ['tidak masuk akal']
    """
    for match in _QUOTED.finditer(text):
        yield match[match.lastindex or 0].strip()


def without_asides(text: str) -> str:
    """Blank out what stands in quotation marks or brackets, in place.

    >>> without_asides("Siapa penulis (atau penyunting) buku itu?")
    'Siapa penulis xxxxxxxxxxxxxxxxx buku itu?'
    """
    return _ASIDE.sub(lambda match: "x" * len(match[0]), text)
