import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import combinations, permutations
from pathlib import Path

import pytest
from sqlalchemy import Connection

from embeddings.language import Language
from rag import Archive
from rag.archive.database.schema import HEAD
from rag.archive.sql import syndication
from rag.archive.sql.syndication import are_copies
from rag.reading import read_file
from rag.types import AddReport, Article

Story = Callable[..., Article]

SAMPLES = Path(__file__).parents[4] / "examples" / "articles"
DATELINE = re.compile(r"^.{1,60}? [-–—] ")
NUMBER = re.compile(r"(?<![/\d.,])\d+")
VERB = re.compile(r" (?=(?:akan|dapat|menjadi|mengatakan|is|was|has|said) )")
A_PARAGRAPH = 80
"""Characters: what is shorter in the samples is a heading."""

SHIPWRECK = (
    "Kapal barang Bintang Ara kandas di karang utara Pulau Ori pada Selasa malam, kata syahbandar Wira Lesmana.",
    "Kapal itu membawa 340 ton semen dan 12 awak. Semua awak selamat dan menginap di balai desa.",
    "Syahbandar mengatakan nakhoda salah membaca peta karena lampu suar di tanjung padam sejak pekan lalu.",
    "Nelayan setempat diminta menjauh sampai minyak dari lambung kapal selesai disedot oleh petugas pelabuhan.",
)
MARKET = "Pasar ikan di Desa Ori tetap buka seperti biasa, dan harga tongkol bertahan sejak awal pekan ini."


def samples() -> list[Article]:
    return [one for path in sorted(SAMPLES.iterdir()) for one in read_file(path) if isinstance(one, Article)]


def paragraphs(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.body]


def with_one(those: list[str], place: int, other: str) -> list[str]:
    return [*those[:place], other, *those[place + 1 :]]


def edited(article: Article) -> Iterator[list[str]]:
    """Yield the paragraphs of a story as other outlets may print them."""
    those = paragraphs(article)
    for place in range(len(those)):
        yield with_one(those, place, MARKET)
        yield [*those[:place], *those[place + 1 :]]
    yield those[::-1]
    first = next(place for place, one in enumerate(those) if len(one) > A_PARAGRAPH)
    for dateline in ("Arunggala, 14 Mei (Kantor Berita Ori) - ", "ARUNGGALA (KBO) — "):
        yield with_one(those, first, dateline + DATELINE.sub("", those[first]))


def changed(article: Article, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str]) -> Iterator[list[str]]:
    """Yield the paragraphs of a story, changed at one place after the other."""
    those = paragraphs(article)
    for place, one in enumerate(those):
        if len(one) > A_PARAGRAPH:
            for found in pattern.finditer(one):
                yield with_one(those, place, one[: found.start()] + change(found) + one[found.end() :])


@pytest.mark.parametrize("sample", samples(), ids=lambda one: one.article_id)
class TestTheSamples:
    """What the least share of shingles and the rules on sentences were chosen with."""

    def test_another_dateline_order_or_paragraph_leaves_a_copy(self, story: Story, sample: Article) -> None:
        original = story(*paragraphs(sample), title=sample.title)
        title = f"{sample.title} (foto)"
        assert all(are_copies(original, story(*those, source="b", title=title)) for those in edited(sample))

    def test_another_number_makes_another_story(self, story: Story, sample: Article) -> None:
        original = story(*paragraphs(sample))
        others = list(changed(sample, NUMBER, lambda found: str(int(found.group()) + 1)))
        assert others
        assert not any(are_copies(original, story(*those)) for those in others)

    def test_a_negation_makes_another_story(self, story: Story, sample: Article) -> None:
        negation = " tidak " if sample.language is Language.INDONESIAN else " not "
        original, others = story(*paragraphs(sample)), changed(sample, VERB, lambda _: negation)
        assert not any(are_copies(original, story(*those)) for those in others)


def test_of_the_samples_only_those_of_one_agency_are_copies() -> None:
    alike = [{one.title, other.title} for one, other in combinations(samples(), 2) if are_copies(one, other)]
    assert alike == [
        {
            "27 Nelayan Karang Sembira Ditemukan Selamat setelah Empat Hari Hilang",
            "Empat Hari Hilang, 27 Nelayan Sembira Selamat",
        }
    ]


