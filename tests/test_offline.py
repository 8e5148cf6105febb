"""Adding, finding and answering need no network at all."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "sitasi"
WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net")


def test_an_archive_is_made_and_asked_without_a_network(stories: Path, tmp_path: Path) -> None:
    if not shutil.which("unshare") or subprocess.run([*WITHOUT_NETWORK, "true"], check=False).returncode:
        pytest.skip("this system makes no network namespaces")

    def sitasi(*words: str) -> str:
        command = [*WITHOUT_NETWORK, str(COMMAND), *words, "--archive", str(tmp_path / "archive")]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert "4 added" in sitasi("add", str(stories))
    assert "Rp42.500" in sitasi("ask", "Berapa tarif feri Teluk Sagara?")
