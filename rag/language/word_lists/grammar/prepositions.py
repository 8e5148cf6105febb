"""Words that join a phrase to what stands before it."""

__all__ = ["ALIKE", "ANY", "BEFORE_SUBJECTS", "LINKING", "RELATIVE", "said_alike"]

LINKING = frozenset("and or of de la el van von al".split())
"""Inside a name or a list they go on."""

RELATIVE = frozenset("who which that".split())
"""The verb after them belongs to the subject."""

BEFORE_SUBJECTS = frozenset("in at on from for by to with".split())
"""A noun after them is no verb."""

ALIKE = tuple(
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

ANY = frozenset[str]().union(*ALIKE)
"""All of them."""


def said_alike(preposition: str) -> frozenset[str]:
    """Return the prepositions that say the same, in both languages.

    >>> sorted(said_alike("with"))
    ['bareng', 'bersama', 'dengan', 'with']
    """
    return frozenset[str]().union(*(row for row in ALIKE if preposition.lower() in row))
