"""Every SQL statement about feedback: keep a mark, take it back, read marks again."""

import json
from dataclasses import asdict
from datetime import UTC
from hashlib import sha256

from sqlalchemy import Connection, Row, delete, insert, select

from embeddings.language import Language
from rag.archive.database.schema import feedback
from rag.types import Feedback, Mark, MarkedPlace, Span, Verdict

__all__ = ["find_feedback", "toggle_feedback"]


def toggle_feedback(connection: Connection, given: Feedback) -> bool:
    """Keep a mark that is new, or has another note, and take back one that is there; say whether it is kept now."""
    values = _values(given)
    same = feedback.c.identity == values["identity"]
    notes = connection.execute(delete(feedback).where(same).returning(feedback.c.note)).scalars().all()
    if given.note in notes:
        return False
    connection.execute(insert(feedback).values(values))
    return True


def find_feedback(connection: Connection, question: str | None, owner: str | None) -> list[Feedback]:
    """Read the marks of one question, of one owner, or all of them; in the order in which they were made."""
    wanted = select(feedback).order_by(feedback.c.number)
    if question is not None:
        wanted = wanted.where(feedback.c.question == question)
    if owner is not None:
        wanted = wanted.where(feedback.c.owner == owner)
    return [_feedback(row) for row in connection.execute(wanted)]


def _values(given: Feedback) -> dict[str, object]:
    places = [asdict(place) for place in given.places]
    named = [given.owner, given.verdict] if given.owner or given.verdict else []  # marks made before have neither
    return {
        "identity": sha256(json.dumps([given.question, given.mark, places, *named]).encode()).hexdigest(),
        "question": given.question,
        "mark": given.mark.value,
        "places": places,
        "language": given.language.value,
        "marked": given.marked.astimezone(UTC),
        "owner": given.owner,
        "verdict": given.verdict.value if given.verdict else None,
        "note": given.note,
    }


def _feedback(row: Row[tuple[object, ...]]) -> Feedback:
    return Feedback(
        question=row.question,
        mark=Mark(row.mark),
        places=tuple(_place(**place) for place in row.places),
        language=Language(row.language),
        marked=row.marked.replace(tzinfo=UTC),
        owner=row.owner,
        verdict=Verdict(row.verdict) if row.verdict else None,
        note=row.note,
    )


def _place(article_id: str, span: dict[str, int] | None, quote: str) -> MarkedPlace:
    return MarkedPlace(article_id, Span(**span) if span else None, quote)
