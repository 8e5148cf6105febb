"""What a follow-up is rewritten to, and which questions are left alone."""

import json
from collections.abc import Sequence
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.followups import PreviousAnswer, completed
from rag.query import LONGEST_QUESTION

SHARED = Path(__file__).parents[4] / "shared"
CONVERSATIONS = Path(__file__).with_name("conversations.jsonl")
"""Questions, what the last answer led with (*the words that answered*), a follow-up, what it must be made to hold."""
RIGHT = 164 / 169
SAMPLE = Path(__file__).parents[3] / "examples/questions/sample.jsonl"

PARTNERS = "Is Xiaomi partnering with Ford?"
MITRA = "Apakah Xiaomi bermitra dengan Ford?"
BRIDGE = "When does the bridge at Old Quay open?"
JEMBATAN = "Kapan jembatan Old Quay dibuka?"
FERI = "Berapa tarif feri Sembira?"
PHONES = "How many phones did Xiaomi ship in Q2 2017?"
MAYOR = "Who is the mayor of Old Quay?"
WALI_KOTA = "Siapa Wali Kota Arunggala?"

ANOTHER = [
    (PARTNERS, "And with Leica?", "Is Xiaomi partnering with Leica?"),
    (PARTNERS, "What about Leica?", "Is Xiaomi partnering with Leica?"),
    (PARTNERS, "Or Leica?", "Is Xiaomi partnering with Leica?"),
    (PARTNERS, "With Leica?", "Is Xiaomi partnering with Leica?"),
    (PARTNERS, "Kalau dengan Leica?", "Is Xiaomi partnering with Leica?"),
    (MITRA, "Bagaimana dengan Leica?", "Apakah Xiaomi bermitra dengan Leica?"),
    (MITRA, "Dan Leica?", "Apakah Xiaomi bermitra dengan Leica?"),
    (MITRA, "Terus Leica gimana?", "Apakah Xiaomi bermitra dengan Leica?"),
    (MITRA, "Leica juga?", "Apakah Xiaomi bermitra dengan Leica?"),
    (MITRA, "Atau dengan Leica?", "Apakah Xiaomi bermitra dengan Leica?"),
    (FERI, "Kalau Arunggala?", "Berapa tarif feri Arunggala?"),
    (FERI, "Kalau Arunggala berapa?", "Berapa tarif feri Arunggala?"),
    (FERI, "Kalau bus?", "Berapa tarif bus Sembira?"),
    ("Berapa tarif bus Arunggala?", "Bagaimana dengan feri Sembira?", "Berapa tarif feri Sembira?"),
    ("Berapa tarif feri ke Sembira?", "Berapa kalau ke Arunggala?", "Berapa tarif feri ke Arunggala?"),
    ("Siapa Wali Kota Tanjung Lira?", "Lalu Arunggala?", "Siapa Wali Kota Arunggala?"),
    ("Siapa Wali Kota Tanjung Lira?", "Dan di Arunggala?", "Siapa Wali Kota Arunggala?"),
    (MAYOR, "And Sela Bay?", "Who is the mayor of Sela Bay?"),
    (MAYOR, "And the governor?", "Who is the governor of Old Quay?"),
    (MAYOR, "And the mayor of Arunggala?", "Who is the mayor of Arunggala?"),
    ("Where does Tomas Vey live?", "And Nora Pell?", "Where does Nora Pell live?"),
    ("What was Rana's market share?", "What about Kelana's?", "What was Kelana's market share?"),
    (BRIDGE, "And the tunnel?", "When does the tunnel at Old Quay open?"),
    ("How tall is Mount Sela?", "And Tambir?", "How tall is Mount Tambir?"),
]
DAYS = [
    (PHONES, "And in Q1 2022?", "How many phones did Xiaomi ship in Q1 2022?"),
    (PHONES, "And in Q3?", "How many phones did Xiaomi ship in Q3 2017?"),
    (PHONES, "What about 2022?", "How many phones did Xiaomi ship in 2022?"),
    (PHONES, "And last year?", "How many phones did Xiaomi ship last year?"),
    (PHONES, "Dan pada 2022?", "How many phones did Xiaomi ship in 2022?"),
    (PHONES, "And in India?", "How many phones did Xiaomi ship in Q2 2017 in India?"),
    ("How many phones did Rana ship?", "How about in 2022?", "How many phones did Rana ship in 2022?"),
    ("Did Rana lose money in 2021?", "Yesterday?", "Did Rana lose money yesterday?"),
    ("Berapa laba Rana pada tahun 2021?", "Dan pada 2022?", "Berapa laba Rana pada tahun 2022?"),
    ("Berapa laba Rana pada 2021?", "Kalau Mei 2022?", "Berapa laba Rana pada Mei 2022?"),
    ("Jam berapa Rana buka pada hari Minggu?", "Kalau hari Senin?", "Jam berapa Rana buka pada hari Senin?"),
]
NUMBERS_AND_PEOPLE = [
    ("Apakah trem Ori akan punya 14 halte?", "Kalau 20?", "Apakah trem Ori akan punya 20 halte?"),
    ("How much is the ferry fare for adults?", "And for children?", "How much is the ferry fare for children?"),
    ("How much is the ferry fare for adults?", "How much for children?", "How much is the ferry fare for children?"),
    # "anak-anak" is likest to "dewasa" alone; "untuk anak-anak" would be as good: passengers are asked of before, too
    (
        "Berapa tarif feri Ori untuk penumpang dewasa?",
        "Kalau anak-anak?",
        "Berapa tarif feri Ori untuk penumpang anak-anak?",
    ),
    ("How many men voted in Ori?", "What about women?", "How many women voted in Ori?"),
]
CLAIMS = [
    (PARTNERS, "When was it announced?", "When was it announced that Xiaomi is partnering with Ford?"),
    (PARTNERS, "Has that been confirmed?", "Has it been confirmed that Xiaomi is partnering with Ford?"),
    (PARTNERS, "Did Ford deny it?", "Did Ford deny that Xiaomi is partnering with Ford?"),
    (PARTNERS, "Who said that?", "Who said that Xiaomi is partnering with Ford?"),
    (PARTNERS, "Did they confirm it?", "Did Xiaomi confirm that Xiaomi is partnering with Ford?"),
    (
        PARTNERS,
        "What does Ford say about this?",
        "What does Ford say about the claim that Xiaomi is partnering with Ford?",
    ),
    (PARTNERS, "Is that true?", "Is it true that Xiaomi is partnering with Ford?"),
    (PARTNERS, "Kapan itu diumumkan?", "Kapan diumumkan bahwa Xiaomi is partnering with Ford?"),
    (MITRA, "When was it announced?", "When was it announced that Xiaomi bermitra dengan Ford?"),
    (MITRA, "Kapan itu diumumkan?", "Kapan diumumkan bahwa Xiaomi bermitra dengan Ford?"),
    (MITRA, "Kapan diumumkan?", "Kapan diumumkan bahwa Xiaomi bermitra dengan Ford?"),
    (MITRA, "Siapa yang membantahnya?", "Siapa yang membantah bahwa Xiaomi bermitra dengan Ford?"),
    (MITRA, "Kapan Xiaomi mengumumkannya?", "Kapan Xiaomi mengumumkan bahwa Xiaomi bermitra dengan Ford?"),
    (MITRA, "Siapa yang mengatakan hal itu?", "Siapa yang mengatakan bahwa Xiaomi bermitra dengan Ford?"),
    (MITRA, "Apa alasannya?", "Apa alasan Xiaomi bermitra dengan Ford?"),
    (MITRA, "Dari mana kabar itu?", "Dari mana kabar bahwa Xiaomi bermitra dengan Ford?"),
    ("Apakah DPRD menyetujui trem Ori?", "Siapa yang menolaknya?", "Siapa yang menolak DPRD menyetujui trem Ori?"),
]
TOPICS = [
    (BRIDGE, "How much did it cost?", "How much did the bridge at Old Quay cost?"),
    (BRIDGE, "How long is that bridge?", "How long is the bridge at Old Quay?"),
    (BRIDGE, "Who designed it?", "Who designed the bridge at Old Quay?"),
    (BRIDGE, "What about the price?", "What about the price of the bridge at Old Quay?"),
    (BRIDGE, "And who is the mayor?", "Who is the mayor (the bridge at Old Quay)?"),
    (BRIDGE, "Siapa arsiteknya?", "Siapa arsitek the bridge at Old Quay?"),
    (PARTNERS, "Who runs that company?", "Who runs the company Xiaomi?"),
    (MAYOR, "How old is she?", "How old is the mayor of Old Quay?"),
    (MAYOR, "How many people live there?", "How many people live in Old Quay?"),
    ("Until when does Tomas Vey's contract run?", "How old is he?", "How old is Tomas Vey?"),
    ("Where is Arunggala?", "What is its capital?", "What is Arunggala's capital?"),
    ("When will the Kelana 12 be released?", "What's its price?", "What is the Kelana 12's price?"),
    # who makes a thing and the thing can both be meant: as good as "the electric truck of Rana", and nothing is guessed
    (
        "Is Rana building an electric truck?",
        "How much does it cost?",
        "How much does it cost: Rana is building an electric truck?",
    ),
    (JEMBATAN, "Berapa biayanya?", "Berapa biaya jembatan Old Quay?"),
    (JEMBATAN, "Dan harganya?", "Bagaimana dengan harga jembatan Old Quay?"),
    (JEMBATAN, "Siapa yang membangun?", "Siapa yang membangun jembatan Old Quay?"),
    (JEMBATAN, "Sejak kapan ditutup?", "Sejak kapan jembatan Old Quay ditutup?"),
    (JEMBATAN, "Apakah sudah ditutup?", "Apakah jembatan Old Quay sudah ditutup?"),
    (JEMBATAN, "Berapa panjang jembatan itu?", "Berapa panjang jembatan Old Quay?"),
    (MITRA, "Siapa direkturnya?", "Siapa direktur Xiaomi?"),
    (MITRA, "Di mana kantor perusahaan itu?", "Di mana kantor perusahaan Xiaomi?"),
    (WALI_KOTA, "Berapa umurnya?", "Berapa umur Wali Kota Arunggala?"),
    (WALI_KOTA, "Di mana dia lahir?", "Di mana Wali Kota Arunggala lahir?"),
    (WALI_KOTA, "Berapa orang yang tinggal di sana?", "Berapa orang yang tinggal di Arunggala?"),
    ("Apakah Rana menjual truk listrik?", "Harganya berapa?", "Harganya berapa: Rana menjual truk listrik?"),
    (FERI, "Apakah harganya naik?", "Apakah harga feri Sembira naik?"),
]
BARE = [
    # the answer may have been no: "why is Xiaomi partnering" would say otherwise
    (PARTNERS, "Why?", "Why: is Xiaomi partnering with Ford?"),
    (PARTNERS, "Why not?", "Why is Xiaomi not partnering with Ford?"),
    (PARTNERS, "But since when?", "Since when is Xiaomi partnering with Ford?"),
    (PARTNERS, "With whom?", "With whom is Xiaomi partnering?"),
    (PARTNERS, "Really?", "Is it true that Xiaomi is partnering with Ford?"),
    (PARTNERS, "Mengapa?", "Mengapa: is Xiaomi partnering with Ford?"),
    (MITRA, "Kenapa?", "Kenapa: apakah Xiaomi bermitra dengan Ford?"),
    (MITRA, "Kapan?", "Kapan Xiaomi bermitra dengan Ford?"),
    (MITRA, "Benarkah?", "Benarkah Xiaomi bermitra dengan Ford?"),
    (MITRA, "Mengapa tidak?", "Mengapa Xiaomi tidak bermitra dengan Ford?"),
    (MITRA, "Dengan siapa?", "Dengan siapa Xiaomi bermitra?"),
    (MITRA, "Oke, siapa?", "Siapa: Xiaomi bermitra dengan Ford?"),
    (MITRA, "Tahun berapa?", "Tahun berapa Xiaomi bermitra dengan Ford?"),
    ("Did Rana open a factory?", "In which city?", "In which city did Rana open a factory?"),
    ("Apakah tarif feri Ori naik?", "Berapa?", "Berapa tarif feri Ori naik?"),
    (BRIDGE, "Why?", "Why does the bridge at Old Quay open?"),
    (JEMBATAN, "Mengapa?", "Mengapa jembatan Old Quay dibuka?"),
    (PHONES, "Why?", "Why did Xiaomi ship phones in Q2 2017?"),
    (MAYOR, "Since when?", "Since when: the mayor of Old Quay?"),
    ("Siapa yang menolak trem Ori?", "Siapa lagi?", "Siapa lagi yang menolak trem Ori?"),
    ("Who leads the union of Ori?", "Who else?", "Who else leads the union of Ori?"),
]
FOLLOW_UPS = [*ANOTHER, *DAYS, *NUMBERS_AND_PEOPLE, *CLAIMS, *TOPICS, *BARE]

