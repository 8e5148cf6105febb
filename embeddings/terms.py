"""Text becomes analysed terms; a question becomes bags of terms with weights.

A passage keeps, for each word, the word itself and its stem in the passage's language, so that names and inflected
words are both found. A question cannot know which language answers it: each of its words becomes one `QuestionTerm`, a
bag that holds the word and its stems in both languages.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from embeddings.language import Language
from embeddings.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from Stemmer import Stemmer

__all__ = ["ANALYSER_VERSION", "QuestionTerm", "passage_terms", "question_terms", "words"]

ANALYSER_VERSION = "1"
"""Part of every index's fingerprint: change it whenever the same text would give other terms."""

LONGEST_WORD = 64
"""Characters: longer runs of letters are no words, and nobody asks for them."""

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
    """One word of a question, as the alternatives that stand for it in passages."""

    word: str
    """Lower-case, as asked."""
    alternatives: dict[str, float]
    """Term to weight, in (0, 1]; the word itself and its own stems weigh 1."""


def words(text: str) -> list[str]:
    """Cut text into lower-case words and whole numbers, in order.

    >>> words("PT Bukit Tbk. naik 23,16 persen, P50 kini Rp1.500")
    ['pt', 'bukit', 'tbk', 'naik', '23,16', 'persen', 'p50', 'kini', 'rp', '1.500']
    """
    folded = unicodedata.normalize("NFKC", text).lower()
    return [word for word in _WORD.findall(folded) if len(word) <= LONGEST_WORD]


def passage_terms(text: str, language: Language) -> list[str]:
    """Give the terms under which a passage is found: every word, then its stem where that differs.

    >>> passage_terms("Xiaomi menjajaki kemitraan", Language.INDONESIAN)
    ['xiaomi', 'xiaom', 'menjajaki', 'jajak', 'kemitraan', 'mitra']
    """
    terms: list[str] = []
    for word in words(text):
        terms.extend(_forms(word, language))
    return terms


def question_terms(question: str, languages: Sequence[Language] = tuple(Language)) -> list[QuestionTerm]:
    """Give one bag for each content word of a question, in order, without repeats.

    Function words of both languages are left out, unless nothing else is there.

    >>> [term.word for term in question_terms("Is Xiaomi partnering with Ford?")]
    ['xiaomi', 'partnering', 'ford']
    """
    asked = list(dict.fromkeys(words(question)))
    content = [word for word in asked if not any(word in STOP_WORDS[language] for language in Language)]
    return [QuestionTerm(word, _alternatives(word, languages)) for word in content or asked]


def _alternatives(word: str, languages: Sequence[Language]) -> dict[str, float]:
    return {form: 1.0 for language in languages for form in _forms(word, language)}


def _forms(word: str, language: Language) -> Iterator[str]:
    if word[0].isdigit():
        yield _plain_number(word, language)
        return
    bare = _POSSESSIVE.sub("", word)
    yield bare
    stem = _stemmer(language).stemWord(bare)
    if stem != bare:
        yield stem


def _plain_number(word: str, language: Language) -> str:
    """Write a number the same way in both languages: 1.500,5 and 1,500.5 become 1500.5."""
    if not _GROUPED[language].fullmatch(word):
        return word
    return word.replace(_GROUP_MARK[language], "").replace(",", ".")


def _stemmer(language: Language) -> "Stemmer":
    """Give this thread's stemmer: PyStemmer's objects must not be shared between threads."""
    stemmers: dict[Language, Stemmer] = _local.__dict__.setdefault("stemmers", {})
    if language not in stemmers:
        import Stemmer as Snowball

        stemmers[language] = Snowball.Stemmer(_SNOWBALL[language])
    return stemmers[language]
