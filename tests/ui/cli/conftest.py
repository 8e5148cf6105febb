"""Run the command in a folder and an environment of its own."""

import json
from typing import Any

import pytest

from tests.ui.cli.command import call, start


def load(*words: str, **kwargs: Any) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(call(*words, "--json", **kwargs).stdout)
    return loaded


@pytest.fixture
def sitasi() -> Any:
    """Return `run(*words, folder=, exit_code=0, **environment)`, which asserts the exit code."""
    return call


@pytest.fixture
def document() -> Any:
    """Return the same with `--json`, its document read."""
    return load


@pytest.fixture
def started() -> Any:
    """Return the same in a process of its own."""
    return start
