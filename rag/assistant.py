"""The way out: ask → retrieve → judge → choose → check → show; a language model, where there is one, comes last."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from time import perf_counter
from typing import TYPE_CHECKING

from embeddings.language import Language
from rag.answers import (
    compose,
    decide_alternative,
    interleaved,
    joined_answer,
    missing_names,
    respelt,
    signals,
    verified_quotations,
)
from rag.archive import Archive, Version
from rag.decomposition import FullQuestions, decomposed
from rag.evidence import candidates
from rag.query import LONGEST_QUESTION, Query, understand
from rag.query.checked_questions import checked_question, checked_questions, each
from rag.query.dates import narrowed, preferred
from rag.retrieval import Retriever
from rag.retrieval.reranking import those_read
from rag.settings import CallableLlm, Settings, TextStream
from rag.types import Answer, Article, Citation, Filters, Hit, Overview, Passage, Period, Reason, Span, Stance, Trace
from rag.verdicts import StanceReading, Stances, StanceWeights, Sureness, lexical_stances, stances_of
from rag.verdicts.sentence_stances import premise_of

if TYPE_CHECKING:  # neither a first question nor an answer without a language model loads them
    from rag.followups import PreviousAnswer
    from rag.generation import LanguageModel, SupportCheck

__all__ = ["Assistant"]

_READ = 10
"""Hits whose sentences are looked at."""
_NEAREST = 3
_PERHAPS_MISSPELT = frozenset({Reason.NAME_NOT_FOUND, Reason.WEAK_EVIDENCE, Reason.NO_MATCH})
_REMEMBERED = 200
"""Answers kept at hand: the same is asked again, by the page's examples and by people who share a link."""


@dataclass(frozen=True, slots=True)
class _Asking:
    """A full question, and what limits its answer: answers are remembered by it."""

    question: str
    filters: Filters
    any_date: bool
    any_publisher: bool
    top_k: int = _READ
    """Hits that are returned with the answer."""


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


@dataclass(frozen=True, slots=True)
class _Retrieval:
    """What is looked for, and among which articles."""

    query: Query
    filters: Filters
    """Those given, narrowed by the publisher and the days that the question asks for."""
    period: Period | None
    """Its days; `None` where the filters name others."""
    publisher: str | None
    """Likewise."""


