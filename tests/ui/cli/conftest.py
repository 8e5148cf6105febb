"""Run the real command, in a folder and an environment of its own, with the judge only where a test asks for it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

COMMAND = Path(sys.executable).parent / "sitasi"


def run(*words: str, folder: Path, exit_code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    ran = subprocess.run(
        [str(COMMAND), *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "SITASI_JUDGE": "off", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == exit_code, ran.stderr
    assert "Traceback" not in ran.stderr
    return ran


def load(*words: str, folder: Path, **kwargs: Any) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(run(*words, "--json", folder=folder, **kwargs).stdout)
    return loaded


@pytest.fixture
def sitasi() -> Any:
    """Give `run(*words, folder=, exit_code=0, **environment)`, which asserts the exit code."""
    return run


@pytest.fixture
def document() -> Any:
    """Give the same with `--json`, its document read."""
    return load
