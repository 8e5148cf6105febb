"""Questions that bring a few articles of their own, and what a careful reader would answer: right or wrong, by kind."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.datasets.files import json_records
from eval.datasets.problems import Problems
from eval.datasets.records import DatasetRecord, Ids
from rag import Archive, Assistant, Settings
from rag.types import Answer, Verdict

__all__ = ["Case", "Graded", "assistant_of", "grade", "measure_cases", "read_cases"]


_GRADED = ("refuses", "verdict", "not_verdict", "shows", "shows_all", "first", "never", "never_rewrites")


@dataclass(frozen=True, slots=True)
class Case:
    """A question, its articles, and what is right; what a case does not state is not looked at."""

    case_id: str
    kind: str
    articles: tuple[dict[str, str], ...]
    """With title, date, publisher and text."""
    ask: str
    after: tuple[str, ...]
    """Questions that were asked before."""
    today: date | None
    refuses: bool
    states_verdict: bool
    verdict: Verdict | None
    not_verdict: Verdict | None
    shows: tuple[str, ...]
    """One of these stands in a sentence that is shown."""
    shows_all: tuple[str, ...]
    first: tuple[str, ...]
    """One of these stands in the first sentence."""
    never: tuple[str, ...]
    never_rewrites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    """An answer to a case, and what is wrong with it; nothing where it is right."""

    case: Case
    answer: Answer
    wrong: str


def read_cases(path: Path) -> list[Case]:
    """Read a .jsonl file of cases; all that is wrong with it is one `DatasetInvalid`."""
    problems = Problems()
    ids = Ids()
    cases = [_case(record, ids) for record in json_records(path, problems) if record is not None]
    problems.refuse()
    return cases


def measure_cases(
    cases: Sequence[Case],
    settings: Settings,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Graded]:
    """Ask each case of an archive of its own articles alone."""
    graded = []
    for done, case in enumerate(cases, start=1):
        with assistant_of(case, settings) as assistant:
            answer = assistant.ask(case.ask, case.after)
        graded.append(Graded(case, answer, grade(case, answer)))
        progress(done, len(cases))
    return graded


def grade(case: Case, answer: Answer) -> str:
    """Return what is wrong with an answer, in a few words."""
    shown = [sentence.text.casefold() for sentence in answer.sentences]
    asks_only = bool(case.refuses or case.not_verdict or case.never_rewrites)
    faults = {
        "answered": case.refuses and answer.answered,
        f"verdict {answer.verdict}": bool(case.not_verdict) and answer.verdict is case.not_verdict,
        f"asked as {answer.rewritten}": answer.rewritten in case.never_rewrites,
        f"refused: {answer.reason}": not asks_only and not answer.answered,
        f"verdict {answer.verdict}, not {case.verdict}": case.states_verdict and answer.verdict is not case.verdict,
        "not first": bool(case.first) and not _any(case.first, shown[:1]),
        "not shown": bool(case.shows) and not _any(case.shows, shown),
        "not all shown": not all(_any([one], shown) for one in case.shows_all),
        "shows what it should not": _any(case.never, shown),
    }
    return next((fault for fault, found in faults.items() if found), "")


def _any(sought: Sequence[str], shown: Sequence[str]) -> bool:
    return any(one.casefold() in sentence for one in sought for sentence in shown)


def _case(record: DatasetRecord, ids: Ids) -> Case:
    day = record.fields.get("today")
    if not any(name in record.fields for name in _GRADED):
        record.refuse(f"states nothing that can be graded: none of {', '.join(_GRADED)}")
    return Case(
        case_id=ids.take(record, "id") or "",
        kind=record.text("kind"),
        articles=tuple(
            {name: one.text(name) for name in ("title", "date", "publisher", "text")}
            for one in record.children("articles")
        ),
        ask=record.text("ask"),
        after=record.strings("after"),
        today=_day(record, day) if day else None,
        refuses=bool(record.fields.get("refuses")),
        states_verdict="verdict" in record.fields,
        verdict=record.verdict("verdict"),
        not_verdict=record.verdict("not_verdict"),
        shows=record.strings("shows"),
        shows_all=record.strings("shows_all"),
        first=record.strings("first"),
        never=record.strings("never"),
        never_rewrites=record.strings("never_rewrites"),
    )


def _day(record: DatasetRecord, value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        record.refuse(f"'today' must be a day as in 2026-11-28; it is {value}")
        return None


@contextmanager
def assistant_of(case: Case, settings: Settings) -> Iterator[Assistant]:
    """Open an assistant for the articles of a case alone, on its day."""
    rows = [
        {"_id": str(number), "title": one["title"], "published": one["date"], "publisher": one["publisher"],
         "text": one["text"]}
        for number, one in enumerate(case.articles)
    ]  # fmt: skip
    with TemporaryDirectory() as name:
        source = Path(name) / "articles.jsonl"
        source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        with Archive.open(Path(name) / "archive", settings=settings) as archive:
            archive.add(source)
            yield Assistant(archive, today=lambda: case.today or date.today())
