"""What a claim names: its names, its matters, its other words, its numbers and its time."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from embeddings import QuestionTerm, passage_terms, question_terms
from embeddings.language import Language, detect_language
from embeddings.terms import stems, words
from embeddings.terms.polarity import polarity_term
from rag.language.negation import denies
from rag.language.quantities import Quantity, bounding_words, periods, quantities
from rag.language.topics import main_topics
from rag.language.word_lists.grammar import predicates
from rag.language.word_lists.grammar.calendar import MONTHS
from rag.language.word_lists.news import cue_words

__all__ = ["ClaimUnit", "ClaimUnits", "claim_units", "months"]

_WEAK_TRANSLATION = 0.3
"""A translation below this weight stands for a word too seldom to be believed."""
_NAME, _MATTER, _WORD_WEIGHT = 1.0, 1.0, 0.7
_TOKEN = re.compile(r"\w+(?:['’]\w+)*")
_CAPITAL_MONTH = re.compile(rf"\b(?:{'|'.join(name.title() for name in MONTHS)})\b")


@dataclass(frozen=True, slots=True)
class ClaimUnit:
    """One thing that a claim names."""

    name: str
    weight: float
    terms: tuple[frozenset[str], ...] = ()
    """For each of its words, the analysed terms that stand for it."""
    is_name: bool = False
    is_matter: bool = False

    def share_in(self, terms: Set[str], matters: Set[str]) -> float:
        """Return how much of it stands in a text of these terms that speaks of these matters, 0 to 1."""
        if self.is_matter and self.name in matters:
            return 1.0
        return sum(not terms.isdisjoint(one) for one in self.terms) / len(self.terms) if self.terms else 0.0


@dataclass(frozen=True, slots=True)
class ClaimUnits:
    """A claim, taken apart."""

    text: str
    language: Language
    units: tuple[ClaimUnit, ...]
    terms: Mapping[str, QuestionTerm]
    """By word."""
    quantities: tuple[Quantity, ...]
    periods: frozenset[str]
    months: frozenset[int]
    turned: bool
    """Whether the claim itself says that something is not so."""
    asked: str = ""
    """The question that it was made of, as it was asked; empty where it was made of none."""

    @property
    def names(self) -> tuple[ClaimUnit, ...]:
        """Whom and what it names."""
        return tuple(unit for unit in self.units if unit.is_name)

    @property
    def content(self) -> tuple[ClaimUnit, ...]:
        """What it says of them; the names where it says nothing else that could be looked for."""
        return tuple(unit for unit in self.units if not unit.is_name) or self.units

    @property
    def matters(self) -> frozenset[str]:
        """What it is about."""
        return frozenset(unit.name for unit in self.units if unit.is_matter)


def claim_units(
    claim: str, language: Language | None = None, asked: Sequence[QuestionTerm] | None = None
) -> ClaimUnits:
    """Take a claim apart; `asked` are the terms of the question that it was made of.

    >>> [(unit.name, unit.is_name) for unit in claim_units("Xiaomi is partnering with Ford.").units]
    [('xiaomi', True), ('ford', True), ('cooperate', False)]
    """
    language = language or detect_language(claim)
    analysed = set(passage_terms(claim, language))
    terms = (
        {term.word: term for term in question_terms(claim, language)}
        if asked is None
        else _repeated(claim, language, asked)
    )
    return ClaimUnits(
        text=claim,
        language=language,
        units=tuple(_units(claim, terms)),
        terms=terms,
        quantities=tuple(quantities(claim, language)),
        periods=periods(analysed),
        months=months(claim),
        turned=bool(cue_words.NOT.search(cue_words.NOT_THE_NUMBER.sub("", claim))) != denies(claim),
    )


def _repeated(claim: str, language: Language, asked: Sequence[QuestionTerm]) -> dict[str, QuestionTerm]:
    """Return the terms of a question that its claim repeats, by the claim's words: "carry" has become "carries"."""
    by_form = {form: term for term in reversed(asked) for form in (*term.forms, term.word)}
    found = {}
    for word, stem in zip(words(claim), stems(claim, language), strict=True):
        if term := by_form.get(word) or by_form.get(stem):
            found[word] = term
    periods_asked = {term.word: term for term in asked if periods({term.word})}
    return found | periods_asked


def months(text: str) -> frozenset[int]:
    """Return the months that a text names, 1 to 12."""
    return frozenset(MONTHS[name.lower()] for name in _CAPITAL_MONTH.findall(text))


def _units(claim: str, terms: Mapping[str, QuestionTerm]) -> Iterator[ClaimUnit]:
    about = main_topics(claim)
    covered = {word for one in about for word in words(one.words)}
    denial = {word for match in cue_words.DENIED.finditer(claim) for word in words(match.group())}
    empty = denial | predicates.EMPTY | bounding_words(claim)
    named: set[str] = set()
    for name in _names(claim, terms, covered):
        named.update(name)
        yield ClaimUnit(" ".join(name), _NAME, tuple(_bag(terms[word]) for word in name), is_name=True)
    for matter in dict.fromkeys(one.matter for one in about):
        matter_words = [word for one in about if one.matter == matter for word in words(one.words)]
        if not named.issuperset(matter_words):
            bags = tuple(_bag(terms[word]) for word in dict.fromkeys(matter_words) if word in terms)
            yield ClaimUnit(matter, _MATTER, bags, is_matter=True)
    for word, term in terms.items():
        if word not in covered | named | empty and word not in MONTHS and not _is_number(word):
            yield ClaimUnit(word, _WORD_WEIGHT, (_bag(term),))


def _names(claim: str, terms: Mapping[str, QuestionTerm], covered: Set[str]) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words that are written with capitals, and the words that no lexicon knows."""
    run: list[str] = []
    matches = list(_TOKEN.finditer(claim))
    for before, match, after in zip([None, *matches], matches, [*matches[1:], None], strict=False):
        word = match.group().lower()
        apart = before is None or bool(claim[before.end() : match.start()].strip())
        is_name = _may_be_name(word, terms) and (
            _is_named(match, after, terms[word], covered) or not (terms[word].translations or word in covered)
        )
        if run and (apart or not is_name):
            yield tuple(run)
            run = []
        if is_name:
            run.append(word)
    if run:
        yield tuple(run)


def _may_be_name(word: str, terms: Mapping[str, QuestionTerm]) -> bool:
    return word in terms and not _is_number(word) and word not in MONTHS


def _is_named(match: re.Match[str], after: re.Match[str] | None, term: QuestionTerm, covered: Set[str]) -> bool:
    """Tell a name by its capital; the claim's first word needs another sign."""
    if not match.group()[0].isupper():
        return False
    if match.start() > 0:
        return True
    best, weight = next(iter(term.translations.items()), (term.word, 1.0))
    followed = after is not None and after.group()[0].isupper()
    return term.word not in covered and (followed or best[:4] == term.word[:4] or weight < _WEAK_TRANSLATION)


def _is_number(word: str) -> bool:
    return word[0].isdigit() or (polarity_term(word) or "-")[0].isdigit()


def _bag(term: QuestionTerm) -> frozenset[str]:
    likely = (other for other, weight in term.translations.items() if weight >= _WEAK_TRANSLATION)
    return frozenset((*term.forms, *likely))
