"""The roots of words that no stemmer finds: English forms without a rule, Indonesian prefixes that swallow a letter."""

import re
from types import MappingProxyType

from embeddings.language import Language

__all__ = ["is_past", "root"]

_SHORT = 4
"""Letters of words that end in -ed and are none of a verb: "red", "need"."""
_SWALLOWING = re.compile(r"[mp]eng?(?=[aeiou])")
"""What swallows a k, or without its g a t, with which a root begins."""

_IRREGULAR = MappingProxyType(
    {
        form: first
        for first, *others in map(
            str.split,
            (
                # verbs
                "arise arose arisen", "awake awoke awoken", "bear bore borne", "beat beaten", "become became",
                "begin began begun", "bend bent", "bind bound", "bite bit bitten", "bleed bled", "blow blew blown",
                "break broke broken", "breed bred", "bring brought", "build built", "burn burnt", "buy bought",
                "catch caught", "choose chose chosen", "cling clung", "come came", "creep crept", "deal dealt",
                "dig dug", "draw drew drawn", "drink drank drunk", "drive drove driven", "eat ate eaten",
                "fall fell fallen", "feed fed", "feel felt", "fight fought", "find found", "flee fled",
                "fly flew flown",
                "forbid forbade forbidden", "forget forgot forgotten", "forgive forgave forgiven",
                "freeze froze frozen", "get got gotten", "give gave given", "go went gone", "grind ground",
                "grow grew grown", "hang hung", "hear heard", "hide hid hidden", "hold held", "keep kept",
                "kneel knelt", "know knew known", "lay laid", "lead led", "leap leapt", "learn learnt", "leave left",
                "lend lent", "light lit", "lose lost", "make made", "mean meant", "meet met",
                "mistake mistook mistaken",
                "overcome overcame", "overtake overtook overtaken", "pay paid", "prove proven", "rebuild rebuilt",
                "ride rode ridden", "ring rang rung", "rise rose risen", "run ran", "say said", "see saw seen",
                "seek sought", "sell sold", "send sent", "shake shook shaken", "shine shone", "shoot shot",
                "show shown", "shrink shrank shrunk", "sing sang sung", "sink sank sunk", "sit sat", "sleep slept",
                "slide slid", "speak spoke spoken", "speed sped", "spend spent", "spin spun", "spring sprang sprung",
                "stand stood", "steal stole stolen", "stick stuck", "sting stung", "strike struck stricken",
                "strive strove striven", "swear swore sworn", "sweep swept", "swell swollen", "swim swam swum",
                "swing swung", "take took taken", "teach taught", "tear tore torn", "tell told", "think thought",
                "throw threw thrown", "undergo underwent undergone", "understand understood",
                "undertake undertook undertaken", "uphold upheld", "wake woke woken", "wear wore worn",
                "weave wove woven", "win won", "withdraw withdrew withdrawn", "withhold withheld",
                "withstand withstood", "write wrote written",
                # nouns
                "child children", "foot feet", "man men", "mouse mice", "person people", "tooth teeth", "woman women",
                "calf calves", "half halves", "knife knives", "leaf leaves", "life lives", "loaf loaves",
                "shelf shelves", "thief thieves", "wife wives", "wolf wolves",
            ),
        )
        for form in others
    }
)  # fmt: skip


def is_past(word: str) -> bool:
    """Return whether an English word is a past form, or may be one: "sold", "lowered"."""
    return word in _IRREGULAR or (word.endswith("ed") and len(word) > _SHORT)


def root(word: str, stem: str, language: Language) -> str | None:
    """Return the root of a word where its stem is another; `None` where they are the same, or it is not known.

    Whether an Indonesian prefix has swallowed a letter cannot be known: "mengubah" gives "kubah" besides "ubah".

    >>> root("menolak", "olak", Language.INDONESIAN), root("pengiriman", "irim", Language.INDONESIAN)
    ('tolak', 'kirim')
    >>> root("ditolak", "tolak", Language.INDONESIAN), root("mengkritik", "kritik", Language.INDONESIAN)
    (None, None)
    >>> root("sold", "sold", Language.ENGLISH), root("tickets", "ticket", Language.ENGLISH)
    ('sell', None)
    """
    if language is Language.ENGLISH:
        return _IRREGULAR.get(word)
    prefixed = _SWALLOWING.match(word)
    if not prefixed or not word.startswith(stem[:1], prefixed.end()):
        return None
    return ("k" if prefixed[0].endswith("g") else "t") + stem
