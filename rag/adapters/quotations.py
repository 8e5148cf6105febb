"""What every adapter hands on: quotations with their places, an answer as text, and checks of what it is given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from embeddings.errors import SettingsError
from embeddings.language import Language
from rag.serialization.documents import answer_document, hits_document, marked_text
from rag.types import Answer, AnswerSentence, Hit, Span

__all__ = ["QuotedPassage", "checked", "checked_top_k", "cited", "found", "reply", "sentence_spans"]

T = TypeVar("T")

_NOT_ANSWERED = MappingProxyType(
    {
        Language.ENGLISH: "Your articles do not say.",
        Language.INDONESIAN: "Artikel Anda tidak menyebutkannya.",
    }
)
_NESTED = ("copies", "text", "quote")


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """Words of an article, verbatim."""

    identity: str
    """The article's id and the place in it, as in 0a1b2c3d4e5f:17-80."""
    text: str
    metadata: Mapping[str, Any]
    """As `--json` prints them: title, publisher, published, source, start, end and so on."""
    score: float | None = None


def found(question: str, hits: list[Hit]) -> list[QuotedPassage]:
    """Return hits as quotations, best first."""
    rows = hits_document(question, hits)["hits"]
    return [_quoted(row, row["text"], row["score"]) for row in rows]


def cited(answer: Answer) -> list[QuotedPassage]:
    """Return the citations of an answer, by their numbers."""
    return [_quoted(row, row["quote"]) for row in answer_document(answer)["citations"]]


def reply(answer: Answer) -> str:
    """Return the sentences with their marks, or, in the question's language, that there is no answer."""
    return answer.text or _NOT_ANSWERED[answer.language]


def sentence_spans(answer: Answer) -> Iterator[tuple[AnswerSentence, Span]]:
    """Yield each sentence with its place in the reply."""
    start = 0
    for sentence in answer.sentences:
        end = start + len(marked_text(sentence))
        yield sentence, Span(start, end)
        start = end + 1


def checked(value: object, kind: type[T], *, such_as: str) -> T:
    """Return a value that is of a kind; raises `SettingsError`."""
    if not isinstance(value, kind):
        name = kind.__name__
        raise SettingsError(f"{name.lower()} is {value!r}: give one of class {name}, such as {such_as}")
    return value


def checked_top_k(value: object) -> int:
    """Return how many passages to find; raises `SettingsError`."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsError(f"top_k is {value!r}: give a whole number from 1")
    return value


def _quoted(row: Mapping[str, Any], text: str, score: float | None = None) -> QuotedPassage:
    identity = f"{row['article_id']}:{row['start']}-{row['end']}"
    return QuotedPassage(identity, text, {name: value for name, value in row.items() if name not in _NESTED}, score)
