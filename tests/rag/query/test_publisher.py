from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from rag import Archive, Assistant, Filters
from rag.query.publisher import PublisherAsked, publisher_asked
from rag.types import Answer

SPELLED = {name.casefold(): name for name in ("Kabar Sembira", "Quay Gazette", "ANTARA", "Harian Ara", "Lira+")}


def known(names: Collection[str]) -> dict[str, str]:
    return {name: SPELLED[name.casefold()] for name in names if name.casefold() in SPELLED}


@pytest.mark.parametrize(
    ("question", "name", "rest"),
    [
        ("Menurut Kabar Sembira, berapa tarif feri?", "Kabar Sembira", "Berapa tarif feri?"),
        ("menurut kabar sembira apakah tarif feri naik?", "Kabar Sembira", "Apakah tarif feri naik?"),
        ("Apakah tarif feri naik, menurut laporan Kabar Sembira?", "Kabar Sembira", "Apakah tarif feri naik?"),
        ("Apa kata koran Kabar Sembira tentang tarif feri?", "Kabar Sembira", "Tentang tarif feri?"),
        ("Apa yang diberitakan oleh Antara tentang gempa?", "ANTARA", "Apa yang tentang gempa?"),
        ("Apakah Harian Ara melaporkan panen raya?", "Harian Ara", "Apakah panen raya?"),
        ("Berapa ton padi dalam berita dari Harian Ara?", "Harian Ara", "Berapa ton padi dalam?"),
        ("What did the Quay Gazette report about the bridge?", "Quay Gazette", "What about the bridge?"),
        ("According to the Quay Gazette, will it carry a toll?", "Quay Gazette", "Will it carry a toll?"),
        ("When will the bridge open, according to Quay Gazette?", "Quay Gazette", "When will the bridge open?"),
        ("Was a toll reported by Lira+ or denied?", "Lira+", "Was a toll or denied?"),
    ],
)
def test_whose_articles_are_asked_for(question: str, name: str, rest: str) -> None:
    assert publisher_asked(question, known) == PublisherAsked(name, rest)


@pytest.mark.parametrize(
    "question",
    [
        "Menurut Nora Pell, kapan jembatan dibuka?",
        "Apa perbedaan antara feri dan kapal?",
        "Is the Quay Gazette for sale?",
        "Apakah Kabar Sembira dijual?",
        "Siapa pemilik Harian Ara?",
        "What did Nora Pell report?",
        "menurut",
        "",
    ],
)
def test_who_is_asked_about_or_no_publisher_narrows_nothing(question: str) -> None:
    assert publisher_asked(question, known) is None


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    told = {
        "a": ("Kabar Sembira", "Tarif feri Sembira naik menjadi Rp42.500, kata operator."),
        "b": ("Harian Ara", "Tarif feri Sembira tetap Rp35.000, kata wali kota."),
    }
    for name, (publisher, sentence) in told.items():
        (tmp_path / f"{name}.md").write_text(f"---\npublisher: {publisher}\n---\n{sentence}\n", encoding="utf-8")
    with Archive.open(tmp_path / "archive") as opened:
        opened.add(*(tmp_path / f"{name}.md" for name in told))
        yield opened


def publishers(answer: Answer) -> set[str | None]:
    return {citation.article.publisher for citation in answer.citations}


def test_only_the_articles_of_that_publisher_answer(archive: Archive) -> None:
    assistant = Assistant(archive)
    answer = assistant.ask("Menurut harian ara, berapa tarif feri Sembira?")
    assert (answer.publisher, publishers(answer)) == ("Harian Ara", {"Harian Ara"})
    assert answer.question == "Menurut harian ara, berapa tarif feri Sembira?"
    assert "Rp35.000" in answer.sentences[0].text


def test_it_can_be_left_out_and_a_persons_own_filter_goes_before_it(archive: Archive) -> None:
    assistant, question = Assistant(archive), "Menurut Harian Ara, berapa tarif feri Sembira?"
    free = assistant.ask(question, any_publisher=True)
    assert (free.publisher, publishers(free) >= {"Kabar Sembira"}) == (None, True)
    own = assistant.ask(question, filters=Filters(publishers=("Kabar Sembira",)))
    assert (own.publisher, publishers(own)) == (None, {"Kabar Sembira"})


def test_why_passages_were_found_is_told_of_the_publisher_that_the_question_asks_for(archive: Archive) -> None:
    assistant, question = Assistant(archive), "Menurut Harian Ara, berapa tarif feri Sembira?"
    assert {hit.passage.article.publisher for hit in assistant.explain(question, top_k=5)} == {"Harian Ara"}
    free = assistant.explain(question, top_k=5, any_publisher=True)
    assert {hit.passage.article.publisher for hit in free} > {"Harian Ara"}


def test_where_nothing_is_asked_of_the_publisher_the_question_stays_as_it_is(archive: Archive) -> None:
    assert Assistant(archive).ask("Apakah Harian Ara?").publisher is None
