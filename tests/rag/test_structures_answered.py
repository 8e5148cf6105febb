"""Questions that tables, lists, interviews and live blogs answer, asked of archives of one article."""

from pathlib import Path

import pytest

from rag import Archive, Assistant
from rag.types import Answer, Verdict

RISING = "Air sungai itu melewati tanggul pada hari Rabu, lalu merendam sawah dan jalan sampai pagi."
CLOSING = "Petugas menutup tanggul yang jebol dengan karung pasir, dibantu para pemuda dari seberang sungai."
PRICES = """# Harga Pangan Pekan Ini

Pedagang menunggu kiriman dari lumbung di seberang sungai sejak hari Rabu.

## Harga beras per kilogram

| Pasar | Harga |
|---|---:|
| Pasar Legi | Rp14.500 |
| Pasar Gede | Rp15.000 |

Gubernur berjanji menggelar pasar murah sebelum bulan puasa.
"""
VOTES = """# Votes in the Valley

Counting ended on Friday at the office of the commission in the old town hall.

Votes by candidate:

| Candidate | Party | Votes |
|---|---|---:|
| Rina Sari | Rice Party | 45,120 |
| Budi Karsa | Sea Party | 39,870 |

The commission names the winner next week.
"""
VILLAGES = f"""Banjir di Lembah

{RISING}

Kampung yang terendam:

- Kampung Anyar
- Kampung Baru
- Kampung Cikal
- Kampung Dawung

{CLOSING}
"""
SHELTERS = """Flood in the Valley

The river rose above the dike on Wednesday and ran over rice fields and roads.

Four schools serve as shelters.

- Old Mill School
- Quay School
- Hill School
- Chapel School

Officials closed the dike with sandbags, helped by young men from across the river.
"""
INTERVIEW = f"""Wawancara Bupati tentang Tanggul

{RISING}

Tanya

Kapan tanggul diperbaiki?

Jawab

Minggu depan, setelah kontraktor membawa batu dari bukit.

Tanya

Berapa lama pekerjaan itu?

Jawab

Tiga bulan, kalau hujan tidak turun lagi.
"""
LIVE = f"""Langsung: banjir di Lembah

06.15 WIB

{RISING}

07.40 WIB

{CLOSING}
"""


def ask(tmp_path: Path, text: str, question: str) -> Answer:
    file = tmp_path / ("a.md" if text.startswith("#") else "a.txt")
    file.write_text(text, encoding="utf-8")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(file)
        return Assistant(archive).ask(question)


@pytest.mark.parametrize(
    ("text", "question", "row"),
    [
        (PRICES, "Berapa harga beras di Pasar Legi?", "Pasar Legi | Rp14.500"),
        (PRICES, "How much is rice at Pasar Gede?", "Pasar Gede | Rp15.000"),
        (VOTES, "How many votes did Budi Karsa get?", "Budi Karsa | Sea Party | 39,870"),
        (VOTES, "Berapa suara untuk Rina Sari?", "Rina Sari | Rice Party | 45,120"),
    ],
)
def test_the_row_that_is_asked_for_answers(tmp_path: Path, text: str, question: str, row: str) -> None:
    answer = ask(tmp_path, text, question)
    assert [sentence.text for sentence in answer.sentences] == [row]
    [citation] = answer.citations
    assert citation.article.text[citation.start : citation.end] == row


def test_another_row_denies_nothing(tmp_path: Path) -> None:
    answer = ask(tmp_path, PRICES, "Apakah harga beras di Pasar Legi Rp14.500?")
    assert answer.verdict is Verdict.YES
    assert [sentence.text for sentence in answer.sentences] == ["Pasar Legi | Rp14.500"]


@pytest.mark.parametrize(
    ("text", "question", "quoted"),
    [
        (
            VILLAGES,
            "Kampung apa saja yang terendam?",
            [VILLAGES[VILLAGES.index("Kampung yang") : VILLAGES.index("\n\nPetugas")]],
        ),
        (
            SHELTERS,
            "Which schools serve as shelters?",
            ["Four schools serve as shelters.", "Old Mill School\n- Quay School\n- Hill School\n- Chapel School"],
        ),
    ],
)
def test_a_list_answers_with_what_leads_it_in(tmp_path: Path, text: str, question: str, quoted: list[str]) -> None:
    answer = ask(tmp_path, text, question)
    assert [sentence.text for sentence in answer.sentences][: len(quoted)] == quoted


def test_an_answer_of_an_interview_is_found_by_its_question(tmp_path: Path) -> None:
    answer = ask(tmp_path, INTERVIEW, "Kapan tanggul diperbaiki?")
    assert answer.sentences[0].text == "Minggu depan, setelah kontraktor membawa batu dari bukit."


def test_an_entry_of_a_live_blog_is_quoted_with_its_time(tmp_path: Path) -> None:
    answer = ask(tmp_path, LIVE, "Pukul berapa petugas menutup tanggul?")
    assert answer.sentences[0].text == f"07.40 WIB\n\n{CLOSING}"
