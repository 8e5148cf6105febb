"""The kinds of tasks that the judge's batches are made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from embeddings.training.data import Question, Translation
from embeddings.training.examples import Deck
from embeddings.training.judge.data import LabelledClaim, Unanswerable
from embeddings.training.judge.field import QuestionField
from embeddings.training.judge.glosses import QuestionGlosser
from embeddings.training.judge.pairs import PairMaker
from embeddings.training.judge.tasks import Answerability, Claimed, Label, Ranked, Task

__all__ = ["Asked", "AskedClaims", "Claims", "Crossed", "EnglishClaims", "Lesson", "Unanswerables", "turned"]

_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|can|could|should|would|must|may)\b(?! not)", re.I)
_NUMBER = re.compile(r"\d{1,9}")
_CROP_WORDS = (6, 14)
_WINDOW = 500
"""Characters that a window of neighbouring sentences may reach."""

_GLOSSED_QUESTIONS, _GLOSSED_UNANSWERABLE, _GLOSSED_CLAIMS, _GLOSSED_PREMISES = 0.4, 0.3, 0.2, 0.33
_ENGLISH_PREMISE = 0.2
_NEAREST = 0.75
_WITH_NEIGHBOUR = 0.7
_OTHER_NUMBER = 0.6
_ENGLISH_QUESTION = 0.7


class Lesson(Protocol):
    """A kind of tasks."""

    @property
    def count(self) -> int:
        """How many of them a batch has."""
        ...

    def draw(self, random: np.random.Generator) -> list[Task]:
        """Draw that many, or all where there are fewer."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions with their passages, among others that terms take for answers and from the same article."""

    field: QuestionField
    questions: Sequence[Question]
    maker: PairMaker
    glosser: QuestionGlosser
    deck: Deck
    count: int = 3

    def draw(self, random: np.random.Generator) -> list[Task]:
        """Draw the next questions, two of five as English words."""
        return [self._task(int(position), random) for position in self.deck.deal(self.count, random)]

    def _task(self, position: int, random: np.random.Generator) -> Task:
        question = self.questions[position]
        text = self.glosser.sometimes(question.text, _GLOSSED_QUESTIONS, random)
        right = int(random.choice(self.field.answers[position]))
        pairs = [self.maker.make(text, self.field.passages[right], random, answers=question.answers)]
        pairs += [self.maker.make(text, self.field.passages[place], random) for place in self._wrong(position, random)]
        return Ranked(tuple(pairs), holds_answer=True)

    def _wrong(self, position: int, random: np.random.Generator) -> list[int]:
        """Draw a rival of the first six, one of the first twenty, and often a neighbour of the right passage."""
        rivals, answers = self.field.rivals[position], self.field.answers[position]
        own = np.flatnonzero(self.field.groups == self.field.groups[answers[0]])
        neighbours = own[~np.isin(own, answers)]
        wrong = [*random.permutation(rivals[:6])[:1], *random.permutation(rivals[:20])[:1]]
        if random.random() < _WITH_NEIGHBOUR:
            wrong += [*random.permutation(neighbours)[:1]]
        return [int(place) for place in dict.fromkeys(wrong)]


@dataclass(frozen=True, slots=True)
class Unanswerables:
    """Questions with the passage that they were written for and that does not answer them."""

    questions: Sequence[Unanswerable]
    maker: PairMaker
    glosser: QuestionGlosser
    deck: Deck
    count: int = 3

    def draw(self, random: np.random.Generator) -> list[Task]:
        """Draw the next questions, three of ten as English words."""
        return [self._task(self.questions[position], random) for position in self.deck.deal(self.count, random)]

    def _task(self, question: Unanswerable, random: np.random.Generator) -> Task:
        text = self.glosser.sometimes(question.text, _GLOSSED_UNANSWERABLE, random)
        nearest = random.random() < _NEAREST
        passage = question.passages[0] if nearest else str(random.choice(question.passages))
        return Answerability((self.maker.make(text, passage, random),), is_answered=False)