def bulletin(day: str, level: str, quakes: int) -> tuple[str, ...]:
    return (
        f"Status Gunung Ori pada {day} berada di {level}, kata petugas pos pengamatan dalam laporan hariannya.",
        f"Alat di lereng selatan mencatat {quakes} gempa vulkanik. Warga diminta menjauh dari kawah dan bermasker.",
        "Jalur pendakian ditutup, sedangkan sekolah dan pasar di kaki gunung buka seperti biasa sampai ada kabar lagi.",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bulletin("Senin", "Level II", 40), bulletin("Selasa", "Level III", 40)),
        (bulletin("Senin", "Level II", 40), bulletin("Selasa", "Level II", 41)),
        (SHIPWRECK, (*SHIPWRECK[:1], SHIPWRECK[1].replace("Semua awak selamat", "Tidak semua awak selamat"))),
        (SHIPWRECK, (*SHIPWRECK[:2], SHIPWRECK[2].replace("mengatakan", "membantah"), SHIPWRECK[3])),
        (SHIPWRECK, (*SHIPWRECK, "Ralat: nama syahbandar semula salah ditulis.")),
        (SHIPWRECK, SHIPWRECK[:1]),
        (SHIPWRECK, (MARKET,)),
        ((), ()),
    ],
)
def test_what_tells_something_else_is_no_copy(story: Story, one: tuple[str, ...], other: tuple[str, ...]) -> None:
    first, second = story(*one), story(*other, "Tulisan ini milik redaksi." if not other else "Kabar Ori.", source="b")
    assert not are_copies(first, second)
    assert not are_copies(second, first)


def test_a_title_that_corrects_makes_another_story(story: Story) -> None:
    one, other = story(*SHIPWRECK, title="Kapal Kandas"), story(*SHIPWRECK[:3], title="Koreksi: Kapal Kandas")
    assert not are_copies(one, other)
    assert are_copies(one, story(*SHIPWRECK[:3], title="Tiga Belas Jam di Atas Karang"))


DOCUMENTS = {
    "agency": SHIPWRECK,
    "outlet": ("ORI, WARTA ORI - " + SHIPWRECK[0], *SHIPWRECK[1:3], MARKET),
    "short": SHIPWRECK[:3],
    "corrected": (SHIPWRECK[0], SHIPWRECK[1].replace("12 awak", "14 awak"), *SHIPWRECK[2:]),
    "market": (MARKET,),
}


def write(folder: Path, **documents: tuple[str, ...]) -> Path:
    """Write documents as one file; each is known by its name, whatever stands before it."""
    lines = [{"_id": name, "title": name, "text": "\n\n".join(those)} for name, those in documents.items()]
    path = folder / "news.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def copies(archive: Archive, *among: str) -> dict[str, set[str]]:
    """Return the copies by their titles."""
    titles = {one.article_id: str(one.title) for one in archive.articles()}
    asked = [one for one, title in titles.items() if title in among] if among else None
    return {titles[one]: {titles[other] for other in others} for one, others in archive.copies(asked).items()}


COPIES = {"agency": {"outlet", "short"}, "outlet": {"agency", "short"}, "short": {"agency", "outlet"}}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive") as opened:
        opened.add(write(tmp_path, **DOCUMENTS))
        yield opened


