"""The sentences that a language model writes beside what the check says of them, to be graded by hand."""

import json
from collections.abc import Callable, Generator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from runpy import run_path
from time import perf_counter

from embeddings.errors import SettingsError
from embeddings.terms import words
from rag import Assistant, CallableLlm, Llm
from rag.generation import (
    LanguageModel,
    PromptMessage,
    SupportCheck,
    is_for_the_model,
    language_model,
    phrased,
    windows_for,
)
from rag.generation.endpoint import Schema
from rag.generation.reply import read_reply
from rag.generation.reply_limits import LONGEST_REPLY
from rag.language.sentences import split_sentences
from rag.retrieval.reranking import those_fitting
from rag.types import Answer, Passage, Span

__all__ = ["Given", "PromptedQuestion", "Written", "callable_llm", "write_sentences", "written_sentences"]


@dataclass(frozen=True, slots=True)
class PromptedQuestion:
    """A question, as a model is asked it."""

    question_id: str
    question: str
    before: Sequence[str] = ()
    """Questions that were asked before."""


@dataclass(frozen=True, slots=True)
class Given:
    """A passage that a model was given, and its place."""

    article: str
    """Its title, else its source."""
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence that a model wrote, what the check says, and what a person is to say."""

    id: str
    question: str
    model: str
    sentence: str
    marks: tuple[int, ...]
    """Numbers of passages, as the model wrote them."""
    supported: bool | None
    """What the check says; `None` where the sentence was left out: bare, said twice, or a proposal that fails."""
    citation_added: bool
    cited: tuple[str, ...]
    verbatim: bool
    """Whether it is a sentence of a passage, word for word."""
    proposed: bool
    failure: str | None
    seconds: float
    """Of the whole reply."""
    passages: tuple[Given, ...]
    carried: bool | None = None
    """Whether the passages say it: by hand."""
    answers: bool | None = None
    """Whether it answers the question: by hand."""
    fault: str = ""
    """What is wrong where they do not: "speaker" where somebody else says or does it; else as it comes."""


class _Recorder:
    """A language model that keeps its last reply."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self.llm = model.llm
        self.writes_fields = model.writes_fields
        self.reply = ""

    def stream(
        self, messages: Sequence[PromptMessage], *, longest: int = LONGEST_REPLY, schema: Schema | None = None
    ) -> Generator[str, None, None]:
        self.reply = ""
        for piece in self._model.stream(messages, longest=longest, schema=schema):
            self.reply += piece
            yield piece

    def say(self, messages: Sequence[PromptMessage], *, longest: int = LONGEST_REPLY) -> str:
        return self._model.say(messages, longest=longest)


def callable_llm(place: str) -> CallableLlm:
    """Take a language model from a Python file, as in my_model.py:stream. Raises `SettingsError` where it is not there.

    The callable takes the messages of a chat and yields text.
    """
    file, _, name = place.rpartition(":")
    if not Path(file).is_file():
        raise SettingsError(f"there is no file {file!r}: name a callable as in my_model.py:stream")
    try:
        found = run_path(file).get(name)
    except Exception as error:
        raise SettingsError(f"{file} cannot be run: {type(error).__name__}: {error}") from error
    if found is None:
        raise SettingsError(f"{file} holds no {name!r}")
    return CallableLlm(found, model=name)


def written_sentences(
    asked: PromptedQuestion, assistant: Assistant, llm: Llm | CallableLlm, *, today: date | None = None
) -> list[Written]:
    """Ask a question and let a model phrase the answer, or propose one where the settings let it."""
    trace = assistant.trace(asked.question, asked.before)
    answer, archive = trace.answer, assistant.archive
    if not is_for_the_model(answer, llm):
        return []
    given = windows_for(answer, those_fitting(trace.hits, assistant.settings) if answer.answered else trace.hits)
    if not given:
        return []
    model, started = _Recorder(language_model(llm)), perf_counter()
    check = SupportCheck(archive.encoder, archive.judge)
    *_, last = phrased(answer, given, model, check, today=today or date.today())
    return _sentences(asked, last, model, given, seconds=perf_counter() - started)


def write_sentences(
    target: Path,
    questions: Sequence[Callable[[], list[Written]]],
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> int:
    """Write the sentences of each question as they come, a line each; return how many there are."""
    count = 0
    with target.open("w", encoding="utf-8") as file:
        for done, write in enumerate(questions, start=1):
            for one in write():
                file.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
                count += 1
            file.flush()
            progress(done, len(questions))
    return count


def _sentences(
    asked: PromptedQuestion, answer: Answer, model: _Recorder, given: Sequence[Passage], *, seconds: float
) -> list[Written]:
    phrasing = answer.phrasing
    checked = {one.text: one for one in phrasing.sentences} if phrasing else {}
    quotes = {one.number: one.quote for one in answer.citations}
    spans = [(one.text, span) for one in given for span in split_sentences(one.text, Span(0, len(one.text)))]
    known = {tuple(words(span.of(text))) for text, span in spans}
    written = []
    for draft in read_reply(model.reply):
        if draft.verdict or not draft.text:
            continue
        shown = checked.pop(draft.text, None)
        written.append(
            Written(
                id=asked.question_id,
                question=asked.question,
                model=model.llm.model,
                sentence=draft.text,
                marks=draft.passages,
                supported=shown.supported if shown else None,
                citation_added=bool(shown and shown.citation_added),
                cited=tuple(quotes[one] for one in shown.citations) if shown else (),
                verbatim=tuple(words(draft.text)) in known,
                proposed=bool(phrasing and phrasing.proposed),
                failure=phrasing.failure.value if phrasing and phrasing.failure else None,
                seconds=round(seconds, 2),
                passages=tuple(Given(one.article.label, one.start, one.end, one.text) for one in given),
            )
        )
    return written
