"""The way in: add → read → split → encode → store → index."""

import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection

from embeddings.encoder import Encoder, load_encoder
from embeddings.errors import ArchiveError, ArticleMissing, ReadingError, SitasiError
from embeddings.judge import judge_named
from embeddings.judge.cached_judge import CachedJudge
from embeddings.language import Language
from rag.archive.backup import Backup, back_up, restore
from rag.archive.batches import batches
from rag.archive.database.database import Database
from rag.archive.database.opening import open_database
from rag.archive.indexing import bring_up_to_date, recipe
from rag.archive.integrity import problems
from rag.archive.preprocess import Prepared, Read, article_of, parts_reader, prepare
from rag.archive.sql import archive_state, store, syndication
from rag.archive.sql.browsing import Leaf, Order, Sought, browse, count_outlets
from rag.archive.sql.conversations import Conversations
from rag.archive.sql.corrections import as_read, corrected, correction, find_corrections
from rag.archive.sql.feedback import find_feedback, toggle_feedback
from rag.archive.sql.followed_sources import Following
from rag.archive.sql.listing import Listed, list_articles
from rag.archive.sql.missing_files import Gone, find_gone, is_gone
from rag.archive.writing import check_encoder, encode_again, look, next_state, write_articles
from rag.index import IndexPlace, PassageIndex, Stamp, index_place
from rag.index.base import IdVector
from rag.segmentation.bodies import check_body
from rag.settings import Settings
from rag.settings.archive_address import Place, ServerAddress, placed
from rag.types import AddReport, Article, DateCertainty, Feedback, Filters, Notice, Passage, Rejection, Span

__all__ = ["Archive", "ArchiveInfo", "Progress", "Version"]

Progress = Callable[[int, int], None]
"""Told how many of how many things are done."""


@dataclass(frozen=True, slots=True)
class ArchiveInfo:
    """What an archive holds."""

    place: Place
    articles: int
    passages: int
    languages: dict[Language, int]
    encoder: str
    generation: int


@dataclass(slots=True)
class _AddCounts:
    added: int = 0
    replaced: int = 0
    unchanged: int = 0

    def report(self, rejected: Sequence[Rejection]) -> AddReport:
        notices = tuple(one for one in rejected if isinstance(one, Notice))
        others = tuple(one for one in rejected if not isinstance(one, Notice))
        return AddReport(self.added, self.replaced, self.unchanged, others, notices)


