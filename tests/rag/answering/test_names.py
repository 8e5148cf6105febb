import pytest

from rag import Archive
from rag.answering.names import missing_names
from rag.query import understand
from rag.types import Article


@pytest.fixture(scope="module")
def evidence(filled: Archive) -> list[Article]:
    return filled.articles()


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Is the Quay Gazette owned by Orlanda Media?", ["Orlanda", "Media"]),
        ("Apakah PT Samudra Lintas bekerja sama dengan Nirwana Hijau?", ["Nirwana", "Hijau"]),
        ("Did Nora Pell design the bridge?", []),
        ("Did Nora Pel design the bridge?", []),
        ("Apakah tarif ke Teluk Sagara naik?", []),
        ("Berapa tarif di Lembah Utara?", ["Utara"]),
        ("who owns the quay gazette?", []),
        ("WHO OWNS THE ORLANDA MEDIA?", []),
        ("Orlanda owns what?", []),
        ("Who is Orlanda Raya?", ["Orlanda", "Raya"]),
        ("Is Orlanda Owning the Gazette", []),
        ("Apakah tarif naik sejak Mei atau hari Rabu?", []),
        ("", []),
    ],
)
def test_a_name_that_no_article_holds_is_missing(question: str, missing: list[str], evidence: list[Article]) -> None:
    assert missing_names(understand(question), evidence) == missing


def test_a_name_found_in_the_other_language_is_not_missing(evidence: list[Article]) -> None:
    assert missing_names(understand("What did the people pay until June?"), evidence) == []


def test_without_evidence_every_name_is_missing() -> None:
    assert missing_names(understand("Did Xiaomi deny it? Ford did."), []) == ["Xiaomi"]
