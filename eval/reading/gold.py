"""Folders of pages whose story is known, in the form of article-extraction-benchmark, with titles and days added."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eval.datasets.files import read_json
from eval.datasets.problems import Problems
from eval.datasets.records import DatasetRecord, shown

__all__ = ["GoldPage", "read_gold"]

_TRUTH = "ground-truth.json"
_ENDINGS = (".html", ".html.gz")


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page, and what a careful reader takes from it."""

    page_id: str
    path: Path
    story: str
    """Empty where the page is no article."""
    title: str | None = None
    """None where it is not known."""
    published: date | None = None
    """None where the page states no day, or where none is known."""
    day_is_known: bool = False
    """Whether `published` may be held against a reader, also where it is None."""

    @property
    def is_article(self) -> bool:
        """Whether there is a story to be read."""
        return bool(self.story)


def read_gold(folder: Path) -> list[GoldPage]:
    """Read `ground-truth.json` and find its pages, as `ID.html` or `ID.html.gz`, in the folder or in `html/` there.

    Raises `DatasetInvalid`, knowing all that is wrong with it.
    """
    problems = Problems()
    truth = folder / _TRUTH
    written = read_json(truth, problems)
    problems.refuse()
    if not isinstance(written, dict) or not written:
        problems.add(truth, "must be an object that holds an object for each page, by the page's id")
        problems.refuse()
        return []
    pages = [_page(folder, page_id, fields, problems) for page_id, fields in written.items()]
    problems.refuse()
    return [page for page in pages if page]


def _page(folder: Path, page_id: str, fields: object, problems: Problems) -> GoldPage | None:
    place = f"{folder / _TRUTH}: {shown(page_id)}"
    if not isinstance(fields, dict):
        problems.add(place, f"must be an object; it is {shown(fields)}")
        return None
    record = DatasetRecord(place, fields, problems)
    path = _path(folder, page_id)
    if path is None:
        record.refuse(f"there is no such page; put {page_id}.html into {folder} or {folder / 'html'}")
        return None
    is_article = record.truth("article") is not False
    return GoldPage(
        page_id,
        path,
        story=record.text("articleBody") if is_article else "",
        title=record.text("title") if is_article and record.has("title") else None,
        published=_day(record) if is_article and record.has("published") else None,
        day_is_known=is_article and "published" in fields,
    )


def _path(folder: Path, page_id: str) -> Path | None:
    if Path(page_id).name != page_id:
        return None
    places = (parent / f"{page_id}{ending}" for parent in (folder / "html", folder) for ending in _ENDINGS)
    return next((place for place in places if place.is_file()), None)


def _day(record: DatasetRecord) -> date | None:
    written = record.text("published")
    try:
        return date.fromisoformat(written)
    except ValueError:
        record.refuse(f"'published' must be a day as in 2025-03-07; it is {shown(written)}")
        return None
