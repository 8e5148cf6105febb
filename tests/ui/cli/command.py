"""The command, called in this process or started as one of its own, and what came of it."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from ui.cli.main import main

__all__ = ["Ran", "call", "start"]

Ran = subprocess.CompletedProcess[str]
COMMAND = Path(sys.executable).parent / "sitasi"


def start(*words: str, folder: Path, exit_code: int = 0, **environment: str) -> Ran:
    """Run the installed command in a process of its own."""
    ran = subprocess.run(
        [str(COMMAND), *words],
        cwd=folder,
        env=_only(folder, environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return _checked(ran, exit_code)


def call(*words: str, folder: Path, exit_code: int = 0, stdin: bytes = b"", **environment: str) -> Ran:
    """Call the command's `main` here: quicker, as everything is imported."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8") for _ in range(2))
    with (
        chdir(folder),
        patch.dict(os.environ, _only(folder, environment), clear=True),
        patch("sys.argv", ["sitasi", *words]),
        patch("sys.stdin", TextIOWrapper(BytesIO(stdin), encoding="utf-8")),
        redirect_stdout(out),
        redirect_stderr(err),
        _logging_as_it_was(),
    ):
        code = _exit_code(main)
    return _checked(Ran([*words], code, _read(out), _read(err)), exit_code)


def _only(folder: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """Return all that the command sees of the environment; the judge is there where a test asks for it."""
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "SITASI_JUDGE": "off", **environment}


def _exit_code(function: Callable[[], None]) -> int:
    try:
        function()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    return 0


def _read(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@contextmanager
def _logging_as_it_was() -> Iterator[None]:
    loggers = [logging.getLogger(), logging.getLogger("sitasi")]
    kept = [(one, [*one.handlers], one.level) for one in loggers]
    yield
    for logger, handlers, level in kept:
        logger.handlers[:] = handlers
        logger.setLevel(level)


def _checked(ran: Ran, exit_code: int) -> Ran:
    assert ran.returncode == exit_code, ran.stderr
    assert "Traceback" not in ran.stderr
    return ran
