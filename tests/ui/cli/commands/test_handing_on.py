"""`sitasi ask --format`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from rag import Archive

Run = Callable[..., subprocess.CompletedProcess[str]]
FERRY = "Apakah tarif feri Teluk Sagara naik?"


def test_a_fact_check_is_printed_or_written(sitasi: Run, filled: Archive, tmp_path: Path) -> None:
    ask = ("ask", FERRY, "--archive", str(filled.folder))
    printed = sitasi(*ask, "--format", "markdown", folder=tmp_path).stdout
    assert printed.startswith(f"# {FERRY}\n\n- **Klaim:** Tarif feri Teluk Sagara naik.\n- **Putusan:** Ya: ")
    assert "\n## Mendukung\n" in printed
    assert "Wrote ferry.docx." in sitasi(*ask, "--format", "docx", "-o", "ferry.docx", folder=tmp_path).stdout
    assert Document(str(tmp_path / "ferry.docx")).paragraphs[0].text == FERRY
    review = json.loads(sitasi(*ask, "--format", "claimreview", folder=tmp_path).stdout)
    assert review["reviewRating"]["alternateName"] == "Ya"


@pytest.mark.parametrize(
    ("options", "exit_code", "said"),
    [
        (("--format", "docx"), 2, "a Word document goes into a file"),
        (("--format", "csl", "--json"), 2, "--format and --json exclude each other"),
        (("-o", "new.md"), 2, "-o takes --format"),
        (("--format", "odt"), 2, "odt"),
        (("--format", "markdown", "-o", "there.md"), 1, "sitasi: there.md is there already: choose another name\n"),
        (("--format", "markdown", "-o", "no/a.md"), 1, "sitasi: no/a.md cannot be written"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is_lost(
    sitasi: Run, filled: Archive, tmp_path: Path, options: tuple[str, ...], exit_code: int, said: str
) -> None:
    (tmp_path / "there.md").write_text("mine", encoding="utf-8")
    ran = sitasi("ask", FERRY, *options, "--archive", str(filled.folder), folder=tmp_path, exit_code=exit_code)
    assert said in ran.stderr
    assert (tmp_path / "there.md").read_text(encoding="utf-8") == "mine"


def test_a_refusal_has_no_claim_review(sitasi: Run, filled: Archive, tmp_path: Path) -> None:
    ask = ("ask", "Siapa penemu mikroskop elektron?", "--format", "claimreview", "--archive", str(filled.folder))
    ran = sitasi(*ask, folder=tmp_path, exit_code=1)
    assert ran.stderr == "sitasi: there is no verdict, so there is no ClaimReview: ask a yes/no question\n"
    assert ran.stdout == ""