class Assistant:
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
        self.archive = archive
        self.settings = settings or archive.settings
        if llm is not None:
            self.settings = replace(self.settings, llm=CallableLlm(llm))
        self._given_stances = stances
        self._retriever = Retriever(archive, settings=self.settings)
        self._today = today
        self._model = self._language_model() if self.settings.llm else None
        self._worked_out = lru_cache(_REMEMBERED)(self._work_out)

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        filters: Filters = Filters(),
        any_date: bool = False,
        any_publisher: bool = False,
    ) -> Answer:
        """Answer with one to three sentences, each verbatim in the articles that it cites, or say why not.

        A question is not answered with articles of which none holds a name in it.

        A yes/no question gets the verdict to which the articles come, with the sentences that decide it and those
        against it. Where articles of several days speak of it, the answer's `timeline` gives them by date.

        `history` holds the questions asked before, the oldest first: a follow-up to them is rewritten into a full
        question, and the answer's `rewritten` says so.

        Dates in the question narrow what is looked at or lift what ranks, and the answer's `period` says so; they are
        left out with `any_date`, and where `filters` names days. A publisher whose articles the question asks for
        narrows it too, and the answer's `publisher` says so; not with `any_publisher`, or where `filters` names some.

        A text that asks for several things, or compares two, is answered question by question: see `Answer.parts`. An
        either-or question gets no verdict but, where an article makes it likely enough, an `alternative`.

        Where the settings name a language model, the answer's `phrasing` is what that makes of it; where they have it
        translate, `translations` holds the quotations in other languages than the question's.
        """
        *_, answer = self.stream(question, history, filters=filters, any_date=any_date, any_publisher=any_publisher)
        return answer

    def stream(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        filters: Filters = Filters(),
        any_date: bool = False,
        any_publisher: bool = False,
    ) -> Generator[Answer, None, None]:
        """Answer as `ask` does, but give it as it grows: first all but the phrasing, last what `ask` gives."""
        traces = self._traces(question, history, _Asking(question, filters, any_date, any_publisher))
        yield from (trace.answer for trace in traces)

    async def aask(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        filters: Filters = Filters(),
        any_date: bool = False,
        any_publisher: bool = False,
    ) -> Answer:
        """Answer as `ask` does, in a thread of its own, so that an event loop goes on meanwhile."""
        return await asyncio.to_thread(
            self.ask, question, history, filters=filters, any_date=any_date, any_publisher=any_publisher
        )

    def ask_many(
        self,
        questions: Iterable[str],
        *,
        filters: Filters = Filters(),
        any_date: bool = False,
        any_publisher: bool = False,
    ) -> list[Answer]:
        """Answer each question as `ask` does, by itself, in their order.

        Raises `SettingsError`, before anything is answered, where one is no text. What is raised for one question has
        a note that names it.
        """
        return each(
            lambda one: self.ask(one, filters=filters, any_date=any_date, any_publisher=any_publisher),
            checked_questions(questions),
        )

    async def aask_many(
        self,
        questions: Iterable[str],
        *,
        filters: Filters = Filters(),
        any_date: bool = False,
        any_publisher: bool = False,
    ) -> list[Answer]:
        """Answer as `ask_many` does, in a thread of its own, so that an event loop goes on meanwhile."""
        return await asyncio.to_thread(
            self.ask_many, questions, filters=filters, any_date=any_date, any_publisher=any_publisher
        )

    async def astream(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        filters: Filters = Filters(),
        any_date: bool = False,
        any_publisher: bool = False,
    ) -> AsyncGenerator[Answer, None]:
        """Answer as `stream` does, each step worked out in a thread."""
        steps = self.stream(question, history, filters=filters, any_date=any_date, any_publisher=any_publisher)
        while (grown := await asyncio.to_thread(next, steps, None)) is not None:
            yield grown

    def trace(
        self,
        question: str,
        history: Sequence[str] = (),
        *,
        top_k: int = _READ,
        filters: Filters = Filters(),
        any_date: bool = False,
        any_publisher: bool = False,
    ) -> Trace:
        """Answer as `ask` does, and return the best `top_k` hits with the answer, which is made from the first ten.

        Up to a hundred hits, the first ten are the same for every `top_k`; for more, more of the index is looked at.
        """
        *_, trace = self._traces(question, history, _Asking(question, filters, any_date, any_publisher, top_k))
        return trace

    def forget(self) -> None:
        """Forget remembered answers, and what the judge has read, as if no question had been asked."""
        self._worked_out.cache_clear()
        if self.archive.judge:
            self.archive.judge.forget()

    def _traces(self, question: str, history: Sequence[str], asking: _Asking) -> Generator[Trace, None, None]:
        started = perf_counter()
        checked_question(question)
        checked_questions(history)
        asked = decomposed(question, history, complete=partial(self._rewritten, asking=asking))
        alone = decomposed(question).questions
        as_it_stands = asked.questions in ((question,), alone)
        begun = perf_counter()
        worked = self._answer_all(asking, asked)
        done = perf_counter()
        timings = {"total": done - started, **({} if as_it_stands else {"rewrite": begun - started})}
        answer, hits = worked.answer, worked.hits[: asking.top_k]
        rewriting = worked.asked or (None if as_it_stands else " ".join(asked.questions))
        answer = replace(answer, question=question, rewritten=rewriting, timings_ms=answer.timings_ms | _in_ms(timings))
        yield Trace(answer, hits)
        if self._model and worked.passages:
            for grown in self._phrased(answer, worked.passages, self._model):
                now = perf_counter()
                timings = {"phrase": now - done, "total": now - started}
                yield Trace(replace(grown, timings_ms=grown.timings_ms | _in_ms(timings)), hits)

    def _language_model(self) -> "LanguageModel":
        from rag.generation import language_model

        return language_model(self.settings.required_llm())

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
        """Give the best passages for a full question, found as `ask` finds them, each with its `explanation`."""
        asking, today = _Asking(question, filters, any_date, any_publisher), self._today()
        searches = (self._search(replace(asking, question=one), today) for one in decomposed(question).questions)
        return interleaved([self._retrieve(one, top_k=top_k, explain=True) for one in searches])[:top_k]

    def stances(self, answer: Answer) -> dict[int, Stance]:
        """Read what each quotation of an answer says to the claim of its question, by the number of its citation.

        What says nothing to it is left out; a rumour or a plan is `Stance.OPEN`. Empty where there is no verdict.
        """
        if answer.parts:
            return {number: one for part in answer.parts for number, one in self.stances(part).items()}
        return {number: one.told for number, one in self.stance_readings(answer).items()}

    def stance_readings(self, answer: Answer) -> dict[int, StanceReading]:
        """Read what each quotation says to the claim of a yes/no question, by the number of its citation.

        What says nothing to it is left out; empty where there is no verdict. Its parts are answers of their own.
        """
        question = answer.rewritten or answer.question
        query = understand(question, today=self._today(), publishers=self.archive.publishers_named)
        if answer.verdict is None or query.claim is None:
            return {}
        premises = [premise_of(one.article, Span(one.start, one.end)) for one in answer.citations]
        by_words = lexical_stances(premises, query.claim)
        readings = self._stances(premises, query.claim)
        return {
            citation.number: replace(reading, sureness=Sureness.HEDGED) if _is_hedged(reading, words) else reading
            for citation, reading, words in zip(answer.citations, readings, by_words, strict=True)
            if reading.stance is not Stance.NEITHER
        }

    def translate(self, citation: Citation, language: Language) -> str:
        """Translate a quotation with the language model.

        Raises `SettingsError` where none is configured, `EndpointError` where it gives no translation.
        """
        from rag.generation import translated

        model = self._model or self._language_model()
        return translated(citation.quote, citation.article.language, language, model)

    def _answer_all(self, asking: _Asking, asked: FullQuestions) -> _WorkedAnswer:
        """Answer the full questions that a text asks, as one where it asks several."""
        worked = [self._answer_respelt(replace(asking, question=one)) for one in asked.questions]
        if len(worked) == 1:
            return worked[0]
        parts = [replace(one.answer, question=question) for one, question in zip(worked, asked.questions, strict=True)]
        passages = interleaved([one.passages[: _READ // len(worked)] for one in worked])
        hits = tuple(interleaved([one.hits for one in worked]))
        answer = joined_answer(asking.question, parts, compared=asked.compared)
        taken = [one.asked or question for one, question in zip(worked, asked.questions, strict=True)]
        spelt_otherwise = " ".join(taken) if tuple(taken) != tuple(asked.questions) else ""
        return _WorkedAnswer(answer, hits, passages, worked[0].started, spelt_otherwise)

    def _answer_respelt(self, asking: _Asking) -> _WorkedAnswer:
        """Answer a full question; where it finds no answer, as the articles spell the words that it may misspell."""
        worked = self._answer(asking)
        if worked.answer.reason not in _PERHAPS_MISSPELT:
            return worked
        articles = dict.fromkeys(hit.passage.article for hit in worked.hits[:_READ])
        meant = respelt(asking.question, worked.answer.missing, articles)
        if meant is None:
            return worked
        other = self._answer(replace(asking, question=meant))
        return replace(other, asked=meant) if other.answer.answered else worked

    def _answer(self, asking: _Asking) -> _WorkedAnswer:
        """Answer a full question, or remember the answer.

        What is remembered is of the same day and the same version of the archive, and took no time.
        """
        called = perf_counter()
        worked = self._worked_out(asking, self._today(), self.archive.version())
        timings = worked.answer.timings_ms if worked.started >= called else {}
        return replace(worked, answer=replace(worked.answer, timings_ms=timings))

    def _work_out(self, asking: _Asking, today: date, _version: Version) -> _WorkedAnswer:
        started = perf_counter()
        search = self._search(asking, today)
        query = search.query
        if len(query.question) > LONGEST_QUESTION or not query.asks_something:
            refused = Answer(query.text, query.language, reason=Reason.NOT_A_QUESTION, publisher=search.publisher)
            return _WorkedAnswer(refused, (), [], started)
        if query.overview:
            return self._overviewed(search, query.overview, started)
        found = self._retrieve(search, top_k=max(asking.top_k, _READ))
        hits = found[:_READ]
        retrieved = perf_counter()
        answer = self._answered(query, search.filters, hits)
        timings = _in_ms({"retrieve": retrieved - started, "choose": perf_counter() - retrieved})
        answer = replace(answer, period=search.period, publisher=search.publisher, timings_ms=timings)
        given = self._given(answer, self._fitting(hits) if answer.answered else hits)
        return _WorkedAnswer(answer, tuple(found), given, started)

    def _overviewed(self, search: _Retrieval, overview: Overview, started: float) -> _WorkedAnswer:
        from rag.overview import overviewed

        found = overviewed(search.query, overview, self._retriever, search.filters)
        timings = _in_ms({"choose": perf_counter() - started})
        answer = replace(found.answer, period=search.period, publisher=search.publisher, timings_ms=timings)
        return _WorkedAnswer(answer, found.hits, self._given(answer, found.hits), started)

    def _given(self, answer: Answer, hits: Sequence[Hit]) -> list[Passage]:
        """Return what a language model, where there is one, is given of the hits."""
        if self._model is None:
            return []
        from rag.generation import windows_for

        return windows_for(answer, hits)

    def _search(self, asking: _Asking, today: date) -> _Retrieval:
        """Analyse a question once: all that follows is passed what is found."""
        filters = asking.filters
        known = None if asking.any_publisher else self.archive.publishers_named
        query = understand(asking.question, today=today, publishers=known)
        period = None if asking.any_date or filters.since or filters.until else query.period
        publisher = None if filters.publishers else query.publisher
        within = replace(filters, publishers=(publisher,)) if publisher else filters
        return _Retrieval(query, narrowed(within, period), period, publisher)

    def _retrieve(self, search: _Retrieval, *, top_k: int, explain: bool = False) -> list[Hit]:
        prefer = preferred(search.period)
        return self._retriever.retrieve(
            search.query, top_k=top_k, filters=search.filters, prefer=prefer, explain=explain
        )

    def _rewritten(self, question: str, history: Sequence[str], asking: _Asking) -> str | None:
        """Give the full question that a follow-up asks: by rule, or as the language model has it."""
        from rag.followups import completed

        by_rule = completed(question, history, lambda before: self._known(replace(asking, question=before)))
        if by_rule is None or self._model is None:
            return by_rule
        from rag.generation import rewritten

        return rewritten(question, history, self._model) or by_rule

    def _known(self, asking: _Asking) -> "PreviousAnswer":
        """Return what the answer to a question before tells a follow-up: a remembered answer takes no time."""
        from rag.followups import PreviousAnswer

        worked = self._answer(asking)
        citations = worked.answer.citations
        return (
            PreviousAnswer(_quoted_answer(worked.hits, citations), citations[0].quote)
            if citations
            else PreviousAnswer()
        )

    @cached_property
    def _check(self) -> "SupportCheck":
        from rag.generation import SupportCheck

        return SupportCheck(self.archive.encoder, self.archive.judge)

    @cached_property
    def _stances(self) -> Stances:
        return self._given_stances or stances_of(self.archive.judge, weighing=StanceWeights())

    def _answered(self, query: Query, filters: Filters, hits: Sequence[Hit]) -> Answer:
        fitting = self._fitting(hits)
        ranked = candidates(query, those_read(fitting), self.archive.encoder)
        told = signals(query, fitting, ranked)
        unanswered = Answer(query.text, query.language, confidence=told.confidence if told else 0.0)
        missing = _missing(query, fitting)
        if fitting and missing:
            return replace(unanswered, reason=Reason.NAME_NOT_FOUND, missing=tuple(missing), nearest=_nearest(hits))
        decision = decide_alternative(query, ranked, self.archive.judge.comparer if self.archive.judge else None)
        composed = compose(query, ranked, self._stances, decision=decision)
        answer = replace(verified_quotations(composed), confidence=unanswered.confidence)
        if not answer.answered:
            return self._refused(query, unanswered, filters, hits)
        if answer.verdict and _names_stand_apart(query, fitting):
            return replace(unanswered, reason=Reason.WEAK_EVIDENCE, nearest=_nearest(hits))
        settled = answer.verdict is not None or answer.alternative is not None
        if not settled and told and told.confidence < self.settings.least_confidence:
            return replace(unanswered, reason=Reason.WEAK_EVIDENCE, nearest=_nearest(hits))
        return answer

    def _fitting(self, hits: Sequence[Hit]) -> list[Hit]:
        return [hit for hit in hits if hit.score >= self.settings.least_score]

    def _refused(self, query: Query, answer: Answer, filters: Filters, hits: Sequence[Hit]) -> Answer:
        """Say why there is no answer: for want of articles, of articles of these dates, or of any that fit."""
        if not self.archive.info().articles:
            return replace(answer, reason=Reason.EMPTY_ARCHIVE)
        others = self._of_other_dates(query, filters)
        if (filters.since or filters.until) and (not hits or self._fitting(others)):
            return replace(answer, reason=Reason.OUTSIDE_DATES, nearest=_nearest(others))
        if missing := _missing(query, hits):
            return replace(answer, reason=Reason.NAME_NOT_FOUND, missing=tuple(missing), nearest=_nearest(hits))
        return replace(answer, reason=Reason.NO_MATCH, nearest=_nearest(hits))

    def _of_other_dates(self, query: Query, filters: Filters) -> list[Hit]:
        """Find what the days of the filters keep out; nothing where they name none."""
        if not (filters.since or filters.until):
            return []
        undated = replace(filters, since=None, until=None)
        hits = self._retriever.retrieve(query, top_k=_READ, filters=undated)
        return [hit for hit in hits if not _is_of_these_dates(hit.passage.article, filters)]


def _is_hedged(reading: StanceReading, by_words: StanceReading) -> bool:
    """Tell whether a matter is left open by words that hedge: the judge leaves open which words do."""
    return reading.stance is Stance.OPEN and by_words.sureness is Sureness.HEDGED


def _in_ms(timings: dict[str, float]) -> dict[str, float]:
    return {stage: round(1000 * spent, 2) for stage, spent in timings.items()}


def _quoted_answer(hits: Sequence[Hit], citations: Sequence[Citation]) -> str:
    """Return the words that most likely answer, as the judge reads them, where they are quoted."""
    for hit in hits:
        article, words = hit.passage.article, hit.words
        places = (Span(one.start, one.end) for one in citations if one.article == article)
        if words and any(place.start <= words.start < words.end <= place.end for place in places):
            return words.of(article.text)
    return ""


def _missing(query: Query, hits: Sequence[Hit]) -> list[str]:
    """Return the names that no article holds, but for those between which the question asks to decide."""
    offered = {word for one in query.alternatives for word in one.words.split()}
    return [name for name in missing_names(query, {hit.passage.article for hit in hits}) if name not in offered]


def _names_stand_apart(query: Query, hits: Sequence[Hit]) -> bool:
    """Tell whether no article holds all the names of a question, though each stands in some."""
    articles = {hit.passage.article for hit in hits}
    return len(query.names) > 1 and all(missing_names(query, [article]) for article in articles)


def _nearest(hits: Sequence[Hit]) -> tuple[Article, ...]:
    return tuple(dict.fromkeys(hit.passage.article for hit in hits))[:_NEAREST]


def _is_of_these_dates(article: Article, filters: Filters) -> bool:
    day = article.published
    return day is not None and (filters.since or day) <= day <= (filters.until or day)
