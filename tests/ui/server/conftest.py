"""Archives of stories, one of them hostile, served to programs on a free port."""

import json
from collections.abc import Iterator

import pytest

from rag import Archive, Assistant
from tests.ui.server.serving import Client, served

HOSTILE_TITLE = "<img src=x onerror=alert(1)> [menu](javascript:alert(2)) $$x^2$$ Taman Palsu"
HOSTILE_SENTENCE = (
    "Wali kota Palsu membuka <b>taman</b> ![foto](http://outside.example/x.png) [klik](javascript:alert(3)) "
    "*seluas* `rm -rf` | $5 | &lt;script&gt; ~~hektare~~ [1] \\[2] kemarin."
)
STORIES = {
    "feri.md": """---
title: Tarif feri Sembira naik
publisher: Kabar Sembira
published: 2024-06-12
url: https://kabar-sembira.example/feri_(baru)
---
Tarif feri Sembira naik menjadi Rp42.500 mulai 1 Juli 2024. Kenaikan tarif feri itu diumumkan operator pelabuhan.
""",
    "bridge.txt": """Old Quay bridge opens in March

The bridge at Old Quay will open to traffic on 14 March 2025, engineer Nora Pell said. The bridge cost $36 million.

The city denied that the bridge at Old Quay will carry a toll.
""",
    "palsu.jsonl": json.dumps(
        {"title": HOSTILE_TITLE, "published": "2025-05-05", "url": "javascript:alert(5)", "text": HOSTILE_SENTENCE}
    ),
}


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Return an archive of the stories."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "stories").mkdir()
    for name, text in STORIES.items():
        (folder / "stories" / name).write_text(text, encoding="utf-8")
    with Archive.open(folder / "archive") as opened:
        report = opened.add(folder / "stories")
        assert (report.added, report.rejected) == (len(STORIES), ())
        yield opened


@pytest.fixture(scope="module")
def client(archive: Archive) -> Iterator[Client]:
    """Return what asks a server of the archive."""
    with served(Assistant(archive)) as running:
        yield running
