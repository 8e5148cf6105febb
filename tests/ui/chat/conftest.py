"""A browser, and archives of stories written for the chat, one of them hostile."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect, sync_playwright

from rag import Archive, Assistant
from tests.serving import served
from tests.ui.chat.browsing import PATIENCE, Accessible, Screenshot, Serve, Visit, filled

HOSTILE_TITLE = "<img src=x onerror=alert(1)> [menu](javascript:alert(2)) $$x^2$$ Kota Berlin Palsu"
HOSTILE_PUBLISHER = '"><script>alert(3)</script>'
HOSTILE_SENTENCE = (
    "Wali kota Palsu membuka <b>taman</b> ![foto](http://outside.example/x.png) bernama "
    "<iframe src='http://outside.example/'></iframe> ${alert(4)} {{value}} kemarin."
)

STORIES = {
    "feri.md": """---
title: Tarif feri Sembira naik
publisher: Kabar Sembira
published: 2024-06-12
url: https://kabar-sembira.example/feri
---
BERANDA | DAERAH | EKONOMI | OLAHRAGA | INDEKS

Tarif feri Sembira naik menjadi Rp42.500 mulai 1 Juli 2024. Kenaikan tarif feri itu diumumkan operator pelabuhan.

BACA JUGA: Sepuluh pantai terindah

Warga Sembira membayar tarif feri lama sebesar Rp35.000 sampai akhir Juni.
""",
    "bridge.txt": """Old Quay bridge opens in March

The bridge at Old Quay will open to traffic on 14 March, engineer Nora Pell said. The bridge cost $36 million.

The city denied that the bridge at Old Quay will carry a toll.
""",
    "palsu.jsonl": json.dumps(
        {
            "title": HOSTILE_TITLE,
            "publisher": HOSTILE_PUBLISHER,
            "published": "2025-05-05",
            "url": "javascript:alert(5)",
            "text": HOSTILE_SENTENCE + " Taman Palsu itu luas.",
        }
    ),
}


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Return an archive of the chat's stories."""
    with filled(tmp_path_factory.mktemp("chat"), STORIES) as opened:
        yield opened


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Archive]:
    """Return an archive of the ferry's story alone, which a test may change."""
    (tmp_path / "feri.md").write_text(STORIES["feri.md"], encoding="utf-8")
    with Archive.open(tmp_path / "archive") as opened:
        opened.add(tmp_path / "feri.md")
        yield opened


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Return what serves an archive's chat on a free port and says where."""
    with ExitStack() as running:

        def start(opened: Archive) -> str:
            return str(running.enter_context(served(Assistant(opened))).local_url)

        yield start


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a Chromium, or skip; where CI is set there must be one."""
    executable = shutil.which("chromium")
    if executable is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no chromium on the PATH: the browser tests need one")
    expect.set_options(timeout=PATIENCE)
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu", *quiet])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Return what opens an address in a browser of its own.

    No page may ask another host, show a dialog, fail, or do what its policy forbids.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def refuse(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    def watch(page: Page) -> None:
        page.on("request", lambda one: None if _is_local(one.url) else wrong.append(one.url))
        page.on("dialog", refuse)
        page.on("pageerror", lambda one: wrong.append(str(one)))
        page.on("console", lambda one: wrong.append(one.text) if "Content Security Policy" in one.text else None)

    def open_page(
        address: str, *, width: int = 1280, height: int = 800, dark: bool = False, locale: str = "en-US"
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale=locale
        )
        contexts.append(context)
        context.on("page", watch)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        page.locator("#ask").wait_for()
        page.locator("#aloud").wait_for(state="attached")  # its script has run
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def _is_local(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "data:", "blob:"))


@pytest.fixture
def accessible() -> Accessible:
    """Return what lets axe look at a page, wide and light, then narrow and dark; nothing serious may be found."""

    def look(page: Page) -> None:
        size = page.viewport_size
        page.emulate_media(reduced_motion="reduce")
        page.evaluate(AXE_SCRIPT)
        found = set()
        for width, dark in ((1280, False), (390, True)):
            page.set_viewport_size({"width": width, "height": 844})
            page.evaluate("dark => document.body.classList.toggle('dark', dark)", dark)
            for one in page.evaluate("axe.run({rules: {'target-size': {enabled: true}}})")["violations"]:
                if one["impact"] in ("serious", "critical"):
                    found |= {f"{one['id']} ({width}): {node['html']}" for node in one["nodes"]}
        assert found == set()
        page.evaluate("document.body.classList.toggle('dark', matchMedia('(prefers-color-scheme: dark)').matches)")
        if size:
            page.set_viewport_size(size)

    return look


@pytest.fixture
def screenshot(tmp_path: Path) -> Screenshot:
    """Return what pictures a page, into the folder that SITASI_SCREENSHOTS names."""
    folder = Path(os.environ.get("SITASI_SCREENSHOTS") or tmp_path)

    def take(page: Page, name: str) -> None:
        page.wait_for_timeout(400)  # until what fades in stands
        page.screenshot(path=folder / f"chat-{name}.png")

    return take
