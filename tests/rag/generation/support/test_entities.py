"""A sentence that repeats its source with another name in the place of one, as small models write them."""

import pytest

from rag.generation.support.entities import replaces_names
from rag.query import claim_units

WON = "Banyu Samudra menjuarai Liga Pesisir setelah menundukkan Elang Kartika 3-1 di Stadion Wirabuana, Minggu."
SPOT = "LONDON - Xiaomi shipped 39 million phones in 2022, according to estimates by the research firm Canalys."


@pytest.mark.parametrize(
    ("claim", "sentence", "replaced"),
    [
        ("Elang Kartika menundukkan Banyu Samudra 3-1 di Stadion Wirabuana, Minggu.", WON, False),
        ("Banyu Samudra menundukkan Elang Kartika 3-1 di Stadion Wirabuana, Minggu.", WON, False),
        (
            "Olek, 16 tahun, dilatih ibunya sendiri.",
            "Nadira, 16 tahun, dilatih ibunya sendiri, Ernawati.",
            True,
        ),
        ("Rani, 16 tahun, dilatih ibunya sendiri.", "Ia, 16 tahun, dilatih ibunya sendiri, Ernawati.", False),
        ("Canalys estimated that Xiaomi shipped 39 million phones in 2022.", SPOT, False),
        ("Xiaomi shipped 39 million phones in 2022.", "The Chinese maker shipped 39 million phones in 2022.", False),
        ("Elang Kartika defeated Banyu Samudra in the final.", WON, False),
    ],
)
def test_names_that_are_replaced(claim: str, sentence: str, *, replaced: bool) -> None:
    assert replaces_names(claim_units(claim), sentence) is replaced
