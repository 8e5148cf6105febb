"""Every example of the page about the server runs as it stands, at the address of a server that is there."""

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.ui.server.serving import Client

PAGE = (Path(__file__).parents[3] / "docs" / "serving.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8000"
COMMANDS = re.findall(r"^curl .+$", PAGE, re.MULTILINE)


def test_the_program_asks_and_follows_up(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    exec(compile(program.replace(ADDRESS, client.address), "serving.md", "exec"), {})  # noqa: S102  # what a reader would paste
    said = capsys.readouterr().out
    assert "14 March" in said
    assert "Asked as: How much did the bridge at Old Quay cost?" in said


@pytest.mark.cli
@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_answered(client: Client, command: str) -> None:
    words = shlex.split(command.replace(ADDRESS, client.address))
    ran = subprocess.run([*words, "--fail-with-body"], capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stdout
    if "stream" in command:
        assert ran.stdout.endswith("data: [DONE]\n\n")
    else:
        assert json.loads(ran.stdout).keys() & {"data", "choices", "citations", "hits", "articles"}


def test_there_are_commands() -> None:
    assert len(COMMANDS) == 7
