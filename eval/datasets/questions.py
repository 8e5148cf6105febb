"""A question with what its record knows of the answer: the same keys in every format."""

from eval.datasets.records import DatasetRecord
from eval.types import Question

__all__ = ["make_question"]


def make_question(question_id: str, text: str, known: DatasetRecord) -> Question:
    """Read the keys `answers`, `answerable`, `verdict` and `reason`.

    A question with a gold answer or verdict is answerable, and one with a reason for a refusal is not, where the record
    does not say whether it is.
    """
    answers, verdict, answerable = known.strings("answers"), known.verdict("verdict"), known.truth("answerable")
    if answerable is False and (answers or verdict):
        known.refuse("is not answerable and yet has an answer or verdict; leave out one or the other")
    reason = known.reason("reason")
    if reason and (answerable or answers or verdict):
        known.refuse("has a reason not to be answered and yet an answer; leave out one or the other")
    if answerable is None and (answers or verdict or reason):
        answerable = reason is None
    return Question(question_id, text, answers=answers, answerable=answerable, verdict=verdict, reason=reason)
