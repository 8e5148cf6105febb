import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import gradio as gr
import pytest

from embeddings.errors import ReadingError
from embeddings.language import Language
from rag import Archive
from rag.reading import FORMATS
from rag.reading.input.limits import MAX_ARTICLE_CHARACTERS
from rag.types import AddReport, Article, Notice, Rejection, Span
from ui.chat.articles.finding import ListState
from ui.chat.articles.outcome import AddOutcome, outcomes_view, problem_view, progress_view, reported
from ui.chat.articles.pasting import Pasted, add_pasted
from ui.chat.articles.uploading import add_upload, base_name
from ui.chat.handlers.articles import ArticleHandlers
from ui.chat.locales.articles import tab_words
from ui.chat.views.articles.opened import opened_view

SAID = tab_words(Language.ENGLISH)
DI_INDONESIA = tab_words(Language.INDONESIAN)
ENGLISH = gr.Request(headers={"accept-language": "en-GB,id;q=0.9"})
TEXT = "The pier at Old Quay is 310 metres long, engineer Nora Pell said."


def article(number: int = 0, **fields: object) -> Article:
    given: dict[str, object] = {
        "title": f"Story {number}",
        "publisher": "Bell",
        "published": date(2026, 2, 3),
        **fields,
    }
    return Article(f"news/{number}.txt", TEXT, (Span(0, len(TEXT)),), Language.ENGLISH, **given)  # type: ignore[arg-type]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive") as opened:
        yield opened


def upload(tmp_path: Path, name: str, content: str | bytes) -> Path:
    """Lay a file where Gradio would put an upload: in a folder of its own."""
    folder = tmp_path / "gradio" / os.urandom(4).hex()
    folder.mkdir(parents=True)
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def pasted(text: str = TEXT, *, title: str = "", published: str = "", publisher: str = "") -> Pasted:
    return Pasted(title, text, published, publisher)


def test_an_opened_article_can_be_removed_once_that_is_confirmed() -> None:
    shown = opened_view(article(title="<i>Pier</i>"), SAID)
    assert 'Remove “<span lang="en">&lt;i&gt;Pier&lt;/i&gt;</span>”? The file it came from stays.' in shown
    assert f'data-removed="{article().article_id}">Yes<' in shown
    assert 'class="asked"' in shown.split('hidden=""')[0]
    assert "<i>" not in shown
    assert "<mark" not in shown


class TestUploading:
    def test_a_file_is_kept_beside_the_archive_under_its_name(self, archive: Archive, tmp_path: Path) -> None:
        came = upload(tmp_path, "Pier at Old Quay.txt", TEXT)
        assert add_upload(archive, came, SAID) == AddOutcome("Pier at Old Quay.txt", added=1)
        came.unlink()
        kept = archive.folder.resolve() / "uploads" / "Pier at Old Quay.txt"
        assert [one.source for one in archive.articles()] == [str(kept)]
        assert kept.read_text("utf-8") == TEXT

    def test_the_same_name_replaces_and_the_same_content_changes_nothing(
        self, archive: Archive, tmp_path: Path
    ) -> None:
        outcomes = [
            add_upload(archive, upload(tmp_path, "pier.txt", text), SAID) for text in (TEXT, TEXT, f"{TEXT} It rained.")
        ]
        assert outcomes == [
            AddOutcome("pier.txt", added=1),
            AddOutcome("pier.txt", unchanged=1),
            AddOutcome("pier.txt", replaced=1),
        ]
        assert [one.text for one in archive.articles()] == [f"{TEXT} It rained."]

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "is empty"),
            (b"\0\1", "NUL bytes"),
            ("“Café”".encode() + b" \xff", "not in the encoding"),
            (b"x" * 20_000_001, "larger than 20 MB"),
        ],
    )
    def test_what_cannot_be_read_is_said_and_replaces_nothing(
        self, archive: Archive, tmp_path: Path, content: bytes, reason: str
    ) -> None:
        add_upload(archive, upload(tmp_path, "pier.txt", TEXT), SAID)
        outcome = add_upload(archive, upload(tmp_path, "pier.txt", content), SAID)
        assert (outcome.name, outcome.accepted, len(outcome.problems)) == ("pier.txt", 0, 1)
        assert reason in outcome.problems[0]
        assert [path.name for path in (archive.folder / "uploads").iterdir()] == ["pier.txt"]
        assert (archive.folder / "uploads" / "pier.txt").read_text("utf-8") == TEXT

    def test_other_files_are_rejected_by_their_name(self, archive: Archive, tmp_path: Path) -> None:
        outcome = add_upload(archive, upload(tmp_path, "pier.sav", TEXT), SAID)
        assert outcome.problems == (
            f"files like 'pier.sav' cannot be read; its name must end in one of {', '.join(FORMATS)}",
        )
        assert archive.info().articles == 0

    def test_a_line_that_is_wrong_keeps_no_other_out(self, archive: Archive, tmp_path: Path) -> None:
        lines = ["{", json.dumps({"id": 1, "text": TEXT}), json.dumps({"id": 2, "text": f"{TEXT} It rained."})]
        outcome = add_upload(archive, upload(tmp_path, "all.jsonl", "\n".join(lines)), SAID)
        assert (outcome.added, len(outcome.problems)) == (2, 1)
        assert outcome.problems[0].startswith("line 1: ")

    def test_a_folder_that_cannot_be_written_is_one_line(self, archive: Archive, tmp_path: Path) -> None:
        (archive.folder / "uploads").write_text("in the way")
        outcome = add_upload(archive, upload(tmp_path, "pier.txt", TEXT), SAID)
        assert outcome.problems == (SAID.unkept.format("File exists"),)

    @pytest.mark.parametrize(
        "name",
        ["../../evil.md", "..\\..\\evil.md", "/etc/evil.md", "C:\\evil.md", "..evil.md", "evil\r\n.md", "e\0vil.md"],
    )
    def test_no_name_leads_out_of_the_folder(self, name: str) -> None:
        assert base_name(name) == "evil.md"


