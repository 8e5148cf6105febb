"""The words by which something is denied, corrected, ended, attributed or confirmed, in both languages."""

import re

from rag.language.word_lists.patterns import any_of

__all__ = [
    "ATTRIBUTED",
    "CEASED",
    "CONFIRMED",
    "CORRECTED",
    "CORRECTIONS",
    "DECISIONS",
    "DENIED",
    "FALSE",
    "NEGATIONS",
    "NOT",
    "NOT_THE_NUMBER",
    "PUT_RIGHT",
    "RENEWED",
    "RIGHT_IN_CORRECTIONS",
]

NEGATIONS = r"""
tidak(?!_(?:hanya|cuma|sekadar|lain|saja)\b) tak bukan(?!_(?:hanya|cuma|sekadar)\b) bukanlah belum tanpa nihil
never not(?!_(?:only|just)\b) cannot no(?!_(?:doubt|matter|wonder)\b|\.?_\d) \w+n['’]t neither nor none nothing nobody
without
"""
"""Negations; some phrases with them deny nothing."""

NOT = any_of(NEGATIONS)
"""The same, compiled."""

NOT_THE_NUMBER = re.compile(r"\b(?:bukan|not)\s+(?=\S*\d)", re.IGNORECASE)
"""It denies the number, which is not counted among those stated, and nothing else."""

DENIED = any_of(r"""
(?:mem|di|ter)?bantah(?:an|nya|annya)? menepis ditepis tepis menampik ditampik tampik menyangkal disangkal sangkal
den(?:y|ies|ied|ying|ial|ials) refut\w+ dismiss(?:es|ed|ing|al)? rebut\w* debunk\w* wav(?:e|es|ed|ing)_(?:away|off)
reject(?:s|ed)?_(?:the_|any_)?(?:claims?|reports?|rumou?rs?|talk|suggestions?|allegations?)
""")
"""Those concerned deny it."""

FALSE = any_of(r"""
keliru kekeliruan tidak_benar tidaklah_benar tak_benar tidak_berdasar hoaks hoax palsu salah(?!_satu\b) menyesatkan
false falsely untrue not_true isn['’]t_true incorrect\w* wrong wrongly baseless unfounded fabricated mistaken\w*
in_error no_truth
""")
"""It is called false."""

CORRECTED = any_of(
    r"koreksi(?:nya)? ralat meralat mengoreksi dikoreksi yang_benar the_correct correction corrected erratum"
)
"""An earlier report is corrected."""

PUT_RIGHT = any_of(
    r"(?:nama|angka|jumlah|tanggal|hari|harga|data|informasi|keterangan)(?:nya)?_yang_(?:benar|betul|tepat)"
    r" the_(?:correct|right)_(?:name|number|figure|date|day|price|amount|spelling) should_have_(?:said|read|given)"
)
"""What is right stands in place of what the sentence before repeats."""

RIGHT_IN_CORRECTIONS = any_of(r"yang_(?:benar|betul|tepat) seharusnya semestinya the_correct should_(?:be|have_been)")
"""The same where the article corrects another; elsewhere they say what ought to be."""

CEASED = any_of(r"""
berakhir mengakhiri (?:di|pem|mem)?batal(?:kan|an)? pecah_kongsi bubar urung putus memutus gagal habis dihentikan
menghentikan berhenti cancel\w* scrap(?:s|ped|ping)? abandon\w* terminat\w* call(?:s|ed|ing)?_off split\w*
part(?:s|ed|ing)?_ways (?:come|comes|coming|came)_to_an_end
r[ua]n(?:s|ning)?_out break(?:s|ing)?_up broke_up expire[sd]? withdr[ae]w\w* shelv\w+
(?<!the_)(?<!an_)(?<!year_)end(?:ed|ing|s)?(?!_of) fail(?:s|ed|ing)?_to stop(?:s|ped|ping)? halt(?:s|ed|ing)?
""")
"""What ends, or never comes about: said of a state, it denies that the state lasts."""

ATTRIBUTED = any_of(r"""
kata katanya ujar(?:nya)? tutur(?:nya)? ucap(?:nya)? menurut mengatakan menyatakan menyebut(?:kan)? mengklaim menilai
menegaskan said says saying according_to told claim(?:s|ed) stated argued
""")
"""Somebody says so."""

CONFIRMED = any_of(r"""
secara_resmi resmi(?=\s+(?:me(?!nteri)|ber|di(?!nas))\w{4}) officially announc(?:es|ed|ing|ement)
confirm(?:s|ed|ing|ation) signed mengumumkan diumumkan mengonfirmasi mengkonfirmasi dikonfirmasi memastikan
membenarkan mengakui menandatangani ditandatangani meresmikan diresmikan
""")
"""Those concerned announce or admit it."""

RENEWED = any_of(r"""
tidak_lagi tak_lagi no_longer kini sekarang now diturunkan lowered dicabut lifted kembali_(?:di|ber|me)\w+
dibuka_kembali reopen\w* resum\w+
""")
"""What says that a state of affairs has changed."""

CORRECTIONS = frozenset("koreksi ralat klarifikasi correction corrects corrected clarification".split())
"""A headline with one of them corrects an earlier story."""

DECISIONS = (
    r"tidak|tak|bukan|belum|bantah\w*|membantah|menampik|menyangkal|menepis|memastikan|membenarkan"
    r"|mengonfirmasi|not?|never|den(?:y|ies|ied|ial)|reject(?:s|ed)?|confirm(?:s|ed)?"
)
"""What a sentence holds that may answer yes or no; alternatives of a pattern."""
