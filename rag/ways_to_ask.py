"""Every way to ask: at once, as the answer grows, beside an event loop, many questions; under them lies one."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Generator, Iterable, Sequence

from rag.query.checked_questions import checked_questions, each
from rag.query.search import READ, Asked
from rag.types import Answer, Filters, Trace

__all__ = ["WaysToAsk"]


class WaysToAsk(ABC):
    """Asks in every way, over the one that is left to say."""

    @abstractmethod
    def _traces(self, asked: Asked, history: Sequence[str]) -> Generator[Trace, None, None]:
        """Answer a question that follows on others, and give the answer as it grows."""

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
        """Answer as `ask` does, but as it grows: first all but the phrasing."""
        traces = self._traces(Asked(question, filters, any_date, any_publisher), history)
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
        """Answer as `ask` does, in a thread: an event loop goes on meanwhile."""
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
        """Answer as `ask_many` does, in a thread: an event loop goes on meanwhile."""
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
        top_k: int = READ,
        filters: Filters = Filters(),
        any_date: bool = False,
        any_publisher: bool = False,
    ) -> Trace:
        """Answer as `ask` does, and return the best `top_k` hits with the answer, which is made from the first ten.

        Up to a hundred hits, the first ten are the same for every `top_k`; for more, more of the index is looked at.
        """
        *_, trace = self._traces(Asked(question, filters, any_date, any_publisher, top_k), history)
        return trace
