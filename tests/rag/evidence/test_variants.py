"""What is said of one variant of a thing does not answer for another."""

from collections.abc import Iterator
from datetime import date

import pytest

from rag import Archive, Assistant, Settings
from rag.evidence.variants import Variants
from rag.reading.article import StatedMetadata
from rag.reading.formats.documents.text import stated_article
from rag.types import Article, Reason, Span

TODAY = date(2026, 6, 1)
PHONES = (
    "Vela 12 Pro dijual seharga Rp12,4 juta dan memakai layar 6,7 inci. "
    "Vela 12 dibanderol Rp8,9 juta dengan layar 6,1 inci."
)
TABLETS = (
    "The Orba Tab 7 Ultra weighs 560 grams and costs 899 dollars. "
    "The Orba Tab 7 weighs 430 grams and costs 499 dollars."
)
CARS = (
    "Mobil listrik Nadim E2 menempuh 410 kilometer sekali isi. "
    "Nadim E2 Max akan menyusul tahun depan, kata Sita Larasati."
)
SUMMIT = "KTT G20 Bali digelar pada 15 November. G20 dihadiri 17 kepala negara. Bali menyiapkan 12 hotel."


def article(text: str) -> Article:
    return stated_article("story", text, StatedMetadata(title="Berita", published=date(2026, 5, 4)), today=TODAY)


def telling_of_another(question: str, text: str) -> list[str]:
    told = article(text)
    spans = [Span(start, start + len(one)) for one in text.split(". ") for start in [told.text.index(one)]]
    variants = Variants.of(question, [told])
    return [span.of(told.text) for span in spans if variants.tell_of_another(told, span)]


@pytest.mark.parametrize(
    ("question", "text", "beginning"),
    [
        ("Berapa harga Vela 12?", PHONES, "Vela 12 Pro"),
        ("berapa harga vela 12", PHONES, "Vela 12 Pro"),
        ("Berapa harga Vela 12 Pro?", PHONES, "Vela 12 dibanderol"),
        ("How heavy is the Orba Tab 7?", TABLETS, "The Orba Tab 7 Ultra"),
        ("Berapa jauh Nadim E2 Max menempuh?", CARS, "Mobil listrik Nadim E2 menempuh"),
        ("Berapa jauh Nadim E2 menempuh?", CARS, "Nadim E2 Max"),
        ("Berapa harga Vela 12?", "Vela 12 Pro hadir. Harganya Rp12 juta. Vela 12 sudah habis.", "Vela 12 Pro"),
    ],
)
def test_sentences_of_another_variant_are_told(question: str, text: str, beginning: str) -> None:
    told = telling_of_another(question, text)
    assert told[0].startswith(beginning)
    assert all(beginning in one or one.startswith("Harganya") for one in told)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Kapan G20 digelar?", SUMMIT),
        ("Kapan G20 Bali digelar?", SUMMIT),
        ("Berapa harga Vela 12?", "Vela 12 Pro dijual seharga Rp12,4 juta. Penjualan dimulai Jumat."),
        (
            "Berapa laba Sangkara tahun 2024?",
            "Pada tahun 2024 Sangkara untung Rp3 miliar. Pada tahun 2024 rupiah melemah.",
        ),
        ("Apa yang terjadi pada pukul 10?", "Pukul 10 Senin pagi gempa terjadi. Sejak pukul 10 warga mengungsi."),
        ("Berapa harga 12?", PHONES),
        ("Apa beda harga Vela 12 dan Vela 12 Pro?", PHONES),
        ("Siapa Sita?", CARS),
        ("", ""),
    ],
)
def test_nothing_is_told_of_another_where_there_is_none(question: str, text: str) -> None:
    assert not Variants.of(question, [article(text or "Kosong.")]).asked


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Archive.open(tmp_path_factory.mktemp("variants") / "archive", settings=Settings()) as archive:
        for number, text in enumerate((PHONES, TABLETS, CARS)):
            stated = StatedMetadata(title=f"Berita {number}", published=date(2026, 5, 4 + number))
            archive.add_articles([stated_article(f"story-{number}", text, stated, today=TODAY)])
        yield Assistant(archive)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Berapa harga Vela 12?", "Rp8,9"),
        ("Berapa harga Vela 12 Pro?", "Rp12,4"),
        ("How much does the Orba Tab 7 cost?", "499"),
    ],
)
def test_the_price_is_that_of_the_variant_asked_for(assistant: Assistant, question: str, answer: str) -> None:
    assert answer in assistant.ask(question).sentences[0].text


def test_what_only_another_variant_can_do_is_not_said_of_it(assistant: Assistant) -> None:
    assert assistant.ask("Berapa jauh Nadim E2 Max menempuh sekali isi?").reason is Reason.WEAK_EVIDENCE
