import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from rag import Archive
from ui.cli.commands.pruning import take_out_gone

Run = Callable[..., subprocess.CompletedProcess[str]]
Load = Callable[..., dict[str, Any]]


@pytest.fixture
def emptied(sitasi: Run, tmp_path: Path) -> Path:
    """Return a folder that was added and lost a file since."""
    folder = (tmp_path / "berita").resolve()
    folder.mkdir()
    for name in ("feri", "pasar"):
        (folder / f"{name}.txt").write_text(f"Warga menunggu {name} sejak pagi.", encoding="utf-8")
    (folder / "gaya.css").write_text("a {}", encoding="utf-8")
    sitasi("add", str(folder), folder=tmp_path)
    (folder / "feri.txt").unlink()
    return folder


def count(document: Load, folder: Path) -> int:
    return len(document("list", folder=folder)["articles"])


def test_what_is_gone_is_named_and_stays(sitasi: Run, document: Load, emptied: Path, tmp_path: Path) -> None:
    ran = sitasi("add", str(emptied), folder=tmp_path)
    assert ran.stdout == "0 added, 0 replaced, 1 unchanged\n"
    skipped, gone, hint = ran.stderr.splitlines()
    assert skipped == f"note {emptied}: 1 file of a kind that is not read (.css)"
    assert gone.startswith(f"gone {emptied}/feri.txt: ")
    assert "--prune" in hint
    assert count(document, tmp_path) == 2


def test_without_a_terminal_nothing_is_taken_out_unless_told(
    sitasi: Run, document: Load, emptied: Path, tmp_path: Path
) -> None:
    asked = sitasi("add", str(emptied), "--prune", folder=tmp_path)
    assert "nothing was taken out: nobody could be asked; add --yes" in asked.stderr
    assert count(document, tmp_path) == 2
    told = sitasi("add", str(emptied), "--prune", "--yes", folder=tmp_path)
    assert told.stdout.splitlines()[-1] == "1 taken out"
    assert count(document, tmp_path) == 1


@pytest.mark.parametrize(("answer", "left"), [("y\n", 1), ("n\n", 2)])
def test_on_a_terminal_somebody_is_asked(emptied: Path, tmp_path: Path, answer: str, left: int) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    with Archive.open(tmp_path / "sitasi-archive") as archive:
        with patch("sys.stdin", Terminal(answer)):
            take_out_gone(archive, archive.gone(emptied), asked=True, yes=False, json=False)
        assert archive.info().articles == left


def test_programs_are_told_what_is_gone_and_what_was_taken_out(document: Load, emptied: Path, tmp_path: Path) -> None:
    [gone] = document("add", str(emptied), "--prune", folder=tmp_path)["gone"]
    assert (gone["source"], gone["removed"]) == (f"{emptied}/feri.txt", False)
    [gone] = document("add", str(emptied), "--prune", "--yes", folder=tmp_path)["gone"]
    assert (gone["source"], gone["removed"]) == (f"{emptied}/feri.txt", True)
    assert "gone" not in document("add", str(emptied), folder=tmp_path)
