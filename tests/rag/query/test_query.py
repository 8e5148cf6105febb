import pytest

from rag.query import QuestionKind, understand


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Is Xiaomi partnering with Ford?", QuestionKind.YES_NO),
        ("Apakah tarif feri naik?", QuestionKind.YES_NO),
        ("Benarkah jembatan itu ditutup?", QuestionKind.YES_NO),
        ("Did the mayor deny it?", QuestionKind.YES_NO),
        ("Apa yang terjadi di pelabuhan?", QuestionKind.OTHER),
        ("Apakah nama kapal itu?", QuestionKind.OTHER),
        ("Berapa toko yang dibuka?", QuestionKind.QUANTITY),
        ("How many shops opened?", QuestionKind.QUANTITY),
        ("Kapan jembatan dibuka?", QuestionKind.TIME),
        ("Pada tahun berapa trem itu dibangun?", QuestionKind.TIME),
        ("When does the bridge open?", QuestionKind.TIME),
        ("Siapa direktur operasinya?", QuestionKind.PERSON),
        ("Who is the mayor?", QuestionKind.PERSON),
        ("Mengapa trem itu batal?", QuestionKind.REASON),
        ("Why was it closed?", QuestionKind.REASON),
        ("Di mana kapal itu berlabuh?", QuestionKind.PLACE),
        ("Where does the ferry stop?", QuestionKind.PLACE),
        ("Which fare is the lowest?", QuestionKind.OTHER),
    ],
)
def test_kinds_of_questions(question: str, kind: QuestionKind) -> None:
    assert understand(question).kind is kind


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("Is Xiaomi partnering with Ford?", True),
        ("Siapa wali kota sekarang?", True),
        ("What is the latest fare?", True),
        ("Berapa ponsel yang dikirim pada 2017?", False),
    ],
)
def test_dates_matter_where_a_state_of_affairs_is_asked_for(question: str, matter: bool) -> None:
    assert understand(question).dates_matter is matter


@pytest.mark.parametrize(
    "text",
    ["Halo!", "terima kasih banyak", "Good morning", "ok, thanks", "Apa kabar?", "wkwkwk", "selamat pagi semua", "???"],
)
def test_a_courtesy_asks_nothing(text: str) -> None:
    assert not understand(text).asks_something


@pytest.mark.parametrize("text", ["Terima kasih kepada siapa?", "Halo Bandung itu lagu apa?", "Apa?", "Siapa semua?"])
def test_a_question_may_hold_the_words_of_a_courtesy(text: str) -> None:
    assert understand(text).asks_something
