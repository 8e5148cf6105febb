import pytest

from rag import Archive
from rag.answers.unknown_names import known_share, missing_names, respelt
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
        ("Apakah tarif ke Sagara Rp15.000, bukan US$20 atau SGD 30?", []),
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


def test_a_name_in_lower_case_that_the_article_lacks_makes_an_answer_less_sure(evidence: list[Article]) -> None:
    (bridge,) = (one for one in evidence if "Nora Pell" in one.text and "toll" in one.text)
    assert known_share(understand("does the bridge at old quay carry a toll"), bridge) == 1
    assert known_share(understand("does the bridge at szekesvar carry a toll"), bridge) == 0


@pytest.mark.parametrize(
    ("question", "missing", "meant"),
    [
        ("Did Nroa Pell design it?", ["Nroa"], None),  # too short to be sure
        ("Who owns the Quay Gazete?", ["Gazete"], "Who owns the Quay Gazette?"),
        ("Berapa tarif ke Sagraa?", ["Sagraa"], "Berapa tarif ke Sagara?"),
        ("TARIF SAGRAA?", ["SAGRAA"], "TARIF Sagara?"),
        ("Who owns Sagraa and Nirwana?", ["Sagraa", "Nirwana"], None),
        ("Who owns Gazelle?", ["Gazelle"], None),  # a dictionary knows it
        ("Who owns the Quay Gazette?", [], None),
        ("brapa tarip ke sagraa?", [], "brapa tarif ke sagara?"),
    ],
)
def test_what_no_article_holds_is_spelt_as_the_articles_spell_what_it_resembles(
    question: str, missing: list[str], meant: str | None, evidence: list[Article]
) -> None:
    assert respelt(question, missing, evidence) == meant
