from datetime import date
from pathlib import Path

import pytest

from embeddings.language import Language
from rag import Archive, Assistant, Filters
from rag.chunking import body_sentences
from rag.documents import answer_text
from rag.types import Reason, Span

QUESTIONS = [
    ("Berapa tarif feri Teluk Sagara?", "42.500"),
    ("Siapa yang menambah dua kapal baru?", "Wira Lesmana"),
    ("When will the bridge at Old Quay open?", "14 March 2025"),
    ("Will the bridge carry a toll?", "denied"),
    ("Berapa ton padi yang dipanen petani Lembah Ara?", "368.000"),
]


@pytest.mark.parametrize(("question", "gold"), QUESTIONS)
def test_the_answer_holds_what_was_asked_for(filled: Archive, question: str, gold: str) -> None:
    answer = Assistant(filled).ask(question)
    assert any(gold in sentence.text for sentence in answer.sentences)
    assert answer.reason is None


@pytest.mark.parametrize("question", [question for question, _ in QUESTIONS])
def test_every_sentence_is_a_quotation_from_the_story(filled: Archive, question: str) -> None:
    answer = Assistant(filled).ask(question)
    cited = {citation.number: citation for citation in answer.citations}
    assert list(cited) == list(range(1, len(cited) + 1))
    assert 1 <= len(answer.sentences) <= 3
    for sentence in answer.sentences:
        assert sentence.citations
        for number in sentence.citations:
            article = cited[number].article
            assert article.text[cited[number].start : cited[number].end] == sentence.text
            assert Span(cited[number].start, cited[number].end) in body_sentences(article, Span(0, len(article.text)))
            assert filled.article(article.article_id) == article


def test_a_story_carried_by_two_outlets_is_quoted_once_and_cited_twice(filled: Archive) -> None:
    answer = Assistant(filled).ask("Berapa ton padi yang dipanen petani Lembah Ara?")
    first = answer.sentences[0]
    assert first.citations == (1, 2)
    assert {one.article.publisher for one in answer.citations[:2]} == {"Suara Ara", "Warta Ara"}
    assert len({sentence.text for sentence in answer.sentences}) == len(answer.sentences)
    assert answer_text(answer).startswith("Petani Lembah Ara memanen 368.000 ton padi musim ini [1][2].")


def test_a_claim_and_its_denial_are_both_shown(tmp_path: Path) -> None:
    lines = ("Kota Ara akan membangun trem baru.", "Kota Ara tidak akan membangun trem baru.")
    for number, line in enumerate(lines):
        (tmp_path / f"{number}.txt").write_text(line, encoding="utf-8")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(*(tmp_path / f"{number}.txt" for number in range(2)))
        answer = Assistant(archive).ask("Apakah Kota Ara akan membangun trem?")
    assert {sentence.text for sentence in answer.sentences} == set(lines)


def test_the_newest_evidence_comes_first_where_a_state_of_affairs_is_asked_for(tmp_path: Path) -> None:
    for day, words in (("2024-05-01", "akan"), ("2024-07-01", "tidak akan")):
        header = f"---\npublished: {day}\n---\n"
        (tmp_path / f"{day}.md").write_text(f"{header}Kota Ara {words} membangun trem baru.\n", encoding="utf-8")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(tmp_path / "2024-05-01.md", tmp_path / "2024-07-01.md")
        answer = Assistant(archive).ask("Apakah Kota Ara akan membangun trem?")
    assert [one.article.published for one in answer.citations] == [date(2024, 7, 1), date(2024, 5, 1)]


@pytest.mark.parametrize("question", ["", "  ", "?!", "a " * 10_000])
def test_what_is_no_question_is_refused(filled: Archive, question: str) -> None:
    answer = Assistant(filled).ask(question)
    assert (answer.answered, answer.reason) == (False, Reason.NOT_A_QUESTION)


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    with Archive.open(tmp_path) as archive:
        assert Assistant(archive).ask("Berapa tarif feri?").reason is Reason.EMPTY_ARCHIVE


def test_what_no_article_mentions_is_refused_with_the_nearest_articles(filled: Archive) -> None:
    answer = Assistant(filled).ask("Siapa penemu mikroskop elektron?")
    assert (answer.answered, answer.reason, answer.citations) == (False, Reason.NO_MATCH, ())
    assert 1 <= len(answer.nearest) <= 3


def test_dates_that_hold_no_article_are_named_as_the_reason(filled: Archive) -> None:
    answer = Assistant(filled).ask("Berapa tarif feri?", filters=Filters(since=date(2030, 1, 1)))
    assert (answer.reason, answer.nearest) == (Reason.OUTSIDE_DATES, ())


def test_query_syntax_is_read_as_words(filled: Archive) -> None:
    assert Assistant(filled).ask("title:(* AND tarif feri").answered


def test_the_language_of_the_question_is_told(filled: Archive) -> None:
    assert Assistant(filled).ask("Berapa tarif feri?").language is Language.INDONESIAN
    assert Assistant(filled).ask("How much is the ferry?").language is Language.ENGLISH


def test_nothing_is_claimed_that_is_not_yet_measured(filled: Archive) -> None:
    answer = Assistant(filled).ask("Will the bridge carry a toll?")
    assert (answer.verdict, answer.confidence, answer.timeline) == (None, None, ())


@pytest.mark.parametrize(
    ("question", "file", "gold"),
    [
        ("Is Xiaomi partnering with Ford?", "004", "tidak memiliki kerja sama"),
        ("How many smartphones did Xiaomi ship in the second quarter of 2017?", "003", "23,16 juta"),
        ("Which Chinese car makers did Xiaomi hold talks with?", "002", "tiga produsen mobil"),
        ("Berapa toko Mi Home yang dibuka hingga 7 Juli 2017?", "003", "123 toko"),
    ],
)
def test_the_five_real_stories_answer(real_archive: Archive, question: str, file: str, gold: str) -> None:
    answer = Assistant(real_archive).ask(question)
    assert any(gold in sentence.text for sentence in answer.sentences)
    assert Path(answer.citations[0].article.source).name.startswith(file)


@pytest.fixture(scope="module")
def real_archive(real_articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = Archive.open(tmp_path_factory.mktemp("real"))
    archive.add(real_articles)
    return archive
