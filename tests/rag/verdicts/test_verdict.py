"""Verdicts over small invented reports, in both languages and across them."""

from collections.abc import Callable

import pytest

from rag.types import Answer, Verdict

Answering = Callable[..., Answer]
YES, NO, OPEN, SPLIT = Verdict.YES, Verdict.NO, Verdict.UNCONFIRMED, Verdict.DISPUTED

RUMOUR = ("2025-03-01", "Rana Motor is said to be in talks with Kelana Air about a joint airport shuttle.")
RUMOR = ("2025-03-01", "Rana Motor dikabarkan akan bermitra dengan Kelana Air untuk membuat bus bandara.")
DENIAL = ("2025-03-04", "Kelana Air membantah kabar bahwa perusahaan itu bermitra dengan Rana Motor.")
SIGNED = ("2025-03-09", "Rana Motor and Kelana Air signed a partnership on Sunday.")

CASES = [
    # a rumour alone, in either language
    ("Is Rana Motor partnering with Kelana Air?", [RUMOUR], OPEN),
    ("Apakah Rana Motor bermitra dengan Kelana Air?", [RUMOUR], OPEN),
    ("Is Rana Motor partnering with Kelana Air?", [RUMOR], OPEN),
    # a later denial outweighs it
    ("Apakah Rana Motor bermitra dengan Kelana Air?", [RUMOR, DENIAL], NO),
    ("Is Rana Motor partnering with Kelana Air?", [RUMOUR, DENIAL], NO),
    # a later official word outweighs the denial, and what is said sideways about others does not count
    ("Apakah Rana Motor bermitra dengan Kelana Air?", [RUMOR, DENIAL, SIGNED], YES),
    ("Is Rana Motor partnering with Samudra Bus?", [RUMOUR, DENIAL, SIGNED], None),
    # plain statements
    ("Does the Lumen bridge carry a toll?", [("2024-05-01", "There is no toll on the Lumen bridge.")], NO),
    ("Does the Lumen bridge carry a toll?", [("2024-05-01", "Drivers pay a toll on the Lumen bridge.")], YES),
    ("Apakah jembatan Lumen dibuka?", [("2024-05-01", "Jembatan Lumen dibuka untuk umum pada Senin.")], YES),
    ("Apakah jembatan Lumen dibuka?", [("2024-05-01", "The Lumen bridge opened to traffic on Monday.")], YES),
    ("Apakah jembatan Lumen ditutup?", [("2024-05-01", "Jembatan Lumen belum ditutup.")], NO),
    ("Sudahkah jembatan Lumen dibuka?", [("2024-05-01", "Jembatan Lumen belum dibuka.")], NO),
    ("Apakah harga beras di Ori naik?", [("2024-05-01", "Harga beras di Ori turun 3 persen.")], NO),
    ("Did rice prices in Ori rise?", [("2024-05-01", "Harga beras di Ori turun 3 persen.")], NO),
    ("Did the price of rice in Ori fall?", [("2024-05-01", "Harga beras di Ori turun 3 persen.")], YES),
    # plans and what is not decided
    (
        "Will Ori build a new stadium?",
        [("2024-05-01", "The mayor of Ori has not decided whether to build a new stadium.")],
        OPEN,
    ),
    ("Will Ori build a new stadium?", [("2024-05-01", "Ori plans to build a new stadium by the river.")], OPEN),
    ("Apakah Ori akan membangun stadion baru?", [("2024-05-01", "Ori berencana membangun stadion baru.")], OPEN),
    ("Does Ori plan a new stadium?", [("2024-05-01", "Ori plans to build a new stadium by the river.")], YES),
    ("Has Kelana Air confirmed the merger?", [("2024-05-01", "Kelana Air has not confirmed the merger.")], NO),
    # numbers and months
    ("Is the ferry fare to Ori Rp20,000?", [("2024-05-01", "The ferry fare to Ori is Rp25,000.")], NO),
    ("Is the ferry fare to Ori Rp25,000?", [("2024-05-01", "Tarif feri ke Ori sebesar Rp25.000.")], YES),
    ("Will the Lumen bridge open in June?", [("2024-05-01", "The Lumen bridge will open in September.")], NO),
    ("Did 40 people die in the Ori flood?", [("2024-05-01", "Banjir di Ori menewaskan 12 orang.")], NO),
    # a correction outweighs what it corrects
    (
        "Apakah tarif feri ke Ori Rp20.000?",
        [
            ("2024-05-01", "Tarif feri ke Ori naik menjadi Rp20.000."),
            ("2024-05-03", "Koreksi: tarif feri ke Ori yang benar adalah Rp25.000, bukan Rp20.000."),
        ],
        NO,
    ),
    (
        "Is the ferry fare to Ori Rp25,000?",
        [
            ("2024-05-01", "The ferry fare to Ori rises to Rp20,000."),
            ("2024-05-03", "Correction: the ferry fare to Ori is Rp25,000."),
        ],
        YES,
    ),
    # what a correction repeats before it puts it right
    (
        "Did 40 people sleep in the Ori sports hall?",
        [
            ("2024-05-01", "Some 40 people slept in the Ori sports hall after the flood."),
            ("2024-05-02", "We wrote that 40 people slept in the Ori sports hall. The correct figure is 14."),
        ],
        NO,
    ),
    (
        "Apakah Sari Melati kepala desa Ori?",
        [
            ("2024-05-01", "Sari Melati dilantik sebagai kepala desa Ori."),
            ("2024-05-02", "Kami menulis bahwa Sari Melati kepala desa Ori. Nama yang benar ialah Sari Meutia."),
        ],
        NO,
    ),
    ("Apakah jembatan Lumen dibuka?", [("2024-05-01", "Jembatan Lumen dibuka. Acara itu seharusnya kemarin.")], YES),
    # sources that contradict each other
    (
        "Did 12 people die in the Ori flood?",
        [
            ("2024-05-01", "The Ori flood killed 12 people, the police said."),
            ("2024-05-02", "The Ori flood killed 19 people, the Red Crescent said."),
        ],
        SPLIT,
    ),
    (
        "Apakah warga Ori menolak tambang emas?",
        [
            ("2024-05-01", "Warga Ori menolak tambang emas, kata kepala desa."),
            ("2024-05-02", "Warga Ori menyetujui tambang emas, kata camat."),
        ],
        SPLIT,
    ),
    # a denial of a denial, and what does not end
    ("Is Kelana Air still flying to Ori?", [("2024-05-01", "Kelana Air denied that it will stop flying to Ori.")], YES),
    ("Is Kelana Air flying to Ori?", [("2024-05-01", "Kelana Air no longer flies to Ori.")], NO),
    ("Did the mayor of Ori not resign?", [("2024-05-01", "The mayor of Ori did not resign.")], YES),
    # a pronoun and the sentence before it
    (
        "Is Rana Motor partnering with Kelana Air?",
        [("2024-05-01", "A blog wrote of a partnership of Rana Motor with Kelana Air. That is not true.")],
        NO,
    ),
    (
        "Apakah wali kota Ori mundur?",
        [("2024-05-01", "Wali kota Ori dikabarkan mundur. Ia menyebut kabar itu keliru.")],
        NO,
    ),
    # nothing that speaks of it
    ("Is the mayor of Ori ill?", [("2024-05-01", "The mayor of Ori opened a school.")], None),
    ("Apakah Ori punya bandara?", [("2024-05-01", "Harga beras di Ori turun 3 persen.")], None),
]


@pytest.mark.parametrize(("question", "reports", "verdict"), CASES)
def test_the_verdict_that_reports_come_to(
    answered: Answering, question: str, reports: list[tuple[str, str]], verdict: Verdict | None
) -> None:
    assert answered(question, *reports).verdict is verdict
