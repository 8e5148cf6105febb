"""How soon the page of an archive of 5,000 articles is there.

`make soak` tells the milliseconds from asking for the page to its first paint, to a question box that can be typed into
and to questions to begin with, and those from opening the tab of articles to its list; in a server that was just
started, then once more.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import pytest
from playwright.sync_api import Browser, expect

from rag import Archive
from tests.soak import count, report

pytestmark = pytest.mark.skipif(not count(0, 1), reason="takes minutes, which only `make soak` has")

_ARTICLES = 5_000
_PLACES = "Sembira Sagara Lestara Mandira Pelita Sentosa Cahaya Muara Tanjung Bukit".split()
_MATTERS = {
    "Tarif feri {0} naik di dermaga {1}": "Tarif feri {0} menjadi Rp{1}.500, kata kepala pelabuhan. {2} warga terkena.",
    "Panen padi {0} mencapai {1} ton": "Petani {0} memanen {1} ton padi musim ini. Tahun lalu {2} ton dipanen.",
    "{0} opens bridge number {1}": "Bridge number {1} at {0} opened on Monday, she said. It cost ${2} million.",
    "Council of {0} rejects plan {1}": "The council of {0} rejected plan {1} by {2} votes. The mayor spoke of a delay.",
}
_SERVING = """
import sys
from rag import Archive, Assistant
from ui.chat.launch import launch
launch(Assistant(Archive.open(sys.argv[1])), host="127.0.0.1", port=0)
"""
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_TYPED = "performance.now()"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of invented articles, closed."""
    folder = tmp_path_factory.mktemp("paint")
    with (folder / "all.jsonl").open("w", encoding="utf-8") as lines:
        for number in range(_ARTICLES):
            title, text = list(_MATTERS.items())[number % len(_MATTERS)]
            given = (_PLACES[number % len(_PLACES)], number, 3 * number + 7)
            story = " ".join([text.format(*given)] * 6)
            day = f"{2020 + number % 5}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            lines.write(
                json.dumps({"id": number, "title": title.format(*given), "published": day, "text": story}) + "\n"
            )
    with Archive.open(folder / "archive") as archive:
        assert archive.add(folder / "all.jsonl").added == _ARTICLES
    return folder / "archive"


@contextmanager
def served(archive: Path) -> Iterator[str]:
    """Serve an archive in a process of its own, and say where."""
    command = [sys.executable, "-c", _SERVING, str(archive)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout
            said = next(line for line in running.stdout if "Sitasi is at" in line)
            yield said.split()[3]
        finally:
            running.terminate()


def look(browser: Browser, address: str) -> dict[str, float]:
    """Open the page in a browser that has not seen it before; give milliseconds."""
    page = browser.new_page()
    page.goto(address, wait_until="commit")
    page.locator("#question textarea").fill("a")
    typed = page.evaluate(_TYPED)
    page.locator(".example").first.wait_for()
    offered, painted = page.evaluate(_TYPED), page.evaluate(_PAINTED)
    begun = perf_counter()
    page.get_by_role("tab", name="Articles").click()
    expect(page.locator("#articles .count")).to_have_text("5,000 articles")
    listed = 1000 * (perf_counter() - begun)
    page.close()
    return {
        "first paint": painted,
        "question box": typed,
        "questions to begin with": offered,
        "articles listed": listed,
    }


def test_the_first_paint_is_told(browser: Browser, folder: Path) -> None:
    begun = perf_counter()
    with served(folder) as address:
        started = perf_counter() - begun
        told = {"just started": look(browser, address), "once more": look(browser, address)}
    report(f"first paint: server up after {started:.1f} s")
    for when, figures in told.items():
        report(f"{when}: " + ", ".join(f"{name} {spent:.0f} ms" for name, spent in figures.items()))
