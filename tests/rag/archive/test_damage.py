"""A damaged archive is healed, or refused in a line; what is quoted of it is what was added."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from embeddings.errors import ArchiveDamaged, ArchiveError, SitasiError
from rag import Archive, Assistant, Retriever, Settings
from rag.types import AddReport, Hit
from tests.conftest import write_stories
from tests.soak import count, report

QUICK = Settings(judge="off")
QUESTIONS = ("Berapa tarif feri Teluk Sagara?", "Who denied the toll?", "Berapa panen padi Lembah Ara?")
INDEX_FILES = ("manifest.json", "vectors/000001.rows", "facets.npy", "terms/meta.json", "terms/*.term", "terms/*.idx")

Harm = Callable[[bytes, random.Random], bytes]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an archive that is closed, to be copied and damaged."""
    folder = tmp_path_factory.mktemp("whole")
    with Archive.open(folder / "archive", settings=QUICK) as archive:
        archive.add(write_stories(folder / "stories"))
    return folder / "archive"


@pytest.fixture(scope="module")
def texts(whole: Path) -> dict[str, str]:
    with Archive.open(whole) as archive:
        return {one.article_id: one.text for one in archive.articles()}


@pytest.fixture(scope="module")
def expected(whole: Path) -> list[list[Hit]]:
    with Archive.open(whole, settings=QUICK) as archive:
        return found(archive)


def found(archive: Archive) -> list[list[Hit]]:
    return [Retriever(archive).retrieve(question) for question in QUESTIONS]


def flip(content: bytes, chance: random.Random) -> bytes:
    place, bit = chance.randrange(len(content)), chance.randrange(8)
    return content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :]


def flip_many(content: bytes, chance: random.Random) -> bytes:
    for _ in range(20):
        content = flip(content, chance)
    return content


