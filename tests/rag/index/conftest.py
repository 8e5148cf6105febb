"""Every kind of place that keeps an index: this machine, milvus-lite, and a Milvus server where one is named."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

import pytest

from rag.index import IndexPlace, LocalPlace
from rag.settings.index_address import milvus_address

NewPlace = Callable[[], IndexPlace]
MILVUS = [pytest.param(kind, marks=pytest.mark.server) for kind in ("milvus-lite", "milvus")]


@pytest.fixture(scope="session")
def lite(tmp_path_factory: pytest.TempPathFactory) -> NewPlace:
    """Return ever new places in one folder of milvus-lite."""
    pytest.importorskip("milvus_lite", reason="milvus-lite is not installed: pip install 'sitasi[milvus]'")
    return _in_milvus(f"milvus-lite:{tmp_path_factory.mktemp('lite')}")


@pytest.fixture(params=MILVUS)
def milvus(request: pytest.FixtureRequest) -> Iterator[IndexPlace]:
    """Return an empty place in Milvus."""
    yield from _empty(request.param, request)


@pytest.fixture(params=["local", *MILVUS])
def place(request: pytest.FixtureRequest) -> Iterator[IndexPlace]:
    """Return an empty place."""
    yield from _empty(request.param, request)


def _empty(kind: str, request: pytest.FixtureRequest) -> Iterator[IndexPlace]:
    server = os.environ.get("SITASI_TEST_MILVUS")
    if kind == "local":
        yield LocalPlace(request.getfixturevalue("tmp_path") / "index")
    elif kind == "milvus-lite":
        yield request.getfixturevalue("lite")()
    elif server:
        new = _in_milvus(server)()
        yield new
        new.discard()
    else:
        pytest.skip("SITASI_TEST_MILVUS names no server, as in milvus://localhost:19530/scratch")


def _in_milvus(setting: str) -> NewPlace:
    from rag.index.milvus import MilvusPlace

    address, numbers = milvus_address(setting), count()
    assert address
    mine = f"{address.collection}_{os.getpid()}"
    return lambda: MilvusPlace(replace(address, collection=f"{mine}_{next(numbers)}"))
