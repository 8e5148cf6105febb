"""Words of both languages by which a follow-up is told from a question that stands by itself."""

import re
from types import MappingProxyType

from embeddings.language import Language
from embeddings.lexicon import load_lexicon
from embeddings.stopwords import STOP_WORDS
from embeddings.terms import stems
from rag.language.patterns import any_of, either
from rag.language.questions import AUXILIARIES, ENGLISH_QUESTION_WORDS, INDONESIAN_QUESTION_WORDS, PARTICLES

__all__ = [
    "ANY_AUXILIARY",
    "ANY_PREPOSITION",
    "ASKS",
    "ATTRIBUTES",
    "ENGLISH_ASKING",
    "OF_THINGS",
    "PEOPLE",
    "PLACE_HEADS",
    "PREPOSITIONS",
    "REPORTED",
    "TITLES",
    "UNITS",
    "WORD",
    "content",
    "is_unknown",
    "said_alike",
]

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
ANY_AUXILIARY = either(*AUXILIARIES)
ENGLISH_ASKING = either(*ENGLISH_QUESTION_WORDS)
ASKS = re.compile(
    rf"\b(?:(?:{either(*INDONESIAN_QUESTION_WORDS)})(?:kah)?|{either(*PARTICLES)}|{ENGLISH_ASKING})\b", re.IGNORECASE
)

_ALIKE = tuple(
    frozenset(row.split())
    for row in (
        "with dengan bersama bareng",
        "in at on di pada dalam",
        "to ke kepada",
        "from dari",
        "of dari",
        "for untuk bagi buat",
        "by oleh",
        "about tentang soal mengenai",
        "between antara",
        "against melawan",
        "without tanpa",
        "near dekat",
        "into ke",
        "around sekitar",
        "through via melalui lewat",
        "since sejak",
        "after setelah sesudah",
        "before sebelum",
        "until till sampai hingga",
    )
)
"""Prepositions that say the same in both languages."""
PREPOSITIONS = frozenset[str]().union(*_ALIKE)
ANY_PREPOSITION = "|".join(sorted(PREPOSITIONS))
"""Of a pattern: any of them."""

ATTRIBUTES = any_of(r"""
    harga tarif biaya ongkos jumlah tinggi panjang lebar luas berat umur usia gaji nilai kecepatan kapasitas ketinggian
    kedalaman populasi penduduk modal anggaran
    prices? fares? costs? fees? number height length width depth weight age salary value speed capacity population
    budget
""")
"""What a thing has: asked for, it is the thing that is spoken of."""
OF_THINGS = any_of(r"""
    harga tarif biaya ongkos panjang lebar berat kecepatan kapasitas
    costs? prices? priced weighs? long wide heavy fast looks? called sells? sold
""")
"""What is said of a thing that is made or sold, not of who makes it."""
UNITS = any_of("meter metre kilometer kilometre km kg kilogram ton tonne persen rupiah dolar orang buah unit tahun")
PEOPLE = any_of("""
    anak anak-anak dewasa pelajar mahasiswa siswa lansia wisatawan turis pensiunan penumpang perempuan pria laki-laki
    children kids adults students seniors pensioners tourists passengers women men boys girls residents
""")
"""For whom a price or a rule can be."""
PLACE_HEADS = any_of(r"""
    wali_kota walikota bupati gubernur kota kabupaten provinsi ibu_kota ibukota penduduk
    mayor governor regent capital population
""")
"""What a place has one of: "and in Arunggala?" asks for another."""
TITLES = any_of(r"""
    wali kota bupati gubernur presiden menteri kepala desa gunung pulau danau sungai kabupaten provinsi kecamatan pt
    mount mt lake river mayor president governor minister king queen dr prof
""")
"""Written large before a name, they stay where the name is replaced."""
REPORTED = MappingProxyType(
    {
        Language.ENGLISH: any_of(r"""
            announc(?:e|es|ed|ing) confirm(?:s|ed|ing)? den(?:y|ies|ied|ying) sa(?:y|ys|id) report(?:s|ed)?
            reveal(?:s|ed)? admit(?:s|ted)? claim(?:s|ed)? stat(?:e|es|ed) decid(?:e|ed) disclos(?:e|ed) know[ns]?
            knew publish(?:ed)? agreed? approved? rejects? rejected disput(?:e|es|ed) refut(?:e|es|ed)
            oppos(?:e|es|ed) dismiss(?:es|ed)? support(?:s|ed)? true certain official correct happen(?:s|ed)?
            planned expected criticis(?:e|ed) criticiz(?:e|ed)
        """),
        Language.INDONESIAN: any_of(r"""
            (?:meng|di)umumkan (?:mem|di)bantah (?:meny|dis)angkal mengatakan dikatakan (?:meng|di)?konfirmasi
            (?:me|di)?(?:mas|pas)tikan (?:me|di)laporkan (?:mem|di)beritakan (?:meng|di)akui (?:me|di)nyatakan
            (?:me|di)(?:ny|s)ebut(?:kan)? (?:meng|di)klaim (?:meng|di)ungkap(?:kan)? (?:men|di)(?:t)?egaskan
            (?:mem|di)benarkan (?:me|di)(?:mut|put)uskan (?:meny|dis)epakati bilang mengetahui diketahui diakui
        """),
    }
)
"""Verbs whose object is a whole claim."""


def content(text: str) -> list[str]:
    """Give the words that are no function words, in lower case.

    >>> content("Berapa harga beras di Rana?")
    ['harga', 'beras', 'rana']
    """
    found = (word.lower() for word in WORD.findall(text))
    return [word for word in found if not any(word in words for words in STOP_WORDS.values())]


def said_alike(preposition: str) -> frozenset[str]:
    """Give the prepositions that say the same, in both languages.

    >>> sorted(said_alike("with"))
    ['bareng', 'bersama', 'dengan', 'with']
    """
    return frozenset[str]().union(*(row for row in _ALIKE if preposition.lower() in row))


def is_unknown(word: str) -> bool:
    """Tell whether a word stands in neither language's dictionary, as most names do."""
    rows = (load_lexicon().translate(stems(word, language), language) for language in Language)
    return len(word) > 1 and word.isalpha() and not any(any(row) for row in rows)