def _silent(_done: int, _total: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Version:
    """A state of an archive."""

    held: Stamp
    found: Stamp | None
    """That of the index, which may be behind while another process is at work on it."""


class Archive:
    """Everything that was added, in a folder or on a server; safe to use from several threads and processes."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.settings = settings
        self._database = database
        self._index: PassageIndex | None = None
        self._thread_lock = threading.RLock()

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

    @property
    def place(self) -> Place:
        """Give the folder that the archive lies in, or the address of the database."""
        return self._database.place

    @property
    def folder(self) -> Path:
        """Give the folder that holds everything; beside a database, that of what this machine alone keeps of it."""
        return self._database.folder

    @property
    def cache(self) -> Path:
        """Return the folder in which this machine keeps what is derived."""
        return self._database.cache

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
        text, as in a `.txt` file. Raises `ReadingError` where the text holds no story.
        """
        from rag.reading.article import StatedMetadata
        from rag.reading.formats.documents.text import stated_article
        from rag.reading.input.files import check_text

        if not source.strip():
            raise ReadingError("the source is empty: give a URL, or any name that no other article has")
        stated = StatedMetadata(title=title, publisher=publisher, published=published)
        article = stated_article(check_text(source), text, stated, date.today())
        self.add_articles([article])
        return self.article(article.article_id)

    def add_articles(self, articles: Iterable[Article]) -> AddReport:
        """Add articles that are made already, of any number, as `add` adds what it reads.

        One whose body is no part of its text, or whose text cannot be kept, is rejected and keeps nothing else out.
        """
        return self._add(map(_sound, articles))

    def remove(self, article_id: str) -> Article:
        """Take an article out and give it back; raises `ArticleMissing`."""
        removed = self.remove_several([article_id])
        if not removed:
            raise self._missing(article_id)
        return removed[0]

    def remove_several(self, article_ids: Collection[str]) -> list[Article]:
        """Take articles out, all or none, and give back those that there were."""
        self._find_itself()
        with self._database.writing() as connection:
            removed = [article for one in article_ids if (article := store.remove_article(connection, one))]
            if removed:
                archive_state.write_state(connection, next_state(archive_state.read_state(connection), self.encoder))
        if removed:
            self.index()
        return removed

    def gone(self, *folders: str | Path) -> list[Gone]:
        """Give the articles whose files lay in these folders and are there no more, by their sources.

        An article that is kept under an address has no file. A folder that is not there or empty tells of none.
        """
        with self._database.reading() as connection:
            return list(find_gone(connection, folders))

    def prune(self, gone: Iterable[Gone]) -> list[Gone]:
        """Take out articles that `gone` gave, and give those that were; one whose file is back by now stays."""
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
        self._find_itself()
        as_it_was, said = {article.source: read}, {article.source: correction(read, now)}
        prepared = prepare(self.encoder, [now])
        if not write_articles(self._database, self.encoder, prepared, read=as_it_was, seen=seen, said=said):
            return self.correct(article_id, title=title, publisher=publisher, published=published, body=body)
        self.index()
        return now

    def as_read(self, article_id: str) -> Article:
        """Give an article as it was read, before anybody put it right; raises `ArticleMissing`."""
        article = self.article(article_id)
        with self._database.reading() as connection:
            kept = find_corrections(connection, [article.source])
        return as_read(article, kept.get(article.source))

    def article(self, article_id: str) -> Article:
        """Give the article of this id; raises `ArticleMissing`."""
        with self._database.reading() as connection:
            article = store.find_article(connection, article_id)
        if article is None:
            raise self._missing(article_id)
        return article

    def whole_id(self, beginning: str) -> str:
        """Return the one article id that begins so; raises `ArticleMissing` where none does, or several do."""
        with self._database.reading() as connection:
            ids = store.ids_beginning(connection, beginning) if beginning else []
        if len(ids) > 1:
            raise ArticleMissing(f"{beginning!r} begins several ids ({', '.join(ids)}): write more of one")
        if not ids:
            raise self._missing(beginning)
        return ids[0]

    def articles(self, filters: Filters = Filters(), *, most: int | None = None) -> list[Article]:
        """Give the articles that filters let through, or at most so many, newest first, those without a date last."""
        if filters:
            ids = [one.article_id for one in self.listed(filters)[:most]]
            held = self.articles_of(ids)
            return [held[one] for one in ids if one in held]
        with self._database.reading() as connection:
            return [article for _, article in store.all_articles(connection, most=most)]

    def listed(self, filters: Filters = Filters(), *, holding: IdVector | None = None) -> list[Listed]:
        """List the articles that filters let through, newest first, those without a date last.

        With `holding`, passages as `PassageIndex.holding` finds them, only theirs are listed.
        """
        with self._database.reading() as connection:
            return list_articles(connection, filters, holding)

    def publishers(self) -> list[str]:
        """Give the names of all publishers, as each is spelled, in alphabetical order."""
        with self._database.reading() as connection:
            return store.publishers(connection)

    def browse(
        self,
        filters: Filters = Filters(),
        sought: Sought | None = None,
        *,
        order: Order = Order.NEWEST,
        start: int = 0,
        most: int = 50,
    ) -> Leaf:
        """Find the articles that filters let through, or those sought among them; give some of them, and count all.

        `rag.overview.browsing` makes what is sought of words. No text is read.
        """
        with self._database.reading() as connection:
            return browse(connection, filters, sought, order=order, start=start, most=most)

    def counted(self) -> dict[Language, int]:
        """Count the articles of each language."""
        with self._database.reading() as connection:
            return store.count_articles(connection)

    def outlets(self, *, most: int) -> dict[str, int]:
        """Count the articles of each outlet, at most so many outlets, those with most articles first."""
        with self._database.reading() as connection:
            return count_outlets(connection, most=most)

    def changed(self) -> datetime | None:
        """Tell when an article was added, changed or removed last, in UTC; `None` where none ever was."""
        with self._database.reading() as connection:
            changed = archive_state.read_state(connection).changed
            return datetime.fromisoformat(changed) if changed else store.last_added(connection)

    def publishers_named(self, names: Collection[str]) -> dict[str, str]:
        """Give those of the names that are a publisher's, each with its spelling in the archive; case makes no odds."""
        spelled = {publisher.casefold(): publisher for publisher in self.publishers()}
        return {name: spelled[name.casefold()] for name in names if name.casefold() in spelled}

    def copies(self, article_ids: Collection[str] | None = None) -> dict[str, list[str]]:
        """Give, for each article that has copies, their ids; look among these articles only, or among all.

        Copies carry the same story in nearly the same words, and disagree in none of them.
        """
        return self._signed(lambda connection: syndication.find_copies(connection, article_ids))

    def copies_of(self, article_ids: Collection[str]) -> dict[str, list[str]]:
        """Give, for each of these articles that has copies, their ids; look among all."""
        return self._signed(lambda connection: syndication.copies_of(connection, article_ids))

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Give the passages of these ids; one that was removed meanwhile is left out."""
        with self._database.reading() as connection:
            found = store.find_passages(connection, ids)
        return {number: stored.passage for number, stored in found.items()}

    def keep_feedback(self, mark: Feedback) -> bool:
        """Keep a mark, or take it back where it is kept already with this note; say whether it is kept now."""
        with self._database.writing() as connection:
            return toggle_feedback(connection, mark)

    def feedback(self, question: str | None = None, *, owner: str | None = None) -> list[Feedback]:
        """Give what people marked, of one question or of all, by one owner or by all, oldest first."""
        with self._database.reading() as connection:
            return find_feedback(connection, question, owner)

    def conversations(self, owner: str) -> Conversations:
        """Give what is kept of what somebody asked in the chat; `owner` names them."""
        return Conversations(self._database, owner)

    def following(self) -> Following:
        """Return the sources that are followed; `rag.followed_sources` reads them."""
        return Following(self._database)

    def articles_of(self, article_ids: Collection[str]) -> dict[str, Article]:
        """Give the articles of these ids that there are."""
        with self._database.reading() as connection:
            return store.find_articles(connection, article_ids)

    def info(self) -> ArchiveInfo:
        """Count what the archive holds."""
        with self._database.reading() as connection:
            languages = store.count_articles(connection)
            state = archive_state.read_state(connection)
            passages = store.count_passages(connection)
        encoder = state.encoder or self.settings.encoder
        return ArchiveInfo(self.place, sum(languages.values()), passages, languages, encoder, state.generation)

    def index(self) -> PassageIndex:
        """Give an index of the archive as it is now, brought up to date where it is behind.

        While another process is at work on the index, the last one seen serves on, unless a backup was restored since.
        """
        with self._thread_lock:
            current, seen = self._stamp(), self._index
            if seen is not None and seen.stamp == current:
                return seen
            behind = seen if seen and seen.stamp and seen.stamp.archive == current.archive else None
            try:
                with FileLock(self._lock_path, timeout=0 if behind else -1):
                    self._index = self._open_index(current)
                    return self._index
            except Timeout:
                if behind is None:
                    raise
                return behind
            except OSError as error:
                raise ArchiveError(f"the folder {self._database.cache} cannot be used: {error.strerror}") from error

    def version(self) -> Version:
        """Tell what is held, and what of it is found, as they are now: as long as it is the same, so are answers."""
        return Version(self._stamp(), self.index().stamp)

    def rebuild(self, *, progress: Progress = _silent) -> None:
        """Make the index anew; split and encode every article again where chunker or encoder are others now."""
        encoder = load_encoder(self.settings.encoder)
        with self._database.writing() as connection:
            syndication.sign(connection)
            encode_again(connection, encoder, progress=progress)
        self.__dict__["encoder"] = encoder
        with self._thread_lock, FileLock(self._lock_path):
            self._index_place.discard()
            self._index = self._open_index(self._stamp())

    def verify(self) -> list[str]:
        """Say, a line each, what is wrong with the archive; nothing where it is whole."""
        return problems(self._database, load_encoder(self.settings.encoder), self._index_place)

    def backup(self, file: str | Path, *, progress: Progress = _silent) -> Backup:
        """Copy the archive as it is now into a new file, while it may be in use; the copy is checked.

        Raises `ArchiveDamaged`, or `ArchiveError` where the file cannot be written or is there already.
        """
        return back_up(self._database, Path(file), progress=progress)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _missing(self, article_id: str) -> ArticleMissing:
        return ArticleMissing(f"there is no article {article_id!r} in {self.place}: see `sitasi list`")

    def _signed(self, find: Callable[[Connection], dict[str, list[str]]]) -> dict[str, list[str]]:
        """Find something by the signatures, which an archive of an earlier version gets first."""
        with self._database.reading() as connection:
            if syndication.is_signed(connection):
                return find(connection)
        with self._database.writing() as connection:
            syndication.sign(connection)
            return find(connection)

    def _add(self, read: Iterable[Read]) -> AddReport:
        rejected: list[Rejection] = []
        tally = _AddCounts()
        for batch in batches(read, rejected):
            self._write(batch, tally)
        if tally.added or tally.replaced:
            self.index()
        return tally.report(rejected)

    def _write(self, batch: Sequence[Prepared | Article], tally: _AddCounts) -> None:
        """Write what is new or changed of a batch, as people put it right before."""
        read = {article.source: article for article in map(article_of, batch)}
        with self._database.reading() as connection:
            seen = look(connection, read)
        now = [corrected(article, seen.corrections.get(source)) for source, article in read.items()]
        changed = [article for article in now if seen.hashes.get(article.source) != store.content_hash(article)]
        if changed and not (tally.added or tally.replaced):
            self._find_itself()
        if changed and not write_articles(
            self._database, self.encoder, self._prepared(changed, batch), read=read, seen=seen, said=seen.corrections
        ):
            self._write(batch, tally)
            return
        tally.unchanged += len(batch) - len(changed)
        tally.replaced += sum(article.source in seen.hashes for article in changed)
        tally.added += sum(article.source not in seen.hashes for article in changed)

    def _prepared(self, articles: Sequence[Article], batch: Sequence[Prepared | Article]) -> list[Prepared]:
        """Prepare articles that are not prepared in the batch that they were read in."""
        ready = {one.cut.article: one for one in batch if isinstance(one, Prepared)}
        rest = [article for article in articles if article not in ready]
        ready |= {one.cut.article: one for one in prepare(self.encoder, rest)}
        return [ready[article] for article in articles]

    def _find_itself(self) -> None:
        """Bring the index to what the database holds, before anything is written.

        One that is ahead, for the database has lost its last changes, must not meet the generations and passage ids of
        those changes again.
        """
        with self._database.reading() as connection:
            is_new = not archive_state.read_state(connection).archive
        if not is_new:
            self.index()

    @property
    def _lock_path(self) -> Path:
        return self._database.cache / "index.lock"

    @cached_property
    def _index_place(self) -> IndexPlace:
        return index_place(self.settings.index, folder=self._database.cache / "index")

    def _open_index(self, current: Stamp) -> PassageIndex:
        index = self._index_place.open(
            archive=current.archive, recipe=current.recipe, dimensions=self.encoder.dimensions
        )
        bring_up_to_date(index, self._database, current.recipe)
        return index

    def _stamp(self) -> Stamp:
        with self._database.reading() as connection:
            state = archive_state.read_state(connection)
        check_encoder(self._database, state, self.encoder)
        return Stamp(state.archive, state.generation, recipe(self.encoder))


def _sound(article: Article) -> Article | Rejection:
    """Give an article back, or say why it cannot be kept."""
    from rag.reading.input.files import check_text

    try:
        check_text(article.source)
        check_body(article.body, check_text(article.text))
    except ReadingError as error:
        return Rejection(article.source, str(error))
    return article
