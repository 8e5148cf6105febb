"""The turns of a conversation as documents, and back again."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from embeddings.language import Language
from rag.archive import Archive
from rag.serialization.documents import answer_document
from rag.serialization.restoration import articles_named, restored_answer
from rag.types import Filters, Stance
from rag.verdicts import StanceReading, Sureness
from ui.chat.conversation import Conversation, Stage, Turn
from ui.chat.filters import filters_document, filters_from
from ui.chat.positions import Readings

__all__ = ["document", "restored_turns"]

Document = dict[str, Any]


def document(turn: Turn) -> Document:
    """Write down a turn that has come to its end."""
    return {
        "question": turn.question,
        "language": turn.language.value,
        "stage": turn.stage.value,
        "answer": answer_document(turn.answer) if turn.answer else None,
        "error": turn.error,
        "model": turn.model,
        "translations": {str(number): said for number, said in turn.translations.items()},
        "carried": dict(turn.carried),
        "copies": {one: dict(named) for one, named in turn.copies.items()},
        "readings": [{str(number): asdict(one) for number, one in readings.items()} for readings in turn.readings],
        "left_out": sorted(turn.left_out),
        "filters": filters_document(turn.filters),
        "day": turn.day.isoformat(),
    }


def restored_turns(documents: Sequence[Document], archive: Archive, *, day: date) -> Conversation:
    """Return the turns of documents; what they quote is looked up in the archive as it is now.

    Those of earlier versions, which kept no day, get the `day` on which their conversation was changed last.
    """
    named = articles_named(one["answer"] for one in documents if one["answer"])
    articles = archive.articles_of(named)
    return tuple(
        Turn(
            question=one["question"],
            language=Language(one["language"]),
            stage=Stage(one["stage"]),
            answer=restored_answer(one["answer"], articles) if one["answer"] else None,
            error=one["error"],
            model=one["model"],
            translations={int(number): said for number, said in one["translations"].items()},
            carried=one["carried"],
            copies=one.get("copies", {}),  # documents of earlier versions have none, nor readings, nor filters
            readings=tuple(_readings(readings) for readings in one.get("readings", ())),
            left_out=frozenset(one["left_out"]),
            filters=filters_from(one["filters"]) if "filters" in one else Filters(),
            day=date.fromisoformat(one["day"]) if "day" in one else day,
        )
        for one in documents
    )


def _readings(document: Document) -> Readings:
    return {
        int(number): StanceReading(Stance(one["stance"]), Sureness(one["sureness"]), one["strength"])
        for number, one in document.items()
    }
