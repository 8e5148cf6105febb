"""What is measured of each question, and over all of them. docs/evaluation.md explains each."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from eval.measures.significance import auroc
from eval.measures.text import holds, normalised, span_f1
from eval.types import Judgement, Question, Result
from rag.types import Answer, Citation, Stance

__all__ = [
    "ANSWER_MEASURES",
    "RETRIEVAL_MEASURES",
    "claim_metrics",
    "confusion",
    "metrics",
    "retrieval_scores",
    "score",
]

RETRIEVAL_MEASURES = ("nDCG@10", "RR@10", "R@5", "R@100", "Success@1")
"""As ir_measures spells them; for questions with judgements."""
ANSWER_MEASURES = ("AnswerHit", "AnswerF1", "CitationPrecision", "CitationRecall")

Naming = Callable[[Citation], str]
"""How a cited article is called in the judgements."""
Scores = Mapping[str, float | None]


def retrieval_scores(questions: Iterable[Question], rankings: Mapping[str, Mapping[str, float]]) -> dict[str, Scores]:
    """Return, by question id, its retrieval measures; a judged question without a ranking scores 0."""
    import ir_measures

    qrels = {q.question_id: {j.document: j.relevance for j in q.judgements} for q in questions if is_judged(q)}
    runs = {one: dict(rankings.get(one, {})) for one in qrels}
    parsed = [ir_measures.parse_measure(name) for name in RETRIEVAL_MEASURES]
    scores: dict[str, dict[str, float | None]] = {one: {} for one in qrels}
    if qrels:
        for value in ir_measures.iter_calc(parsed, qrels, runs):
            scores[value.query_id][str(value.measure)] = float(value.value)
    return dict(scores)


def score(question: Question, answer: Answer, *, confidence: float, naming: Naming) -> dict[str, float | None]:
    """Return the measures of one answer; `None` where a measure does not apply to the question."""
    return {
        **_answer_scores(question, answer),
        **_citation_scores(question, answer, naming),
        "Answered": float(answer.answered),
        "Confidence": confidence,
        "Verdict": float(answer.verdict is question.verdict) if question.verdict else None,
        "Reason": float(answer.reason is question.reason) if question.reason else None,
    }


def metrics(results: Sequence[Result]) -> dict[str, float | None]:
    """Return each measure over all questions that it applies to; `None` where it applies to none."""
    means: dict[str, float | None] = {
        name: _mean(result.scores.get(name) for result in results) for name in (*RETRIEVAL_MEASURES, *ANSWER_MEASURES)
    }
    answerable = [result for result in results if result.question.answerable is True]
    unanswerable = [result for result in results if result.question.answerable is False]
    return {
        **means,
        "AbstainAUROC": auroc(_confidences(answerable), _confidences(unanswerable)),
        "AnsweredRate (answerable)": _mean(result.scores["Answered"] for result in answerable),
        "AnsweredRate (unanswerable)": _mean(result.scores["Answered"] for result in unanswerable),
        "VerdictAccuracy": _mean(result.scores["Verdict"] for result in results),
        "ReasonAccuracy": _mean(result.scores["Reason"] for result in results),
    }


def confusion(results: Iterable[Result]) -> dict[str, dict[str, int]]:
    """Count, for each gold verdict, what was given instead; "none" where no verdict was given."""
    table: dict[str, dict[str, int]] = {}
    for result in results:
        if result.question.verdict:
            given = result.answer.verdict.value if result.answer.verdict else "none"
            row = table.setdefault(result.question.verdict.value, {})
            row[given] = row.get(given, 0) + 1
    return table


def claim_metrics(gold: Sequence[Stance], given: Sequence[Stance]) -> dict[str, float]:
    """Return accuracy and macro-F1 over the three stances; a stance that never occurs counts in neither."""
    from sklearn.metrics import accuracy_score, f1_score

    labels = sorted({*gold, *given})
    return {
        "accuracy": float(accuracy_score(gold, given)),
        "macro-F1": float(f1_score(gold, given, labels=labels, average="macro", zero_division=0)),
    }


def is_judged(question: Question) -> bool:
    """Return whether anything is known to be relevant to a question."""
    return any(judgement.relevance > 0 for judgement in question.judgements)


def _answer_scores(question: Question, answer: Answer) -> dict[str, float | None]:
    if question.answerable is False or not question.answers:
        return {"AnswerHit": None, "AnswerF1": None}
    golds = [words for words in map(normalised, question.answers) if words]
    pairs = [(normalised(one.text), gold) for one in answer.sentences for gold in golds]
    return {
        "AnswerHit": float(any(holds(sentence, gold) for sentence, gold in pairs)),
        "AnswerF1": max((span_f1(sentence, gold) for sentence, gold in pairs), default=0.0),
    }


def _citation_scores(question: Question, answer: Answer, naming: Naming) -> dict[str, float | None]:
    """Follow ALCE (Gao et al. 2023): precision over what is cited, recall over what is said."""
    if not is_judged(question):
        return {"CitationPrecision": None, "CitationRecall": None}
    good = {one.number for one in answer.citations if _is_verbatim(one, answer) and _is_relevant(one, question, naming)}
    carried = [any(number in good for number in sentence.citations) for sentence in answer.sentences]
    return {
        "CitationPrecision": len(good) / len(answer.citations) if answer.citations else 0.0,
        "CitationRecall": sum(carried) / len(carried) if carried else 0.0,
    }


def _is_verbatim(citation: Citation, answer: Answer) -> bool:
    """Return whether what is cited is quoted as it stands; a model's words say it in their own way."""
    stands_there = citation.article.text[citation.start : citation.end]
    citing = [sentence.text for sentence in answer.sentences if citation.number in sentence.citations]
    return bool(stands_there) and (bool(answer.phrasing) or all(text == stands_there for text in citing))


def _is_relevant(citation: Citation, question: Question, naming: Naming) -> bool:
    document = naming(citation)
    judged = [one for one in question.judgements if one.document == document and one.relevance > 0]
    return any(_overlaps(one, citation) for one in judged)


def _overlaps(judgement: Judgement, citation: Citation) -> bool:
    span = judgement.span
    return span is None or (citation.start < span.end and span.start < citation.end)


def _confidences(results: Sequence[Result]) -> list[float]:
    return [result.scores["Confidence"] or 0.0 for result in results]


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
