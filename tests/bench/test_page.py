from io import StringIO
from pathlib import Path

from rich.console import Console

from bench.page import put
from bench.table import Table, markdown, on_screen

TABLE = Table("Start", ("what", "ms"), (("`a | b`", "1.00"), ("c", "2.00")), "Each once.")

PAGE = """# Benchmarks

What it means.

<!-- bench: start -->
old
<!-- end -->

Between.

<!-- bench: limits -->
kept
<!-- end -->
"""


def test_a_table_is_written_as_markdown_has_it() -> None:
    assert markdown(TABLE).splitlines() == [
        "**Start**",
        "",
        "| what | ms |",
        "|---|--:|",
        r"| `a \| b` | 1.00 |",
        "| c | 2.00 |",
        "",
        "Each once.",
    ]


def test_a_table_on_a_screen_shows_every_cell_as_it_is() -> None:
    console = Console(width=80, file=StringIO(), record=True)
    console.print(on_screen(Table("[bold]", ("what", "ms"), (("[red]", "1"),))))
    shown = console.export_text()
    assert "[bold]" in shown
    assert "[red]" in shown


def test_tables_take_the_place_of_the_old_ones_and_all_else_stays(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    for _ in range(2):
        put(page, "start", [TABLE], r"2 cores of a \1 machine")
    text = page.read_text(encoding="utf-8")
    assert "old" not in text
    assert text.count("**Start**") == 1
    assert text.startswith("# Benchmarks\n\nWhat it means.\n\n<!-- bench: start -->\n\n**Start**")
    assert text.endswith(r"*2 cores of a \1 machine.*" + PAGE.partition("old")[2].replace("\n<!", "\n\n<!", 1))


def test_a_part_that_the_page_does_not_know_comes_last(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    put(page, "growth", [TABLE], "here")
    assert page.read_text(encoding="utf-8").startswith("# Benchmarks\n\n## Growth\n\n<!-- bench: growth -->")
