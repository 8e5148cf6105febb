import pytest

from embeddings.language import Language
from rag.language.quantities import differ, quantities
from rag.query import claim_units
from rag.types import Stance
from rag.verdicts import Premise, StanceReading, Sureness, lexical_stances
from rag.verdicts.hedging import denies_plans, is_hedged

CLAIM = "Rana is partnering with Kelana."


def read(sentence: str, claim: str = CLAIM, *, before: str = "") -> StanceReading:
    (reading,) = lexical_stances([Premise(sentence, Language.ENGLISH, before)], claim_units(claim))
    return reading


@pytest.mark.parametrize(
    ("sentence", "stance", "sureness"),
    [
        ("Rana works together with Kelana.", Stance.SUPPORTS, Sureness.ASSERTED),
        ("Rana works together with Kelana, its director said.", Stance.SUPPORTS, Sureness.ATTRIBUTED),
        ("Rana announced a partnership with Kelana.", Stance.SUPPORTS, Sureness.CONFIRMED),
        ("Rana may enter a partnership with Kelana.", Stance.SUPPORTS, Sureness.HEDGED),
        ("Rana has not confirmed a partnership with Kelana.", Stance.REFUTES, Sureness.HEDGED),
        ("Rana has no partnership with Kelana.", Stance.REFUTES, Sureness.ASSERTED),
        ("Rana denied a partnership with Kelana.", Stance.REFUTES, Sureness.DENIED),
        ("Rana denied that its partnership with Kelana had ended.", Stance.SUPPORTS, Sureness.DENIED),
        ("Correction: Rana has no partnership with Kelana.", Stance.REFUTES, Sureness.CORRECTED),
    ],
)
def test_which_way_a_sentence_points_and_how_surely(sentence: str, stance: Stance, sureness: Sureness) -> None:
    assert read(sentence) == StanceReading(stance, sureness, 1.0)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rana works together with Samudra.",
        "Rana opened a shop in Kelana.",
        "Is Rana partnering with Kelana?",
        "It rained.",
    ],
)
def test_what_does_not_speak_of_the_claim(sentence: str) -> None:
    assert read(sentence).stance is Stance.NEITHER


def test_the_sentence_before_says_whom_a_pronoun_means() -> None:
    before = "A blog wrote of a partnership of Rana with Kelana."
    assert read("That is not true.", before=before).stance is Stance.REFUTES
    assert read("The weather was not good.", before=before).stance is Stance.NEITHER


def test_a_claim_of_one_year_is_not_judged_by_another() -> None:
    assert read("Rana shipped phones in 2017.", "Rana shipped phones in 2019.").stance is Stance.NEITHER
    assert read("Rana shipped phones in 2019.", "Rana shipped phones in 2019.").stance is Stance.SUPPORTS


@pytest.mark.parametrize(
    ("sentence", "hedged"),
    [
        ("Members may borrow books.", True),
        ("The fair opens in May.", False),
        ("Kabar Ori menulis soal feri.", False),
        ("Menurut kabar, feri berhenti.", True),
        ("There is no plan for a tram.", False),
        ("Nothing has been decided.", True),
    ],
)
def test_what_leaves_a_matter_open(sentence: str, hedged: bool) -> None:
    assert is_hedged(sentence, "The tram is built.") is hedged


def test_what_the_claim_asks_for_is_no_hedge() -> None:
    assert not is_hedged("Ori plans a tram.", "Ori plans a tram.")
    assert not is_hedged("Rana has not confirmed it.", "Rana has confirmed it.")


def test_a_plan_that_there_is_not() -> None:
    assert denies_plans("Tidak ada rencana, perundingan, atau perjanjian dengan Kelana.")
    assert not denies_plans("Ada rencana membangun trem.")


@pytest.mark.parametrize(
    ("asked", "stated", "different"),
    [
        ("Rp45,000", "Rp45.000", False),
        ("Rp45,000", "Rp42.500", True),
        ("23.16 million phones", "23,16 juta ponsel", False),
        ("5 percent", "5%", False),
        ("5 percent", "7 persen", True),
        ("5 percent", "7 kapal", False),
        ("Rp40,000", "dari Rp35.000 menjadi Rp40.000", False),
        ("Rp35,000", "dari Rp35.000 menjadi Rp40.000", True),
        ("three ships", "tiga kapal", False),
    ],
)
def test_numbers_of_one_kind_that_differ(asked: str, stated: str, different: bool) -> None:
    assert differ(quantities(asked, Language.ENGLISH), quantities(stated, Language.INDONESIAN)) is different


def indonesian(sentence: str, claim: str, *, later: tuple[str, ...] = ()) -> StanceReading:
    (reading,) = lexical_stances([Premise(sentence, Language.INDONESIAN, later=later)], claim_units(claim))
    return reading


def test_what_is_denied_to_a_thing_is_not_the_thing() -> None:
    claim = "Trem akan dibangun di Ori."
    assert indonesian("Anggaran Ori tidak memuat biaya untuk trem yang dibangun.", claim).stance is Stance.NEITHER
    assert indonesian("Trem tidak akan dibangun di Ori.", claim).stance is Stance.REFUTES


def test_what_is_announced_has_not_happened_yet() -> None:
    claim = "Bus Ori sudah mengunjungi desa."
    assert indonesian("Bus Ori akan mengunjungi desa.", claim).sureness is Sureness.HEDGED
    assert indonesian("Bus Ori mengunjungi desa.", claim).sureness is Sureness.ASSERTED
    assert indonesian("Bus Ori akan mengunjungi desa.", "Bus Ori akan mengunjungi desa.").sureness is Sureness.ASSERTED


def test_a_name_that_an_article_gives_later_counts_a_little() -> None:
    claim = "Rana bermitra dengan Kelana untuk proyek Ori."
    sentence = "Rana bermitra dengan Kelana."
    without = indonesian(sentence, claim)
    told = indonesian(sentence, claim, later=("Proyek itu bernama Ori.",))
    assert without.strength < told.strength < 1
