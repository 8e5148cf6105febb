import pytest

from rag.query import Kind, understand


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Is Xiaomi partnering with Ford?", Kind.YES_NO),
        ("Apakah tarif feri naik?", Kind.YES_NO),
        ("Benarkah jembatan itu ditutup?", Kind.YES_NO),
        ("Did the mayor deny it?", Kind.YES_NO),
        ("Apa yang terjadi di pelabuhan?", Kind.OTHER),
        ("Apakah nama kapal itu?", Kind.OTHER),
        ("Berapa toko yang dibuka?", Kind.QUANTITY),
        ("How many shops opened?", Kind.QUANTITY),
        ("Kapan jembatan dibuka?", Kind.TIME),
        ("Pada tahun berapa trem itu dibangun?", Kind.TIME),
        ("When does the bridge open?", Kind.TIME),
        ("Siapa direktur operasinya?", Kind.PERSON),
        ("Who is the mayor?", Kind.PERSON),
        ("Mengapa trem itu batal?", Kind.REASON),
        ("Why was it closed?", Kind.REASON),
        ("Di mana kapal itu berlabuh?", Kind.PLACE),
        ("Where does the ferry stop?", Kind.PLACE),
        ("Which fare is the lowest?", Kind.OTHER),
    ],
)
def test_kinds_of_questions(question: str, kind: Kind) -> None:
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