BY_THEMSELVES = [
    "Berapa tarif feri Sembira?",
    "Who is the mayor of Sela Bay?",
    "Apakah Rana bermitra dengan Kelana?",
    "When did it rain in Arunggala?",
    "Is it true that the ferry fare rose?",
    "When was it announced that the fare would rise?",
    "Is it safe to swim at night?",
    "Is it legal for children to work?",
    "How long does it take to bake bread?",
    "How much does it cost to build a tram?",
    "How far is it from Arunggala to Sela Bay?",
    "What time is it in Sela Bay?",
    "Was it Kelana that denied the report?",
    "Is it time for elections?",
    "Apa itu feri?",
    "Siapa itu Nora Pell?",
    "Apakah itu demokrasi?",
    "Fotosintesis itu apa?",
    "Apakah bumi itu bulat?",
    "Siapa presiden saat itu?",
    "Berapa harga beras tahun ini?",
    "Apa yang terjadi hari ini?",
    "Mengapa harga cabai naik pekan ini?",
    "What happened in 2022?",
    "What is the weather this week?",
    "How many phones did Rana ship this year?",
    "Who won the election in which the mayor lost his seat?",
    "Who lost his house in the flood?",
    "When did Kelana announce its partnership?",
    "Why did the dockers say they would strike?",
    "Which banks said they would merge?",
    "If a tenant leaves, can he get the deposit back?",
    "Who says that taxes rose?",
    "What is the name of the ship that sank?",
    "Why do farmers burn their straw?",
    "Kapan Rana dan Kelana mengumumkan kemitraan mereka?",
    "Mengapa petani menjual sawah mereka?",
    "Siapa yang kehilangan rumahnya?",
    "Kapan berdirinya kerajaan tertua?",
    "Apa penyebab turunnya panen raya?",
    "Siapa pemilik kapal Doa Intan dan di mana rumahnya?",
    "Apa yang sebenarnya terjadi di Ori?",
    "Apakah feri biasanya terlambat?",
    "Siapa yang punya pabrik di Ori?",
    "Kalau hujan, apakah feri tetap berlayar?",
    "Jika gunung meletus, warga harus lari ke mana?",
    "Dan siapa Gubernur Sela Raya?",
    "And who is the governor of Sela Raya?",
    "In which city is the head office of Kelana?",
    "Di kota mana kantor pusat Kelana?",
    "Until when is the road to Sela Bay closed?",
    "Sejak kapan trem beroperasi di Ori?",
    "Do bees sleep at night?",
    "Mengapa langit biru?",
    "Bagaimana memasak rendang?",
    "Bagaimana berenang?",
    "Mengapa menguap?",
    "Is there a train to Muara Intan?",
    "Nora Pell",
    "harga beras",
]
NO_QUESTIONS = [
    "thanks",
    "ok",
    "ok thanks",
    "Terima kasih!",
    "makasih ya",
    "halo",
    "wkwkwk",
    "???",
    "",
    "  ",
    "…",
    "?" * 2_000,
]


