"""Articles added over the machines of a Ray cluster, two nodes of which run here."""

import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from embeddings.errors import ModelError, SettingsError
from rag import Archive
from rag.archive import parallel, preprocess
from rag.archive.parallel import over_machines
from tests.rag.archive.files import LINES, write_all

ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'sitasi[ray]'")
cluster_utils = pytest.importorskip("ray.cluster_utils")

COMMAND = Path(sys.executable).parent / "sitasi"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        machines = cluster_utils.Cluster(
            initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False}
        )
        patch.setenv("RAY_ADDRESS", machines.address)
        machines.add_node(num_cpus=1)
        machines.wait_for_nodes()
        yield machines
        machines.shutdown()


@pytest.mark.usefixtures("cluster")
def test_what_a_cluster_adds_is_what_is_added_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What was read is written after so many seconds, too: how often is the machine's affair.
    monkeypatch.setattr("rag.archive.batches._SECONDS", math.inf)
    paths = write_all(tmp_path / "news")
    with Archive.open(tmp_path / "here") as here, Archive.open(tmp_path / "there") as there:
        done = list[tuple[int, int]]()
        report = there.add(*paths, ray=True, progress=lambda files, total: done.append((files, total)))
        assert report == here.add(*paths)
        assert done[-1] == (len(paths), len(paths))
        assert there.articles() == here.articles()
        assert there.verify() == []
        one, other = here.info(), there.info()
        assert (one.articles, one.passages, one.generation) == (other.articles, other.passages, other.generation)
        again = there.add(*paths, ray=True)
        assert (again.added, again.replaced, again.unchanged) == (0, 0, LINES + 3)


def held_up(told: tuple[Path, str], item: int) -> int:
    """Never come back from one of the nodes; leave a mark there."""
    mark, node = told
    if ray.get_runtime_context().get_node_id() == node:
        mark.touch()
        time.sleep(300)
    return item


def test_what_a_machine_that_goes_had_in_hand_is_done_on_another(cluster: Any, tmp_path: Path) -> None:
    node, mark = cluster.add_node(num_cpus=1), tmp_path / "in-hand"
    cluster.wait_for_nodes()

    def go() -> None:
        until = time.monotonic() + 60
        while not mark.exists() and time.monotonic() < until:
            time.sleep(0.05)
        cluster.remove_node(node, allow_graceful=False)

    going = threading.Thread(target=go)
    going.start()
    done = list(over_machines(held_up, (mark, node.node_id), range(100), lost=lambda item: -item))
    going.join()
    assert mark.exists()
    assert done == list(range(100))


def end(_shared: None, items: list[int]) -> list[int]:
    """End the process on one of the items."""
    if 7 in items:
        os._exit(1)
    return items


@pytest.mark.usefixtures("cluster")
def test_what_ends_every_process_is_lost_and_keeps_nothing_else_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_RETRIES", 1)

    def apart(items: list[int]) -> list[int]:
        alone = ([item] for item in items)
        return [one for its in over_machines(end, None, alone, lost=lambda _one: [-1]) for one in its]

    done = list(over_machines(end, None, [[1, 2], [6, 7, 8], [9]], lost=apart))
    assert done == [[1, 2], [6, -1, 8], [9]]


def refuse(why: str, _item: int) -> None:
    raise ModelError(why)


@pytest.mark.usefixtures("cluster")
def test_what_fails_on_a_machine_fails_here_as_it_is() -> None:
    with pytest.raises(ModelError) as error:
        list(over_machines(refuse, "another encoder", [1], lost=lambda _item: None))
    assert str(error.value) == "another encoder"
    assert type(error.value) is ModelError


@pytest.mark.usefixtures("cluster")
def test_a_machine_that_would_prepare_otherwise_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = write_all(tmp_path / "news")
    made_by = preprocess._made_by
    monkeypatch.setattr(preprocess, "_made_by", lambda encoder: f"{made_by(encoder)} of another make")
    with (
        Archive.open(tmp_path / "archive") as archive,
        pytest.raises(ModelError, match="install the same Sitasi and the same encoder there"),
    ):
        archive.add(*paths, ray=True)


@pytest.mark.usefixtures("cluster")
def test_the_command_adds_over_a_cluster_and_says_no_more_than_without(tmp_path: Path) -> None:
    write_all(tmp_path / "news")
    words = ["add", "news", "--archive", "archive", "--ray"]
    done = subprocess.run([COMMAND, *words], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert f"{LINES + 3} added" in done.stdout
    assert "ray" not in done.stderr.lower()


def test_a_cluster_that_is_not_there_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:1")
    path = write_all(tmp_path / "news")[0]
    with Archive.open(tmp_path / "archive") as archive, pytest.raises(SettingsError) as error:
        archive.add(path, ray=True)
    assert str(error.value).startswith("there is no Ray cluster at 127.0.0.1:1, which RAY_ADDRESS names: ")
    assert "\n" not in str(error.value)


def test_without_ray_what_to_install_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    path = write_all(tmp_path / "news")[0]
    with Archive.open(tmp_path / "archive") as archive:
        with pytest.raises(SettingsError, match=r"needs Ray: pip install 'sitasi\[ray\]'"):
            archive.add(path, ray=True)
        assert archive.add(path).added == 1
