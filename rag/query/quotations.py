"""What a question puts in quotation marks: words that are meant as they stand."""

import re
from collections.abc import Iterator

__all__ = ["quotations_in"]

_QUOTED = re.compile(r"\"([^\"]+)\"|“([^”]+)”|«([^»]+)»|(?<!\w)'([^']+)'(?!\w)|(?<!\w)‘([^’]+)’(?!\w)")


def quotations_in(text: str) -> Iterator[str]:
    """Yield what stands in quotation marks, in order.

    >>> list(quotations_in('Siapa yang menyebut tarif itu "tidak masuk akal"?'))
    ['tidak masuk akal']
    """
    for match in _QUOTED.finditer(text):
        yield match[match.lastindex or 0].strip()
