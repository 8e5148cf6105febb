"""Files are read, and their articles prepared, in other processes as they are here."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from embeddings import question_terms
from embeddings.encoder import load_encoder
from embeddings.errors import ArchiveError
from rag import Archive, Filters
from rag.archive.parallel import over_processes
from rag.archive.preprocess import Prepared, Read, parts_reader, prepare
from rag.reading import read_here, read_sources
from rag.settings import Web
from rag.types import Article, Rejection
from tests.rag.archive.files import LINES, write_all

pytestmark = pytest.mark.slow

WEB = Web()


def test_what_other_processes_read_and_prepare_is_the_same_and_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write_all(tmp_path / "news")
    here = list(read_sources(paths, read_here, web=WEB, progress=lambda _done, _total: None))
    monkeypatch.setattr("rag.archive.preprocess._WORTH_IT", 0)
    done = list[int]()
    with Archive.open(tmp_path / "archive") as archive:
        read_parts = parts_reader(archive._database, load_encoder, ray=False)
        there = list(read_sources(paths, read_parts, web=WEB, progress=lambda files, _total: done.append(files)))
    assert done == list(range(1, len(paths) + 1))
    check_prepared(there, here)
    assert [one.source for one in here if isinstance(one, Article)][3:] == [f"{paths[3]}#{one}" for one in range(LINES)]
    refused = [one.source for one in here if isinstance(one, Rejection)]
    assert refused == [f"{paths[3]}:{LINES + 1}", *map(str, paths[4:])]


def check_prepared(there: Sequence[Read], here: Sequence[Article | Rejection]) -> None:
    """Check that all is as it was read here, and every article prepared as it would be here."""
    articles = [one for one in here if isinstance(one, Article)]
    expected = iter(prepare(load_encoder(), articles))
    for one, read in zip(there, here, strict=True):
        if isinstance(read, Rejection):
            assert one == read
            continue
        assert isinstance(one, Prepared)
        wanted = next(expected)
        assert (one.cut.article, one.cut.spans) == (read, wanted.cut.spans)
        np.testing.assert_allclose(one.cut.vectors, wanted.cut.vectors, atol=1e-6)
        np.testing.assert_array_equal(one.signature, wanted.signature)


def test_what_the_archive_holds_is_not_prepared_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = write_all(tmp_path / "news")
    monkeypatch.setattr("rag.archive.preprocess._WORTH_IT", 0)
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(paths[0], paths[3])
        paths[0].write_text("Kota Ara menutup taman lama. Warga pulang.", encoding="utf-8")
        read_parts = parts_reader(archive._database, load_encoder, ray=False)
        read = list(read_sources(paths, read_parts, web=WEB, progress=lambda _done, _total: None))
        assert [type(one) for one in read[:4]] == [Prepared, Prepared, Prepared, Article]
        report = archive.add(*paths)
        assert (report.added, report.replaced, report.unchanged) == (2, 1, LINES)
        assert archive.verify() == []


def test_many_passages_are_analysed_in_other_processes_as_they_are_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write_all(tmp_path / "news")
    asked = [*question_terms("Apakah warga datang ke taman baru?"), *question_terms("How busy was article 7?")]
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(*paths)
        here = archive.index().matching(asked, k=1_000, filters=Filters())
        monkeypatch.setattr("rag.archive.indexing._WORTH_IT", 0)
        monkeypatch.setattr("rag.archive.indexing._BATCH", 150)
        archive.rebuild()
        there = archive.index().matching(asked, k=1_000, filters=Filters())
        assert archive.verify() == []
    np.testing.assert_array_equal(there.ids, here.ids)
    np.testing.assert_allclose(there.scores, here.scores)


def end(_shared: None, item: int) -> int:
    """End the process on one of the items."""
    if item == 7:
        os._exit(1)
    return item


def test_a_process_that_is_ended_is_told_in_a_line() -> None:
    with pytest.raises(ArchiveError, match=r"a process at work for this one was ended, .* try again"):
        list(over_processes(end, None, range(20)))
    assert list(over_processes(end, None, range(5))) == [0, 1, 2, 3, 4]
