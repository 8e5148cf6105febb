"""The newcomer's notebook, and the examples of the docs that take the adapters, run as they stand."""

import ast
import asyncio
import json
import re
from inspect import isawaitable
from pathlib import Path
from typing import Any

import pytest

for package in ("langchain_core", "llama_index.core", "haystack"):
    pytest.importorskip(package, reason=f"{package} is not installed: make adapters")

ROOT = Path(__file__).parents[3]


def _run_cells(cells: list[str]) -> dict[str, Any]:
    """Run cells as a notebook does: one after the other, `await` allowed."""
    names: dict[str, Any] = {}

    async def run() -> None:
        for number, cell in enumerate(cells, start=1):
            waiting = eval(compile(cell, f"cell {number}", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)  # noqa: S307
            if isawaitable(waiting):
                await waiting

    asyncio.run(run())
    return names


def test_the_newcomers_notebook_runs_from_the_first_cell_to_the_twelfth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    notebook = json.loads((ROOT / "examples" / "library.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"]]
    assert len(cells) == 12
    names = _run_cells(cells)
    fare = "Tarif feri Sembira naik menjadi Rp42.500 mulai 1 Juli [1]."
    assert (names["report"].added, names["answer"].text) == (1, fare)
    assert not names["refused"].answered
    assert {hit.passage.article for hit in names["hits"]} == {names["bridge"]}
    assert [one.question for one in names["answers"]] == names["questions"]
    assert [one.text for one in names["batch"]] == [one.text for one in names["answers"]]
    assert [hits[0].passage.article.title for hits in names["passages"]] == [
        "Tarif feri Sembira naik",
        "Bridge at Old Quay to open in March",
    ]
    assert [one.supported for one in names["phrased"].phrasing.sentences] == [True, False]
    assert names["stages"][-1] == 2
    assert names["stages"] == sorted(names["stages"])
    assert {names["chained"], str(names["response"]), names["ran"]["answerer"]["answers"][0].data} == {fare}
    assert names["documents"][0].page_content == names["nodes"][0].get_content()
    assert names["ran"]["retriever"]["documents"][0].content == names["documents"][0].page_content


def test_the_examples_with_adapters_run_as_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert sum("rag.adapters" in one for one in examples) == 3
    monkeypatch.chdir(tmp_path)
    exec(compile("\n".join(examples), "docs/library.md", "exec"), {})  # noqa: S102  # it is what a reader would paste