@pytest.mark.parametrize(("before", "followup", "full"), FOLLOW_UPS)
def test_a_followup_becomes_a_full_question(before: str, followup: str, full: str) -> None:
    assert completed(followup, [before]) == full


@pytest.mark.parametrize("question", BY_THEMSELVES)
@pytest.mark.parametrize("before", [PARTNERS, JEMBATAN, MAYOR])
def test_a_question_that_stands_by_itself_is_left_alone(question: str, before: str) -> None:
    assert completed(question, [before]) is None


@pytest.mark.parametrize("text", NO_QUESTIONS)
def test_what_asks_nothing_is_left_alone(text: str) -> None:
    assert completed(text, [MITRA]) is None


@pytest.mark.parametrize("followup", ["Why?", "Dan Leica?", "Berapa harganya?"])
def test_nothing_can_be_carried_over_from_nothing(followup: str) -> None:
    assert completed(followup, []) is None
    assert completed(followup, ["", "terima kasih"]) is None


def test_the_nearest_question_counts_and_courtesies_do_not() -> None:
    assert completed("Mengapa?", [PARTNERS, JEMBATAN, "terima kasih"]) == "Mengapa jembatan Old Quay dibuka?"


def test_of_whole_conversations_as_many_are_understood_as_were_when_this_was_written() -> None:
    conversations = [json.loads(line) for line in CONVERSATIONS.read_text(encoding="utf-8").splitlines()]
    right = [_is_understood(**one) for one in conversations]
    assert len(right) >= 120
    assert sum(right) / len(right) >= RIGHT


