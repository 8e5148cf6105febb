"""The tables of pages and Markdown: rows with their heads and captions, and neither layouts nor menus."""

from datetime import date
from pathlib import Path

import pytest

from rag.reading import read_file
from rag.types import Article

PARAGRAPHS = [
    "Harga beras naik lagi pekan ini, kata pedagang yang menunggu kiriman dari lumbung di seberang sungai.",
    "Dinas perdagangan mencatat harga di dua pasar setiap pagi, lalu menempelkannya di papan balai kota.",
    "Gubernur berjanji menggelar pasar murah sebelum bulan puasa, dan meminta camat mendata warga miskin.",
]
FIRST, SECOND, THIRD = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEAD = "<tr><th>Pasar</th><th>Harga</th></tr>"
ROWS = "<tr><td>Pasar Legi</td><td>Rp14.500</td></tr><tr><td>Pasar Gede</td><td>Rp15.000</td></tr>"
READ = ["Pasar | Harga", "Pasar Legi | Rp14.500", "Pasar Gede | Rp15.000"]


def story(tmp_path: Path, content: str, name: str = "a.html") -> list[str]:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    [found] = read_file(path, today=date(2026, 11, 20))
    assert isinstance(found, Article)
    return [span.of(found.text) for span in found.body]


def page(*parts: str) -> str:
    return f"<html><body><article><h1>Harga Pangan</h1>{''.join(parts)}</article></body></html>"


@pytest.mark.parametrize(
    "table",
    [
        f"<table><caption>Harga beras</caption>{HEAD}{ROWS}</table>",
        f"<h3>Harga beras</h3><table><thead>{HEAD}</thead><tbody>{ROWS}</tbody></table>",
        f"<h3>Harga beras</h3><table>{HEAD.replace('th>', 'td>')}{ROWS}</table>",
        f"<figure><table>{HEAD}{ROWS}</table><figcaption>Harga beras</figcaption></figure>",
    ],
)
def test_a_table_is_read_with_what_heads_it(tmp_path: Path, table: str) -> None:
    expected = ["Harga beras", *READ]
    assert story(tmp_path, page(FIRST, SECOND, table, THIRD)) == [*PARAGRAPHS[:2], *expected, PARAGRAPHS[2]]
    assert story(tmp_path, page(FIRST, SECOND, THIRD, table)) == [*PARAGRAPHS, *expected]


def test_a_page_of_nothing_but_a_table_is_an_article(tmp_path: Path) -> None:
    assert story(tmp_path, page(f"<table>{HEAD}{ROWS}</table>")) == READ


def test_a_cell_that_spans_rows_is_read_in_each(tmp_path: Path) -> None:
    rows = '<tr><td rowspan="2">Pasar Legi</td><td>Rp14.500</td></tr><tr><td>Rp14.900</td></tr>'
    read = story(tmp_path, page(FIRST, SECOND, f"<table>{HEAD}{rows}</table>", THIRD))
    assert read[2:5] == ["Pasar | Harga", "Pasar Legi | Rp14.500", "Pasar Legi | Rp14.900"]


def test_the_head_of_a_row_is_no_head_of_columns(tmp_path: Path) -> None:
    rows = "<tr><th>Solo</th><td>3</td></tr><tr><th>Medan</th><td>6</td></tr>"
    assert story(tmp_path, page(FIRST, SECOND, f"<table>{rows}</table>", THIRD))[2:4] == ["Solo | 3", "Medan | 6"]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>{0}</td></tr></table>",
        "<table><tr><td><a href='/a'>Beranda</a></td><td><a href='/b'>Daerah</a></td></tr>"
        "<tr><td colspan='2'>{0}</td></tr></table>",
        "<table><tr><td>Menu</td><td><h1>Harga Pangan</h1><table><tr><td>{0}</td></tr></table></td></tr></table>",
    ],
)
def test_a_page_that_is_laid_out_by_a_table_is_read_by_paragraphs(tmp_path: Path, table: str) -> None:
    read = story(tmp_path, f"<html><body>{table.format(FIRST + SECOND + THIRD)}</body></html>")
    assert [line for line in read if line in PARAGRAPHS] == PARAGRAPHS
    assert not any("|" in line for line in read)


def test_a_table_of_links_is_left_out(tmp_path: Path) -> None:
    links = ["Feri batal", "Ombak tinggi", "Sekolah libur", "Jalan putus"]
    cells = "".join(f"<tr><td><a href='/{n}'>{link}</a></td><td>{n}</td></tr>" for n, link in enumerate(links))
    assert story(tmp_path, page(FIRST, SECOND, f"<table>{cells}</table>", THIRD)) == PARAGRAPHS


def test_a_table_of_markdown_is_read_and_its_code_is_not(tmp_path: Path) -> None:
    table = "| Pasar | Harga |\n|---|---:|\n| Pasar Legi | Rp14.500 |\n| Pasar Gede | Rp15.000 |"
    code = f"```\n{table}\n```"
    text = "\n\n".join(["# Harga Pangan", PARAGRAPHS[0], "## Harga beras", table, PARAGRAPHS[1], code, PARAGRAPHS[2]])
    assert story(tmp_path, text, "a.md") == [PARAGRAPHS[0], "Harga beras", *READ, *PARAGRAPHS[1:]]


def test_the_rows_of_a_box_of_other_stories_are_not_read(tmp_path: Path) -> None:
    table = "| 1 | Feri batal |\n| 2 | Ombak tinggi |"
    text = "\n\n".join([*PARAGRAPHS, "Terpopuler", table])
    assert story(tmp_path, text, "a.txt") == PARAGRAPHS
