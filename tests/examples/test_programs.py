import subprocess
import sys
from pathlib import Path

import pytest

from rag import Archive

pytestmark = pytest.mark.cli

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_program_that_explains_hits_runs(filled: Archive) -> None:
    program, archive = str(EXAMPLES / "explain_hits.py"), str(filled.folder)
    command = [sys.executable, program, archive, "What is the ferry tariff?", "panen padi"]
    finished = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "ferry → feri" in finished.stdout
    assert "Panen padi Lembah Ara" in finished.stdout