def _is_understood(
    after: list[str],
    ask: str,
    *,
    holds: Sequence[str] = (),
    never: Sequence[str] = (),
    answer: str = "",
    alone: bool = False,
    **_others: str,
) -> bool:
    before, span, behind = answer.split("*") if "*" in answer else (answer, "", "")
    full = completed(ask, after, lambda _: PreviousAnswer(span, f"{before}{span}{behind}"))
    if full is None or alone:
        return alone and full is None
    held = all(any(word in full.lower() for word in one.split("|")) for one in holds)
    return held and not any(word in full.lower() for word in never)


DIRECTOR = "Siapa direktur Nara?"
SUWANDI = PreviousAnswer("Ella Suwandi", "Ella Suwandi memimpin Nara sejak Mei.")


@pytest.mark.parametrize(
    ("before", "known", "followup", "full"),
    [
        (DIRECTOR, SUWANDI, "Kapan dia lahir?", "Kapan Ella Suwandi lahir?"),
        (DIRECTOR, SUWANDI, "What did she say?", "What did Ella Suwandi say?"),
        (DIRECTOR, SUWANDI, "Berapa umurnya?", "Berapa umur Ella Suwandi?"),
        (DIRECTOR, PreviousAnswer("", SUWANDI.sentence), "Kapan dia lahir?", "Kapan Ella Suwandi lahir?"),
        (DIRECTOR, PreviousAnswer(), "Kapan dia lahir?", "Kapan direktur Nara lahir?"),
        ("Which firm bought Rana?", PreviousAnswer("Kelana"), "Where is it based?", "Where is Kelana based?"),
        ("Who bought Rana?", PreviousAnswer("Kelana"), "Where is it based?", "Where is Rana based?"),
        ("Where is the fair held?", PreviousAnswer("Sela Bay"), "How many live there?", "How many live in Sela Bay?"),
        (
            BRIDGE,
            PreviousAnswer("", "Nora Pell opens it in May."),
            "How long is it?",
            "How long is the bridge at Old Quay?",
        ),
    ],
)
def test_a_pronoun_stands_for_what_the_answer_names_where_that_was_asked_for(
    before: str, known: PreviousAnswer, followup: str, full: str
) -> None:
    assert completed(followup, [before], lambda _: known) == full


