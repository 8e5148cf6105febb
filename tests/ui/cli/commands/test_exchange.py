import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rag import Archive
from tests.ui.cli.command import COMMAND

Run = Callable[..., subprocess.CompletedProcess[str]]
Load = Callable[..., dict[str, Any]]


def test_articles_go_out_and_come_back(sitasi: Run, document: Load, filled: Archive, tmp_path: Path) -> None:
    there = ("--archive", str(filled.folder))
    made = document("export", "out.jsonl", "--language", "id", *there, folder=tmp_path)
    assert made == {"target": "out.jsonl", "articles": 3, "questions": 0}
    taken = sitasi("export", "out.jsonl", *there, folder=tmp_path, exit_code=1)
    assert taken.stderr == "sitasi: out.jsonl is there already: choose another name, or replace it with --force\n"
    assert "Wrote 4 articles" in sitasi("export", "out.jsonl", "--force", *there, folder=tmp_path).stdout

    printed = sitasi("export", "-", *there, folder=tmp_path)
    assert printed.stdout == (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    imported = document("import", "-", "--archive", "new", folder=tmp_path, stdin=printed.stdout.encode())
    assert (imported["added"], imported["kept"], imported["rejected"]) == (4, [], [])
    assert document("import", "out.jsonl", "--archive", "new", folder=tmp_path)["unchanged"] == 4
    with Archive.open(tmp_path / "new") as new:
        assert new.articles() == filled.articles()


def test_an_article_that_differs_is_named_and_stays(
    sitasi: Run, document: Load, filled: Archive, tmp_path: Path
) -> None:
    document("export", "out.jsonl", "--language", "en", "--archive", str(filled.folder), folder=tmp_path)
    sitasi("import", "out.jsonl", "--archive", "new", folder=tmp_path)
    changed = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8")) | {"title": "Other"}
    (tmp_path / "out.jsonl").write_text(json.dumps(changed), encoding="utf-8")
    kept = sitasi("import", "out.jsonl", "--archive", "new", folder=tmp_path, exit_code=1)
    assert kept.stderr == f"kept {changed['source']}: the archive holds it otherwise; --force replaces it\n"
    assert document("import", "out.jsonl", "--force", "--archive", "new", folder=tmp_path)["replaced"] == 1


def test_a_beir_folder_is_measured_where_it_came_from_and_elsewhere(
    sitasi: Run, document: Load, filled: Archive, tmp_path: Path
) -> None:
    asked = {"question": "Berapa tarif feri Teluk Sagara?", "article": "feri.txt", "answers": ["Rp42.500"]}
    (tmp_path / "asked.jsonl").write_text(json.dumps(asked), encoding="utf-8")
    options = ("--as", "beir", "--questions", "asked.jsonl", "--archive", str(filled.folder))
    assert "Wrote 4 articles and 1 questions to out." in sitasi("export", "out", *options, folder=tmp_path).stdout
    run = document("eval", "run", "out", "--archive", "measured", folder=tmp_path)
    assert (run["queries"], run["metrics"]["Success@1"], run["metrics"]["AnswerHit"]) == (1, 1.0, 1.0)
    back = ("import", "out", "--questions", "back.jsonl", "--archive", "new")
    assert document(*back, folder=tmp_path)["questions"] == 1
    assert document("eval", "run", "back.jsonl", "--archive", "new", folder=tmp_path)["metrics"]["Success@1"] == 1.0


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (("export", "out.txt"), 2, "ends in .jsonl"),
        (("export", "-", "--as", "beir"), 2, "name a folder instead of -"),
        (("export", "-", "--json"), 2, "--json and - exclude each other"),
        (("export", "out.jsonl", "--questions", "q.jsonl"), 2, "--questions takes --as questions"),
        (("export", "out.jsonl", "--as", "questions"), 1, "holds no feedback on its articles"),
        (("export", "out", "--as", "beir", "--questions", "q.jsonl"), 1, "there is no question set at q.jsonl"),
        (("import", "nowhere"), 1, "nowhere cannot be read (No such file or directory)"),
        (("import", "."), 1, ". is no BEIR folder: it holds no corpus.jsonl"),
        (("import", "-", "--questions", "q.jsonl"), 2, "--questions takes a BEIR folder"),
    ],
)
def test_mistakes_are_told_in_a_line(
    sitasi: Run, filled: Archive, tmp_path: Path, words: tuple[str, ...], exit_code: int, said: str
) -> None:
    ran = sitasi(*words, folder=tmp_path, exit_code=exit_code, SITASI_ARCHIVE=str(filled.folder))
    assert said in " ".join(ran.stderr.replace("│", "").split())
    assert list(tmp_path.glob("out*")) == []


@pytest.mark.cli
def test_a_shell_completes_commands_and_options(tmp_path: Path) -> None:
    script = 'eval "$(_SITASI_COMPLETE=source_bash sitasi)"; COMP_WORDS=(%s); COMP_CWORD=%d; _sitasi_completion sitasi'

    def completed(*words: str) -> list[str]:
        code = f'{script % (" ".join(words), len(words) - 1)}; printf "%s\\n" "${{COMPREPLY[@]}}"'
        environment = {"PATH": f"{COMMAND.parent}:/usr/bin:/bin", "HOME": str(tmp_path)}
        ran = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=True, env=environment)
        return ran.stdout.split()

    assert completed("sitasi", "ex") == ["export"]
    assert completed("sitasi", "eval", "exp") == ["export-feedback"]
    assert completed("sitasi", "ask", "--lang") == ["--language"]
    assert completed("sitasi", "export", "x", "--as", "b") == ["beir"]


@pytest.mark.cli
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(started: Run, tmp_path: Path, shell: str) -> None:
    ran = started(folder=tmp_path, _SITASI_COMPLETE=f"source_{shell}")
    assert f"_SITASI_COMPLETE=complete_{shell}" in ran.stdout
