"""The face of the library: what is exported, articles at hand, answers as a person reads them."""

import asyncio
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from inspect import isfunction
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import rag
from rag import (
    AddReport,
    Archive,
    Assistant,
    Filters,
    Language,
    ReadingError,
    Retriever,
    SettingsError,
    Span,
    Verdict,
)

FERRY = "The Sembira ferry fare rose to 42 dollars on Monday. The operator said fuel had become dearer."

MONDAY = date(2025, 3, 3)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive") as opened:
        yield opened


def _named(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, Enum)):
        yield hint
    for part in get_args(hint):
        yield from _named(part)


def _in_signatures() -> set[type]:
    """Every class of ours that a question, its answer or an addition shows, and what those hold."""
    calls: list[Callable[..., Any]] = [
        Archive.open,
        Archive.add,
        Archive.add_text,
        Archive.add_articles,
        Archive.article,
        Archive.info,
    ]
    calls += [
        one for kind in (Assistant, Retriever) for name, one in vars(kind).items() if isfunction(one) and name[0] != "_"
    ]
    found = {kind for call in calls for hint in get_type_hints(call).values() for kind in _named(hint)}
    while True:
        held = {
            kind for one in found if is_dataclass(one) for hint in get_type_hints(one).values() for kind in _named(hint)
        }
        if held <= found:
            return found
        found |= held


def test_everything_that_a_public_signature_names_is_exported() -> None:
    named = {one.__name__ for one in _in_signatures() if one.__module__.startswith(("rag", "embeddings"))}
    within = {"Query", "Evidence", "Scored"}  # of `Retriever.evidence`, which tuning reads
    assert named - set(rag.__all__) <= within
    assert all(hasattr(rag, name) for name in rag.__all__)


def test_a_text_at_hand_is_added_and_can_be_asked_about(archive: Archive) -> None:
    article = archive.add_text(
        FERRY, source="https://kabar.example/1", title="Ferry fares rise", published=date(2025, 3, 3)
    )
    assert (article.title, article.published, article.language) == (
        "Ferry fares rise",
        date(2025, 3, 3),
        Language.ENGLISH,
    )
    assert archive.article(article.article_id) == article
    answer = Assistant(archive).ask("How much is the Sembira ferry fare?")
    assert answer.citations[0].article == article
    assert archive.add_text(FERRY.replace("42", "45"), source=article.source).article_id == article.article_id
    assert archive.info().articles == 1


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("", "a", "no story"),
        (FERRY, " ", "source is empty"),
        ("a\0b", "a", "NUL"),
        (FERRY, "\ud800", "half a character"),
    ],
)
def test_a_text_that_is_no_article_is_told_in_one_line(archive: Archive, text: str, source: str, said: str) -> None:
    with pytest.raises(ReadingError, match=said):
        archive.add_text(text, source=source)
    assert archive.info().articles == 0


def test_articles_at_hand_are_added_and_unsound_ones_are_told(archive: Archive) -> None:
    sound = archive.add_text(FERRY, source="one")
    others = (
        replace(sound, source="two"),
        replace(sound, source="three", body=(Span(0, 9_999),)),
        replace(sound, source="four", text="a\0" + FERRY),
        sound,
    )
    report = archive.add_articles(iter(others))
    assert (report.added, report.unchanged) == (1, 1)
    assert [one.source for one in report.rejected] == ["three", "four"]
    assert archive.add_articles([]) == AddReport()


def test_filters_take_single_names_and_moments_and_refuse_what_they_cannot_filter_by() -> None:
    taken = Filters(since=datetime(2024, 5, 1, 12, 30), publishers="Kabar", languages="id")  # type: ignore[arg-type]
    assert taken == Filters(since=date(2024, 5, 1), publishers=("Kabar",), languages=(Language.INDONESIAN,))
    with pytest.raises(SettingsError, match="'de'"):
        Filters(languages=("de",))  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="until is '2024'"):
        Filters(until="2024")  # type: ignore[arg-type]


def test_an_answer_is_printed_as_a_person_reads_it(archive: Archive) -> None:
    archive.add_text(
        FERRY, source="https://kabar.example/1", title="Fares <rise>", publisher="Kabar", published=date(2025, 3, 3)
    )
    answer = Assistant(archive).ask("Did the Sembira ferry fare rise?")
    said = str(answer)
    assert answer.verdict is Verdict.YES
    assert said.startswith("YES. The Sembira ferry fare rose to 42 dollars on Monday [1].")
    assert said.endswith("[1] Fares <rise>, Kabar, 2025-03-03, https://kabar.example/1")
    assert "&lt;rise&gt;" in answer._repr_html_()
    assert "<rise>" not in answer._repr_html_()
    assert str(Assistant(archive).ask("Who is Orlanda Raya?")).startswith("Not answered: ")


@pytest.mark.parametrize("page", ["docs/library.md", "README.md"])
def test_the_examples_of_the_docs_run_as_they_stand(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (Path(__file__).parents[2] / page).read_text(encoding="utf-8")
    examples = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert examples
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "feri.txt").write_text(FERRY, encoding="utf-8")
    exec(compile("\n".join(examples), page, "exec"), {})  # noqa: S102  # it is what a reader would paste
    assert "[1]" in capsys.readouterr().out or page == "README.md"


def test_asking_waits_in_a_thread(archive: Archive) -> None:
    archive.add_text(FERRY, source="one")
    assistant = Assistant(archive)

    async def ask() -> list[str]:
        once = await assistant.aask("Did the Sembira ferry fare rise?")
        return [once.question, *[grown.question async for grown in assistant.astream(once.question)]]

    assert asyncio.run(ask()) == ["Did the Sembira ferry fare rise?"] * 2


def test_the_library_tells_its_version() -> None:
    assert rag.__version__.count(".") == 2
    assert fields(rag.Answer)
