"""A server that is not there, that dies, that comes back: one line, nothing lost, and no restart of ours."""

import random
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from time import sleep

import numpy as np
import pytest

from embeddings import question_terms
from embeddings.errors import IndexOutOfReach
from rag import Archive, Retriever, Settings
from rag.index import IndexEntry, LocalPlace, PassageIndex, index_place
from rag.slices import slices
from tests.rag.index.entries import NO_FILTERS, STAMP, entry, filled, loaded, opened
from tests.rag.index.milvus_server import MilvusServer, unused_port
from tests.soak import count

pytest.importorskip("milvus_lite", reason="milvus-lite is not installed: pip install 'sitasi[milvus]'")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MilvusServer]:
    """Return a server that a test may kill, and let come back."""
    running = MilvusServer(tmp_path_factory.mktemp("server") / "milvus.db")
    yield running
    running.die()


def assert_one_line(error: Exception) -> None:
    """Hold an error to be a line that names the place, what to do, and no password."""
    assert "\n" not in str(error)
    assert "127.0.0.1" in str(error)
    assert "ask again" in str(error)
    assert "s3cret" not in f"{error} {error!r} {error.__cause__}"


def test_where_nobody_listens_one_line_says_so(tmp_path: Path) -> None:
    place = index_place(f"milvus://reader:s3cret@127.0.0.1:{unused_port()}/news", folder=tmp_path)
    with pytest.raises(IndexOutOfReach) as refused:
        opened(place)
    assert_one_line(refused.value)


def test_where_somebody_listens_and_never_answers_one_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.index.milvus.connection._CONNECTING", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        place = index_place(f"milvus://127.0.0.1:{silent.getsockname()[1]}/news", folder=tmp_path)
        with pytest.raises(IndexOutOfReach) as refused:
            opened(place)
    assert_one_line(refused.value)


def test_after_the_server_comes_back_the_same_process_goes_on(
    server: MilvusServer, stories: Path, tmp_path: Path
) -> None:
    settings = Settings(index=server.setting("news"), judge="off")
    with Archive.open(tmp_path / "archive", settings=settings) as archive:
        archive.add(stories / "bridge.md")
        ask = Retriever(archive)
        before = ask.retrieve("Will there be a toll?")
        server.die()
        with pytest.raises(IndexOutOfReach) as refused:
            ask.retrieve("Will there be a toll?")
        assert_one_line(refused.value)
        assert archive.verify()[0].startswith("index: ")
        server.come()
        assert ask.retrieve("Will there be a toll?") == before
        assert archive.verify() == []


def test_a_server_that_stops_answering_is_given_up(
    server: MilvusServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.index.milvus.connection._ASKING", 0.5)
    index = filled(index_place(server.setting("silent"), folder=tmp_path), [entry(1)])
    with server.asleep(), pytest.raises(IndexOutOfReach) as told:
        index.nearest(entry(1).vector, k=1, filters=NO_FILTERS)
    assert_one_line(told.value)


def test_articles_that_a_dead_server_does_not_take_are_kept(
    server: MilvusServer, stories: Path, tmp_path: Path
) -> None:
    settings = Settings(index=server.setting("kept"), judge="off")
    with Archive.open(tmp_path / "archive", settings=settings) as archive:
        with pytest.raises(IndexOutOfReach) as told:
            archive.add(stories, progress=lambda done, total: server.die() if done == total else None)
        assert_one_line(told.value)
        assert "the articles are kept" in str(told.value)
        assert archive.info().articles == 4
        server.come()
        assert Retriever(archive).retrieve("Will there be a toll?")[0].passage.article.publisher == "Quay Gazette"
        assert archive.verify() == []


def test_an_index_whose_server_dies_in_a_change_is_brought_up_to_date(server: MilvusServer, tmp_path: Path) -> None:
    entries = [entry(number, f"kapal feri {number % 7}" if number % 2 else "gunung") for number in range(1, 1_201)]
    anew, draw = filled(LocalPlace(tmp_path / "anew"), entries[600:]), random.Random(3)
    for number in range(count(1, 100)):
        place = index_place(server.setting(f"change{number}"), folder=tmp_path)
        with ThreadPoolExecutor() as pool:
            changing = pool.submit(_change, filled(place, entries[:700]), entries)
            sleep(draw.uniform(0, 0.8))
            server.die()
            error = changing.exception()
        assert error is None or isinstance(error, IndexOutOfReach)
        server.come()
        index = opened(place)
        wanted, held = anew.ids(), index.ids()
        index.remove(np.setdiff1d(held, wanted))
        index.add([entries[one - 1] for one in np.setdiff1d(wanted, held).tolist()])
        index.save(STAMP)
        for words in ("kapal feri 3", "gunung"):
            ours, theirs = (one.matching(question_terms(words), k=300, filters=NO_FILTERS) for one in (index, anew))
            assert ours.scores == pytest.approx(theirs.scores, rel=1e-4)
        assert loaded(place).ids().tolist() == wanted.tolist()


def _change(index: PassageIndex, entries: list[IndexEntry]) -> None:
    index.remove(np.arange(1, 601))
    for some in slices(entries[700:], 50):
        index.add(some)
    index.save(replace(STAMP, generation=2))