class TestPasting:
    def test_a_text_becomes_a_file_with_front_matter_and_an_article(self, archive: Archive) -> None:
        what = pasted(
            f"{TEXT}\n\nIt rained.", title="Pier: “310” metres", published="2024-06-12", publisher="No: 1 # Bell"
        )
        assert add_pasted(archive, what, SAID) == AddOutcome("Pier: “310” metres", added=1)
        (found,) = archive.articles()
        assert (found.title, found.publisher, found.published) == (
            "Pier: “310” metres",
            "No: 1 # Bell",
            date(2024, 6, 12),
        )
        assert [span.of(found.text) for span in found.body] == [TEXT, "It rained."]
        assert found.source == str(archive.folder.resolve() / "pasted" / "2024-06-12-pier-310-metres.md")

    def test_only_a_text_is_needed(self, archive: Archive) -> None:
        add_pasted(archive, pasted(), SAID)
        (path,) = (archive.folder / "pasted").iterdir()
        assert path.name == f"{date.today()}-the-pier-at-old-quay-is-310-metres-long-engineer-nora-pell-s.md"
        assert [one.title for one in archive.articles()] == [None]

    def test_front_matter_in_a_text_states_nothing(self, archive: Archive) -> None:
        add_pasted(archive, pasted(f"---\npublisher: Forged\n---\n\n{TEXT}", title="yes"), SAID)
        assert [(one.title, one.publisher) for one in archive.articles()] == [("yes", None)]

    def test_no_file_is_ever_overwritten(self, archive: Archive) -> None:
        texts = [f"{TEXT} It rained for {number} days." for number in range(3)]
        for text in texts:
            add_pasted(archive, pasted(text, title="Pier", published="2024-06-12"), SAID)
        names = ["2024-06-12-pier-2.md", "2024-06-12-pier-3.md", "2024-06-12-pier.md"]
        assert sorted(path.name for path in (archive.folder / "pasted").iterdir()) == names
        assert sorted(one.body[0].of(one.text) for one in archive.articles()) == texts

    @pytest.mark.parametrize(
        ("what", "reason"),
        [
            (pasted(" \n "), SAID.no_text),
            (pasted(published="12-06-2024"), SAID.bad_date.format("12-06-2024")),
            (pasted(published="2024-02-30"), SAID.bad_date.format("2024-02-30")),
            (pasted(published="20240612"), SAID.bad_date.format("20240612")),
            (pasted("!!!"), "no story found"),
            (pasted("x" * (MAX_ARTICLE_CHARACTERS + 1)), "split it into articles"),
            (pasted("half a \ud800 character"), "half a character"),
            (pasted(title="half a \ud800 character"), "half a character"),
        ],
    )
    def test_what_cannot_be_added_is_one_line_and_leaves_no_file(
        self, archive: Archive, what: Pasted, reason: str
    ) -> None:
        with pytest.raises(ReadingError) as raised:
            add_pasted(archive, what, SAID)
        assert reason in str(raised.value)
        assert "\n" not in str(raised.value)
        assert not list(archive.folder.glob("pasted/*"))

    def test_a_date_that_has_not_come_is_said(self, archive: Archive) -> None:
        day = date.today() + timedelta(days=30)
        with pytest.raises(ReadingError, match=f"{day} has not come yet"):
            add_pasted(archive, pasted(published=str(day)), SAID)


