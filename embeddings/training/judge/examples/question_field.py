"""Questions with the passages that answer them, and with those that terms take for answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Occur, Query

from embeddings.language import Language
from embeddings.terms import passage_terms
from embeddings.training.data import PassageQuestion
from embeddings.training.examples import SENTENCE_END

__all__ = ["QuestionField", "cut_text", "lay_out"]

_PASSAGE_LENGTH = 600
"""Characters, as an archive cuts its articles."""

_LOOKED_THROUGH = 200
_RIVALS_KEPT = 60
_WRITER_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class QuestionField:
    """Questions, and the passages among which they look; places are positions among the passages."""

    passages: tuple[str, ...]
    groups: NDArray[np.int64]
    """The document of each passage."""
    answers: tuple[NDArray[np.int64], ...]
    """For each question, the places that answer it."""
    rivals: tuple[NDArray[np.int64], ...]
    """For each question, the places without its answer that terms rank highest, best first."""


def lay_out(questions: Sequence[PassageQuestion], documents: Sequence[str], language: Language) -> QuestionField:
    """Cut documents into passages, find each question's answer among them, and what terms take for it.

    News repeats itself: what holds an answer's words in another document is no rival, since it may be right.
    """
    cut = {text: list(cut_text(text)) for text in dict.fromkeys(documents)}
    passages = tuple(chain.from_iterable(cut.values()))
    groups = np.repeat(np.arange(len(cut)), [len(parts) for parts in cut.values()])
    places = {text: np.flatnonzero(groups == number) for number, text in enumerate(cut)}
    folded = [passage.lower() for passage in passages]
    answers: list[NDArray[np.int64]] = []
    rivals: list[NDArray[np.int64]] = []
    for question, ranking in zip(questions, _rankings(questions, passages, language), strict=True):
        own = places[question.passage]
        right = own[_hold_answer(own, question, folded)]
        answers.append(right if right.size else own)
        others = ranking[~np.isin(ranking, own)]
        rivals.append(others[~_hold_answer(others, question, folded)][:_RIVALS_KEPT])
    return QuestionField(passages, groups, tuple(answers), tuple(rivals))


def cut_text(text: str) -> Iterator[str]:
    """Cut a document into passages of whole sentences, as long as an archive's."""
    passage = ""
    for sentence in SENTENCE_END.split(text):
        if passage and len(passage) + 1 + len(sentence) > _PASSAGE_LENGTH:
            yield passage
            passage = sentence
        else:
            passage = f"{passage} {sentence}".strip()
    yield passage


def _hold_answer(places: NDArray[np.int64], question: PassageQuestion, folded: Sequence[str]) -> NDArray[np.bool_]:
    answers = [answer.lower() for answer in question.answers]
    return np.asarray([any(answer in folded[place] for answer in answers) for place in places], bool)


def _rankings(
    questions: Sequence[PassageQuestion], passages: Sequence[str], language: Language
) -> Iterator[NDArray[np.int64]]:
    """Return, for each question, the places that BM25 ranks highest, best first; none without a term of it."""
    fields = tantivy.SchemaBuilder()
    fields.add_integer_field("place", fast=True)
    fields.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    schema = fields.build()
    index = tantivy.Index(schema)
    writer = index.writer(_WRITER_BYTES, 1)
    for place, passage in enumerate(passages):
        terms = " ".join(passage_terms(passage, language))
        writer.add_document(tantivy.Document(place=place, terms=terms))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    for question in questions:
        words = dict.fromkeys(passage_terms(question.text, language))
        query = Query.boolean_query([(Occur.Should, Query.term_query(schema, "terms", word)) for word in words])
        found = searcher.search(query, _LOOKED_THROUGH)
        yield np.asarray(searcher.fast_field_values("place", [address for _, address in found.hits]), np.int64)
