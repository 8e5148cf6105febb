"""A text that was pasted → a Markdown file beside the archive → an article."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from embeddings.errors import ReadingError
from embeddings.terms.accents import without_accents
from rag.archive import Archive
from rag.reading.input.files import check_text
from ui.chat.articles.outcome import AddOutcome, reported
from ui.chat.articles.typed import typed_date, typed_line
from ui.chat.articles.uploading import first_article
from ui.chat.locales.articles import TabWords

__all__ = ["Pasted", "add_pasted", "slug", "written"]

_FOLDER = "pasted"
_SLUG_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was typed, as it was typed."""

    title: str
    text: str
    published: str
    publisher: str


def add_pasted(archive: Archive, pasted: Pasted, said: TabWords) -> AddOutcome:
    """Write a text into a file of its own and add that; a text of no use leaves no file.

    Raises `ReadingError` where it cannot be an article, and what `Archive.add` raises.
    """
    today = date.today()
    published = typed_date(pasted.published, today, said)
    document = written(pasted, published, today, said)
    opening = (pasted.title.strip() or pasted.text.strip()).splitlines()[0]
    path = _put(archive.folder.resolve() / _FOLDER, f"{published or today}-{slug(opening)}", document, said)
    try:
        article = first_article(path)
    except ReadingError:
        path.unlink(missing_ok=True)
        raise
    return reported(article.label, path, archive.add(path), said)


def written(pasted: Pasted, published: date | None, today: date, said: TabWords) -> str:
    """Write a pasted text as Markdown with front matter; raises `ReadingError` where it cannot be stored."""
    import frontmatter

    if not pasted.text.strip():
        raise ReadingError(said.no_text)
    stated = {
        "title": typed_line(pasted.title),
        "publisher": typed_line(pasted.publisher),
        "published": published,
        "pasted": today,
    }
    fields = {name: value for name, value in stated.items() if value}
    post = frontmatter.Post(check_text(pasted.text))
    post.metadata.update(fields)
    return f"{frontmatter.dumps(post)}\n"


def slug(title: str) -> str:
    """Make the part of a file's name that tells people what is in it.

    >>> slug("Tarif feri “Sembira” naik: Rp42.500!"), slug("¿¡…")
    ('tarif-feri-sembira-naik-rp42-500', 'article')
    """
    words = re.findall(r"[a-z0-9]+", _folded(title[: 4 * _SLUG_LENGTH]))
    return "-".join(words)[:_SLUG_LENGTH].strip("-") or "article"


def _put(folder: Path, name: str, text: str, said: TabWords) -> Path:
    """Write a new file, under the first name that is free."""
    names = (f"{name}-{number}.md" if number > 1 else f"{name}.md" for number in count(1))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = next(path for path in map(folder.joinpath, names) if _created(path))
        path.write_bytes(text.encode())
    except OSError as error:
        raise ReadingError(said.unkept.format(error.strerror)) from error
    return path


def _created(path: Path) -> bool:
    """Make an empty file, unless there is one of this name."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _folded(text: str) -> str:
    """Leave out case and accents."""
    return without_accents(text).casefold()
