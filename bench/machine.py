"""The machine and the versions that figures hang on, in one line."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

__all__ = ["conditions"]

_PACKAGES = ("faiss-cpu", "tantivy", "tokenizers", "torch")
_PROCESSORS = Path("/proc/cpuinfo")


def conditions() -> str:
    """Say when and on what something is measured."""
    cores, memory = os.cpu_count(), os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    versions = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{datetime.now(UTC):%Y-%m-%d}: {cores} cores of {_processor()}, {memory:.0f} GB; "
        f"Python {platform.python_version()}, {versions}"
    )


def _processor() -> str:
    if _PROCESSORS.exists():
        named = [
            line.partition(":")[2].strip() for line in _PROCESSORS.read_text().splitlines() if "model name" in line
        ]
        if named:
            return named[0]
    return platform.processor() or platform.machine()
