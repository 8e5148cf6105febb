"""Articles that were read → the archive, batch by batch, as people put them right before."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from embeddings.encoder import Encoder
from embeddings.errors import ReadingError
from rag.archive.batches import batches
from rag.archive.current_index import CurrentIndex
from rag.archive.database.database import Database
from rag.archive.preprocess import Prepared, Read, article_of, prepare
from rag.archive.sql.article_rows import content_hash
from rag.archive.sql.corrections import corrected
from rag.archive.writing import look, write_articles
from rag.segmentation.bodies import check_body
from rag.types import AddReport, Article, Notice, Rejection

__all__ = ["Adding", "sound"]


@dataclass(slots=True)
class Adding:
    """Adds what is read, and counts what became of it."""

    database: Database
    index: CurrentIndex
    encoder: Callable[[], Encoder]
    """Loads it: where nothing is new, it is not needed."""
    added: int = 0
    replaced: int = 0
    unchanged: int = 0

    def add(self, read: Iterable[Read]) -> AddReport:
        """Write what is new or changed, each batch in one transaction, then index it."""
        rejected: list[Rejection] = []
        for batch in batches(read, rejected):
            self._write(batch)
        if self.added or self.replaced:
            self.index.get(self.encoder())
        notices = tuple(one for one in rejected if isinstance(one, Notice))
        others = tuple(one for one in rejected if not isinstance(one, Notice))
        return AddReport(self.added, self.replaced, self.unchanged, others, notices)

    def _write(self, batch: Sequence[Prepared | Article]) -> None:
        read = {article.source: article for article in map(article_of, batch)}
        with self.database.reading() as connection:
            seen = look(connection, read)
        now = [corrected(article, seen.corrections.get(source)) for source, article in read.items()]
        changed = [article for article in now if seen.hashes.get(article.source) != content_hash(article)]
        if changed and not (self.added or self.replaced):
            self.index.before_writing(self.encoder)
        if changed and not write_articles(
            self.database, self.encoder(), self._prepared(changed, batch), read=read, seen=seen, said=seen.corrections
        ):
            self._write(batch)  # another changed meanwhile what was seen
            return
        known = sum(article.source in seen.hashes for article in changed)
        self.unchanged += len(batch) - len(changed)
        self.replaced += known
        self.added += len(changed) - known

    def _prepared(self, articles: Sequence[Article], batch: Sequence[Prepared | Article]) -> list[Prepared]:
        """Prepare articles that are not prepared in the batch that they were read in."""
        ready = {one.cut.article: one for one in batch if isinstance(one, Prepared)}
        rest = [article for article in articles if article not in ready]
        ready |= {one.cut.article: one for one in prepare(self.encoder(), rest)}
        return [ready[article] for article in articles]


def sound(article: Article) -> Article | Rejection:
    """Return an article, or why it cannot be kept."""
    from rag.reading.input.files import check_text

    try:
        check_text(article.source)
        check_body(article.body, check_text(article.text))
    except ReadingError as error:
        return Rejection(article.source, str(error))
    return article
