"""Made-up news: as many stories as are asked for, with questions, the same ones for the same seed.

Words come from the bundled translation table, so that a story in one language and a question in the other meet. Each
story belongs to a topic and draws most of its words from it: vectors cluster as those of news do.
"""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from embeddings.language import Language
from embeddings.stopwords import STOP_WORDS
from embeddings.terms.lexicon import LEXICON_FOLDER

__all__ = ["MadeUpStory", "Press"]

_LEAST_TRANSLATIONS = 5
"""Words with fewer are rare ones, of which no news is made."""
_TOPICS = 400
_IN_TOPIC = 80
"""Words of a topic; a story uses half of them."""
_SENTENCES = range(6, 25)
_WORDS = range(8, 21)
"""Of a sentence."""
_PARAGRAPH = 3
"""Sentences."""
_KINDS = (0.38, 0.22, 0.34, 0.06)
"""Shares of function words, words from anywhere, words of the topic, and names."""
_INDONESIAN = 0.6
"""Share of the stories."""
_NAMED = 0.5
"""Share of the questions that name what the story is about; the others ask in words of its topic alone."""
_CROSSED = 0.3
"""Share of the questions asked in the other language."""
_ASKED_WORDS = 5
_SYLLABLES = (
    "ba be bi bo da de di du ga gi go ka ke ki ku la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so".split()
)
_PUBLISHERS = ("Kabar Sembira", "Arunggala Post", "Warta Kelamba", "Harian Muara", "The Old Quay", "Tanjung News")
_FIRST_DAY = date(2015, 1, 1)
_DAYS = 4_000
_OPENINGS = {
    Language.INDONESIAN: ("Apa", "Berapa", "Siapa", "Kapan", "Di mana", "Apakah"),
    Language.ENGLISH: ("What", "How many", "Who", "When", "Where", "Does"),
}

Words = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class MadeUpStory:
    """One made-up article, and a question that it answers."""

    number: int
    language: Language
    title: str
    paragraphs: tuple[str, ...]
    publisher: str
    published: date
    question: str

    @property
    def text(self) -> str:
        """The story, its paragraphs parted by empty lines."""
        return "\n\n".join(self.paragraphs)


class Press:
    """Writes stories by number."""

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed
        draw = np.random.default_rng(seed)
        self._pairs = _word_pairs(draw)
        size = len(self._pairs[Language.ENGLISH])
        self._topics = np.stack([draw.choice(size, _IN_TOPIC, replace=False) for _ in range(_TOPICS)])
        self._anywhere = _zipf(size)
        self._within = _zipf(_IN_TOPIC // 2)
        self._functions = {one: np.array(sorted(STOP_WORDS[one]), object) for one in Language}

    def stories(self, count: int, *, first: int = 0) -> Iterator[MadeUpStory]:
        """Return so many stories, from a number on."""
        return (self.story(number) for number in range(first, first + count))

    def story(self, number: int) -> MadeUpStory:
        """Write the story of a number."""
        draw = np.random.default_rng([self._seed, number])
        language = Language.INDONESIAN if draw.random() < _INDONESIAN else Language.ENGLISH
        topic = draw.permutation(self._topics[draw.integers(_TOPICS)])[: _IN_TOPIC // 2]
        names = _names(number, draw)
        lengths = draw.integers(_WORDS.start, _WORDS.stop, draw.integers(_SENTENCES.start, _SENTENCES.stop))
        said = self._said(draw, language, topic, names, int(lengths.sum()))
        ends = np.cumsum(lengths).tolist()
        sentences = [_sentence(said[end - size : end]) for end, size in zip(ends, lengths.tolist(), strict=True)]
        return MadeUpStory(
            number=number,
            language=language,
            title=" ".join([names[0], *self._pairs[language][topic[:_ASKED_WORDS]]]),
            paragraphs=tuple(" ".join(sentences[at : at + _PARAGRAPH]) for at in range(0, len(sentences), _PARAGRAPH)),
            publisher=_PUBLISHERS[draw.integers(len(_PUBLISHERS))],
            published=_FIRST_DAY + timedelta(days=int(draw.integers(_DAYS))),
            question=self._question(draw, language, topic, names[0]),
        )

    def _said(
        self, draw: np.random.Generator, language: Language, topic: NDArray[np.int64], names: Sequence[str], count: int
    ) -> Words:
        """Draw the words of a whole story."""
        kinds = draw.choice(len(_KINDS), count, p=_KINDS)
        chance = draw.random(count)
        anywhere = np.searchsorted(self._anywhere, chance)
        in_topic = topic[np.searchsorted(self._within, chance)]
        functions = self._functions[language]
        known = self._pairs[language]
        from_functions = functions[(chance * len(functions)).astype(np.int64)]
        from_names = np.array(names, object)[(chance * len(names)).astype(np.int64)]
        said: Words = np.choose(kinds, [from_functions, known[anywhere], known[in_topic], from_names])
        return said

    def _question(self, draw: np.random.Generator, language: Language, topic: NDArray[np.int64], name: str) -> str:
        asked = language
        if draw.random() < _CROSSED:
            asked = Language.ENGLISH if language is Language.INDONESIAN else Language.INDONESIAN
        words = self._pairs[asked][topic[draw.permutation(2 * _ASKED_WORDS)[:_ASKED_WORDS]]].tolist()
        if draw.random() < _NAMED:
            words[0] = name
        opening = _OPENINGS[asked][draw.integers(len(_OPENINGS[asked]))]
        return f"{opening} {' '.join(words)}?"


def _word_pairs(draw: np.random.Generator) -> dict[Language, Words]:
    """Return the single words of the table with their likeliest translations, row by row, in an order that is drawn."""
    lines = gzip.decompress((LEXICON_FOLDER / "english-indonesian.tsv.gz").read_bytes()).decode().splitlines()
    rows = (line.replace("\t", " ").split(" ") for line in lines if " " not in line.partition("\t")[0])
    common = (row for row in rows if len(row) > 2 * _LEAST_TRANSLATIONS)
    pairs = [(row[0], row[1]) for row in common if row[0].isalpha() and row[1].isalpha()]
    order = draw.permutation(len(pairs))
    english = np.array([pairs[place][0] for place in order], object)
    indonesian = np.array([pairs[place][1] for place in order], object)
    return {Language.ENGLISH: english, Language.INDONESIAN: indonesian}


def _zipf(count: int) -> NDArray[np.float64]:
    """Return the cumulated chances of ranks as words have them (Zipf-Mandelbrot)."""
    chances = 1 / (np.arange(count) + 3.0)
    cumulated: NDArray[np.float64] = np.cumsum(chances / chances.sum())
    cumulated[-1] = 1
    return cumulated


def _names(number: int, draw: np.random.Generator) -> list[str]:
    """Return the name that this story alone has, then some that others have too."""
    own = []
    rest = number
    for _ in range(4):
        rest, place = divmod(rest, len(_SYLLABLES))
        own.append(_SYLLABLES[place])
    others = draw.integers(len(_SYLLABLES), size=(3, 2))
    return ["".join(own).title(), *("".join(_SYLLABLES[one] for one in row).title() for row in others)]


def _sentence(words: Words) -> str:
    said = " ".join(words)
    return f"{said[0].upper()}{said[1:]}."
