from pathlib import Path

import pytest
from typer.testing import CliRunner

from bench.__main__ import PARTS, BenchPart, app
from bench.made_up_stories import Press
from bench.workload import write_set

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"


def test_every_part_is_measured_and_has_its_place_on_the_page() -> None:
    assert list(PARTS) == list(BenchPart)
    page = PAGE.read_text(encoding="utf-8")
    assert [page.count(f"<!-- bench: {part} -->") for part in BenchPart] == [1] * len(BenchPart)
    assert page.count("<!-- end -->") == len(BenchPart)


@pytest.mark.parametrize("wrong", [["nonsense"], ["growth", "--sizes", "many"], ["vectors", "--sizes", "10"]])
def test_what_it_does_not_know_is_wrong_usage(wrong: list[str]) -> None:
    assert CliRunner().invoke(app, wrong).exit_code == 2


def test_a_part_is_shown_and_put_into_the_page(tmp_path: Path) -> None:
    folder, page = write_set(tmp_path / "made", Press().stories(20)), tmp_path / "page.md"
    shown = CliRunner().invoke(app, ["limits", "--articles", str(folder), "--sizes", "100", "--write", str(page)])
    assert shown.exit_code == 0
    written = page.read_text(encoding="utf-8")
    for said in ("One question over 100 vectors", "searched by FAISS, flat fp16", "cut into tokens"):
        assert said in shown.output
        assert said in written
