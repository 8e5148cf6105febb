"""What an archive holds, read: its articles, their passages and copies, and what people keep beside them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from embeddings.errors import ArticleMissing
from embeddings.language import Language
from rag.archive.database.database import Database
from rag.archive.sql import archive_state, store, syndication
from rag.archive.sql.browsing import Leaf, Order, Sought, browse, count_outlets
from rag.archive.sql.conversations import Conversations
from rag.archive.sql.corrections import as_read, find_corrections
from rag.archive.sql.feedback import find_feedback, toggle_feedback
from rag.archive.sql.followed_sources import Following
from rag.archive.sql.listing import Listed, list_articles
from rag.archive.sql.missing_files import Gone, find_gone
from rag.checked_arguments import checked_text
from rag.index.base import IdVector
from rag.settings import Settings
from rag.settings.archive_address import Place
from rag.types import Article, Feedback, Filters, Passage

__all__ = ["ArchiveInfo", "Holdings"]


@dataclass(frozen=True, slots=True)
class ArchiveInfo:
    """What an archive holds."""

    place: Place
    articles: int
    passages: int
    languages: dict[Language, int]
    encoder: str
    generation: int


class Holdings:
    """The side of an archive that reads, which needs neither index nor model."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.settings = settings
        self._database = database
        self._signatures: syndication.SignedArticles | None = None
        """As they were read last: every answer of the chat looks copies up, and few come after a change."""

    @property
    def place(self) -> Place:
        """Return the folder that the archive lies in, or the address of the database."""
        return self._database.place

    @property
    def folder(self) -> Path:
        """Return the folder that holds everything; of a database, what this machine keeps."""
        return self._database.folder

    @property
    def cache(self) -> Path:
        """Return the folder in which this machine keeps what is derived."""
        return self._database.cache

    def info(self) -> ArchiveInfo:
        """Count what the archive holds."""
        with self._database.reading() as connection:
            languages = store.count_articles(connection)
            state = archive_state.read_state(connection)
            passages = store.count_passages(connection)
        encoder = state.encoder or self.settings.encoder
        return ArchiveInfo(self.place, sum(languages.values()), passages, languages, encoder, state.generation)

    def counted(self) -> dict[Language, int]:
        """Count the articles of each language."""
        with self._database.reading() as connection:
            return store.count_articles(connection)

    def outlets(self, *, most: int) -> dict[str, int]:
        """Count the articles of so many outlets, those with most articles first."""
        with self._database.reading() as connection:
            return count_outlets(connection, most=most)

    def publishers(self) -> list[str]:
        """Return the names of all publishers, as each is spelled, in alphabetical order."""
        with self._database.reading() as connection:
            return store.publishers(connection)

    def publishers_named(self, names: Collection[str]) -> dict[str, str]:
        """Return those names that are a publisher's, each with its spelling in the archive."""
        spelled = {publisher.casefold(): publisher for publisher in self.publishers()}
        return {name: spelled[name.casefold()] for name in names if name.casefold() in spelled}

    def changed(self) -> datetime | None:
        """Return when an article last came, changed or went, in UTC; `None` where none did."""
        with self._database.reading() as connection:
            changed = archive_state.read_state(connection).changed
            return datetime.fromisoformat(changed) if changed else store.last_added(connection)

    def article(self, article_id: str) -> Article:
        """Return the article of this id; raises `ArticleMissing`."""
        with self._database.reading() as connection:
            article = store.find_article(connection, article_id)
        if article is None:
            raise self._missing(article_id)
        return article

    def whole_id(self, beginning: str) -> str:
        """Return the one article id that begins so; raises `ArticleMissing` without exactly one."""
        checked_text("the id", beginning)
        with self._database.reading() as connection:
            ids = store.ids_beginning(connection, beginning) if beginning else []
        if len(ids) > 1:
            raise ArticleMissing(f"{beginning!r} begins several ids ({', '.join(ids)}): write more of one")
        if not ids:
            raise self._missing(beginning)
        return ids[0]

    def articles(self, filters: Filters = Filters(), *, most: int | None = None) -> list[Article]:
        """Return the articles that filters let through, newest first, those without a date last."""
        if filters:
            ids = [one.article_id for one in self.listed(filters)[:most]]
            held = self.articles_of(ids)
            return [held[one] for one in ids if one in held]
        with self._database.reading() as connection:
            return [article for _, article in store.all_articles(connection, most=most)]

    def articles_of(self, article_ids: Collection[str]) -> dict[str, Article]:
        """Return the articles of these ids that there are."""
        with self._database.reading() as connection:
            return store.find_articles(connection, article_ids)

    def listed(self, filters: Filters = Filters(), *, holding: IdVector | None = None) -> list[Listed]:
        """List the articles that filters let through, newest first, those without a date last.

        With `holding`, passages as `PassageIndex.holding` finds them, only theirs are listed.
        """
        with self._database.reading() as connection:
            return list_articles(connection, filters, holding)

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

    def as_read(self, article_id: str) -> Article:
        """Return an article as it was read, before anybody put it right; raises `ArticleMissing`."""
        article = self.article(article_id)
        with self._database.reading() as connection:
            kept = find_corrections(connection, [article.source])
        return as_read(article, kept.get(article.source))

    def gone(self, *folders: str | Path) -> list[Gone]:
        """Return the articles whose files lay in these folders and are gone.

        An article that is kept under an address has no file. A folder that is not there or empty tells of none.
        """
        with self._database.reading() as connection:
            return list(find_gone(connection, folders))

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Return the passages of these ids; one that was removed meanwhile is left out."""
        with self._database.reading() as connection:
            found = store.find_passages(connection, ids)
        return {number: stored.passage for number, stored in found.items()}

    def copies(self, article_ids: Collection[str] | None = None) -> dict[str, list[str]]:
        """Return, for each article that has copies, their ids; look among these articles only, or among all.

        Copies carry the same story in nearly the same words, and disagree in none of them.
        """
        return self._signed(lambda connection: syndication.find_copies(connection, article_ids))

    def copies_of(self, article_ids: Collection[str]) -> dict[str, list[str]]:
        """Return, for each of these articles that has copies, their ids; look among all."""

        def find(connection: Connection) -> dict[str, list[str]]:
            self._signatures = among = syndication.signed_articles(connection, self._signatures)
            return syndication.copies_of(connection, article_ids, among)

        return self._signed(find)

    def keep_feedback(self, mark: Feedback) -> bool:
        """Keep a mark, or take it back where it is kept already with this note; say whether it is kept now."""
        with self._database.writing() as connection:
            return toggle_feedback(connection, mark)

    def feedback(self, question: str | None = None, *, owner: str | None = None) -> list[Feedback]:
        """Return what people marked, oldest first: of one question, by one owner, or all."""
        with self._database.reading() as connection:
            return find_feedback(connection, question, owner)

    def conversations(self, owner: str) -> Conversations:
        """Return what is kept of what somebody asked in the chat; `owner` names them."""
        return Conversations(self._database, owner)

    def following(self) -> Following:
        """Return the sources that are followed; `rag.followed_sources` reads them."""
        return Following(self._database)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
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
