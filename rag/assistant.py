"""The way out: ask → retrieve → judge → choose → check → show; a language model, where there is one, comes last.

`Assistant` goes it from top to bottom; the ways to ask are those of `rag.ways_to_ask`.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from time import perf_counter
from typing import TYPE_CHECKING

from embeddings.language import Language
from rag.answers import compose, decide_alternative, interleaved, joined_answer, respelt, signals, verified_quotations
from rag.answers.refusal import absent_names, names_stand_apart, refused, without_answer
from rag.archive import Archive, Version
from rag.checked_arguments import checked_kind
from rag.decomposition import FullQuestions, decomposed
from rag.evidence import candidates
from rag.query import LONGEST_QUESTION, Query, understand
from rag.query.checked_questions import checked_question, checked_questions
from rag.query.dates import may_tell
from rag.query.search import READ, Asked, Search
from rag.retrieval import Retriever
from rag.retrieval.reranking import those_fitting, those_read
from rag.settings import CallableLlm, Settings, TextStream, settings_beside
from rag.types import Answer, Citation, Filters, Hit, Overview, Passage, Reason, Stance, Trace
from rag.verdicts import StanceReading, Stances, StanceWeights, stances_of
from rag.verdicts.quotation_stances import quotation_stances
from rag.ways_to_ask import WaysToAsk

if TYPE_CHECKING:  # neither a first question nor an answer without a language model loads them
    from rag.followups import PreviousAnswer
    from rag.generation import LanguageModel, SupportCheck

__all__ = ["Assistant"]

_PERHAPS_MISSPELT = frozenset({Reason.NAME_NOT_FOUND, Reason.WEAK_EVIDENCE, Reason.NO_MATCH})
_REMEMBERED = 200
"""Answers kept at hand: the same is asked again, by the page's examples and by people who share a link."""


@dataclass(frozen=True, slots=True)
class _WorkedAnswer:
    answer: Answer
    hits: tuple[Hit, ...]
    passages: list[Passage]
    """What a language model, where there is one, is given: windows of the hits that fit the question, else of the
    nearest."""
    started: float
    """By `perf_counter`."""
    asked: str = ""
    """The full question as it was taken, where a name in it is spelt otherwise in the articles."""


