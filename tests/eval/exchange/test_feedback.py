import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from embeddings.errors import ArchiveError, SettingsError
from embeddings.language import Language
from eval.datasets import read_dataset
from eval.exchange.feedback import export_feedback
from eval.types import Judgement
from rag import Archive
from rag.types import Feedback, Mark, MarkedPlace, Span, Verdict

FERRY = {
    "title": "Tarif feri naik",
    "publisher": "Kabar Sagara",
    "published": "2024-06-08",
    "text": "Tarif feri Sagara naik menjadi Rp42.500. Kapal\u2028baru datang bulan depan.",
}
BRIDGE = {"text": "The bridge at Old Quay opened in March. It cost $36 million."}
FIRST, SECOND = "Tarif feri Sagara naik menjadi Rp42.500.", "It cost $36 million."


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    lines = [json.dumps({"_id": name, **story}) for name, story in (("ferry", FERRY), ("bridge", BRIDGE))]
    (tmp_path / "stories.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Archive.open(tmp_path / "archive") as opened:
        opened.add(tmp_path / "stories.jsonl")
        yield opened


@pytest.fixture
def mark(archive: Archive) -> Callable[..., None]:
    """Return what marks quotations, or whole articles, each named by words in it."""

    def keep(question: str, said: Mark, *words: str) -> None:
        places = tuple(place(archive, one, whole=said is Mark.MISSED_ARTICLE) for one in words)
        assert archive.keep_feedback(Feedback(question, said, places, Language.ENGLISH))

    return keep


def place(archive: Archive, words: str, *, whole: bool) -> MarkedPlace:
    article = next(one for one in archive.articles() if words in one.text)
    if whole:
        return MarkedPlace(article.article_id)
    start = article.text.index(words)
    return MarkedPlace(article.article_id, Span(start, start + len(words)), words)


def id_of(archive: Archive, words: str) -> str:
    return place(archive, words, whole=True).article_id


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def judged(folder: Path) -> dict[str, dict[str, int]]:
    """Read question → article → relevance."""
    texts = {one["_id"]: one["text"] for one in lines(folder / "queries.jsonl")}
    found: dict[str, dict[str, int]] = {}
    header, *rows = (folder / "qrels" / "feedback.tsv").read_text(encoding="utf-8").splitlines()
    assert header == "query-id\tcorpus-id\tscore"
    for question, article, relevance in (row.split("\t") for row in rows):
        found.setdefault(texts[question], {})[article] = int(relevance)
    return found


def metadata(folder: Path) -> dict[str, dict[str, Any]]:
    return {one["text"]: one["metadata"] for one in lines(folder / "queries.jsonl")}


def test_marks_become_questions_articles_and_judgements(
    archive: Archive, mark: Callable[..., None], tmp_path: Path
) -> None:
    mark("Berapa tarif feri?", Mark.RIGHT, FIRST)
    mark("Berapa tarif feri?", Mark.WRONG_SOURCE, SECOND)
    mark("When did the bridge open?", Mark.MISSED_ARTICLE, "The bridge")
    mark("Siapa nakhoda?", Mark.WRONG_SOURCE, FIRST)
    out = tmp_path / "new" / "out"

    assert export_feedback(archive, out) == 3

    ferry, bridge = id_of(archive, "Tarif"), id_of(archive, "bridge")
    assert judged(out) == {
        "Berapa tarif feri?": {ferry: 1, bridge: 0},
        "When did the bridge open?": {bridge: 1},
        "Siapa nakhoda?": {ferry: 0},
    }
    assert metadata(out) == {
        "Berapa tarif feri?": {"split": "feedback", "answers": [FIRST], "answerable": True},
        "When did the bridge open?": {"split": "feedback", "answerable": True},
        "Siapa nakhoda?": {"split": "feedback"},
    }
    first, second = lines(out / "corpus.jsonl")
    assert first.items() >= {"_id": ferry, **FERRY}.items()
    assert second.items() >= {"_id": bridge, "title": "", "publisher": None, **BRIDGE}.items()


def test_what_is_written_is_a_dataset(archive: Archive, mark: Callable[..., None], tmp_path: Path) -> None:
    mark("Berapa tarif feri?", Mark.RIGHT, FIRST)
    mark('Berapa tarif\u2028feri "baru"?', Mark.WRONG_SOURCE, FIRST)
    export_feedback(archive, tmp_path / "out")
    one, other = read_dataset(tmp_path / "out").questions
    assert (one.text, one.answers, one.answerable, one.split) == ("Berapa tarif feri?", (FIRST,), True, "feedback")
    assert (other.text, other.answers, other.answerable) == ('Berapa tarif\u2028feri "baru"?', (), None)
    ferry = id_of(archive, FIRST)
    assert [one.judgements, other.judgements] == [(Judgement(ferry, 1),), (Judgement(ferry, 0),)]


def test_the_articles_can_be_added_again_as_they_were(
    archive: Archive, mark: Callable[..., None], tmp_path: Path
) -> None:
    mark("Kapal apa?", Mark.RIGHT, FIRST, SECOND)
    export_feedback(archive, tmp_path / "out")
    with Archive.open(tmp_path / "second") as second:
        assert second.add(tmp_path / "out" / "corpus.jsonl").added == 2
        again = {(one.text, one.publisher, one.published) for one in second.articles()}
    assert again == {(one.text, one.publisher, one.published) for one in archive.articles()}


@pytest.mark.parametrize(
    ("marks", "relevance", "answers"),
    [
        ([(Mark.RIGHT, FIRST), (Mark.WRONG_SOURCE, FIRST)], 0, []),
        ([(Mark.WRONG_SOURCE, FIRST), (Mark.RIGHT, FIRST)], 1, [FIRST]),
        ([(Mark.MISSED_ARTICLE, FIRST), (Mark.WRONG_SOURCE, FIRST)], 0, []),
        ([(Mark.RIGHT, FIRST), (Mark.WRONG_SOURCE, FIRST), (Mark.MISSED_ARTICLE, FIRST)], 1, []),
    ],
)
def test_of_marks_that_disagree_the_newest_holds(
    archive: Archive,
    mark: Callable[..., None],
    tmp_path: Path,
    marks: list[tuple[Mark, str]],
    relevance: int,
    answers: list[str],
) -> None:
    for said, words in marks:
        mark("Berapa?", said, words)
    export_feedback(archive, tmp_path / "out")
    assert judged(tmp_path / "out") == {"Berapa?": {id_of(archive, FIRST): relevance}}
    assert metadata(tmp_path / "out")["Berapa?"].get("answers", []) == answers


def test_one_wrong_source_leaves_the_rest_of_a_right_answer_right(
    archive: Archive, mark: Callable[..., None], tmp_path: Path
) -> None:
    mark("Berapa?", Mark.RIGHT, FIRST, SECOND)
    mark("Berapa?", Mark.WRONG_SOURCE, SECOND)
    export_feedback(archive, tmp_path / "out")
    assert judged(tmp_path / "out") == {"Berapa?": {id_of(archive, FIRST): 1, id_of(archive, SECOND): 0}}
    assert metadata(tmp_path / "out")["Berapa?"] == {"split": "feedback", "answers": [FIRST], "answerable": True}


def test_one_wrong_quotation_leaves_another_of_its_article_right(
    archive: Archive, mark: Callable[..., None], tmp_path: Path
) -> None:
    opened = "The bridge at Old Quay opened in March."
    mark("How much?", Mark.RIGHT, opened, SECOND)
    mark("How much?", Mark.WRONG_SOURCE, opened)
    export_feedback(archive, tmp_path / "out")
    assert judged(tmp_path / "out") == {"How much?": {id_of(archive, SECOND): 1}}
    assert metadata(tmp_path / "out")["How much?"] == {"split": "feedback", "answers": [SECOND], "answerable": True}


@pytest.mark.parametrize(
    ("marks", "verdict"),
    [
        ([(Mark.RIGHT, Verdict.NO)], "no"),
        ([(Mark.RIGHT, Verdict.NO), (Mark.WRONG_VERDICT, Verdict.NO)], None),
        ([(Mark.RIGHT, Verdict.NO), (Mark.WRONG_VERDICT, Verdict.YES)], "no"),
        ([(Mark.WRONG_VERDICT, Verdict.NO), (Mark.RIGHT, Verdict.YES)], "yes"),
    ],
)
def test_a_verdict_is_known_where_somebody_found_it_right(
    archive: Archive, tmp_path: Path, marks: list[tuple[Mark, Verdict]], verdict: str | None
) -> None:
    about = (place(archive, FIRST, whole=False),)
    for said, of in marks:
        archive.keep_feedback(Feedback("Naikkah?", said, about, Language.INDONESIAN, verdict=of))
    export_feedback(archive, tmp_path / "out")
    assert metadata(tmp_path / "out")["Naikkah?"].get("verdict") == verdict
    (question,) = read_dataset(tmp_path / "out").questions
    assert question.verdict == verdict


def test_every_mark_is_exported_as_it_was_made_and_no_one_is_named(archive: Archive, tmp_path: Path) -> None:
    about = place(archive, FIRST, whole=False)
    wrong = Feedback("Naik?", Mark.WRONG_VERDICT, (about,), Language.INDONESIAN, owner="user ayu", verdict=Verdict.NO)
    for one in (wrong, replace(wrong, mark=Mark.NOTE, verdict=None, note="Besok\nbaru naik"), replace(wrong, owner="")):
        archive.keep_feedback(one)
    assert export_feedback(archive, tmp_path / "out") == 0
    first, second, third = lines(tmp_path / "out" / "marks.jsonl")
    assert first["places"] == [{"article_id": about.article_id, "span": {"start": 0, "end": 40}, "quote": FIRST}]
    assert [first[name] for name in ("question", "mark", "verdict", "note")] == ["Naik?", "wrong_verdict", "no", ""]
    assert (second["mark"], second["note"], second["by"]) == ("note", "Besok\nbaru naik", first["by"])
    assert third["by"] is None
    assert "ayu" not in (tmp_path / "out" / "marks.jsonl").read_text(encoding="utf-8")


def test_a_mark_on_words_that_are_gone_is_left_out(archive: Archive, mark: Callable[..., None], tmp_path: Path) -> None:
    mark("Berapa?", Mark.RIGHT, FIRST, SECOND)
    mark("How much?", Mark.RIGHT, SECOND)
    archive.remove(id_of(archive, SECOND))
    assert export_feedback(archive, tmp_path / "out") == 1
    assert judged(tmp_path / "out") == {"Berapa?": {id_of(archive, FIRST): 1}}

    corrected = json.dumps({"_id": "ferry", **FERRY, "text": FERRY["text"].replace("42.500", "45.000")})
    (tmp_path / "stories.jsonl").write_text(corrected, encoding="utf-8")
    assert archive.add(tmp_path / "stories.jsonl").replaced == 1
    assert export_feedback(archive, tmp_path / "later") == 0
    assert [one["question"] for one in lines(tmp_path / "later" / "marks.jsonl")] == ["Berapa?", "How much?"]


def test_without_marks_there_is_nothing_to_write(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"holds no feedback.*sitasi chat") as raised:
        export_feedback(archive, tmp_path / "out")
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "out").exists()


def test_a_folder_in_use_is_left_as_it_is(archive: Archive, mark: Callable[..., None], tmp_path: Path) -> None:
    mark("Berapa?", Mark.RIGHT, FIRST)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SettingsError, match="out is not empty: choose a new folder"):
        export_feedback(archive, tmp_path / "out")
    with pytest.raises(SettingsError, match=r"mine.txt cannot be written"):
        export_feedback(archive, tmp_path / "out" / "mine.txt")
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["mine.txt"]