def test_an_answer_is_asked_for_only_where_it_decides() -> None:
    asked: list[str] = []

    def answered(question: str) -> PreviousAnswer:
        asked.append(question)
        return SUWANDI

    completed("Dan Kelana?", [DIRECTOR], answered)
    completed("Berapa harga beras di Ori?", [DIRECTOR], answered)
    assert asked == []
    completed("Kapan dia lahir?", [DIRECTOR], answered)
    assert asked == [DIRECTOR]


def test_followups_among_the_questions_before_are_made_whole_first() -> None:
    assert completed("And Leica?", [PARTNERS, "When?"]) == "When is Xiaomi partnering with Leica?"
    assert completed("Dan di Ori?", ["Berapa harga beras di Rana?", "Kalau gula?"]) == "Berapa harga gula di Ori?"


def test_a_pronoun_that_nothing_explains_is_carried_over_once() -> None:
    assert completed("What do they want?", ["What did they say?"]) == "What do they want?"


@pytest.mark.slow
def test_no_sample_question_is_taken_for_a_followup_of_another() -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    places = range(len(questions))
    rewritten = [
        questions[place]
        for place, step in product(places, range(1, len(questions), 13))
        if completed(questions[place], [questions[(place + step) % len(questions)]])
    ]
    assert rewritten == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["facqa-train", "idk-mrc-train"])
