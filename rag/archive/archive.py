"""The way in: add → read → split → encode → store → index."""

from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from embeddings.encoder import Encoder, load_encoder
from embeddings.errors import ReadingError, SitasiError
from embeddings.judge import judge_named
from embeddings.judge.cached_judge import CachedJudge
from rag.archive.adding import Adding, sound
from rag.archive.backup import Backup, back_up, restore
from rag.archive.current_index import CurrentIndex
from rag.archive.database.database import Database
from rag.archive.database.opening import open_database
from rag.archive.holdings import ArchiveInfo, Holdings
from rag.archive.integrity import problems
from rag.archive.preprocess import Read, parts_reader, prepare
from rag.archive.sql import archive_state, store, syndication
from rag.archive.sql.corrections import as_read, correction
from rag.archive.sql.missing_files import Gone, is_gone
from rag.archive.writing import check_encoder, encode_again, look, next_state, write_articles
from rag.checked_arguments import checked_day, checked_several, checked_text
from rag.index import PassageIndex, Stamp
from rag.segmentation.bodies import check_body
from rag.settings import Settings
from rag.settings.archive_address import ServerAddress, placed
from rag.types import AddReport, Article, DateCertainty, Span

__all__ = ["Archive", "ArchiveInfo", "Progress", "Version"]

Progress = Callable[[int, int], None]
"""Told how many of how many things are done."""


