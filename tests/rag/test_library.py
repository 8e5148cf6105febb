"""The face of the library: what is exported, articles at hand, answers as a person reads them."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from inspect import isfunction
from io import StringIO
from pathlib import Path
from typing import Any, cast, get_args, get_type_hints

import pytest
from rich.console import Console

import rag
from rag import (
    AddReport,
    Answer,
    Archive,
    ArchiveError,
    Article,
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

ROOT = Path(__file__).parents[2]

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
        (FERRY, 5, "type int"),
        (FERRY, " ", "source is empty"),
        ("a\0b", "a", "NUL"),
        (FERRY.encode(), "a", "type bytes: decode it"),
        (None, "a", "type NoneType"),
        (FERRY, "\ud800", "half a character"),
    ],
)
def test_a_text_that_is_no_article_is_told_in_one_line(archive: Archive, text: Any, source: Any, said: str) -> None:
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


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"publishers": 5}, "publishers is 5: give one, or a list"),
        ({"languages": None}, "languages is None: give one, or a list"),
        ({"articles": 5}, "articles is 5: give one, or a list"),
        ({"publishers": [5]}, "publisher 5 cannot be filtered by: give its name"),
    ],
)
def test_filters_of_a_wrong_kind_are_told_in_one_line(given: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        Filters(**given)
    assert str(raised.value) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"filters": "Kabar"}, "the filters are 'Kabar': give Filters(...)"),
        ({"prefer": None}, "the filters are None: give Filters(...)"),
        ({"top_k": "3"}, "top_k is '3': give a whole number"),
        ({"top_k": 2.5}, "top_k is 2.5: give a whole number"),
    ],
)
def test_what_limits_hits_in_no_sense_is_told_in_one_line(archive: Archive, given: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        Retriever(archive).retrieve("tarif feri", **given)
    assert str(raised.value) == said


def test_more_hits_may_be_asked_for_than_any_memory_holds(archive: Archive) -> None:
    archive.add_text(FERRY, source="one")
    assert len(Retriever(archive).retrieve("Sembira ferry fare", top_k=10**30)) == 1


@pytest.mark.parametrize("given", [5, None, ["stories"]])
def test_what_is_no_place_is_told_in_one_line(archive: Archive, given: Any) -> None:
    with pytest.raises(ReadingError, match="give paths and addresses, one after another"):
        archive.add(given)
    with pytest.raises(SettingsError, match="give a folder"):
        Archive.open(given)


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


def test_rich_prints_an_answer_as_text_whatever_stands_in_it(archive: Archive) -> None:
    console = Console(file=StringIO(), force_terminal=True, width=200)
    archive.add_text(FERRY, source="https://kabar.example/1", title="Fares [red]rise[/red] \x1b[2J")
    console.print(Assistant(archive).ask("Did the Sembira ferry fare rise?"))
    console.print(Assistant(archive).ask("Who is Orlanda Raya?"))
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    assert "\x1b[1mYES. \x1b[0mThe Sembira ferry fare rose to 42 dollars on Monday [1]." in printed
    assert "[1] Fares [red]rise[/red] \\u001b[2J" in printed
    assert "Not answered: name not found (Orlanda, Raya)." in printed


def test_importing_the_library_loads_neither_rich_nor_what_a_language_model_takes() -> None:
    loaded = "import sys, rag; print(*sorted({one.partition('.')[0] for one in sys.modules}))"
    ran = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {"rich", "openai", "torch", "gradio", "onnxruntime", "langchain_core", "llama_index", "haystack"}
    assert heavy.isdisjoint(ran.stdout.split())


@pytest.fixture
def three(archive: Archive) -> list[Article]:
    """Return three articles of one subject, two of them of one outlet."""
    return [
        archive.add_text(
            f"The Sembira ferry fare rose to {fare} dollars on {day}. The operator said fuel had become dearer.",
            source=f"https://kabar.example/{fare}",
            title=f"Ferry fare rises to {fare}",
            publisher="Kabar" if fare < 44 else "Warta",
            published=date(2025, 3, fare - 40),
        )
        for fare, day in ((42, "Monday"), (43, "Tuesday"), (44, "Wednesday"))
    ]


def test_only_chosen_articles_are_found_cited_and_counted(archive: Archive, three: list[Article]) -> None:
    first, second, third = three
    assistant, retriever = Assistant(archive), Retriever(archive)
    asked = "How much is the Sembira ferry fare?"
    hits = retriever.retrieve(asked, filters=Filters(articles=[second.article_id]))  # type: ignore[arg-type]
    assert {hit.passage.article for hit in hits} == {second}
    answer = assistant.ask(asked, filters=Filters(articles=first))  # type: ignore[arg-type]
    assert {one.article for one in answer.citations} == {first}
    both = Filters(articles=(first, third))  # type: ignore[arg-type]
    counted = assistant.ask("How many articles mention Sembira?", filters=both)
    assert (counted.count, {one.article for one in counted.citations}) == (2, {first, third})
    outlets = assistant.ask("How many articles mention Sembira?", filters=replace(both, publishers=("Warta",)))
    assert (outlets.count, {one.article for one in outlets.citations}) == (1, {third})
    news = assistant.ask("Summarise the news about the Sembira ferry", filters=Filters(articles=(first.article_id,)))
    assert {one.article for one in news.citations} == {first}


def test_of_no_chosen_article_nothing_is_found(archive: Archive, three: list[Article]) -> None:
    nothing = Filters(articles=())
    assert nothing != Filters(articles=None)
    assert bool(nothing)
    assert Retriever(archive).retrieve(three[0].text, filters=nothing) == []
    assert not Assistant(archive).ask("How much is the Sembira ferry fare?", filters=nothing).answered
    assert Assistant(archive).ask("How many articles are there?", filters=nothing).citations == ()
    unknown = Filters(articles=("0123456789ab",))
    assert Retriever(archive).retrieve(three[0].text, filters=unknown) == []


@pytest.mark.parametrize("chosen", ["kabar", [7], ["0123456789AB"], [None]])
def test_what_is_no_article_cannot_be_filtered_by(chosen: Any) -> None:
    with pytest.raises(SettingsError, match=r"^article .* cannot be filtered by: give an Article, or an id of"):
        Filters(articles=chosen)


QUESTIONS = [
    "How much is the Sembira ferry fare?",
    "Did the Sembira ferry fare rise?",
    "Who is Orlanda Raya?",
    "Did the Sembira ferry fare rise?",
    "Kapan tarif feri Sembira naik?",
]


def _untimed(answers: list[Answer]) -> list[Answer]:
    return [replace(one, timings_ms={}) for one in answers]


@pytest.mark.usefixtures("three")
def test_many_questions_are_answered_as_each_by_itself_and_in_their_order(archive: Archive) -> None:
    one_by_one = [Assistant(archive).ask(one) for one in QUESTIONS]
    many = Assistant(archive)
    many.forget()
    answers = many.ask_many(iter(QUESTIONS))
    assert [one.question for one in answers] == QUESTIONS
    assert _untimed(answers) == _untimed(one_by_one)
    assert _untimed(asyncio.run(many.aask_many(QUESTIONS))) == _untimed(one_by_one)
    assert many.ask_many([]) == []


@pytest.mark.usefixtures("three")
def test_passages_for_many_questions_are_those_for_each(archive: Archive) -> None:
    retriever = Retriever(archive)
    one_by_one = [retriever.retrieve(one, top_k=2, explain=True) for one in QUESTIONS]
    assert all(one_by_one)
    assert retriever.retrieve_many(QUESTIONS, top_k=2, explain=True) == one_by_one
    assert asyncio.run(retriever.aretrieve_many(QUESTIONS, top_k=2, explain=True)) == one_by_one


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ("Who?", "^the questions are 'Who\\?': give a list of texts$"),
        (None, "^the questions are None: give a list of texts$"),
        (["Who?", 7], "^question 2 of 2 is 7: give text$"),
    ],
)
def test_what_is_no_list_of_questions_is_told_before_anything_is_asked(
    archive: Archive, questions: Any, said: str
) -> None:
    for ask in (Assistant(archive).ask_many, Retriever(archive).retrieve_many):
        with pytest.raises(SettingsError, match=said):
            ask(questions)


def test_a_question_that_is_no_text_is_told_in_one_line(archive: Archive) -> None:
    with pytest.raises(SettingsError, match=r"^the question is 7: give text$"):
        Assistant(archive).ask(7)  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match=r"^the question is None: give text$"):
        Retriever(archive).retrieve(None)  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match=r"^the questions are 'Who\?': give a list of texts$"):
        Assistant(archive).ask("And why?", "Who?")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda _: Assistant(cast("Any", "here")), "the archive is 'here': give an `Archive`"),
        (lambda _: Retriever(cast("Any", None)), "the archive is None: give an `Archive`"),
        (lambda archive: archive.add_text("It rained.", source="a", title=b"Rain"), "the title is b'Rain': give text"),
        (
            lambda archive: archive.add_text("It rained.", source="a", published="2024-01-01"),
            "published is '2024-01-01': give a date, such as datetime.date(2024, 5, 31)",
        ),
        (
            lambda archive: Assistant(archive).ask("Why?", filters=cast("Any", "x")),
            "the filters are 'x': give Filters(...)",
        ),
        (lambda archive: Assistant(archive).trace("Why?", top_k=cast("Any", "x")), "top_k is 'x': give a whole number"),
        (
            lambda archive: Assistant(archive, settings=replace(archive.settings, judge="off")),
            "judge is 'off', but the archive was opened with 'bundled': give these settings to Archive.open",
        ),
        (lambda archive: archive.whole_id(5), "the id is 5: give text"),
        (lambda archive: archive.remove_several("abc"), "the ids are 'abc': give a list of texts"),
    ],
)
def test_what_is_of_another_kind_is_told_in_one_line(
    archive: Archive, call: Callable[[Any], object], said: str
) -> None:
    with pytest.raises(SettingsError) as told:
        call(archive)
    assert str(told.value) == said


def test_an_error_tells_which_of_many_questions_it_came_of(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    assistant, ask = Assistant(archive), Assistant.ask

    def fail(self: Assistant, question: str, **given: Any) -> Answer:
        if question == QUESTIONS[2]:
            raise ArchiveError("the disk is gone")
        return ask(self, question, **given)

    monkeypatch.setattr(Assistant, "ask", fail)
    with pytest.raises(ArchiveError, match="the disk is gone") as raised:
        assistant.ask_many(QUESTIONS)
    assert str(raised.value) == "the disk is gone"
    assert raised.value.__notes__ == ["while question 3 of 5 was asked: 'Who is Orlanda Raya?'"]


@pytest.mark.parametrize("page", ["docs/library.md", "README.md"])
def test_the_examples_of_the_docs_run_as_they_stand(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (Path(__file__).parents[2] / page).read_text(encoding="utf-8")
    examples = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    at_hand = [one for one in examples if "rag.adapters" not in one]  # tests/rag/adapters runs all of them
    assert at_hand
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "feri.txt").write_text(FERRY, encoding="utf-8")
    exec(compile("\n".join(at_hand), page, "exec"), {})  # noqa: S102  # it is what a reader would paste
    assert "[1]" in capsys.readouterr().out or page == "README.md"


def test_the_example_of_how_finding_works_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "retrieval.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    monkeypatch.chdir(tmp_path)
    with Archive.open("my-archive") as opened:
        opened.add_text(FERRY, source="https://kabar.example/1", published=MONDAY)
    names: dict[str, Any] = {}
    exec(compile(example, "docs/retrieval.md", "exec"), names)  # noqa: S102  # it is what a reader would paste
    assert [hit.passage.article.source for hit in names["hits"]] == ["https://kabar.example/1"]
    names["retriever"].archive.close()


def test_every_page_with_an_example_is_run_by_a_test() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    with_examples = {page.name for page in pages if "```python" in page.read_text(encoding="utf-8")}
    assert with_examples == {"README.md", "library.md", "retrieval.md", "serving.md", "evaluation.md", "chat.md"}


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
