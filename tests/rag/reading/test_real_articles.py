"""The five real stories come out right; facts only, their sentences are not ours to keep."""

from datetime import date
from pathlib import Path

import pytest

from embeddings.language import Language
from rag.reading import read_file
from rag.types import Article, DateCertainty

FOLDER = Path(__file__).parents[4] / "shared" / "articles"
TODAY = date(2026, 11, 20)
STATED, INFERRED, UNKNOWN = DateCertainty


def story(number: str) -> Article:
    paths = sorted(FOLDER.glob(f"{number}_*.txt"))
    if not paths:
        pytest.skip(f"the real stories are not beside the project, in {FOLDER}")
    [article] = read_file(paths[0], today=TODAY)
    assert isinstance(article, Article)
    return article


def body(article: Article) -> str:
    return "\n".join(span.of(article.text) for span in article.body)


@pytest.mark.parametrize(
    ("number", "published", "certainty"),
    [
        ("000", date(2022, 5, 24), INFERRED),
        ("001", None, UNKNOWN),
        ("002", date(2023, 10, 15), STATED),
        ("003", date(2017, 7, 12), STATED),
        ("004", date(2026, 2, 3), STATED),
    ],
)
def test_its_day(number: str, published: date | None, certainty: DateCertainty) -> None:
    article = story(number)
    assert (article.published, article.certainty) == (published, certainty)
    assert article.language is Language.INDONESIAN


@pytest.mark.parametrize(
    ("number", "publisher"),
    [("000", "FORTUNE"), ("001", None), ("002", None), ("003", "Liputan6.com"), ("004", "Selular.ID")],
)
def test_its_publisher(number: str, publisher: str | None) -> None:
    assert story(number).publisher == publisher


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("001", ("Leica", "Dikabarkan", "Putus")),
        ("002", ("Lebarkan", "Gaet")),
        ("003", ("23,16", "Q2")),
        ("004", ("Bantah",)),
    ],
)
def test_its_title_is_no_body(number: str, words: tuple[str, ...]) -> None:
    article = story(number)
    assert article.title is not None
    assert all(word in article.title for word in words)
    assert article.title not in body(article).split("\n")


def test_a_story_without_a_headline_has_no_title() -> None:
    assert story("000").title is None


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [
        ("000", "Jakarta, FORTUNE", "Samsung 24 persen."),
        ("001", "Dunia maya", "dua raksasa ini."),
        ("002", "BEIJING - Xiaomi", "kabar kelanjutannya."),
        ("003", "Xiaomi mengumumkan", "kata Lei Jun."),
        ("004", "Selular.ID – Xiaomi", "yang berlaku."),
    ],
)
def test_its_body_runs_from_the_first_words_to_the_last(number: str, first: str, last: str) -> None:
    words = body(story(number))
    assert words.startswith(first)
    assert words.endswith(last)


@pytest.mark.parametrize(("number", "paragraphs"), [("000", 14), ("001", 23), ("002", 7), ("003", 13), ("004", 14)])
def test_its_paragraphs_are_all_there(number: str, paragraphs: int) -> None:
    assert len(story(number).body) == paragraphs


@pytest.mark.parametrize(
    ("number", "furniture"),
    [
        (
            "001",
            (
                "Home >",
                "Comments are Off",
                "///",
                "You may also like",
                "BitChat",
                "Ling OS",
                "Restart HP",
                "SMS Gratis",
            ),
        ),
        ("002", ("Advertisement", "HOME OTOTEKNO", "Tangguh Yudha", "Foto: Reuters", "Saliki", "Telusuri")),
        ("003", ("Agustin", "Diterbitkan", "Businessman", "Forbes", "Tin/Ysl", "Tonton", "POPULER", "Selengkapnya")),
        ("004", ("Tuesday", "BACA JUGA", "Baca Juga", "Volkswagen", "Advertisement", "BERITA")),
    ],
)
def test_its_furniture_is_left_out(number: str, furniture: tuple[str, ...]) -> None:
    article = story(number)
    for phrase in furniture:
        assert phrase in article.text
        assert phrase not in body(article)


def test_headings_and_items_stay() -> None:
    article = story("001")
    starts = [span.of(article.text)[:12] for span in article.body]
    assert "Awal Mula Ko" in starts
    assert "Branding dan" in starts
    assert "Flaghsip" in body(story("000")).split("\n")
