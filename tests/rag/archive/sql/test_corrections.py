from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from embeddings.errors import ArticleMissing, ReadingError
from rag import Archive, Article, Assistant, Retriever
from rag.types import DateCertainty, Span

NEWS = "Dermaga Old Sembira selesai diperbaiki pada Mei, kata Nora Lesmana."
ADVERT = "Diskon sepatu tujuh puluh persen hanya di Toko Mekar."
STORY = f"{NEWS}\n\n{ADVERT}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "dermaga.md"
    path.write_text(f"---\ntitle: Dermag selesai\npublished: 2024-06-12\n---\n{STORY}", encoding="utf-8")
    return path


@pytest.fixture
def archive(place: Path | str, file: Path) -> Iterator[Archive]:
    with Archive.open(place) as opened:
        opened.add(file)
        yield opened


def only(archive: Archive) -> Article:
    (article,) = archive.articles()
    return article


def put_right(archive: Archive) -> Article:
    """Correct everything: the title, a publisher, the date, and that the advert is none of the story."""
    article = only(archive)
    start = article.text.index(NEWS)
    return archive.correct(
        article.article_id,
        title="Dermaga selesai",
        publisher="Kabar Sembira",
        published=date(2024, 5, 12),
        body=[Span(start, start + len(NEWS))],
    )


def test_what_is_put_right_is_what_is_found_and_quoted(archive: Archive) -> None:
    before = only(archive)
    assert any(ADVERT in hit.passage.text for hit in Retriever(archive).retrieve("diskon sepatu", top_k=3))
    after = put_right(archive)
    assert only(archive) == after
    assert (after.title, after.publisher, after.published) == ("Dermaga selesai", "Kabar Sembira", date(2024, 5, 12))
    assert (after.text, after.article_id, after.certainty) == (before.text, before.article_id, DateCertainty.STATED)
    assert not any(ADVERT in hit.passage.text for hit in Retriever(archive).retrieve("diskon sepatu", top_k=3))
    assert Assistant(archive).ask("Siapa yang memperbaiki dermaga?").citations[0].article == after
    assert archive.verify() == []


def test_it_holds_when_the_same_file_is_added_again(archive: Archive, file: Path) -> None:
    after = put_right(archive)
    report = archive.add(file)
    assert (report.unchanged, report.replaced) == (1, 0)
    assert only(archive) == after


def test_of_another_text_the_body_is_as_it_is_read_and_the_rest_holds(archive: Archive, file: Path) -> None:
    put_right(archive)
    file.write_text(file.read_text("utf-8").replace("Mei", "Juni"), encoding="utf-8")
    assert archive.add(file).replaced == 1
    now = only(archive)
    assert (now.title, now.publisher, now.published) == ("Dermaga selesai", "Kabar Sembira", date(2024, 5, 12))
    assert [span.of(now.text) for span in now.body] == [NEWS.replace("Mei", "Juni"), ADVERT]
    assert archive.as_read(now.article_id).title == "Dermag selesai"
    assert archive.add(file).unchanged == 1


def test_what_was_left_as_it_was_read_follows_the_file(archive: Archive, file: Path) -> None:
    read = only(archive)
    archive.correct(
        read.article_id, title="Dermaga selesai", publisher=read.publisher, published=read.published, body=read.body
    )
    file.write_text(file.read_text("utf-8").replace("2024-06-12", "2024-06-13"), encoding="utf-8")
    archive.add(file)
    now = only(archive)
    assert (now.title, now.published) == ("Dermaga selesai", date(2024, 6, 13))


def test_it_can_be_taken_back(archive: Archive, file: Path) -> None:
    before = only(archive)
    put_right(archive)
    read = archive.as_read(before.article_id)
    assert read == before
    again = archive.correct(
        read.article_id, title=read.title, publisher=read.publisher, published=read.published, body=read.body
    )
    assert again == before == only(archive)
    file.write_text(file.read_text("utf-8").replace("Dermag selesai", "Dermaga dibuka"), encoding="utf-8")
    archive.add(file)
    assert only(archive).title == "Dermaga dibuka"


def test_it_goes_with_its_article(archive: Archive, file: Path) -> None:
    before = only(archive)
    put_right(archive)
    archive.remove(before.article_id)
    archive.add(file)
    assert only(archive) == before


def test_a_date_that_is_taken_away_is_unknown(archive: Archive) -> None:
    read = only(archive)
    now = archive.correct(read.article_id, title=read.title, publisher=None, published=None, body=read.body)
    assert (now.published, now.certainty) == (None, DateCertainty.UNKNOWN)


@pytest.mark.parametrize(
    "body", [[], [Span(0, 0)], [Span(5, 3)], [Span(0, 10_000)], [Span(-4, 9)], [Span(20, 30), Span(0, 9)]]
)
def test_a_story_that_is_not_in_the_text_is_refused_and_nothing_changes(archive: Archive, body: list[Span]) -> None:
    before = only(archive)
    with pytest.raises(ReadingError, match="choose at least one"):
        archive.correct(before.article_id, title="x", publisher=None, published=None, body=body)
    assert only(archive) == before


def test_an_article_that_is_gone_cannot_be_put_right(archive: Archive) -> None:
    with pytest.raises(ArticleMissing):
        archive.correct("0" * 12, title="x", publisher=None, published=None, body=[Span(0, 1)])