def _silent(_done: int, _total: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Version:
    """A state of an archive."""

    held: Stamp
    found: Stamp | None
    """That of the index, which may be behind while another process is at work on it."""


class Archive(Holdings):
    """Everything that was added, in a folder or on a server; safe to use from several threads and processes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        super().__init__(database, settings)
        self._current = CurrentIndex(database, settings)

    @classmethod
    def open(
        cls, place: str | Path | ServerAddress, *, settings: Settings | None = None, create: bool = True
    ) -> "Archive":
        """Open the archive in a folder, or in a database on a server; make it when it is new.

        A database is named as in postgresql://user:password@host:port/database. Raises `ArchiveMissing` (only without
        `create`), `ArchiveTooNew`, `ArchiveError`, or `SettingsError` where an address cannot be used.
        """
        return cls(open_database(placed(place), create=create), settings or Settings())

    @classmethod
    def restore(
        cls,
        file: str | Path,
        place: str | Path | ServerAddress,
        *,
        replacing: bool = False,
        settings: Settings | None = None,
        progress: Progress = _silent,
    ) -> "Archive":
        """Open an archive with what a backup holds in the place of what it held; make it when it is new.

        Readers see the old articles or the new ones, and whatever stops it leaves the old. Raises `ArchiveError` where
        the file is no whole backup, or where articles would be lost and `replacing` does not allow it.
        """
        restore(Path(file), placed(place), replacing=replacing, progress=progress)
        archive = cls.open(place, settings=settings)
        with suppress(SitasiError):  # the articles are there; what keeps an index from being made, a question will tell
            archive.index()
        return archive

    @cached_property
    def encoder(self) -> Encoder:
        """Load the encoder that the settings name.

        Raises `EncoderMismatch` where the archive's vectors come from another one.
        """
        encoder = load_encoder(self.settings.encoder)
        with self._database.reading() as connection:
            check_encoder(self._database, archive_state.read_state(connection), encoder)
        return encoder

    @cached_property
    def judge(self) -> CachedJudge | None:
        """Load the judge that the settings name; `None` where they turn it off. Raises `ModelError`."""
        judge = judge_named(self.settings.judge)
        return CachedJudge(judge) if judge else None

    def load(self) -> None:
        """Load now what the first question would: the encoder, the index, the judge. Raises what they raise."""
        with ThreadPoolExecutor(1) as beside:
            judge = beside.submit(lambda: self.judge)  # most of its loading leaves Python to others
            self.index()
            judge.result()

    def add(self, *locations: str | Path, ray: bool = False, progress: Progress = _silent) -> AddReport:
        """Read files, folders, pages and feeds into the archive; what begins with https:// or http:// is fetched.

        The same source with the same content is left alone, with new content it is replaced. What cannot be read is
        reported and keeps nothing else out. Articles are written in batches, each in one transaction.

        With `ray`, files are read and encoded by a Ray cluster: the one that RAY_ADDRESS names, else one on this
        machine. Every machine must find them under the same paths.
        """
        from rag.reading import read_sources

        read_parts = parts_reader(self._database, lambda: self.encoder, ray=ray)
        return self._add(read_sources(locations, read_parts, web=self.settings.web, progress=progress))

    def add_text(
        self,
        text: str,
        *,
        source: str,
        title: str | None = None,
        publisher: str | None = None,
        published: date | None = None,
    ) -> Article:
        """Add an article that is at hand as plain text, and give it as it is then, with its `article_id`.

        `source` is its identity: a URL, or any name that no other article has. What is not stated is looked for in the
        text, as in a `.txt` file. Raises `ReadingError` where the text holds no story, `SettingsError` for a title,
        publisher or day of another kind.
        """
        from rag.reading.article import StatedMetadata
        from rag.reading.formats.documents.text import stated_article
        from rag.reading.input.files import check_text

        if not check_text(source).strip():
            raise ReadingError("the source is empty: give a URL, or any name that no other article has")
        stated = StatedMetadata(
            title=None if title is None else checked_text("the title", title),
            publisher=None if publisher is None else checked_text("the publisher", publisher),
            published=checked_day("published", published),
        )
        article = stated_article(source, text, stated, date.today())
        self.add_articles([article])
        return self.article(article.article_id)

    def add_articles(self, articles: Iterable[Article]) -> AddReport:
        """Add articles that are made already, of any number, as `add` adds what it reads.

        One whose body is no part of its text, or whose text cannot be kept, is rejected and keeps nothing else out.
        """
        return self._add(map(sound, articles))

    def remove(self, article_id: str) -> Article:
        """Take an article out and give it back; raises `ArticleMissing`."""
        removed = self.remove_several([article_id])
        if not removed:
            raise self._missing(article_id)
        return removed[0]

    def remove_several(self, article_ids: Collection[str]) -> list[Article]:
        """Take articles out, all or none, and give back those that there were."""
        article_ids = checked_several("the ids", article_ids)
        self._current.before_writing(lambda: self.encoder)
        with self._database.writing() as connection:
            removed = [article for one in article_ids if (article := store.remove_article(connection, one))]
            if removed:
                archive_state.write_state(connection, next_state(archive_state.read_state(connection), self.encoder))
        if removed:
            self.index()
        return removed

    def prune(self, gone: Iterable[Gone]) -> list[Gone]:
        """Take out articles that are `gone`, and return them; one whose file is back stays."""
        still = [one for one in gone if is_gone(one.source)]
        if not still:
            return []
        removed = {one.article_id for one in self.remove_several([one.article_id for one in still])}
        return [one for one in still if one.article_id in removed]

    def correct(
        self,
        article_id: str,
        *,
        title: str | None,
        publisher: str | None,
        published: date | None,
        body: Sequence[Span],
    ) -> Article:
        """Put right what was read of an article, and give it as it is then.

        What differs from what was read holds from now on, also when the source is read again; of another text, the
        body is as it is read. Raises `ArticleMissing`, or `ReadingError` where the body is no part of the text.
        """
        article = self.article(article_id)
        check_body(body, article.text)
        with self._database.reading() as connection:
            seen = look(connection, [article.source])
        read = as_read(article, seen.corrections.get(article.source))
        stated = DateCertainty.STATED if published else DateCertainty.UNKNOWN
        certainty = read.certainty if published == read.published else stated
        now = replace(
            read, title=title, publisher=publisher, published=published, certainty=certainty, body=tuple(body)
        )
        if now == article:
            return article
        self._current.before_writing(lambda: self.encoder)
        as_it_was, said = {article.source: read}, {article.source: correction(read, now)}
        prepared = prepare(self.encoder, [now])
        if not write_articles(self._database, self.encoder, prepared, read=as_it_was, seen=seen, said=said):
            return self.correct(article_id, title=title, publisher=publisher, published=published, body=body)
        self.index()
        return now

    def index(self) -> PassageIndex:
        """Return the index, brought up to date where it is behind the archive.

        While another process is at work on the index, the last one seen serves on, unless a backup was restored since.
        """
        return self._current.get(self.encoder)

    def version(self) -> Version:
        """Return what is held and found now: while that is the same, so are answers."""
        return Version(self._current.stamp(self.encoder), self.index().stamp)

    def rebuild(self, *, progress: Progress = _silent) -> None:
        """Make the index anew; split and encode every article again where chunker or encoder are others now."""
        encoder = load_encoder(self.settings.encoder)
        with self._database.writing() as connection:
            syndication.sign(connection)
            encode_again(connection, encoder, progress=progress)
        self.__dict__["encoder"] = encoder
        self._current.make_anew(encoder)

    def verify(self) -> list[str]:
        """Say, a line each, what is wrong with the archive; nothing where it is whole."""
        return problems(self._database, load_encoder(self.settings.encoder), self._current.place)

    def backup(self, file: str | Path, *, progress: Progress = _silent) -> Backup:
        """Copy the archive as it is now into a new file, while it may be in use; the copy is checked.

        Raises `ArchiveDamaged`, or `ArchiveError` where the file cannot be written or is there already.
        """
        return back_up(self._database, Path(file), progress=progress)

    def _add(self, read: Iterable[Read]) -> AddReport:
        return Adding(self._database, self._current, lambda: self.encoder).add(read)
