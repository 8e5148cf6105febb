"""What became of a question, in a word."""

from enum import StrEnum

from eval.types import Result

__all__ = ["QuestionOutcome", "outcome"]


class QuestionOutcome(StrEnum):
    """Every question has exactly one."""

    RIGHT = "right"
    WRONG = "wrong"
    REFUSED_RIGHTLY = "rightly refused"
    REFUSED_WRONGLY = "wrongly refused"
    UNJUDGED = "not judged"
    """The dataset does not say what is right."""


def outcome(result: Result) -> QuestionOutcome:
    """Judge a question by its verdict where it has one, else by whether a gold answer is shown.

    Any answer to a question that cannot be answered is wrong; to refuse it is right.
    """
    answered, answerable, scores = result.answer.answered, result.question.answerable, result.scores
    if answerable is False:
        return QuestionOutcome.WRONG if answered else QuestionOutcome.REFUSED_RIGHTLY
    right = scores.get("Verdict") if scores.get("Verdict") is not None else scores.get("AnswerHit")
    if not answered and (answerable or right is not None):
        return QuestionOutcome.REFUSED_WRONGLY
    if right is None:
        return QuestionOutcome.UNJUDGED
    return QuestionOutcome.RIGHT if right else QuestionOutcome.WRONG
