"""Questions as people type them: in a hurry, by ear, with a slip of the finger, and with a word to whom they ask."""

import re
from collections.abc import Callable
from random import Random
from types import MappingProxyType

from embeddings.language import Language, detect_language

__all__ = ["as_typed", "mashed", "sometimes_typed"]

_NOISE_SHARE = 0.3
"""Of the questions that are trained on, how many are typed like this."""

_LOWERED, _UNMARKED, _WRAPPED, _MOVED, _SHORTENED, _HEARD = 0.7, 0.6, 0.25, 0.25, 0.35, 0.3
_SHORTENED_WORDS, _HEARD_WORDS = 0.4, 0.5
_LEAST_WORD = 4
"""Letters of a word that a slip leaves readable."""
_MOST_SLIPS = 3

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWEL = re.compile(r"(?<=\w)[aeiou](?=\w)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_ASKING = re.compile(
    r"^(?:berapa|siapa|kapan|di ?mana|apa|mengapa|kenapa|bagaimana|where|when|who|how many|how much)\b"
)

_BY_EAR = MappingProxyType(
    {
        Language.INDONESIAN: (
            (r"f", "p"), (r"v", "p"), (r"z", "j"), (r"ai(?=r|\b)", "e"), (r"au\b", "o"), (r"(?<=[aiu])h\b", ""),
            (r"sy", "s"), (r"kh", "k"), (r"kan\b", "in"), (r"(?<=\w)a(?=[tsnmrk]\b)", "e"), (r"\bmem?(?=b|p)", "m"),
            (r"ks", "x"), (r"nya\b", "x"), (r"\bhar", "ar"),
        ),
        Language.ENGLISH: (
            (r"\byou\b", "u"), (r"\bare\b", "r"), (r"\bfor\b", "4"), (r"\bto\b", "2"), (r"ough\b", "o"), (r"ph", "f"),
            (r"ght\b", "t"), (r"(?<=\w)ei", "ie"), (r"tion\b", "shun"), (r"(?<=\w)(\w)\1", r"\1"), (r"ance\b", "ence"),
            (r"ing\b", "in"), (r"\bwh", "w"), (r"(?<=\w)c(?=k)", ""),
        ),
    }
)  # fmt: skip
"""What is heard, and what is written for it."""

_AROUND = MappingProxyType(
    {
        Language.INDONESIAN: (
            "halo, mau tanya dong, {q} ya? makasih", "{q} sih", "{q} ya kak", "min, {q}", "gan {q}", "{q} gan?",
            "tolong dong {q}", "permisi, {q}?", "eh {q} deh", "ada yg tau {q}?", "mau nanya {q}", "{q} dong",
            "bang, {q}", "kira2 {q}", "hai, saya ingin tahu {q}. terima kasih", "jadi {q} nih",
        ),
        Language.ENGLISH: (
            "hi, quick question: {q} thanks", "pls tell me {q}", "hey {q}", "do you know {q}", "so {q}", "{q} please",
            "anyone know {q}?", "ok but {q}", "can you tell me {q}?", "just wondering {q}", "hello! {q} thank you",
            "um {q}",
        ),
    }
)  # fmt: skip


def as_typed(question: str, language: Language, random: Random) -> str:
    """Return a question as somebody types it who does not care how it looks.

    >>> as_typed("Berapa tarif kapal ke Pulau Sembira?", Language.INDONESIAN, Random(2))
    'tarif kapal ke Pulau Sembita berapa?'
    """
    typed = question.strip()
    if random.random() < _LOWERED:
        typed = typed.lower()
    if random.random() < _UNMARKED:
        typed = typed.rstrip(" ?.!")
    if random.random() < _MOVED:
        typed = _asked_last(typed)
    if language is Language.INDONESIAN and random.random() < _SHORTENED:
        typed = _each(typed, _shortened, _SHORTENED_WORDS, random)
    if random.random() < _HEARD:
        typed = _each(typed, lambda word, chance: _by_ear(word, language, chance), _HEARD_WORDS, random)
    for _ in range(random.randrange(_MOST_SLIPS + 1)):
        typed = _slipped(typed, random)
    if random.random() < _WRAPPED:
        typed = random.choice(_AROUND[language]).format(q=typed.rstrip("?. "))
    return typed


def sometimes_typed(question: str, random: Random) -> str:
    """Return a question as it is, or, three times in ten, as somebody types it."""
    return as_typed(question, detect_language(question), random) if random.random() < _NOISE_SHARE else question


def mashed(random: Random) -> str:
    """Return letters that are no words."""
    words = range(random.randint(1, 3))
    return " ".join("".join(random.choices(random.choice(_KEYS), k=random.randint(3, 9))) for _ in words)


def _asked_last(text: str) -> str:
    """Put the asking word to the end: "tarif kapal berapa"."""
    asking = _ASKING.match(text.lower())
    if asking is None:
        return text
    rest, mark = re.subn(r"\?\s*$", "", text[asking.end() :].strip())
    return f"{rest} {asking.group()}{'?' * mark}"


def _each(text: str, change: Callable[[str, Random], str], share: float, random: Random) -> str:
    return _LETTERS.sub(lambda match: change(match[0], random) if random.random() < share else match[0], text)


def _shortened(word: str, random: Random) -> str:
    """Leave out inner vowels: "yg", "brp", "hrga"; of a capitalised word, a name, none."""
    if word[0].isupper():
        return word
    vowels = len(_VOWEL.findall(word))
    return _VOWEL.sub("", word, count=vowels if random.random() < 1 / 2 else 1)


def _by_ear(word: str, language: Language, random: Random) -> str:
    heard, written = random.choice(_BY_EAR[language])
    return re.sub(heard, written, word)


def _slipped(text: str, random: Random) -> str:
    """Exchange, lose, double or miss one letter of one longer word."""
    words = [match for match in _LETTERS.finditer(text) if len(match[0]) >= _LEAST_WORD]
    if not words:
        return text
    match = random.choice(words)
    place = random.randrange(match.start(), match.end() - 1)
    first, second = text[place], text[place + 1]
    written = random.choice((second + first, second, first, first + first + second, _near(first, random) + second))
    return text[:place] + written + text[place + 2 :]


def _near(letter: str, random: Random) -> str:
    """Return a key beside a letter's."""
    for row in _KEYS:
        place = row.find(letter.lower())
        if place >= 0:
            return random.choice(row[max(0, place - 1) : place] + row[place + 1 : place + 2])
    return letter
