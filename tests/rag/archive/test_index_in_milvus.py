"""An archive whose index is in milvus-lite does all that one with an index of its own does."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from embeddings.errors import IndexOutOfReach
from embeddings.language import Language
from rag import Archive, Retriever, Settings
from rag.types import Filters, Hit

pytestmark = pytest.mark.server

pytest.importorskip("milvus_lite", reason="milvus-lite is not installed: pip install 'sitasi[milvus]'")

QUESTIONS = ["Berapa tarif feri Teluk Sagara?", "Will the bridge carry a toll?", "Who brought in the rice?"]
FILTERS = [Filters(), Filters(languages=(Language.ENGLISH,)), Filters(publishers=("suara ara",))]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Keep the index in milvus-lite, in a folder of the test's own."""
    return Settings(index=f"milvus-lite:{tmp_path / 'lite'}", judge="off")


def put(hit: Hit) -> tuple[str, float]:
    return hit.passage.text, round(hit.score, 5)


def assert_found_alike(archive: Archive, other: Archive) -> None:
    """Hold two archives of the same articles to find the same passages with the same scores, words and cosines."""
    for question, filters in zip(QUESTIONS, FILTERS, strict=True):
        found = Retriever(archive).retrieve(question, filters=filters, explain=True)
        expected = Retriever(other).retrieve(question, filters=filters, explain=True)
        assert list(map(put, found)) == list(map(put, expected))
        for one, same in zip(found, expected, strict=True):
            assert one.explanation
            assert same.explanation
            assert one.explanation.cosine == pytest.approx(same.explanation.cosine, abs=1e-4)
            assert [m.term for m in one.explanation.matches] == [m.term for m in same.explanation.matches]


def test_it_finds_what_the_local_index_finds_also_after_changes(
    stories: Path, settings: Settings, tmp_path: Path
) -> None:
    with (
        Archive.open(tmp_path / "ours", settings=settings) as ours,
        Archive.open(tmp_path / "local", settings=Settings(judge="off")) as local,
    ):
        for archive in (ours, local):
            archive.add(stories)
        assert_found_alike(ours, local)
        bridge = stories / "bridge.md"
        bridge.write_text(bridge.read_text().replace("carry a toll", "carry a toll of two dollars"))
        for archive in (ours, local):
            archive.add(bridge)
            archive.remove(archive.articles()[-1].article_id)
        local.rebuild()  # without a trace of the words that are gone
        assert_found_alike(ours, local)
        assert ours.verify() == []


def test_an_archive_that_is_opened_again_asks_the_index_that_is_there(
    stories: Path, settings: Settings, tmp_path: Path
) -> None:
    with Archive.open(tmp_path / "archive", settings=settings) as archive:
        archive.add(stories)
        before = Retriever(archive).retrieve(QUESTIONS[0])
    with Archive.open(tmp_path / "archive", settings=settings) as again:
        assert again.verify() == []
        assert Retriever(again).retrieve(QUESTIONS[0]) == before


def test_an_archive_that_was_restored_is_another_one_and_its_index_is_made_anew(
    stories: Path, settings: Settings, tmp_path: Path
) -> None:
    with Archive.open(tmp_path / "archive", settings=settings) as archive:
        archive.add(stories)
        archive.backup(tmp_path / "kept")
    with Archive.restore(tmp_path / "kept", tmp_path / "archive", replacing=True, settings=settings) as restored:
        with pytest.raises(IndexOutOfReach, match="sitasi rebuild"):
            Retriever(restored).retrieve(QUESTIONS[0])
        (problem,) = restored.verify()
        assert "name another collection" in problem
        restored.rebuild()
        assert Retriever(restored).retrieve(QUESTIONS[0])
        assert restored.verify() == []


def test_the_commands_take_an_index_in_milvus(stories: Path, settings: Settings, tmp_path: Path) -> None:
    from ui.cli.main import app

    def run(*words: str) -> dict[str, object]:
        environment = {"SITASI_INDEX": settings.index, "SITASI_JUDGE": "off"}
        ran = CliRunner().invoke(app, [*words, "--archive", str(tmp_path / "news"), "--json"], env=environment)
        assert ran.exit_code == 0, ran.output
        read: dict[str, object] = json.loads(ran.stdout)
        return read

    assert run("add", str(stories))["added"] == 4
    assert run("ask", QUESTIONS[0])["answered"] is True
    assert run("verify")["whole"] is True
    assert run("rebuild")["articles"] == 4
    assert run("ask", QUESTIONS[0])["answered"] is True
    assert not (tmp_path / "news" / "index").exists()
