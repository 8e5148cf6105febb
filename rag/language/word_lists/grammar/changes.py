"""Words around what was so before and what is so since; alternatives of patterns."""

__all__ = [
    "AS",
    "AUXILIARIES",
    "BECOMING",
    "BUT_NOW",
    "CHANGED",
    "COMPARED",
    "CONTINUING",
    "EARLIER",
    "FORMERLY",
    "NO_LONGER",
    "OF_THE_PAST",
    "REPLACED_BY",
    "REPLACES",
    "SIGNS",
    "TURNED_INTO",
]

BECOMING = "menjadi|jadi"
"""Between what was and what is: "dari siaga menjadi waspada"."""

CHANGED = (
    r"(?:di|me[mn]?|ber|ter)?(?:pindah|alih|geser|ganti|ubah)(?:kan)?|beralih|mengalihkan|menggeser|mengubah"
    r"|mov(?:es?|ed|ing)|chang(?:es?|ed|ing)|switch(?:es|ed|ing)?|shift(?:s|ed|ing)?|relocat(?:es?|ed|ing)"
    r"|transfer(?:s|red|ring)?|convert(?:s|ed|ing)?|renam(?:es?|ed|ing)|rebrand(?:s|ed|ing)?"
    r"|(?:lower|upgrad|downgrad|reduc|increas|extend|shorten)(?:s|e|es|ed|ing)?|rais(?:es?|ed|ing)|cuts?|cutting|turn(?:s|ed|ing)?"
)
"""Before "from ... to ..." they tell of a change, not of a way or a time."""

TURNED_INTO = (
    r"(?:di|ber)(?:ubah|ganti|alih)(?:kan)?(?:\s(?:nama|nama\snya|namanya))?\s(?:menjadi|jadi|dengan|ke)"
    r"|(?:is|are|was|were|been|be|being)\s(?:renamed|rebranded|converted|turned|transformed|changed)(?:\s(?:as|to|into))?"
)
"""Between a name and the one that takes its place."""

REPLACES = (
    r"menggantikan|gantikan|replac(?:es?|ed|ing)(?!\sby)|succeed(?:s|ed|ing)?(?!\sby)|(?:takes?|taking|took|taken)\sover\sfrom"
    r"|mengambil\salih\s(?:jabatan|posisi|tugas)\sdari"
)
"""Between who is there now and who was."""

REPLACED_BY = (
    r"digantikan(?:\soleh)?|diganti\s(?:oleh|dengan)|(?:is|are|was|were|been|being)\s(?:replaced|succeeded)\sby"
)
"""Between who was there and who is now."""

EARLIER = r"(?:yang\s)?(?:sebelumnya|semula)"
"""Between "from" and what was so."""

FORMERLY = (
    r"sebelumnya|semula|dulunya|tadinya|previously|formerly|(?:naik|turun)\sdari(?:\ssebelumnya)?|(?:up|down)\sfrom"
)
"""Behind a comma or a bracket, before what was so."""

NO_LONGER = r"used\sto"
"""Before what was so, as a verb."""

BUT_NOW = r"but|tetapi|tapi|namun|now|kini|sekarang"
"""They end what was so."""

AS = r"sebagai|selaku|as|untuk|for|di|at|in|on|sejak|mulai|since|after|setelah|pada"
"""They end the name of whoever was there."""

SIGNS = (
    *("dari ", "from ", "jadi ", "used to", "sebelumnya", "semula", "dulunya", "tadinya", "previously", "formerly"),
    *("ganti", "diubah", "berubah", "alih", "replac", "succe", "over from", "renam", "rebrand", "convert", "transform"),
    *("turned", "changed"),
)
"""One of them stands, in small letters, in every sentence that tells of a change: most have none."""

AUXILIARIES = "is|are|has|have"
"""They end what was so where a main clause goes on: "the bus that used to be 16 is 37"."""

CONTINUING = frozenset("still masih tetap now currently kini sekarang saat ini".split())
"""Of a claim they say nothing that could be looked for."""

OF_THE_PAST = (
    "dulu|dulunya|dahulu|sebelumnya|semula|tadinya|awalnya|pernah|sempat|mantan|bekas|eks|was|were|did|had|been|used"
    "|previously|formerly|originally|before|earlier|once|ever|former|ex"
)
"""A claim that holds one of them is not of today."""

COMPARED = r"than|compared|daripada|dibanding(?:kan)?|biasanya|selama\sini|normally|usually"
"""A claim that holds one of them is of two times, or of most."""