class Assistant(WaysToAsk):
    """Answers questions about an archive with quotations from it."""

    def __init__(
        self,
        archive: Archive,
        *,
        settings: Settings | None = None,
        today: Callable[[], date] = date.today,
        stances: Stances | None = None,
        llm: TextStream | None = None,
    ) -> None:
        """Answer about an archive with its own settings, unless others are given.

        `llm`, a callable that streams text, phrases answers in the place of the settings' language model:
        `CallableLlm` has more to say of it.
        `stances` reads what a sentence says to the claim of a yes/no question. Without it the archive's judge does,
        where there is none the words.
        """
        self.archive = checked_kind("the archive", archive, Archive)
        self.settings = settings_beside(archive.settings, settings)
        if llm is not None:
            self.settings = replace(self.settings, llm=CallableLlm(llm))
        self._given_stances = stances
        self._retriever = Retriever(archive, settings=self.settings)
        self._today = today
        self._model = self._language_model() if self.settings.llm else None
        self._worked_out = lru_cache(_REMEMBERED)(self._work_out)

    def _traces(self, asked: Asked, history: Sequence[str]) -> Generator[Trace, None, None]:
        """Make full questions of what is asked, answer them, and last let a language model, if any, phrase that."""
        started, question = perf_counter(), asked.question
        checked_question(question)
        checked_questions(history)
        full = decomposed(question, history, complete=partial(self._completed, asked=asked))
        as_it_stands = full.questions in ((question,), decomposed(question).questions)
        begun = perf_counter()
        worked = self._answer_all(asked, full)
        done = perf_counter()
        timings = {"total": done - started, **({} if as_it_stands else {"rewrite": begun - started})}
        rewritten = worked.asked or (None if as_it_stands else " ".join(full.questions))
        answer = _timed(replace(worked.answer, question=question, rewritten=rewritten), timings)
        hits = worked.hits[: asked.top_k]
        yield Trace(answer, hits)
        if self._model and worked.passages:
            for grown in self._phrased(answer, worked.passages, self._model):
                now = perf_counter()
                yield Trace(_timed(grown, {"phrase": now - done, "total": now - started}), hits)

    def _completed(self, question: str, history: Sequence[str], asked: Asked) -> str | None:
        """Return the full question that a follow-up asks: by rule, or as the language model has it."""
        from rag.followups import completed

        by_rule = completed(question, history, lambda before: self._known(replace(asked, question=before)))
        if by_rule is None or self._model is None:
            return by_rule
        from rag.generation import rewritten

        return rewritten(question, history, self._model) or by_rule

    def _known(self, asked: Asked) -> "PreviousAnswer":
        """Return what the answer to a question before tells a follow-up: a remembered answer takes no time."""
        from rag.followups import previous_answer

        worked = self._answer(asked)
        return previous_answer(worked.hits, worked.answer.citations)

    def _answer_all(self, asked: Asked, full: FullQuestions) -> _WorkedAnswer:
        """Answer the full questions that a text asks, as one where it asks several."""
        questions = full.questions
        worked = [self._answer_respelt(replace(asked, question=one)) for one in questions]
        if len(worked) == 1:
            return worked[0]
        parts = [replace(one.answer, question=question) for one, question in zip(worked, questions, strict=True)]
        passages = interleaved([one.passages[: READ // len(worked)] for one in worked])
        hits = tuple(interleaved([one.hits for one in worked]))
        answer = joined_answer(asked.question, parts, compared=full.compared)
        taken = tuple(one.asked or question for one, question in zip(worked, questions, strict=True))
        return _WorkedAnswer(answer, hits, passages, worked[0].started, "" if taken == questions else " ".join(taken))

    def _answer_respelt(self, asked: Asked) -> _WorkedAnswer:
        """Answer a full question; where it finds no answer, as the articles spell the words that it may misspell."""
        worked = self._answer(asked)
        if worked.answer.reason not in _PERHAPS_MISSPELT:
            return worked
        articles = dict.fromkeys(hit.passage.article for hit in worked.hits[:READ])
        meant = respelt(asked.question, worked.answer.missing, articles)
        if meant is None:
            return worked
        other = self._answer(replace(asked, question=meant))
        return replace(other, asked=meant) if other.answer.answered else worked

    def _answer(self, asked: Asked) -> _WorkedAnswer:
        """Answer a full question, or remember the answer.

        What is remembered is of the same day and the same version of the archive, and took no time.
        """
        called = perf_counter()
        worked = self._worked_out(asked, self._today(), self.archive.version())
        timings = worked.answer.timings_ms if worked.started >= called else {}
        return replace(worked, answer=replace(worked.answer, timings_ms=timings))

    def _work_out(self, asked: Asked, today: date, _version: Version) -> _WorkedAnswer:
        """Understand a full question, find what fits it, and choose what answers it."""
        started = perf_counter()
        search = asked.understood(today, self.archive.publishers_named)
        query = search.query
        if len(query.question) > LONGEST_QUESTION or not query.asks_something:
            refusal = Answer(query.text, query.language, reason=Reason.NOT_A_QUESTION, publisher=search.publisher)
            return _WorkedAnswer(refusal, (), [], started)
        if query.overview:
            return self._overviewed(search, query.overview, started)
        found = self._retrieve(search, top_k=max(asked.top_k, READ))
        hits = found[:READ]
        retrieved = perf_counter()
        answer = self._chosen(query, search.filters, hits)
        timings = {"retrieve": retrieved - started, "choose": perf_counter() - retrieved}
        answer = _timed(replace(answer, period=search.period, publisher=search.publisher), timings)
        given = self._given(answer, those_fitting(hits, self.settings) if answer.answered else hits)
        return _WorkedAnswer(answer, tuple(found), given, started)

    def _overviewed(self, search: Search, overview: Overview, started: float) -> _WorkedAnswer:
        from rag.overview import overviewed

        found = overviewed(search.query, overview, self._retriever, search.filters)
        answer = replace(found.answer, period=search.period, publisher=search.publisher)
        answer = _timed(answer, {"choose": perf_counter() - started})
        return _WorkedAnswer(answer, found.hits, self._given(answer, found.hits), started)

    def _retrieve(self, search: Search, *, top_k: int, explain: bool = False) -> list[Hit]:
        return self._retriever.retrieve(
            search.query, top_k=top_k, filters=search.filters, prefer=search.prefer, explain=explain
        )

    def _chosen(self, query: Query, filters: Filters, hits: Sequence[Hit]) -> Answer:
        """Choose the sentences that answer, each checked against its article; or say why there are none."""
        fitting = [one for one in those_fitting(hits, self.settings) if may_tell(one.passage.article, query.period)]
        ranked = candidates(query, those_read(fitting), self.archive.encoder)
        sure = signals(query, fitting, ranked)
        unanswered = Answer(query.text, query.language, confidence=sure.confidence if sure else 0.0)
        if fitting and (missing := absent_names(query, fitting)):
            return refused(unanswered, Reason.NAME_NOT_FOUND, hits, missing)
        if fitting and not ranked:
            return refused(unanswered, Reason.WEAK_EVIDENCE, hits)
        decision = decide_alternative(query, ranked, self.archive.judge.comparer if self.archive.judge else None)
        composed = compose(query, ranked, self._stances, decision=decision)
        answer = replace(verified_quotations(composed), confidence=unanswered.confidence)
        if not answer.answered:
            return without_answer(unanswered, query, filters, hits, self._retriever)
        if answer.verdict and names_stand_apart(query, fitting):
            return refused(unanswered, Reason.WEAK_EVIDENCE, hits)
        settled = answer.verdict is not None or answer.alternative is not None
        if not settled and sure and sure.confidence < self.settings.least_confidence:
            return refused(unanswered, Reason.WEAK_EVIDENCE, hits)
        return answer

    def _given(self, answer: Answer, hits: Sequence[Hit]) -> list[Passage]:
        """Return what a language model, where there is one, is given of the hits."""
        if self._model is None:
            return []
        from rag.generation import windows_for

        return windows_for(answer, hits)

    def _phrased(
        self, answer: Answer, passages: Sequence[Passage], model: "LanguageModel"
    ) -> Generator[Answer, None, None]:
        """Let the model phrase an answer, or propose one for a refusal where it may; translated where asked for."""
        from rag.generation import is_for_the_model, phrased, with_translations

        if is_for_the_model(answer, model.llm):
            growing = phrased(answer, passages, model, self._check, today=self._today())
            yield from with_translations(growing, model) if model.llm.translate else growing

    def explain(
        self,
        question: str,
        *,
        top_k: int,
        filters: Filters = Filters(),
        any_date: bool = False,
        any_publisher: bool = False,
    ) -> list[Hit]:
        """Return the best passages for a full question as `ask` finds them, each with its `explanation`."""
        limited, today = Asked(question, filters, any_date, any_publisher), self._today()
        full = [replace(limited, question=one) for one in decomposed(question).questions]
        searches = (one.understood(today, self.archive.publishers_named) for one in full)
        return interleaved([self._retrieve(one, top_k=top_k, explain=True) for one in searches])[:top_k]

    def stances(self, answer: Answer) -> dict[int, Stance]:
        """Read what each quotation of an answer says to its question's claim, by citation number.

        What says nothing to it is left out; a rumour or a plan is `Stance.OPEN`. Empty where there is no verdict.
        """
        if answer.parts:
            return {number: one for part in answer.parts for number, one in self.stances(part).items()}
        return {number: one.told for number, one in self.stance_readings(answer).items()}

    def stance_readings(self, answer: Answer) -> dict[int, StanceReading]:
        """Read what each quotation says to a yes/no question's claim, by citation number.

        What says nothing to it is left out; empty where there is no verdict. Its parts are answers of their own.
        """
        question = answer.rewritten or answer.question
        query = understand(question, today=self._today(), publishers=self.archive.publishers_named)
        if answer.verdict is None or query.claim is None:
            return {}
        return quotation_stances(answer.citations, query.claim, self._stances)

    def translate(self, citation: Citation, language: Language) -> str:
        """Translate a quotation with the language model.

        Raises `SettingsError` where none is configured, `EndpointError` where it gives no translation.
        """
        from rag.generation import translated

        model = self._model or self._language_model()
        return translated(citation.quote, citation.article.language, language, model)

    def forget(self) -> None:
        """Forget remembered answers, and what the judge has read, as if no question had been asked."""
        self._worked_out.cache_clear()
        if self.archive.judge:
            self.archive.judge.forget()

    def _language_model(self) -> "LanguageModel":
        from rag.generation import language_model

        return language_model(self.settings.required_llm())

    @cached_property
    def _check(self) -> "SupportCheck":
        from rag.generation import SupportCheck

        return SupportCheck(self.archive.encoder, self.archive.judge)

    @cached_property
    def _stances(self) -> Stances:
        return self._given_stances or stances_of(self.archive.judge, weighing=StanceWeights())


def _timed(answer: Answer, seconds: dict[str, float]) -> Answer:
    """Return an answer with the time that stages took besides those it tells."""
    in_ms = {stage: round(1000 * spent, 2) for stage, spent in seconds.items()}
    return replace(answer, timings_ms=answer.timings_ms | in_ms)
