"""The few words on which a sentence turns: numbers, negations, and which way something went."""

from types import MappingProxyType

__all__ = ["NEGATIONS", "told"]

NEGATIONS = frozenset("tidak tak bukan belum jangan tanpa bantah tampik sangkal tepis not no never deni reject".split())
"""As words or stems: they turn a sentence into its opposite, and all other words stay."""

_CONTRACTED = ("n't", "n’t")
_NOT = "not"

_NUMBERS = MappingProxyType(
    {
        word: str(value)
        for value, names in {
            1: "satu one",
            2: "dua two ii",
            3: "tiga three iii",
            4: "empat four iv",
            5: "lima five",
            6: "enam six vi",
            7: "tujuh seven vii",
            8: "delapan eight viii",
            9: "sembilan nine ix",
            10: "sepuluh ten",
            11: "sebelas eleven",
            12: "twelve dozen",
            100: "seratus hundred",
            1_000: "seribu thousand ribu",
            1_000_000: "sejuta million juta",
            1_000_000_000: "semiliar billion miliar",
            1_000_000_000_000: "setriliun trillion triliun",
        }.items()
        for word in names.split()
    }
)
"""Numbers in words, and the Roman ones that are no letter of their own, as their digits."""

_DIRECTIONS = frozenset(
    """
    naik turun kuat lemah tambah kurang untung rugi menang kalah up down rise rose fall fell gain lose lost loss
    increas decreas higher lower more less win won
    """.split()
)
"""As words or stems: put one in the place of another, and the news is the opposite."""


def told(term: str) -> str | None:
    """Give what an analysed term tells, if anything: a number as digits, "not" for any negation, others as they are.

    >>> [told(term) for term in ("tiga", "kapal", "tidak", "naik", "12,5", "q2")]
    ['3', None, 'not', 'naik', '12,5', 'q2']
    """
    if term in NEGATIONS or term.endswith(_CONTRACTED):
        return _NOT
    if term in _DIRECTIONS or any(map(str.isdigit, term)):
        return term
    return _NUMBERS.get(term)
