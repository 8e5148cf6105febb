"""The documentation site: every link leads somewhere, nothing is loaded from elsewhere, the reference is whole."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import rag

ROOT = Path(__file__).parents[1]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
]  # the reference alone takes seconds, and the machine may be busy


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    ran = subprocess.run(command, cwd=ROOT, env=quiet, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return folder


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert {page.name for page in pages} >= {"index.html", "library.html", "reference.html"}
    for page in pages:
        loaded = re.findall(
            r"<(?:link|script|img|iframe)[^>]*?(?:href|src)=\"(?:https?:)?//[^\"]*", page.read_text("utf-8")
        )
        assert loaded == [], page
        assert 'class="mermaid"' not in page.read_text("utf-8"), f"{page}: Material would load Mermaid from elsewhere"


def test_every_picture_lies_where_a_page_looks_for_it(site: Path) -> None:
    for page in site.rglob("*.html"):
        shown = re.findall(r"<(?:img|source)[^>]*? (?:src|srcset)=\"([^\":]+)\"", page.read_text("utf-8"))
        assert [one for one in shown if not (page.parent / one).is_file()] == [], page


def test_the_first_page_is_the_readme(site: Path) -> None:
    text = (site / "index.html").read_text("utf-8")
    assert "every sentence of the" in text
    assert 'href="docs/library.html"' in text
    assert 'srcset="docs/peers-dark.svg"' in text
    assert 'src="docs/chat.webp"' in text


def test_the_reference_tells_of_everything_that_is_exported(site: Path) -> None:
    anchors = set(re.findall(r'id="rag\.(\w+)"', (site / "docs" / "reference.html").read_text("utf-8")))
    assert {name for name in rag.__all__ if not name.startswith("_")} <= anchors


def test_examples_in_docstrings_are_code(site: Path) -> None:
    text = (site / "docs" / "reference.html").read_text("utf-8")
    assert "<blockquote" not in text
    assert "&gt;&gt;&gt;" in text
