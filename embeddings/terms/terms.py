"""Text becomes analysed terms; a question becomes bags of terms with weights.

A passage keeps, for each word, the word itself and its stem in the passage's language, so that names and inflected
words are both found, and its root where no stemmer finds it. A question cannot know which language answers it: each of
its words becomes one `QuestionTerm`, a bag that holds the word, its roots in both languages, and its translations.
"""

import re
import threading
from collections.abc import Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from embeddings.language import Language, detect_language
from embeddings.stopwords import STOP_WORDS
from embeddings.terms.accents import without_accents
from embeddings.terms.lexicon import Translations, load_lexicon
from embeddings.terms.quarters import plain_quarters
from embeddings.terms.roots import root

if TYPE_CHECKING:
    from Stemmer import Stemmer

__all__ = ["ANALYSER_VERSION", "QuestionTerm", "passage_terms", "question_terms", "stems", "words"]

ANALYSER_VERSION = "4"
"""Part of every index's fingerprint: change it whenever the same text would give other terms."""

LONGEST_WORD = 64
"""Characters: longer runs of letters are no words, and nobody asks for them."""

_REMEMBERED = 50_000
"""Words whose forms are kept at hand: 15 MB, and nearly every word of a new article is among them."""

_WORD = re.compile(r"\brp(?=\d)|\d++(?:[.,]\d++){0,6}+(?![^\W_])|\w+(?:['’]\w+)*")
"""A currency mark that touches its number; a number; a word, which may hold digits (P50, 12S)."""
_GROUPED = {
    Language.INDONESIAN: re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"),
    Language.ENGLISH: re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"),
}
_GROUP_MARK = {Language.INDONESIAN: ".", Language.ENGLISH: ","}
_POSSESSIVE = re.compile(r"['’]s?$")
_SNOWBALL = {Language.INDONESIAN: "indonesian", Language.ENGLISH: "english"}
_local = threading.local()


@dataclass(frozen=True, slots=True)
class QuestionTerm:
    """One word of a question, as the terms that stand for it in passages."""

    word: str
    """Lower-case, as asked."""
    forms: tuple[str, ...]
    """The word itself, then its stems: any of them is the word."""
    translations: Translations = field(default_factory=dict)
    """Other terms with their weights."""

    def stands_in(self, terms: Set[str]) -> bool:
        """Return whether the word, or a translation of it, is among the terms of a passage."""
        return not (terms.isdisjoint(self.forms) and terms.isdisjoint(self.translations))


def words(text: str) -> list[str]:
    """Cut text into lower-case words without accents, and whole numbers, in order.

    >>> words("PT Bukit Tbk. naik 23,16 persen, P50 kini Rp1.500")
    ['pt', 'bukit', 'tbk', 'naik', '23,16', 'persen', 'p50', 'kini', 'rp', '1.500']
    """
    return _cut(_folded(text))


def passage_terms(text: str, language: Language) -> list[str]:
    """Return the terms under which a passage is found: every word, then its roots where those differ; quarters last.

    >>> passage_terms("Xiaomi menolak kemitraan", Language.INDONESIAN)
    ['xiaomi', 'xiaom', 'menolak', 'tolak', 'olak', 'kemitraan', 'mitra']
    >>> passage_terms("second quarter of 2017", Language.ENGLISH)
    ['second', 'quarter', 'of', '2017', 'q2']
    """
    folded = _folded(text)
    said = _cut(folded)
    terms = [form for word in said for form in _forms(word, language)]
    if (plain := plain_quarters(folded)) != folded:
        known = set(said)
        terms.extend(word for word in _cut(plain) if word not in known)
    return terms


def stems(text: str, language: Language) -> list[str]:
    """Return the stem of every word, in order: what the translation table knows words by.

    >>> stems("The tariffs rose", Language.ENGLISH)
    ['the', 'tariff', 'rose']
    """
    return [_stem(word, language) for word in words(text)]


def question_terms(question: str, language: Language | None = None) -> list[QuestionTerm]:
    """Return one bag for each content word of a question, in order, without repeats.

    Function words of both languages are left out, unless nothing else is there. The language is detected where it is
    not given.

    >>> [term.word for term in question_terms("Is Xiaomi partnering with Ford in the second quarter?")]
    ['xiaomi', 'partnering', 'ford', 'q2']
    """
    language = language or detect_language(question)
    asked = _cut(plain_quarters(_folded(question)))
    translations = load_lexicon().translate([_stem(word, language) for word in asked], language)
    bags = {word: _bag(word, row) for word, row in zip(asked, translations, strict=True)}
    content = [bag for word, bag in bags.items() if not any(word in STOP_WORDS[language] for language in Language)]
    return content or list(bags.values())


def _bag(word: str, translations: Translations) -> QuestionTerm:
    forms = tuple(dict.fromkeys(form for language in Language for form in _forms(word, language)))
    others = {term: weight for term, weight in translations.items() if term not in forms}
    return QuestionTerm(word, forms, others)


def _folded(text: str) -> str:
    return without_accents(text).lower()


def _cut(folded: str) -> list[str]:
    return [word for word in _WORD.findall(folded) if len(word) <= LONGEST_WORD]


@lru_cache(_REMEMBERED)
def _forms(word: str, language: Language) -> tuple[str, ...]:
    """Return a word without its possessive, its root, and its stem, where those differ."""
    if word[0].isdigit():
        return (_plain_number(word, language),)
    bare, stem = _POSSESSIVE.sub("", word), _stem(word, language)
    forms = (bare, root(bare, stem, language), stem)
    return tuple(dict.fromkeys(form for form in forms if form))


@lru_cache(_REMEMBERED)
def _stem(word: str, language: Language) -> str:
    if word[0].isdigit():
        return _plain_number(word, language)
    stem: str = _stemmer(language).stemWord(_POSSESSIVE.sub("", word))
    return stem


def _plain_number(word: str, language: Language) -> str:
    """Write a number the same way in both languages: 1.500,5 and 1,500.5 become 1500.5."""
    if not _GROUPED[language].fullmatch(word):
        return word
    return word.replace(_GROUP_MARK[language], "").replace(",", ".")


def _stemmer(language: Language) -> "Stemmer":
    """Return this thread's stemmer: PyStemmer's objects must not be shared between threads."""
    stemmers: dict[Language, Stemmer] = _local.__dict__.setdefault("stemmers", {})
    if language not in stemmers:
        import Stemmer as Snowball

        stemmers[language] = Snowball.Stemmer(_SNOWBALL[language])
    return stemmers[language]
