"""The sentences that a language model writes beside what the check says of them, to be graded by hand; the figures."""

import json
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from runpy import run_path
from time import perf_counter

from embeddings.errors import ReadingError, SettingsError
from embeddings.terms import words
from eval.datasets.files import json_records
from eval.datasets.problems import Problems
from rag import Assistant, CallableLlm, Llm
from rag.phrasing import LanguageModel, Message, SupportCheck, language_model, may_propose, phrased, windows
from rag.phrasing.bounds import LONGEST_REPLY
from rag.phrasing.endpoint import Schema
from rag.phrasing.reply import read_reply
from rag.sentences import split_sentences
from rag.types import Answer, Passage, Span

__all__ = ["Asked", "Written", "callable_llm", "graded_figures", "write_sentences", "written_sentences"]

_SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, as a model is asked it."""

    question_id: str
    question: str
    before: Sequence[str] = ()
    """Questions that were asked before."""


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
    passages: tuple[str, ...]
    carried: bool | None = None
    """Whether the passages say it: by hand."""
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
        self, messages: Sequence[Message], *, longest: int = LONGEST_REPLY, schema: Schema | None = None
    ) -> Generator[str, None, None]:
        self.reply = ""
        for piece in self._model.stream(messages, longest=longest, schema=schema):
            self.reply += piece
            yield piece

    def say(self, messages: Sequence[Message], *, longest: int = LONGEST_REPLY) -> str:
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
    asked: Asked, assistant: Assistant, llm: Llm | CallableLlm, *, today: date | None = None
) -> list[Written]:
    """Ask a question and let a model phrase the answer, or propose one where the settings let it."""
    trace = assistant.trace(asked.question, asked.before)
    answer, archive = trace.answer, assistant.archive
    if not (answer.answered or (llm.propose and may_propose(answer))):
        return []
    fitting = [hit for hit in trace.hits if hit.score >= assistant.settings.least_score]
    given = windows(fitting if answer.answered else trace.hits, answer.citations)
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


def graded_figures(path: Path) -> dict[str, float | None]:
    """Read a file of sentences that people graded, and tell how well the check does; `None` where nothing tells.

    Lines that nobody graded, and sentences that were left out, count in nothing but their number. Raises
    `DatasetInvalid` where a line is wrong, `ReadingError` where none is graded.
    """
    problems = Problems()
    records = [one for one in json_records(path, problems) if one]
    for one in records:
        one.text("sentence")
        for name in ("carried", "supported"):
            one.truth(name)
    problems.refuse()
    rows = [one.fields for one in records]
    graded = [one for one in rows if one.get("carried") is not None and one.get("supported") is not None]
    if not graded:
        raise ReadingError(f"{path} holds no graded sentence: set 'carried' to true or false")
    true = [bool(one["supported"]) for one in graded if one["carried"]]
    false = [not one["supported"] for one in graded if not one["carried"]]
    speakers = [bool(one["supported"]) for one in graded if not one["carried"] and one.get("fault") == _SPEAKER]
    verbatim = [not one["supported"] for one in graded if one.get("verbatim")]
    added = [bool(one["carried"]) for one in graded if one.get("citation_added")]
    accepted, refused = _share(true), _share(false)
    return {
        "sentences": float(len(rows)),
        "graded": float(len(graded)),
        "carried": float(len(true)),
        "balanced accuracy": None if accepted is None or refused is None else (accepted + refused) / 2,
        "accepted of those carried": accepted,
        "marked of those not carried": refused,
        "wrong speakers": float(len(speakers)),
        "wrong speakers passed": _share(speakers),
        "verbatim sentences": float(len(verbatim)),
        "verbatim sentences marked": _share(verbatim),
        "citations added": float(len(added)),
        "citations added that carry": _share(added),
    }


def _share(truths: Sequence[bool]) -> float | None:
    return sum(truths) / len(truths) if truths else None


def _sentences(
    asked: Asked, answer: Answer, model: _Recorder, given: Sequence[Passage], *, seconds: float
) -> list[Written]:
    phrasing = answer.phrasing
    checked = {one.text: one for one in phrasing.sentences} if phrasing else {}
    quotes = {one.number: one.quote for one in answer.citations}
    known = set(_known(given))
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
                passages=tuple(one.text for one in given),
            )
        )
    return written


def _known(given: Sequence[Passage]) -> Iterator[tuple[str, ...]]:
    for passage in given:
        for span in split_sentences(passage.text, Span(0, len(passage.text))):
            yield tuple(words(span.of(passage.text)))
