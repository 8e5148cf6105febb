import pytest

from rag.types import Stance
from rag.verdicts import stance


@pytest.mark.parametrize(
    ("premise", "claim", "expected"),
    [
        ("Wali kota membuka jembatan baru pada Senin.", "Wali kota membuka jembatan.", Stance.SUPPORTS),
        ("The mayor opened the new bridge on Monday.", "The mayor opened the bridge.", Stance.SUPPORTS),
        ("Wali kota belum membuka jembatan baru.", "Wali kota membuka jembatan baru.", Stance.REFUTES),
        ("Kapal itu mengangkut 27 nelayan.", "Kapal itu mengangkut 30 nelayan.", Stance.REFUTES),
        ("Gunung itu tetap tenang.", "Wali kota membuka jembatan.", Stance.NEITHER),
        ("Wali kota tidak hadir.", "Wali kota membuka jembatan baru di pelabuhan.", Stance.NEITHER),
    ],
)
def test_what_a_premise_says_to_a_claim(premise: str, claim: str, expected: Stance) -> None:
    assert stance(premise, claim) is expected
