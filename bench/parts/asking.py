"""How long a question takes: stage by stage, and with several people asking at once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TypeVar

from bench.figures import Spread, figure, percentage, spread, timed
from bench.parts.crowd import chat, crowd
from bench.table import Table
from bench.workload import Progress, Workload
from embeddings import question_terms
from embeddings.judge import judge_named
from rag import Archive, Assistant, Filters, Retriever, Settings
from rag.retrieval.reranking import REREAD

__all__ = ["asked_alone", "measure_asking"]

T = TypeVar("T")

_JUDGES = ("bundled", "off")
_PEOPLE = (1, 8, 32)
_DEPTH = 100
"""What `Retriever` takes from each index."""
_ANSWER = "`Assistant.ask`"
_ALONE = ("stage", "p50 ms", "p95 ms", "of the answer")
_TOGETHER = ("people at once", "first words p50 ms", "first words p95 ms", "answer p50 ms", "answer p95 ms",
             "answers/s", "against one person")  # fmt: skip


@dataclass(slots=True)
class _Watch:
    """Seconds by stage, question after question."""

    spent: dict[str, list[float]] = field(default_factory=dict)

    def clocked(self, stage: str, work: Callable[[], T]) -> T:
        """Do something and take down how long it took."""
        done = timed(work)
        self.took(stage, done.seconds)
        return done.value

    def took(self, stage: str, seconds: float) -> None:
        """Take down how long a stage took."""
        self.spent.setdefault(stage, []).append(seconds)


def measure_asking(ground: Workload, progress: Progress) -> Sequence[Table]:
    """Ask with the judge and without it: one person alone, then several over HTTP."""
    tables: list[Table] = []
    for place, judge in enumerate(_JUDGES):
        progress(place, len(_JUDGES))
        called = f"judge {judge}, {ground.called}"
        with closing(ground.archive(Settings(judge=judge))) as archive:
            archive.load()
            tables.append(_alone(f"One person, {called}", asked_alone(archive, ground.asked())))
        tables.append(Table(f"Several people in the chat, {called}", _TOGETHER, tuple(_together(ground, judge))))
    return tables


def asked_alone(archive: Archive, questions: Sequence[str]) -> dict[str, Spread]:
    """Time the stages of each question but the first, which only loads what is loaded once."""
    assistant, retriever = Assistant(archive), Retriever(archive)
    loading, watch = _Watch(), _Watch()
    for question in questions:
        _clock(question, watch if loading.spent else loading, retriever, assistant)
    return {stage: spread(seconds) for stage, seconds in watch.spent.items()}


def _clock(question: str, watch: _Watch, retriever: Retriever, assistant: Assistant) -> None:
    """Time one answer, then what it consists of, as far as that can be called alone."""
    archive = retriever.archive
    answer = watch.clocked(_ANSWER, lambda: assistant.ask(question))
    watch.clocked("the same once more", lambda: assistant.ask(question))
    for stage, spent in answer.timings_ms.items():
        if stage != "total":
            watch.took(f"its `{stage}`", spent / 1000)
    index, everything = archive.index(), Filters()
    terms = watch.clocked("question → terms", lambda: question_terms(question))
    vector = watch.clocked("question → vector", lambda: archive.encoder.encode_queries([question])[0])
    watch.clocked("terms → passages", lambda: index.matching(terms, k=_DEPTH, filters=everything))
    watch.clocked("vector → passages", lambda: index.nearest(vector, k=_DEPTH, filters=everything))
    if judge := judge_named(archive.settings.judge):  # the archive's own remembers what it has read
        hits = retriever.retrieve(question, top_k=REREAD)
        read = [hit.passage.text for hit in hits if hit.reading]
        every = [hit.passage.text for hit in hits]
        watch.clocked("judge, the passages that it reads", lambda: judge.read(question, read))
        watch.clocked(f"judge, all {REREAD}", lambda: judge.read(question, every))


def _alone(title: str, spreads: dict[str, Spread]) -> Table:
    whole = spreads[_ANSWER].p50
    rows = tuple(
        (stage, figure(one.p50), figure(one.p95), percentage(one.p50 / whole)) for stage, one in spreads.items()
    )
    return Table(title, _ALONE, rows)


def _together(ground: Workload, judge: str) -> Iterator[tuple[str, ...]]:
    """Ask in the chat; no question is asked twice, lest it be remembered."""
    warming, *questions = ground.asked()
    with chat(ground.work / "archive", judge=judge) as address:
        crowd(address, [warming], 1)
        alone = 0.0
        for place, people in enumerate(_PEOPLE):
            done = crowd(address, questions[place :: len(_PEOPLE)], people)
            alone = alone or done.answers_per_second
            spreads = (done.first.p50, done.first.p95, done.whole.p50, done.whole.p95)
            rate = done.answers_per_second
            yield (str(people), *map(figure, spreads), figure(rate), f"{figure(rate / alone)}×")