def zero(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + bytes(len(content[start : start + 512])) + content[start + 512 :]


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def zero_header(content: bytes, _chance: random.Random) -> bytes:
    return bytes(100) + content[100:]


HARMS: tuple[Harm, ...] = (flip, flip_many, zero, cut, zero_header)


def harm(path: Path, number: int, chance: random.Random) -> str:
    """Harm a file in one of the ways, in turn."""
    done = HARMS[number % len(HARMS)]
    path.write_bytes(done(path.read_bytes(), chance))
    return done.__name__


@pytest.mark.slow
def test_a_damaged_database_gives_what_was_added_or_a_refusal(
    whole: Path, texts: dict[str, str], expected: list[list[Hit]], tmp_path: Path
) -> None:
    chance = random.Random(8)
    refusals: list[str] = []
    told = 0
    for number in range(count(15, 600)):
        folder = shutil.copytree(whole, tmp_path / "archive", dirs_exist_ok=True)
        if number % 2:
            shutil.rmtree(folder / "index")
        for log in ("archive.db-wal", "archive.db-shm"):
            (folder / log).unlink(missing_ok=True)
        harm(folder / "archive.db", number, chance)
        try:
            with Archive.open(folder, settings=QUICK, create=False) as archive:
                for article in archive.articles():
                    assert texts[article.article_id] == article.text
                for question in QUESTIONS:
                    for citation in Assistant(archive).ask(question).citations:
                        assert citation.quote in texts[citation.article.article_id]
                told += found(archive) == expected
                archive.verify()
        except SitasiError as error:
            refusals.append(str(error))
    report(f"databases damaged: {number + 1}, refused: {len(refusals)}, answered as before: {told}")
    assert all(len(said.splitlines()) == 1 for said in refusals)
    assert refusals
    assert told


@pytest.mark.slow
def test_a_damaged_index_is_made_anew(whole: Path, expected: list[list[Hit]], tmp_path: Path) -> None:
    chance = random.Random(9)
    for number in range(count(6, 200)):
        folder = shutil.copytree(whole, tmp_path / "archive", dirs_exist_ok=True)
        path = next((folder / "index").glob(INDEX_FILES[number % len(INDEX_FILES)]))
        before = path.read_bytes()
        harm(path, number, chance)
        with Archive.open(folder, settings=QUICK) as archive:
            assert path.read_bytes() == before or archive.verify() != []
            assert found(archive) == expected
            assert archive.verify() == []
        shutil.rmtree(folder)
    report(f"indexes damaged: {number + 1}, all healed")


@pytest.mark.parametrize("name", ["vectors", "vectors/segments.json", "facets.npy", "terms", "manifest.json"])
def test_part_of_an_index_of_another_state_is_not_believed(whole: Path, name: str, tmp_path: Path) -> None:
    folder, earlier = tmp_path / "archive", tmp_path / "earlier"
    shutil.copytree(whole, folder)
    shutil.copytree(folder / "index", earlier)
    ferry = tmp_path / "stories"
    write_stories(ferry)
    (ferry / "feri.txt").write_text((ferry / "feri.txt").read_text(encoding="utf-8").replace("42.500", "45.000"))
    with Archive.open(folder, settings=QUICK) as archive:
        archive.add(ferry / "feri.txt")
        right = found(archive)
    part = folder / "index" / name
    if part.is_dir():
        shutil.rmtree(part)
        shutil.copytree(earlier / name, part)
    else:
        shutil.copy(earlier / name, part)
    with Archive.open(folder, settings=QUICK) as archive:
        assert archive.verify() != []
        assert found(archive) == right
        assert archive.verify() == []


def test_an_index_that_is_ahead_of_a_database_without_its_log_is_brought_back(whole: Path, tmp_path: Path) -> None:
    # Without its log the database has forgotten "kuda"; the next article gets the same generation and passage ids.
    folder = shutil.copytree(whole, tmp_path / "archive")
    horse, ship = tmp_path / "horse.txt", tmp_path / "ship.txt"
    horse.write_text("Seekor kuda berlari di padang rumput Lembah Ara.", encoding="utf-8")
    ship.write_text("Kapal layar tua bersandar di dermaga Sagara.", encoding="utf-8")
    with Archive.open(folder, settings=QUICK) as archive:
        archive.add(horse)
        index = shutil.copytree(folder / "index", tmp_path / "ahead")
    shutil.copy(whole / "archive.db", folder / "archive.db")
    shutil.rmtree(folder / "index")
    shutil.copytree(index, folder / "index")
    with Archive.open(folder, settings=QUICK) as archive:
        archive.add(ship)
        assert archive.verify() == []
        assert Retriever(archive).retrieve("kapal layar tua", top_k=1)[0].passage.text == ship.read_text(
            encoding="utf-8"
        )


def damage_text(folder: Path) -> str:
    path = folder / "archive.db"
    path.write_bytes(path.read_bytes().replace(b"Rp42.500", b"Rp99.500"))
    with Archive.open(folder) as archive:
        return archive.verify()[0].split()[1].rstrip(":")


def test_a_damaged_text_is_never_quoted_and_adding_it_again_heals_it(whole: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(whole, tmp_path / "archive")
    ferry = damage_text(folder)
    with Archive.open(folder, settings=QUICK) as archive:
        for refused in (
            lambda: archive.article(ferry),
            archive.articles,
            lambda: Assistant(archive).ask(QUESTIONS[0]),
        ):
            with pytest.raises(ArchiveDamaged, match=f"article {ferry} is damaged.*feri.txt again"):
                refused()
        assert archive.add(whole.parent / "stories") == AddReport(replaced=1, unchanged=3)
        assert "Rp42.500" in archive.article(ferry).text
        assert archive.verify() == []


def test_a_damaged_article_can_be_taken_out(whole: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(whole, tmp_path / "archive")
    ferry = damage_text(folder)
    with Archive.open(folder, settings=QUICK) as archive:
        archive.remove(ferry)
        assert len(archive.articles()) == 3
        assert archive.verify() == []


def test_a_lost_database_beside_an_index_is_no_archive(whole: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(whole, tmp_path / "archive")
    (folder / "archive.db").unlink()
    with pytest.raises(ArchiveError, match="no archive"):
        Archive.open(folder, create=False)
