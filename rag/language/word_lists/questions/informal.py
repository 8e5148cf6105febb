"""How people write Indonesian in a hurry."""

from types import MappingProxyType

__all__ = ["INFORMAL"]

INFORMAL = MappingProxyType(
    {
        short: word
        for word, spellings in {
            "bagaimana": "gmn gmna gmana bgmn",
            "belum": "blm blom",
            "berapa": "brp brapa brpa",
            "bukan": "bkn",
            "dengan": "dgn dngn",
            "di mana": "dmn dmna dmana",
            "dapat": "dpt",
            "harus": "hrs",
            "juga": "jg jga",
            "kalau": "klo kalo klw",
            "kapan": "kpn",
            "karena": "krn krna karna",
            "kenapa": "knp knpa knapa",
            "kepada": "kpd",
            "mengapa": "mngp mngapa",
            "pakai": "pake",
            "seperti": "spt sprti",
            "sekarang": "skrg skrng",
            "sudah": "sdh udh udah",
            "tentang": "ttg",
            "tersebut": "tsb",
            "tetapi": "tpi",
            "tidak": "gak ga gk nggak ngga enggak engga tdk tdak kagak",
            "untuk": "utk untk",
            "yang": "yg yng",
        }.items()
        for short in spellings.split()
    }
)
"""Each spelling by the word that is meant; none is a word of either language, and none is part of a date."""
