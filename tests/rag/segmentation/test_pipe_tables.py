"""Tables whose cells are parted by |, and lines with | that are none."""

import pytest

from rag.segmentation.pipe_tables import pipe_tables

RULED = "| Pasar | Harga |\n|---|---:|\n| Pasar Legi | Rp14.500 |\n| Pasar Gede | Rp15.000 |"


def rows(text: str) -> list[tuple[str, bool]]:
    return [(line.cells.of(text), line.names) for table in pipe_tables(text) for line in table if line.cells]


@pytest.mark.parametrize(
    "text",
    [
        RULED,
        RULED.replace("| ", "|").replace(" |", "|"),
        "Pasar | Harga\n--- | ---:\nPasar Legi | Rp14.500\nPasar Gede | Rp15.000",
        "| Pasar | Harga | \n| Pasar Legi | Rp14.500 | \n| Pasar Gede | Rp15.000 | ",
        RULED.replace("\n", "\r\n"),
    ],
)
def test_the_first_line_names_the_columns(text: str) -> None:
    bare = [(" | ".join(map(str.strip, cells.split("|"))), names) for cells, names in rows(text)]
    assert bare == [("Pasar | Harga", True), ("Pasar Legi | Rp14.500", False), ("Pasar Gede | Rp15.000", False)]


def test_a_table_without_heads_has_rows_alone() -> None:
    assert rows("| Solo | 3 |\n| Medan | 6 |") == [("Solo | 3", False), ("Medan | 6", False)]


def test_two_lines_of_heads_and_the_names_of_groups_name() -> None:
    text = "| Pasar | Harga | |\n|---|---|---|\n| | Senin | Selasa |\n| Kota | | |\n| Legi | 14 | 15 |"
    assert [names for _, names in rows(text)] == [True, True, True, False]


def test_what_stands_around_a_table_is_none_of_it() -> None:
    text = f"Kabar | Lembah\n\nHarga naik.\n{RULED}\nStok cukup | kata Rina."
    assert [cells for cells, _ in rows(text)] == ["Pasar | Harga", "Pasar Legi | Rp14.500", "Pasar Gede | Rp15.000"]


@pytest.mark.parametrize(
    "text",
    [
        "Beranda | Daerah | Olahraga",
        "| Beranda | Daerah |\n| Ekonomi | Olahraga |",
        "| Harga beras naik lagi di pasar 3 kota | Feri batal berangkat lagi sore ini |\n" * 3,
        "Senin | Selasa\nRabu | Kamis",
        "|---|---|\n|---|---|",
        "|",
        "",
    ],
)
def test_menus_and_rules_are_no_tables(text: str) -> None:
    assert pipe_tables(text) == []