@dataclass(frozen=True, slots=True)
class AskedClaims:
    """Labelled claims as yes/no questions: what supports or refutes one answers it, what does neither does not."""

    claims: Sequence[LabelledClaim]
    maker: PairMaker
    glosser: QuestionGlosser
    deck: Deck
    count: int = 3

    def draw(self, random: np.random.Generator) -> list[Task]:
        """Draw the next claims, three of ten as English words."""
        return [self._task(self.claims[position], random) for position in self.deck.deal(self.count, random)]

    def _task(self, one: LabelledClaim, random: np.random.Generator) -> Task:
        claim = one.claim.rstrip(" .")
        if random.random() < _GLOSSED_UNANSWERABLE:
            text = f"Is it true that {self.glosser.gloss(claim, random)}?"
        else:
            text = f"Apakah {claim}?"
        return Answerability((self.maker.make(text, one.premise, random),), is_answered=one.label is not Label.NEITHER)


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims with texts that people labelled."""

    claims: Sequence[LabelledClaim]
    maker: PairMaker
    glosser: QuestionGlosser
    deck: Deck
    count: int = 14

    def draw(self, random: np.random.Generator) -> list[Task]:
        """Draw the next claims, one of five as English words, and of these every third with its premise."""
        return [self._task(self.claims[position], random) for position in self.deck.deal(self.count, random)]

    def _task(self, one: LabelledClaim, random: np.random.Generator) -> Task:
        claim, premise = one.claim, one.premise
        if random.random() < _GLOSSED_CLAIMS:
            claim = self.glosser.gloss(claim, random)
            premise = self.glosser.sometimes(premise, _GLOSSED_PREMISES, random)
        return Claimed((self.maker.make(claim, premise, random),), one.label)


@dataclass(frozen=True, slots=True)
class EnglishClaims:
    """English sentences as claims, their translations (or, one time in five, themselves) as what is said to them.

    A third stands as it is; a third is turned, by another number or a "not"; a third has the translation of a
    neighbouring sentence.
    """

    sentences: Sequence[Translation]
    maker: PairMaker
    deck: Deck
    count: int = 4

    def draw(self, random: np.random.Generator) -> list[Task]:
        """Draw the next sentences."""
        return [self._task(int(position), random) for position in self.deck.deal(self.count, random)]

    def _task(self, position: int, random: np.random.Generator) -> Task:
        pair = self.sentences[position]
        claim, label = pair.english, Label.SUPPORTS
        kind = Label(int(random.integers(len(Label))))
        if kind is Label.NEITHER:
            other = min(position + 1 + int(random.integers(4)), len(self.sentences) - 1)
            claim, label = self.sentences[other].english, kind if other != position else label
        elif kind is Label.REFUTES:
            claim = turned(pair.english, random)
            label = kind if claim != pair.english else label
        premise = pair.english if random.random() < _ENGLISH_PREMISE else pair.indonesian
        return Claimed((self.maker.make(claim, premise, random),), label)


def turned(sentence: str, random: np.random.Generator) -> str:
    """Make an English sentence say something else; unchanged where it has neither a number nor an auxiliary."""
    if _NUMBER.search(sentence) and random.random() < _OTHER_NUMBER:
        return _NUMBER.sub(lambda match: str(int(match[0]) + int(random.integers(1, 9))), sentence, count=1)
    return _AUXILIARY.sub(r"\1 not", sentence, count=1)


@dataclass(frozen=True, slots=True)
class Crossed:
    """Some words of a sentence as the question, a window with its translation among other windows."""

    sentences: Sequence[Translation]
    maker: PairMaker
    deck: Deck
    count: int = 1

    def draw(self, random: np.random.Generator) -> list[Task]:
        """Draw the next sentences, seven of ten with an English question and Indonesian windows."""
        return [self._task(int(position), random) for position in self.deck.deal(self.count, random)]

    def _task(self, position: int, random: np.random.Generator) -> Task:
        english = random.random() < _ENGLISH_QUESTION
        window = self._window(position, random)
        asked = self.sentences[int(random.choice(window))]
        text = _crop(asked.english if english else asked.indonesian, random)
        after = (window[-1] + 1 + int(random.integers(3))) % len(self.sentences)
        others = [self._window(start, random) for start in (after, *random.integers(len(self.sentences), size=2))]
        texts = [self._text(places, english=not english) for places in (window, *others)]
        return Ranked(tuple(self.maker.make(text, one, random) for one in texts), holds_answer=False)

    def _window(self, start: int, random: np.random.Generator) -> list[int]:
        """Give up to three neighbouring sentences of one source."""
        window = [int(start)]
        most = int(random.integers(1, 4))
        while len(window) < most and window[-1] + 1 < len(self.sentences):
            following = window[-1] + 1
            length = sum(len(self.sentences[place].indonesian) for place in (*window, following))
            if self.sentences[following].source != self.sentences[start].source or length > _WINDOW:
                break
            window.append(following)
        return window

    def _text(self, window: Sequence[int], *, english: bool) -> str:
        pairs = [self.sentences[place] for place in window]
        return ". ".join(pair.english if english else pair.indonesian for pair in pairs)


def _crop(sentence: str, random: np.random.Generator) -> str:
    words = sentence.split()
    shortest, longest = _CROP_WORDS
    length = int(random.integers(shortest, longest + 1))
    start = int(random.integers(max(1, len(words) - length + 1)))
    return " ".join(words[start : start + length])
