"""A small archive of stories written for the tests, a server for others, and where the shared data lies."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from rag import Archive
from tests.endpoint import ScriptedModel, running_model
from tests.postgres import RunningServer, Server, named_server, running_server, server_programs
from tests.website import NEWS, Website, page, running_site

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

SHARED = Path(__file__).parents[2] / "shared"

STORIES = {
    "feri.txt": """HOME > DAERAH

Tarif Feri Teluk Sagara Naik Bulan Depan

Sabtu, 8 Juni 2024 | 09:10 WIB

KABAR SAGARA - Tarif feri Teluk Sagara naik menjadi Rp42.500 mulai 1 Juli 2024. Kenaikan itu diumumkan oleh operator \
PT Samudra Lintas Tbk. di Pelabuhan Sagara.

"Kami menambah dua kapal baru," kata Direktur Operasi Wira Lesmana. Ia menyebut 310 ribu penumpang memakai rute itu \
tahun lalu.

BACA JUGA: Sepuluh Pantai Terindah

Warga boleh membayar tarif lama sampai akhir Juni.
""",
    "bridge.md": """---
title: Bridge at Old Quay to open in March
publisher: Quay Gazette
published: 2025-01-20
url: https://quay.example/bridge
---
# Bridge at Old Quay to open in March

The bridge at Old Quay will open to traffic on 14 March 2025, engineer Nora Pell said. It cost $36 million.

The city denied that the bridge will carry a toll. "There is no toll and no plan for one," Mayor Tom Reyes said.
""",
    "panen.jsonl": """\
{"_id": "a", "title": "Panen padi Lembah Ara", "publisher": "Suara Ara", "published": "2023-09-02", \
"text": "Petani Lembah Ara memanen 368.000 ton padi musim ini. Panen tahun lalu mencapai 351.000 ton."}
{"_id": "b", "title": "Panen padi Lembah Ara", "publisher": "Warta Ara", "published": "2023-09-02", \
"text": "Petani Lembah Ara memanen 368.000 ton padi musim ini. Panen tahun lalu mencapai 351.000 ton."}
""",
}


ASKED_FOR = {
    "browser": {"browser"},
    "server": {"server", "cluster", "lite"},
    "cli": {"started"},
    "wheel": {"wheel"},
}
"""Marker → fixtures that what it says is asked for by."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by the fixtures that it asks for, before any is chosen by its markers."""
    for item in items:
        for marker, fixtures in ASKED_FOR.items():
            if not fixtures.isdisjoint(getattr(item, "fixturenames", ())):
                item.add_marker(marker)


def write_stories(folder: Path) -> Path:
    """Write the stories into a folder and give it back."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """Return a folder of stories that a test may change."""
    return write_stories(tmp_path / "stories")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Return an archive of the stories, for tests that only read it."""
    folder = tmp_path_factory.mktemp("filled")
    with Archive.open(folder / "archive") as archive:
        archive.add(write_stories(folder / "stories"))
        yield archive


@pytest.fixture(scope="session")
def real_articles() -> Path:
    """Return the folder of the five real stories, or skip."""
    folder = SHARED / "articles"
    if not folder.is_dir():
        pytest.skip("the shared folder with the five real stories is not here")
    return folder


@pytest.fixture
def model() -> Iterator[ScriptedModel]:
    """Return a language model that says what a test tells it to say."""
    with running_model() as scripted:
        yield scripted


@pytest.fixture
def news() -> Iterator[Website]:
    """Return a site of a few stories, with a feed of them at /rss."""
    with running_site() as site:
        for path, story in NEWS.items():
            site.sends(path, page(story, title=f"Kabar dari {path[1:]}"))
        site.feeds("/rss", *NEWS)
        yield site


@pytest.fixture(scope="session")
def _any_server() -> Iterator[Server]:
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'sitasi[postgres]'")
    address, programs = os.environ.get("SITASI_TEST_POSTGRES"), server_programs()
    if address:
        with named_server(address) as server:
            yield server
    elif programs:
        with running_server(programs) as server:
            yield server
    else:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "there is no PostgreSQL: install postgresql, or name a server in SITASI_TEST_POSTGRES"
        )


@pytest.fixture
def server(_any_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Return a PostgreSQL server, and a machine that has seen none of it; where CI is set there must be one."""
    this_machine(tmp_path / "machine", monkeypatch)
    yield _any_server
    _any_server.empty()


def this_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep in a folder what a machine keeps for a user."""
    for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(folder / variable))


@pytest.fixture
def own_server(server: Server) -> RunningServer:
    """Return a server that a test may stop and start, or skip."""
    if not isinstance(server, RunningServer):
        pytest.skip("the server that SITASI_TEST_POSTGRES names is not ours to stop")
    return server
