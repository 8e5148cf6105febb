"""How long it takes until something is there: a command, a module, an answer, the chat's page."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median

import httpx

from bench.figures import figure, timed
from bench.parts.crowd import SITASI, chat
from bench.table import Table
from bench.workload import Progress, Workload
from rag import Settings

__all__ = ["imports", "measure_starting"]

_TIMES = 5
_SHOWN = 10
_PYTHON = "`python -c pass`"


def measure_starting(ground: Workload, progress: Progress) -> Sequence[Table]:
    """Start each thing in fresh processes, the files of which the system still holds."""
    with closing(ground.archive(Settings())) as archive:
        archive.index()
    kept, question = ground.work / "archive", ground.asked()[0]
    ask = [*SITASI, "ask", question, "--archive", str(kept)]
    judged, unjudged = {"SITASI_JUDGE": "bundled"}, {"SITASI_JUDGE": "off"}
    starts: dict[str, Callable[[], float]] = {
        _PYTHON: lambda: _run([sys.executable, "-c", "pass"]),
        "`import rag`": lambda: _run([sys.executable, "-c", "import rag"]),
        "`sitasi --help`": lambda: _run([*SITASI, "--help"]),
        "`sitasi ask`, judge off": lambda: _run(ask, unjudged),
        "`sitasi ask`": lambda: _run(ask, judged),
        "`sitasi chat` until its page is served, judge off": lambda: _serve(kept, "off"),
        "`sitasi chat` until its page is served": lambda: _serve(kept, "bundled"),
    }
    seconds: dict[str, float] = {}
    for place, (name, start) in enumerate(starts.items()):
        progress(place, len(starts))
        start()  # once for the disk
        seconds[name] = median(start() for _ in range(_TIMES))
    return [_started(seconds), _imported(imports([*SITASI[1:], *ask[len(SITASI) :]], unjudged))]


def imports(command: Sequence[str], environment: Mapping[str, str]) -> dict[str, float]:
    """Return the milliseconds that the modules of each package took to import, by `python -X importtime`."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-X", "importtime", *command],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    spent: dict[str, float] = {}
    for line in done.stderr.splitlines():
        own, _, rest = line.removeprefix("import time:").partition("|")
        if line.startswith("import time:") and own.strip().isdigit():
            package = rest.rpartition("|")[2].strip().partition(".")[0]
            spent[package] = spent.get(package, 0.0) + int(own) / 1000
    return spent


def _run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> float:
    def work() -> None:
        subprocess.run(command, env={**os.environ, **(environment or {})}, capture_output=True, check=True)  # noqa: S603

    return timed(work).seconds


def _serve(archive: Path, judge: str) -> float:
    """Return the seconds from the command to the whole page."""
    started = time.perf_counter()
    with chat(archive, judge=judge) as address:
        httpx.get(address, timeout=60).raise_for_status()
        return time.perf_counter() - started


def _started(seconds: Mapping[str, float]) -> Table:
    floor = seconds[_PYTHON]
    rows = tuple((name, figure(one), f"{figure(one / floor)}×") for name, one in seconds.items())
    note = f"The median of {_TIMES} fresh processes, after one that brought the files into memory."
    return Table("Start", ("what", "seconds", "against Python alone"), rows, note)


def _imported(spent: Mapping[str, float]) -> Table:
    longest = sorted(spent.items(), key=lambda one: -one[1])[:_SHOWN]
    rows = tuple((f"`{package}`", figure(one), f"{100 * one / sum(spent.values()):.0f} %") for package, one in longest)
    note = f"Of {figure(sum(spent.values()))} ms in all; each package without what it imports."
    return Table("What `sitasi ask`, judge off, imports", ("package", "ms", "of all"), rows, note)
