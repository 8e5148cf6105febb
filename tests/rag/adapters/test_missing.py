"""Where a package is not installed, its adapter says in one line which extra brings it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.cli
@pytest.mark.parametrize(
    ("module", "package", "extra"),
    [
        ("langchain", "langchain_core", "langchain"),
        ("llama_index", "llama_index", "llama-index"),
        ("haystack", "haystack", "haystack"),
    ],
)
def test_an_adapter_without_its_package_names_the_extra(module: str, package: str, extra: str) -> None:
    program = f"import sys; sys.modules[{package!r}] = None; import rag.adapters.{module}"
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    *_, last = ran.stderr.splitlines()
    assert ran.returncode == 1
    assert last.startswith(f"ImportError: rag.adapters.{module} needs the ")
    assert last.endswith(f" package: pip install 'sitasi[{extra}]'")