class TestOutcomes:
    def test_one_article_needs_no_number_and_several_are_counted(self) -> None:
        shown = outcomes_view(
            [AddOutcome("a&b.txt", replaced=1), AddOutcome("c.jsonl", added=1200, unchanged=1, problems=("x",))], SAID
        )
        assert '<span class="name">a&amp;b.txt</span> <span class="became">replaced</span>' in shown
        assert ">1,200 added, 1 unchanged, 1 rejected</span><p" in shown

    def test_what_was_rejected_says_why_and_many_reasons_are_cut_short(self) -> None:
        assert ">not added: is &lt;empty&gt;<" in outcomes_view([AddOutcome("a.txt", problems=("is <empty>",))], SAID)
        many = outcomes_view([AddOutcome("a.jsonl", problems=tuple(f"line {number}: x" for number in range(9)))], SAID)
        assert many.count('class="problem"') == 6
        assert "and 4 more like these" in many

    def test_a_rejection_names_its_line_but_not_its_path(self) -> None:
        report = AddReport(rejected=(Rejection("/x/a.jsonl:12", "is not JSON"), Rejection("/x/a.jsonl#3", "twice")))
        assert reported("a.jsonl", Path("/x/a.jsonl"), report, SAID).problems == ("line 12: is not JSON", "twice")

    def test_what_was_left_out_of_what_was_read_is_told_and_not_counted(self) -> None:
        report = AddReport(added=1, notices=(Notice("/x/a.pdf", "page 2 holds only <pictures>"),))
        outcome = reported("a.pdf", Path("/x/a.pdf"), report, SAID)
        assert outcome == AddOutcome("a.pdf", added=1, notes=("page 2 holds only <pictures>",))
        shown = outcomes_view([outcome], SAID)
        assert '>added</span><p class="note">page 2 holds only &lt;pictures&gt;</p>' in shown

    def test_progress_and_problems_are_text(self) -> None:
        assert "Adding 2 of 5: &lt;a&gt;.txt" in progress_view(1, 5, "<a>.txt", SAID)
        assert '<progress max="5" value="1"' in progress_view(1, 5, "<a>.txt", SAID)
        assert "<code>sitasi rebuild</code> &lt;b&gt;" in problem_view("run `sitasi rebuild` <b>")


class TestDesk:
    def test_what_it_says_is_in_the_language_of_who_asks(self, archive: Archive, tmp_path: Path) -> None:
        desk, indonesian = ArticleHandlers(archive), gr.Request(headers={"accept-language": "id-ID,id;q=0.9,en;q=0.8"})
        assert DI_INDONESIA.no_text in desk.paste("", "", "", "", "", ListState(), indonesian)[0]
        assert SAID.no_text in desk.paste("", "", "", "", "", ListState(), ENGLISH)[0]
        *_, (_, outcome, shelf) = desk.upload([str(upload(tmp_path, "pier.txt", TEXT))], "", ListState(), indonesian)
        assert ">ditambahkan<" in outcome
        assert ">1 artikel<" in shelf
        assert "1 article" in desk.search("", ListState(), ENGLISH)[0]

    def test_files_are_added_one_after_another(self, archive: Archive, tmp_path: Path) -> None:
        files = [str(upload(tmp_path, name, TEXT)) for name in ("one.txt", "two.doc")]
        steps = list(ArticleHandlers(archive).upload(files, "", ListState(), ENGLISH))
        assert [step[0] is None for step in steps] == [True, False, False]
        assert "Adding 1 of 2: one.txt" in steps[0][1]
        assert "Adding 2 of 2: two.doc" in steps[1][1]
        assert 'one.txt</span> <span class="became">added' in steps[2][1]
        assert "not added: files like" in steps[2][1]
        assert "1 article" in steps[2][2]
        assert list(ArticleHandlers(archive).upload(None, "", ListState(), ENGLISH)) == []

    def test_the_page_may_ask_before_its_search_box_is_there(self, archive: Archive) -> None:
        desk = ArticleHandlers(archive)
        assert (
            desk.appear(None, ListState(), ENGLISH)[0]
            == desk.appear("", ListState(), ENGLISH)[0]
            == desk.search(None, ListState(), ENGLISH)[0]
        )

    def test_an_archive_that_cannot_be_used_is_one_line(self, archive: Archive) -> None:
        with closing(sqlite3.connect(archive.folder / "archive.db")) as other, other:
            other.execute("ALTER TABLE state RENAME TO gone")
        desk = ArticleHandlers(archive)
        assert "cannot be used" in desk.search("", ListState(), ENGLISH)[0]
        assert "cannot be used" in desk.paste("", TEXT, "", "", "", ListState(), ENGLISH)[0]
        assert 'role="alert"' in desk.appear("", ListState(), ENGLISH)[0]