def execute(archive: Archive, *statements: str) -> None:
    with closing(sqlite3.connect(archive.folder / "archive.db")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_the_copies_of_a_story_know_each_other_and_its_correction_is_none(archive: Archive) -> None:
    assert copies(archive) == COPIES
    assert archive.verify() == []


def test_copies_are_looked_for_among_those_that_are_asked_for(archive: Archive) -> None:
    assert copies(archive, "agency", "short", "market") == {"agency": {"short"}, "short": {"agency"}}
    assert copies(archive, "outlet", "corrected") == {}
    assert archive.copies([]) == {}
    assert archive.copies(["no such id"]) == {}


def test_the_copies_of_some_are_looked_for_among_all(archive: Archive) -> None:
    every = archive.copies()
    titles = {str(one.title): one.article_id for one in archive.articles()}
    asked = [titles["outlet"], titles["market"]]
    assert archive.copies_of(asked) == {titles["outlet"]: every[titles["outlet"]]}
    assert archive.copies_of(every) == every
    assert archive.copies_of([]) == archive.copies_of(["no such id"]) == {}


def test_signatures_are_read_again_only_after_a_change(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    plain = syndication._signatures

    def watched(connection: Connection, article_ids: Iterable[str] | None) -> dict[str, bytes]:
        read.append(article_ids)
        return plain(connection, article_ids)

    monkeypatch.setattr(syndication, "_signatures", watched)
    agency = next(one.article_id for one in archive.articles() if one.title == "agency")
    assert archive.copies_of([agency]) == archive.copies_of([agency])
    assert len(read) == 1
    archive.remove(agency)
    assert archive.copies_of([agency]) == {}
    archive.add(write(tmp_path, agency=DOCUMENTS["agency"]))
    assert len(archive.copies_of([agency])[agency]) == 2
    with Archive.open(archive.folder) as other:
        other.remove(agency)
    assert archive.copies_of([agency]) == {}
    assert len(read) == 4


@pytest.mark.slow
def test_the_order_of_adding_changes_nothing(tmp_path: Path) -> None:
    for turn, names in enumerate(permutations(("agency", "outlet", "corrected"))):
        with Archive.open(tmp_path / str(turn)) as archive:
            for name in names:
                archive.add(write(tmp_path, **{name: DOCUMENTS[name]}))
            assert copies(archive) == {"agency": {"outlet"}, "outlet": {"agency"}}


def test_an_article_that_is_replaced_has_the_copies_of_its_new_text(archive: Archive, tmp_path: Path) -> None:
    assert archive.add(write(tmp_path, outlet=(MARKET, "Kabar Ori."))) == AddReport(replaced=1)
    assert copies(archive, "agency", "outlet", "short") == {"agency": {"short"}, "short": {"agency"}}
    assert archive.verify() == []
    archive.add(write(tmp_path, outlet=DOCUMENTS["outlet"]))
    assert copies(archive) == COPIES


def test_an_article_that_is_removed_is_nobodys_copy(archive: Archive) -> None:
    archive.remove(next(one.article_id for one in archive.articles() if one.title == "agency"))
    assert copies(archive) == {"outlet": {"short"}, "short": {"outlet"}}
    assert archive.verify() == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE signatures SET minhash = (SELECT max(minhash) FROM signatures)",
        "DELETE FROM signatures WHERE article = 1",
    ],
)
def test_verify_names_wrong_signatures_and_rebuild_makes_them_anew(archive: Archive, damage: str) -> None:
    execute(archive, damage)
    problems = archive.verify()
    assert problems
    assert all("signature" in one and "sitasi rebuild" in one for one in problems)
    archive.rebuild()
    assert archive.verify() == []
    assert copies(archive) == COPIES


def as_before_signatures(archive: Archive) -> None:
    execute(
        archive,
        "DROP TABLE signatures",
        "DROP TABLE conversations",
        "DROP TABLE corrections",
        "DROP TABLE followed",
        "DROP INDEX articles_by_outlet",
        *(f"ALTER TABLE feedback DROP COLUMN {name}" for name in ("owner", "verdict", "note")),
        "DELETE FROM state WHERE key = 'signatures'",
        "UPDATE alembic_version SET version_num = '0002'",
    )


def test_an_archive_without_signatures_gets_them_when_copies_are_first_asked_for(archive: Archive) -> None:
    generation = archive.info().generation
    as_before_signatures(archive)
    with Archive.open(archive.folder) as opened:
        assert opened.verify() == []
        assert copies(opened) == COPIES
        assert opened.verify() == []
        assert opened.info().generation == generation
    with closing(sqlite3.connect(archive.folder / "archive.db")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)


def test_an_archive_without_signatures_gets_them_all_when_something_is_added(archive: Archive, tmp_path: Path) -> None:
    as_before_signatures(archive)
    with Archive.open(archive.folder) as opened:
        opened.add(write(tmp_path, reprint=SHIPWRECK))
        with closing(sqlite3.connect(archive.folder / "archive.db")) as connection:
            assert connection.execute("SELECT count(*) FROM signatures").fetchone() == (len(DOCUMENTS) + 1,)
        assert copies(opened)["reprint"] == {"agency", "outlet", "short"}


def test_signatures_of_another_recipe_are_made_anew(archive: Archive) -> None:
    execute(
        archive,
        "UPDATE state SET value = 'another' WHERE key = 'signatures'",
        "UPDATE signatures SET minhash = zeroblob(384)",
    )
    assert archive.verify() == []
    assert copies(archive) == COPIES
    assert archive.verify() == []


def test_an_archive_in_which_nothing_was_written_has_no_copies(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        assert archive.copies() == {}
        assert archive.info().generation == 0
        archive.add(write(tmp_path, **DOCUMENTS))
        assert copies(archive) == COPIES
