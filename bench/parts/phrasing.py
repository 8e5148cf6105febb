"""How long a language model takes over an answer, where an endpoint is configured."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from time import perf_counter

from bench.figures import figure, spread
from bench.table import Table
from bench.workload import Progress, Workload
from rag import Assistant, Settings
from ui.cli.options import settings_from

__all__ = ["Words", "measure_phrasing", "phrased_alone"]

_ASKED = 20
"""Questions at most: each takes seconds."""
_COLUMNS = ("until", "p50 s", "p95 s")


@dataclass(frozen=True, slots=True)
class Words:
    """Seconds until the quotations of one answer stand there, then the model's first sentence, then its last."""

    quotations: float
    first: float | None
    """`None` where no sentence came."""
    last: float
    sentences: int
    failed: bool


def measure_phrasing(ground: Workload, progress: Progress) -> Sequence[Table]:
    """Ask one question after the other; nothing where no language model is configured."""
    settings = settings_from(None)
    if settings.llm is None:
        return ()
    with closing(ground.archive(Settings())) as archive:
        assistant = Assistant(archive, settings=replace(archive.settings, llm=settings.llm))
        questions = ground.asked()[: _ASKED + 1]
        answers = []
        for done, words in enumerate(phrased_alone(assistant, questions)):
            answers.append(words)
            progress(done, len(questions))
    return [_table(f"One person, {settings.llm.model}, {ground.called}", answers)]


def phrased_alone(assistant: Assistant, questions: Sequence[str]) -> Iterator[Words]:
    """Time the words of each question that is answered; of the first nothing is told, since it loads the model."""
    loading, *others = questions
    assistant.ask(loading)
    for question in others:
        if words := _words(assistant, question):
            yield words


def _words(assistant: Assistant, question: str) -> Words | None:
    started, quotations, first, answer = perf_counter(), None, None, None
    for answer in assistant.stream(question):
        now = perf_counter() - started
        quotations = now if quotations is None else quotations
        if first is None and answer.phrasing and answer.phrasing.sentences:
            first = now
    last = perf_counter() - started
    if answer is None or answer.phrasing is None or quotations is None:
        return None
    return Words(quotations, first, last, len(answer.phrasing.sentences), failed=answer.phrasing.failure is not None)


def _table(title: str, answers: Sequence[Words]) -> Table:
    stages = {
        "the quotations": [one.quotations for one in answers],
        "the model's first sentence": [one.first for one in answers if one.first is not None],
        "its last": [one.last for one in answers],
    }
    spreads = {stage: spread(seconds) for stage, seconds in stages.items() if seconds}
    rows = tuple((stage, figure(one.p50 / 1000), figure(one.p95 / 1000)) for stage, one in spreads.items())
    sentences, failed = sum(one.sentences for one in answers), sum(one.failed for one in answers)
    return Table(
        title, _COLUMNS, rows, f"{len(answers)} answers, {sentences} sentences of the model, {failed} failures."
    )
