"""News, summaries and counts over a small archive, in both languages, worked by hand."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rag import Archive, Assistant
from rag.serialization.documents import answer_document
from rag.serialization.restoration import restored_answer
from rag.types import Answer, Reason
from tests.endpoint import ScriptedModel

TODAY = date(2026, 5, 21)
DROUGHT = "Air Waduk Ranu surut hingga tinggal 12 meter. Petani diminta menunda tanam."
STORIES = [
    ("Waduk Ranu surut", "2026-05-18", "Suara Bukit", DROUGHT),
    ("Waduk Ranu surut", "2026-05-19", "Kabar Kota", DROUGHT),
    (
        "Ranu reservoir refilled",
        "2026-05-20",
        "Hill Courier",
        "Rain has refilled the Ranu reservoir. Farmers may plant.",
    ),
    ("Pasar Senja terbakar", "2026-05-19", "Suara Bukit", "Kebakaran melanda Pasar Senja. Sebanyak 40 kios hangus."),
    ("Mayor opens library", "2026-05-20", "Hill Courier", "Mayor Ines Duarte opened a library in Veldt on Wednesday."),
    ("Kiosks to be rebuilt", "2026-04-02", "Hill Courier", "The council will rebuild the kiosks of Pasar Anyar."),
    ("Gaji guru naik", "2026-03-01", "Kabar Kota", "Gaji guru honorer di Veldt naik menjadi Rp3,2 juta."),
    ("Lomba perahu", None, "Suara Bukit", "Lomba perahu di Waduk Ranu diikuti 25 tim."),
]
RAIN, FIRE, LIBRARY = "Rain has refilled the Ranu reservoir.", "Kebakaran melanda Pasar Senja.", STORIES[4][3]
LOW, KIOSKS, PAY, RACE = "Air Waduk Ranu surut hingga tinggal 12 meter.", STORIES[5][3], STORIES[6][3], STORIES[7][3]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("overview")
    rows = [
        {"_id": str(n), "title": title, "published": day, "publisher": publisher, "text": text}
        for n, (title, day, publisher, text) in enumerate(STORIES)
    ]
    (folder / "stories.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Archive.open(folder / "archive") as opened:
        opened.add(folder / "stories.jsonl")
        yield opened


def ask(archive: Archive, question: str, *before: str) -> Answer:
    answer = Assistant(archive, today=lambda: TODAY).ask(question, before)
    for one in answer.citations:
        assert one.article.text[one.start : one.end] == one.quote
    assert {one.text for one in answer.sentences} == {one.quote for one in answer.citations}
    return answer


def shown(answer: Answer) -> list[str]:
    return [one.text for one in answer.sentences]


@pytest.mark.parametrize("question", ["Apa yang terjadi kemarin?", "What happened yesterday?", "berita 20 Mei 2026"])
def test_the_news_of_a_day_are_the_articles_of_that_day(archive: Archive, question: str) -> None:
    assert shown(ask(archive, question)) == [RAIN, LIBRARY]


@pytest.mark.parametrize("question", ["Berita terbaru", "What are the latest headlines?", "ada berita baru?"])
def test_without_days_the_news_are_those_of_the_week_of_the_newest_article(archive: Archive, question: str) -> None:
    answer = ask(archive, question)
    assert shown(answer) == [RAIN, LIBRARY, FIRE, LOW]
    publishers = {one.number: one.article.publisher for one in answer.citations}
    assert [publishers[number] for number in answer.sentences[-1].citations] == ["Suara Bukit", "Kabar Kota"]


@pytest.mark.parametrize(
    "question", ["Apa yang baru dari Kabar Kota?", "What does Kabar Kota say?", "Apa kata Kabar Kota?"]
)
def test_the_news_of_an_outlet(archive: Archive, question: str) -> None:
    answer = ask(archive, question)
    assert (shown(answer), answer.publisher) == ([LOW], "Kabar Kota")


@pytest.mark.parametrize(
    "question", ["Berita hari ini", "Summarise the news of 7 May 2026", "Berita tanggal 7 Mei 2027"]
)
def test_where_nothing_was_published_the_articles_of_the_nearest_days_are_named(
    archive: Archive, question: str
) -> None:
    answer = ask(archive, question)
    assert (answer.reason, len(answer.nearest)) == (Reason.OUTSIDE_DATES, 3)
    assert all(article.published and article.published >= date(2026, 5, 18) for article in answer.nearest)


@pytest.mark.parametrize("question", ["Rangkum berita minggu ini", "Summarise this week's news"])
def test_a_summary_tells_the_stories_of_its_days_in_order_of_time(archive: Archive, question: str) -> None:
    assert shown(ask(archive, question))[:2] == [LOW, FIRE]
    assert set(shown(ask(archive, question))) == {LOW, FIRE, RAIN, LIBRARY}


@pytest.mark.parametrize(
    "question", ["Rangkum berita tentang Waduk Ranu", "Summarise what happened with the Ranu reservoir"]
)
def test_a_summary_of_a_topic_tells_what_fits_it(archive: Archive, question: str) -> None:
    assert shown(ask(archive, question)) == [LOW, RAIN, RACE]


def test_a_summary_of_a_name_that_no_article_holds_is_refused(archive: Archive) -> None:
    answer = ask(archive, "Summarise the coverage of Pasar Baru")
    assert (answer.reason, answer.missing) == (Reason.NAME_NOT_FOUND, ("Baru",))


@pytest.mark.parametrize(
    ("question", "count", "sentences"),
    [
        ("Berapa artikel yang menyebut Waduk Ranu?", 4, [RAIN, LOW, RACE]),
        ("How many articles mention the Ranu reservoir?", 4, [RAIN, LOW, RACE]),
        ("BERAPA ARTIKEL TENTANG VELDT?", 2, [LIBRARY, PAY]),
        ("how many stories talk about veldt", 2, [LIBRARY, PAY]),
        ("Artikel apa saja tentang kios?", 2, ["Sebanyak 40 kios hangus.", KIOSKS]),
        ("Berapa artikel dari Kabar Kota?", 2, [LOW, PAY]),
        ("How many Hill Courier articles mention Veldt?", 1, [LIBRARY]),
        ("How many articles were published in April 2026?", 1, [KIOSKS]),
        ("How many articles are in the archive?", 8, [RAIN, LIBRARY, FIRE, LOW, KIOSKS, PAY, RACE]),
        ("Which outlets wrote about the reservoir?", 3, [RAIN, LOW]),
        ("Media apa saja yang ada di arsip?", 3, [RAIN, FIRE, LOW]),
    ],
)
def test_what_is_counted_can_be_opened(archive: Archive, question: str, count: int, sentences: list[str]) -> None:
    answer = ask(archive, question)
    assert answer.count == count == len({one.article.source for one in answer.citations})
    assert sorted(shown(answer)) == sorted(sentences)
    assert (
        restored_answer(answer_document(answer), {one.article.article_id: one.article for one in answer.citations})
        == answer
    )


def test_none_is_counted_where_no_article_mentions_it(archive: Archive) -> None:
    answer = ask(archive, "How many articles mention Gotham?")
    assert (answer.count, answer.reason, answer.missing) == (0, Reason.NAME_NOT_FOUND, ("Gotham",))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Kapan artikel pertama tentang Veldt?", PAY),
        ("When was the last article about Veldt?", LIBRARY),
        ("What is the oldest article?", PAY),
        ("Kapan Pasar Senja terakhir diberitakan?", FIRE),
    ],
)
def test_the_first_and_the_last_article_are_cited(archive: Archive, question: str, sentence: str) -> None:
    answer = ask(archive, question)
    assert (shown(answer), answer.count) == ([sentence], None)


@pytest.mark.parametrize(
    ("before", "question", "sentences"),
    [
        ("What happened last week?", "And this week?", [RAIN, LIBRARY, FIRE, LOW]),
        ("Berapa artikel yang menyebut Waduk Ranu?", "dan Veldt?", [LIBRARY, PAY]),
    ],
)
def test_a_follow_up_carries_it_on(archive: Archive, before: str, question: str, sentences: list[str]) -> None:
    assert shown(ask(archive, question, before)) == sentences


def test_more_articles_than_are_shown_are_counted_newest_first(tmp_path: Path) -> None:
    rows = [
        {
            "_id": str(n),
            "title": f"Panen {n}",
            "published": f"2026-02-{n:02}",
            "text": f"Panen ke-{n} di Lembah Ara tiba.",
        }
        for n in range(1, 13)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(tmp_path / "a.jsonl")
        answer = ask(archive, "Berapa artikel yang menyebut Lembah Ara?")
    assert answer.count == 12
    assert [one.article.title for one in answer.citations] == [f"Panen {n}" for n in range(12, 2, -1)]


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        assert ask(archive, "How many articles are there?").reason is Reason.EMPTY_ARCHIVE


def test_a_language_model_tells_a_summary_in_the_language_of_the_question(
    archive: Archive, model: ScriptedModel
) -> None:
    model.says(
        "The water of the Ranu reservoir was down to 12 metres [3]. Rain has refilled it, and it is 99 metres [1]."
    )
    settings = replace(archive.settings, llm=model.llm())
    answer = Assistant(archive, settings=settings, today=lambda: TODAY).ask(
        "Summarise the news about the Ranu reservoir"
    )
    assert answer.phrasing is not None
    quotes = {one.number: one.quote for one in answer.citations}
    first, second = answer.phrasing.sentences
    assert (first.supported, second.supported) == (True, False)
    assert LOW in {quotes[number] for number in first.citations}
    assert "asks for a summary" in model.prompt
    assert "in English" in model.prompt
    assert model.prompt.index(RAIN) < model.prompt.index(LOW)


@pytest.mark.parametrize("question", ["What is new?", "Apa kabar terbaru?"])
def test_it_tells_the_news_from_a_window_of_each_quotation(
    archive: Archive, model: ScriptedModel, question: str
) -> None:
    model.says("Kebakaran melanda Pasar Senja.")
    settings = replace(archive.settings, llm=model.llm())
    answer = Assistant(archive, settings=settings, today=lambda: TODAY).ask(question)
    assert all(one.quote in model.prompt for one in answer.citations)
    assert answer.phrasing is not None
    assert [one.supported for one in answer.phrasing.sentences] == [True]


def test_it_is_not_asked_how_many_articles_there_are(archive: Archive, model: ScriptedModel) -> None:
    model.says("99 [1].")
    settings = replace(archive.settings, llm=model.llm())
    answer = Assistant(archive, settings=settings, today=lambda: TODAY).ask("How many articles are about Waduk Ranu?")
    assert (answer.answered, answer.phrasing, model.requests) == (True, None, [])
