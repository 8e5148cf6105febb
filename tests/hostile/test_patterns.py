"""No pattern tries for ever: each meets rows of the words that it names, of the letters and the white space between."""

import subprocess
import sys

import pytest

from tests.hostile.patterns import compiled
from tests.soak import count


def test_the_patterns_are_found() -> None:
    found = compiled()
    assert len(found) > 200
    assert {"rag.sentences._END[0]", "rag.followups.english._EXPLETIVE[0]"} <= set(found)


def test_every_pattern_ends_on_rows_of_its_own_words() -> None:
    characters, seconds = count(300, 1_000), count(90, 1_800)
    try:
        ran = subprocess.run(
            [sys.executable, "-u", "-m", "tests.hostile.patterns", str(characters)],
            capture_output=True, text=True, timeout=seconds, check=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        pytest.fail(
            f"a pattern goes on after {seconds} s; `python -m tests.hostile.patterns {characters}` names the slow"
        )
    assert ran.stdout.endswith("done\n")
