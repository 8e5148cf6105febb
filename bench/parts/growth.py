"""Does a passage cost more in a large archive than in a small one?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from shutil import rmtree

from bench.figures import Spread, figure, timed, times
from bench.made_up_stories import Press
from bench.subprocesses import Apart, apart
from bench.table import Table
from bench.workload import Progress, Workload, write_stories
from rag import Archive, Retriever
from rag.index import LocalPlace

__all__ = ["grow", "measure_growth"]

_SIZES = (1_000, 10_000, 100_000)
_FULL = (*_SIZES, 1_000_000)
_PASSAGES_A_STORY = 3.3
"""On average, as the chunker splits them."""
_MORE = 128
"""Articles that are added to what is there."""
_MB = 1e6
_COLUMNS = ("passages", "adding, s per 1,000", f"{_MORE} articles more, s", "index anew, s per 1,000",
            "opening the index, s", "retrieve, p50 ms", "p95 ms", "memory MB", "disk, MB per 1,000")  # fmt: skip
_ASKED = 200
_COPIED = 5
"""Articles whose copies are looked up, as for the sources of an answer."""
_KEEPING_COLUMNS = ("passages", "a page of the list, ms", f"copies of {_COPIED}, first, ms", "then, ms",
                    "one article removed, s", "backup, s per 1,000", "backup, MB per 1,000")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keeping:
    """What looking after an archive of some size cost, in seconds."""

    listing: float
    """To show its newest fifty articles, and to count all."""
    copies: tuple[float, float]
    """To find those of a few articles: at first, and of others then."""
    removing: float
    """To remove an article, and to have it no longer found."""
    backup: float
    backup_mb: float


@dataclass(frozen=True, slots=True)
class Grown:
    """What an archive of some size cost."""

    passages: int
    adding: float
    """Seconds of `Archive.add`, from nothing to all passages."""
    more: float
    """Seconds to add some articles to them, and to have them found."""
    anew: float
    """Seconds to make the index from the database."""
    opening: float
    """Seconds until an archive with a whole index can be searched."""
    asked: Spread
    """Of `Retriever.retrieve`, with the index opened and no judge."""
    disk_mb: float
    keeping: Keeping


def measure_growth(ground: Workload, progress: Progress) -> Sequence[Table]:
    """Grow archives of made-up articles, each in a process of its own."""
    sizes = ground.sizes or (_FULL if ground.full else _SIZES)
    grown: list[Apart[Grown]] = []
    for place, size in enumerate(sizes):
        progress(place, len(sizes))
        press, count = Press(ground.seed), max(1, round(size / _PASSAGES_A_STORY))
        corpus = write_stories(ground.work / f"{size}.jsonl", press.stories(count))
        further = write_stories(ground.work / f"{size}-more.jsonl", Press(ground.seed + 1).stories(_MORE))
        questions = [press.story(number).question for number in range(0, count, max(1, count // _ASKED))][:_ASKED]
        folder = ground.work / f"grown-{size}"
        grown.append(apart(grow, corpus, further, folder, questions))
        for path in (corpus, further):
            path.unlink()
        rmtree(folder)
    return [
        Table("Growth, made-up articles", _COLUMNS, tuple(map(_row, grown)), _told(grown)),
        Table("Looking after them", _KEEPING_COLUMNS, tuple(_keeping_row(one.value) for one in grown), ""),
    ]


def grow(corpus: Path, further: Path, folder: Path, questions: Sequence[str]) -> Grown:
    """Fill a new archive, add to it, ask it, look after it, and make its index anew."""
    with Archive.open(folder) as archive:
        _ = archive.encoder
        adding = timed(lambda: archive.add(corpus)).seconds
        passages = archive.info().passages
        more = timed(lambda: archive.add(further)).seconds
    with Archive.open(folder) as archive:
        _ = archive.encoder
        opening = timed(archive.index).seconds
        retriever = Retriever(archive, settings=replace(archive.settings, judge_weight=0.0))
        retriever.retrieve(questions[-1])  # loads what is loaded once
        asked = times(retriever.retrieve, questions)
        keeping = keep(archive, folder.with_suffix(".backup"))
    LocalPlace(folder / "index").discard()
    with Archive.open(folder) as archive:
        _ = archive.encoder
        anew = timed(archive.index).seconds
    disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return Grown(passages, adding, more, anew, opening, asked, disk / _MB, keeping)


def keep(archive: Archive, copy: Path) -> Keeping:
    """Do with an archive what its keeper does; one article is gone then."""
    page = timed(archive.browse)
    ids = page.value.ids
    first, then = (timed(partial(archive.copies_of, some)).seconds for some in (ids[:_COPIED], ids[-_COPIED:]))
    removing = timed(lambda: (archive.remove(ids[-1]), archive.index())).seconds
    backup = timed(lambda: archive.backup(copy)).seconds
    size = copy.stat().st_size
    copy.unlink()
    return Keeping(page.seconds, (first, then), removing, backup, size / _MB)


def _row(one: Apart[Grown]) -> tuple[str, ...]:
    grown = one.value
    thousands = grown.passages / 1_000
    seconds = (grown.adding / thousands, grown.more, grown.anew / thousands, grown.opening)
    rest = (grown.asked.p50, grown.asked.p95, one.peak_mb, grown.disk_mb / thousands)
    return (f"{grown.passages:,}", *map(figure, (*seconds, *rest)))


def _keeping_row(one: Grown) -> tuple[str, ...]:
    thousands, keeping = one.passages / 1_000, one.keeping
    milliseconds = (1_000 * seconds for seconds in (keeping.listing, *keeping.copies))
    rest = (keeping.removing, keeping.backup / thousands, keeping.backup_mb / thousands)
    return (f"{one.passages:,}", *map(figure, (*milliseconds, *rest)))


def _told(grown: Sequence[Apart[Grown]]) -> str:
    first, last = grown[0].value, grown[-1].value
    times = (last.adding / last.passages) / (first.adding / first.passages)
    return (
        f"A passage of {last.passages:,} takes {figure(times)} times as long to add as one of {first.passages:,}; "
        f"{_MORE} articles more take {figure(last.more / first.more)} times as long."
    )
