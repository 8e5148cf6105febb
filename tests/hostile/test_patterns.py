"""No pattern tries for ever: each meets rows of the words that it names, of letters and of white space."""

import subprocess
import sys

import pytest

from tests.soak import count

pytestmark = pytest.mark.slow


def test_every_pattern_ends_on_rows_of_its_own_words() -> None:
    characters, seconds = count(240, 1_000), count(90, 1_800)
    packages = ["rag", "embeddings", *["ui", "eval"][: count(0, 2)]]
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.hostile.patterns", str(characters), *packages],
            capture_output=True,
            text=True,
            timeout=seconds,
            check=True,
        )
    except subprocess.TimeoutExpired:
        pytest.fail(f"a pattern goes on after {seconds} s; run tests.hostile.patterns under -X faulthandler")
    number, *said = ran.stdout.splitlines()[-1].split()
    assert said == ["patterns", "end"]
    assert int(number) > 200
