"""Sentences that tell of a change, and claims that hold what was before it or since, across the languages too."""

import pytest

from embeddings.language import Language
from rag.query import ClaimUnits, understand
from rag.types import Stance
from rag.verdicts.changes import tells_former
from rag.verdicts.judge_stances import stances_of
from rag.verdicts.relevance import Premise

ID, EN = Language.INDONESIAN, Language.ENGLISH

LOWERED = "Status Gunung Sela diturunkan dari Level III (Siaga) menjadi Level II (Waspada), kata petugas pos."
MOVED = "Kantor Dinas Air dipindahkan dari Jalan Nangka ke Jalan Salak."
REPLACED = "Nurul Hadi menggantikan Tegar Prana sebagai ketua koperasi itu, Rabu."
REPLACED_EN = "Mira Kell has been replaced by Otto Brand as coach of Halden United."
USED_TO = "The Marlow library used to lend records but now lends tools."
EARLIER = "Bus malam itu kini berangkat pukul 21.00, sebelumnya pukul 19.30, kata pengelola terminal."


def claim(question: str) -> ClaimUnits:
    taken = understand(question).claim
    assert taken is not None
    return taken


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Apakah status Gunung Sela masih Siaga?", LOWERED, ID),
        ("Is the status of Gunung Sela still Siaga?", LOWERED, ID),
        ("Apakah Kantor Dinas Air di Jalan Nangka?", MOVED, ID),
        ("Is the water office still in Jalan Nangka?", "The water office moved from Jalan Nangka to Jalan Salak.", EN),
        ("Apakah Tegar Prana masih ketua koperasi itu?", REPLACED, ID),
        ("Is Mira Kell the coach of Halden United?", REPLACED_EN, EN),
        ("Apakah Mira Kell masih pelatih Halden United?", REPLACED_EN, EN),
        ("Does the Marlow library still lend records?", USED_TO, EN),
        ("Apakah bus malam itu berangkat pukul 19.30?", EARLIER, ID),
        (
            "Apakah peringkat Bank Lontar BB?",
            "Peringkat Bank Lontar dinaikkan menjadi A dari sebelumnya BB.",
            ID,
        ),
        ("Is the alert still red?", "The alert was lowered from red to amber.", EN),
    ],
)
def test_what_was_before_is_so_no_longer(question: str, sentence: str, language: Language) -> None:
    assert tells_former(claim(question), sentence, language)


@pytest.mark.parametrize(
    ("question", "sentence", "language"),
    [
        ("Apakah status Gunung Sela Waspada?", LOWERED, ID),
        ("Apakah status Gunung Sela diturunkan?", LOWERED, ID),
        ("Apakah status Gunung Sela pernah Siaga?", LOWERED, ID),
        ("Was the status of Gunung Sela Siaga?", LOWERED, ID),
        ("Apakah status Gunung Rawa masih Siaga?", "Status tempat itu turun dari siaga menjadi waspada.", ID),
        ("Apakah Kantor Dinas Air di Jalan Salak?", MOVED, ID),
        ("Apakah Kantor Dinas Air pindah dari Jalan Nangka?", MOVED, ID),
        ("Apakah Nurul Hadi ketua koperasi itu?", REPLACED, ID),
        ("Apakah Tegar Prana digantikan?", REPLACED, ID),
        ("Apakah Tegar Prana menghadiri rapat anggota di balai desa?", REPLACED, ID),
        ("Is Otto Brand the coach of Halden United?", REPLACED_EN, EN),
        ("Does the Marlow library lend tools?", USED_TO, EN),
        ("Is the water office in Jalan Nangka?", "The office has not moved from Jalan Nangka to Jalan Salak yet.", EN),
        ("Is the water office in Jalan Nangka?", "The office will move from Jalan Nangka to Jalan Salak.", EN),
        ("Is Reno Wangi at Redmoor?", "Rudi moved from Redmoor to Nera while Reno Wangi stays at Redmoor.", EN),
        ("Does the line run from Dorso?", "The Amber Line runs from Dorso to Kell every hour.", EN),
        ("Apakah perpustakaan buka hari Senin?", "Perpustakaan itu buka dari Senin sampai Jumat.", ID),
        ("Apakah status Gunung Sela masih Siaga?", "Status Gunung Sela masih Siaga.", ID),
    ],
)
def test_what_is_so_now_or_was_asked_of_the_past_is_left_alone(
    question: str, sentence: str, language: Language
) -> None:
    assert not tells_former(claim(question), sentence, language)


def test_without_a_judge_too_it_speaks_against_the_claim() -> None:
    (reading,) = stances_of(None)([Premise(LOWERED, ID)], claim("Apakah status Gunung Sela masih Siaga?"))
    assert reading.stance is Stance.REFUTES


@pytest.mark.parametrize(
    "text", ["dari " * 50_000, "a, sebelumnya " * 9_000, "used to " * 9_000, "berubah menjadi " * 9_000]
)
def test_of_a_sentence_without_end_only_the_beginning_is_read(text: str) -> None:
    assert not tells_former(claim("Apakah tarif feri masih Rp2.000?"), text, ID)
