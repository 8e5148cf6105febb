"""Words that tell who acts and who is acted on."""

from types import MappingProxyType

from embeddings.language import Language

__all__ = ["BY", "IN_COMMON", "PASSIVE_PREFIXES", "UNDERGOING"]

BY = frozenset("by oleh".split())
"""The one who acts stands behind them."""

UNDERGOING = frozenset("to dari".split())
"""Right behind a verb without a prefix, too: "lost to", "kalah dari"."""

PASSIVE_PREFIXES = MappingProxyType({Language.INDONESIAN: ("di", "ter"), Language.ENGLISH: ()})
"""Of a verb: the one who acts stands behind it, with or without a word for that."""

IN_COMMON = frozenset(
    "with dengan bersama bareng and dan or atau between antara against melawan versus vs both".split()
)
"""Between two names they say that what is said holds for either."""