def test_no_training_question_is_taken_for_a_followup_of_the_one_before(name: str) -> None:
    path = SHARED / "data" / name / "queries.jsonl"
    if not path.is_file():
        pytest.skip("the shared folder with the training questions is not here")
    questions = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()[::5]]
    assert len(questions) >= 400
    rewritten = [one for before, one in pairwise(questions) if completed(one, [before])]
    assert rewritten == []


@pytest.mark.parametrize("before", [PARTNERS, MITRA, "Did Rana buy Kelana?", "Benarkah Rana membeli Kelana?"])
@pytest.mark.parametrize(
    "followup", ["Why?", "Kapan?", "Really?", "Benarkah?", "Who?", "When was it announced?", "Siapa yang membantahnya?"]
)
def test_every_name_of_a_claim_is_carried_over(before: str, followup: str) -> None:
    full = completed(followup, [before])
    assert full
    assert full.endswith("?")
    names = [name for name in ("Xiaomi", "Ford", "Rana", "Kelana") if name in before]
    assert all(name in full for name in names)


@given(question=st.text(max_size=80), before=st.lists(st.text(max_size=80), max_size=3))
def test_it_never_raises_and_gives_a_question_or_nothing(question: str, before: list[str]) -> None:
    full = completed(question, before)
    assert full is None or (full.endswith("?") and len(full) <= LONGEST_QUESTION)


_WORDS = st.sampled_from(
    "and dan what about kalau why kapan it itu they dia its harganya tersebut there Rana Old Quay with dengan in 2022 "
    "Q1 the bridge jembatan announced diumumkan yang of is Apakah did Rp45.000 untuk ? , ' \ud800 \u202e İ ß".split(" ")
)


@given(question=st.lists(_WORDS, max_size=9).map(" ".join), before=st.lists(_WORDS, max_size=9).map(" ".join))
def test_words_in_any_order_do_no_harm(question: str, before: str) -> None:
    full = completed(question, [before])
    assert full is None or full.endswith("?")
