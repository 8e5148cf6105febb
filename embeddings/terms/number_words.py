"""Numbers in words, in both languages."""

from types import MappingProxyType

__all__ = ["CARDINALS", "ORDINALS", "ROMAN", "ROUND", "SCALES"]

CARDINALS = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "satu one",
                "dua two",
                "tiga three",
                "empat four",
                "lima five",
                "enam six",
                "tujuh seven",
                "delapan eight",
                "sembilan nine",
                "sepuluh ten",
                "sebelas eleven",
                "twelve",
            ),
            start=1,
        )
        for name in names.split()
    }
)
"""One to twelve."""

ROMAN = MappingProxyType({"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9})
"""Those that are no letter of their own."""

SCALES = MappingProxyType(
    {
        **dict.fromkeys(("ribu", "thousand"), 1_000),
        **dict.fromkeys(("juta", "million"), 1_000_000),
        **dict.fromkeys(("miliar", "billion"), 1_000_000_000),
        **dict.fromkeys(("triliun", "trillion"), 1_000_000_000_000),
    }
)
"""What multiplies the number before it."""

ROUND = MappingProxyType(
    {
        "dozen": 12,
        **dict.fromkeys(("seratus", "hundred"), 100),
        "seribu": 1_000,
        "sejuta": 1_000_000,
        "semiliar": 1_000_000_000,
        "setriliun": 1_000_000_000_000,
    }
)
"""Round numbers in one word."""

ORDINALS = MappingProxyType(
    {
        **dict.fromkeys(("1", "i", "pertama", "kesatu", "satu", "first", "1st"), 1),
        **dict.fromkeys(("2", "ii", "kedua", "dua", "second", "2nd"), 2),
        **dict.fromkeys(("3", "iii", "ketiga", "tiga", "third", "3rd"), 3),
        **dict.fromkeys(("4", "iv", "keempat", "empat", "fourth", "4th"), 4),
    }
)
"""How the parts of a year are numbered."""
