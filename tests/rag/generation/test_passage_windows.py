"""Which windows of the hits a language model is given: few, around what is quoted, the newest first."""

from datetime import date

from embeddings.language import Language
from rag.generation.passage_windows import windows, windows_for
from rag.types import Answer, Article, Citation, Hit, Overview, OverviewKind, Passage, Span

SENTENCES = [
    f"Kapal nomor {number} berlayar dari pelabuhan Sagara menuju pulau Bahari pada pagi hari." for number in range(9)
]
TEXT = " ".join(SENTENCES)


def hit(day: int | None) -> Hit:
    published = date(2024, 6, day) if day else None
    article = Article(f"{day}.txt", TEXT, (Span(0, len(TEXT)),), Language.INDONESIAN, published=published)
    return Hit(Passage(day or 0, article, 0, len(TEXT)), 1.0)


def test_a_window_is_what_is_quoted_with_the_sentences_around_it() -> None:
    found = hit(1)
    start = TEXT.index(SENTENCES[4])
    quoted = Citation(1, found.passage.article, start, start + len(SENTENCES[4]))
    (window,) = windows([found], [quoted])
    assert window.text == " ".join(SENTENCES[2:6])
    assert len(window.text) <= 350


def test_what_nothing_is_known_of_is_given_whole() -> None:
    assert [one.text for one in windows([hit(1)], [])] == [TEXT]


def test_those_quoted_are_among_the_few_and_the_newest_stands_first() -> None:
    hits = [hit(day) for day in (3, 7, None, 5, 4, 9)]
    quoted = Citation(1, hits[-1].passage.article, 0, len(SENTENCES[0]))
    days = [one.article.published for one in windows(hits, [quoted])]
    assert days == [date(2024, 6, 9), date(2024, 6, 7), date(2024, 6, 5), date(2024, 6, 3), None]


def test_an_overview_is_told_from_a_window_of_each_quotation() -> None:
    start = TEXT.index(SENTENCES[4])
    citations = tuple(
        Citation(number, hit(day).passage.article, start, start + len(SENTENCES[4]))
        for number, day in enumerate((3, 7), start=1)
    )
    answers = {
        kind: Answer("Apa kabar?", Language.INDONESIAN, citations=citations, overview=Overview(kind))
        for kind in OverviewKind
    }
    found = windows_for(answers[OverviewKind.SUMMARY], [hit(9)])
    assert [one.article.published for one in found] == [date(2024, 6, 7), date(2024, 6, 3)]
    assert all(SENTENCES[4] in one.text and len(one.text) <= 350 for one in found)
    assert windows_for(answers[OverviewKind.NEWS], []) == found
    assert windows_for(answers[OverviewKind.COUNT], [hit(9)]) == []
