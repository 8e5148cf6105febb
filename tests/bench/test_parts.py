"""Each part runs over a few made-up stories, and what it tells is of the right things."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bench.made_up_stories import Press
from bench.parts.adding import add, stages
from bench.parts.asking import asked_alone
from bench.parts.crowd import ask, crowd, question_box
from bench.parts.growth import grow
from bench.parts.nearest import KINDS, build, build_ours, exactly, search, search_ours
from bench.parts.phrasing import measure_phrasing, phrased_alone
from bench.parts.starting import imports
from bench.parts.vectors import made_vectors
from bench.peering import Contender, contenders, measure_peers, read_work
from bench.subprocesses import apart, memory_mb
from bench.workload import Workload, workload_of, write_stories
from rag import Archive, Assistant, Settings
from tests.endpoint import running_model
from ui.chat.launch import launch

pytestmark = pytest.mark.slow

STORIES = 40


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Workload:
    folder = tmp_path_factory.mktemp("bench")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return workload_of(None, folder, questions=3, sizes=[200], full=False, seed=0, made=STORIES)


def no_progress(_done: int, _total: int) -> None:
    """Show nothing."""


def test_adding_times_every_stage_over_the_same_rows(ground: Workload, tmp_path: Path) -> None:
    whole = add(ground.corpus, tmp_path / "archive")
    done = stages(ground.corpus, whole.database, tmp_path)
    with Archive.open(tmp_path / "archive") as archive:
        info = archive.info()
    assert (done.articles, done.passages) == (info.articles, info.passages) == (STORIES, info.passages)
    assert list(done.seconds) == [
        "reading", "splitting", "encoding", "signatures", "SQLite, the same rows", "terms analysed", "tantivy", "FAISS",
    ]  # fmt: skip
    assert all(done.seconds.values())


def test_growth_tells_how_many_passages_there_were(ground: Workload, tmp_path: Path) -> None:
    further = write_stories(tmp_path / "more.jsonl", Press(1).stories(3))
    grown = grow(ground.corpus, further, tmp_path / "archive", ["Berapa kapal?", "Where is the ferry?"])
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.info().articles == STORIES + 3 - 1  # one was removed
        assert 0 < grown.passages < archive.info().passages
    assert grown.disk_mb > 0
    assert 0 < grown.asked.p50 <= grown.asked.p95
    keeping = grown.keeping
    assert all(seconds > 0 for seconds in (keeping.listing, *keeping.copies, keeping.removing, keeping.backup))
    assert keeping.backup_mb > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "more.jsonl"]


def test_asking_tells_the_stages_of_an_answer(ground: Workload) -> None:
    with ground.archive(Settings(judge="off")) as archive:
        spreads = asked_alone(archive, ground.asked())
        assert not any("judge" in stage for stage in spreads)
        assert {"`Assistant.ask`", "its `retrieve`", "its `choose`", "vector → passages"} <= spreads.keys()
        assert spreads["`Assistant.ask`"].p50 >= spreads["question → vector"].p50


def test_phrasing_times_the_words_of_a_language_model(ground: Workload, monkeypatch: pytest.MonkeyPatch) -> None:
    with running_model() as model, ground.archive(Settings(judge="off")) as archive:
        model.says("Kapal itu bertolak [1]. Tidak ada yang tahu [1].")
        assistant = Assistant(archive, settings=replace(archive.settings, llm=model.llm()))
        for words in phrased_alone(assistant, ground.asked()):
            assert words.first is not None
            assert 0 < words.quotations < words.first < words.last
            assert (words.sentences, words.failed) == (2, False)
        monkeypatch.setenv("SITASI_LLM_BASE_URL", model.llm().base_url)
        monkeypatch.setenv("SITASI_LLM_MODEL", "scripted")
        (table,) = measure_phrasing(ground, no_progress)
        assert [row[0] for row in table.rows] == ["the quotations", "the model's first sentence", "its last"]
        assert "sentences of the model, 0 failures" in table.note


def test_without_a_language_model_no_phrasing_is_timed(ground: Workload) -> None:
    assert measure_phrasing(ground, no_progress) == ()


def test_a_crowd_is_answered_in_the_chat_as_a_page_asks_there(ground: Workload) -> None:
    with ground.archive(Settings(judge="off")) as archive:
        app = launch(Assistant(archive), host="127.0.0.1", port=0, blocking=False)
        address = str(app.local_url)
        reply = ask(address, question_box(address), ground.asked()[0])
        assert 0 < reply.first < reply.whole
        assert crowd(address, ground.asked()[1:3], 2).answers_per_second > 0
        app.close(verbose=False)


def test_imports_are_counted_by_package() -> None:
    spent = imports(["-c", "import json, json.tool"], {})
    assert spent["json"] > 0
    assert not any("." in package for package in spent)


def test_an_index_that_reads_everything_finds_everything(tmp_path: Path) -> None:
    made, questions = made_vectors(400)
    assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-5)
    nearest = exactly(made, questions)
    assert nearest[0].tolist() == np.argsort(-(made @ questions[0]), kind="stable")[: nearest.shape[1]].tolist()
    flat = KINDS["flat fp16"]
    build(made, flat, tmp_path / "flat")
    assert search(tmp_path / "flat", flat, questions, nearest).recall_10 > 0.99
    build_ours(made, tmp_path / "ours")
    assert search_ours(tmp_path / "ours", questions, nearest).recall_10 > 0.99
    cells = KINDS["IVF, SQ8"]
    build(made, cells, tmp_path / "cells")
    found = apart(search, tmp_path / "cells", cells, questions, nearest).value
    assert found.recall_10 >= 0.97
    assert 1 <= int(found.effort.removeprefix("nprobe=")) <= 64


def test_what_was_found_counts_by_rank(tmp_path: Path) -> None:
    work = tmp_path / "work.jsonl"
    work.write_text(
        '{"versions": {"x": "1"}, "threads": "2", "documents": 30, "indexed": 1.5}\n'
        '{"question": "q", "seconds": 0.002, "found": ["b", "a"]}\n'
    )
    worked = read_work(work)
    assert worked.documents_per_second == 20
    assert worked.asking.p95 == 2
    assert worked.rankings == {"q": {"b": 1.0, "a": 0.5}}


def test_we_do_the_work_of_our_peers_and_say_who_did_not(ground: Workload) -> None:
    ours = next(one for one in contenders() if one.name == "Sitasi, judge off")
    others = [Contender("Nobody", "with_nobody", "nobody"), Contender("Broken", "with_nothing")]
    (table,) = measure_peers(ground, no_progress, among=[ours, *others])
    (row,) = table.rows
    assert table.columns[-1] == "nDCG@10 made"
    assert float(row[-1]) > 0.5
    assert "Left out: Nobody (not installed: `make bench` does that); Broken (ended with 1: " in table.note
    assert "No module named bench.peers.with_nothing" in table.note


def test_everybody_who_takes_an_encoder_is_given_another_one_too(tmp_path: Path) -> None:
    usual, more = contenders(), contenders(tmp_path / "some-e5")
    assert [one.name for one in more[: len(usual)]] == [one.name for one in usual]
    others = more[len(usual) :]
    assert {one.model for one in others} == {tmp_path / "some-e5"}
    named = [one.name.replace("all-MiniLM-L6-v2", "some-e5") for one in usual if "all-MiniLM-L6-v2" in one.name]
    assert [one.name for one in others] == named


def test_a_process_of_its_own_counts_its_memory_alone() -> None:
    held = np.ones(25_000_000)
    done = apart(sum, [1, 2])
    assert done.value == 3
    assert done.peak_mb < held.nbytes / 1e6 < memory_mb()


def test_what_fails_in_a_process_of_its_own_fails_here() -> None:
    with pytest.raises(ZeroDivisionError):
        apart(divmod, 1, 0)
