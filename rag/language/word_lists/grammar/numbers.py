"""Words that count, beside the numbers of `embeddings.terms.number_words`."""

from types import MappingProxyType

from embeddings.terms.number_words import CARDINALS, ROUND, SCALES

__all__ = [
    "AT_LEAST",
    "AT_MOST",
    "COUNTS",
    "EARLIER",
    "LESS_THAN",
    "MORE_THAN",
    "NO_UNITS",
    "NUMBER_WORDS",
    "OTHER_COUNTS",
    "PARTS_OF_NUMBERS",
    "PERCENT",
    "SAME_UNITS",
    "TENS",
]

COUNTS = MappingProxyType({**CARDINALS, "a": 1, "an": 1})
"""How many days, weeks or months are counted."""

PARTS_OF_NUMBERS = ("belas", "puluh", "ratus")
"""What Indonesian numbers are put together of: dua belas, tiga puluh."""

TENS = tuple(
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    " twenty thirty forty fifty sixty seventy eighty ninety".split()
)
"""What English numbers are put together of, from thirteen on."""

NUMBER_WORDS = (*CARDINALS, *PARTS_OF_NUMBERS, *TENS, *ROUND, *SCALES)
"""Every word that is a number or part of one."""

OTHER_COUNTS = frozenset(
    [*"berapa beberapa sekian ulang puluhan ratusan ribuan jutaan miliaran".split(), *PARTS_OF_NUMBERS, *SCALES]
)
"""Before a unit of time they make it no single one: "66 juta tahun lalu", "ulang tahun lalu"."""

PERCENT = ("persen", "percent")
"""Written-out percent signs."""

SAME_UNITS = MappingProxyType(
    {"percent": "persen", "dollar": "dolar", "rupiah": "rp", "meter": "metr", "kilomet": "kilometr"}
)
"""Stems of one unit, each by the one that stands for all."""

MORE_THAN = "lebih dari|di atas|melebihi|more than|over|above|exceed(?:s|ed|ing)?|upwards of"
"""Before a number: only what is greater; alternatives of a pattern, as those below."""

AT_LEAST = "sedikitnya|setidaknya|paling sedikit|minimal|tidak kurang dari|at least|(?:no|not) (?:fewer|less) than"
"""Before a number: that, or what is greater."""

LESS_THAN = "kurang dari|di bawah|less than|fewer than|under|below"
"""Before a number: only what is smaller."""

AT_MOST = "paling banyak|maksimal|tidak lebih dari|at most|up to|(?:no|not) more than"
"""Before a number: that, or what is smaller."""

EARLIER = frozenset({"dari", "from", "daripada", "than"})
"""Before the number that something had before: "naik dari 6 menjadi 8"."""

NO_UNITS = frozenset("menjadi jadi to of sebesar sebanyak the a di pada in on at yang adalah is was".split())
"""Beside a number they say nothing of its unit."""
