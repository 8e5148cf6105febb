"""The wheel alone, in an empty virtual environment, finds and answers."""

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PIP_OPTIONS = ("--quiet", "--disable-pip-version-check", "--no-compile", "--constraint", str(ROOT / "constraints.txt"))

PROGRAM = """
from rag import Archive, Assistant, Retriever

archive = Archive.open("my-archive")
archive.add("stories/")
hits = Retriever(archive).retrieve("Berapa tarif feri Teluk Sagara?", top_k=5)
answer = Assistant(archive).ask("Berapa tarif feri Teluk Sagara?")
print(hits[0].passage.article.label, answer.verdict, answer.citations[0].quote, sep="|")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("sitasi-*.whl"))


@pytest.fixture(scope="module")
def empty_environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the programs' folder of a virtual environment that holds the wheel and what it asks for, no more."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    installed = subprocess.run(
        [programs / "pip", "install", *PIP_OPTIONS, str(wheel)], check=False, capture_output=True, text=True
    )
    if installed.returncode and "CI" not in os.environ:
        pytest.skip(f"the package installer could not install the wheel: {installed.stderr.strip()[-300:]}")
    assert installed.returncode == 0, installed.stderr
    yield programs
    shutil.rmtree(folder)


def test_the_wheel_holds_what_ships_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"embeddings", "rag", "ui", "eval"}
    for package in ("embeddings", "rag", "ui", "eval"):
        assert f"{package}/py.typed" in names
    assert "embeddings/models/bilingual-static/model.safetensors" in names
    assert "embeddings/models/SHA256SUMS" in names
    assert "rag/archive/migrations/versions/0001_first.py" in names


def test_the_readmes_program_runs_from_the_wheel(empty_environment: Path, stories: Path) -> None:
    ran = subprocess.run(
        [empty_environment / "python", "-c", PROGRAM],
        cwd=stories.parent,
        env={"PATH": os.environ["PATH"]},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    title, verdict, quote = ran.stdout.strip().split("|")
    assert (title, verdict) == ("Tarif Feri Teluk Sagara Naik Bulan Depan", "None")
    assert "Rp42.500" in quote


def test_the_command_runs_from_the_wheel(empty_environment: Path, stories: Path) -> None:
    def sitasi(*words: str) -> subprocess.CompletedProcess[str]:
        command = [str(empty_environment / "sitasi"), *words]
        return subprocess.run(command, cwd=stories.parent, check=True, capture_output=True, text=True)

    assert json.loads(sitasi("add", "stories", "--json").stdout)["added"] == 4
    assert "14 March 2025" in sitasi("ask", "When will the bridge at Old Quay open?").stdout
    assert "7860" in sitasi("chat", "--help").stdout
