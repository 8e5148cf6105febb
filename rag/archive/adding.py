"""Articles that were read → the archive, batch by batch, as people put them right before."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from embeddings.encoder import Encoder
from embeddings.errors import ReadingError
from rag.archive.batches import batches
from rag.archive.current_index import CurrentIndex
from rag.archive.database.database import Database
from rag.archive.preprocess import Prepared, Read, article_of, content_of, prepare
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
        came = {article_of(one).source: one for one in batch}
        read = {source: article_of(one) for source, one in came.items()}
        with self.database.reading() as connection:
            seen = look(connection, read)
        now = {source: corrected(article, seen.corrections.get(source)) for source, article in read.items()}
        changed = [
            article
            for source, article in now.items()
            if seen.hashes.get(source) != content_of(came[source] if article is read[source] else article)
        ]
        if changed and not (self.added or self.replaced):
            self.index.before_writing(self.encoder)
        if changed and not write_articles(
            self.database, self.encoder(), self._prepared(changed, came), read=read, seen=seen, said=seen.corrections
        ):
            self._write(batch)  # another changed meanwhile what was seen
            return
        known = sum(article.source in seen.hashes for article in changed)
        self.unchanged += len(batch) - len(changed)
        self.replaced += known
        self.added += len(changed) - known

    def _prepared(self, articles: Sequence[Article], came: Mapping[str, Prepared | Article]) -> list[Prepared]:
        """Prepare articles that did not come prepared, as they are to be."""
        ready = {
            article.source: one
            for article in articles
            if isinstance(one := came[article.source], Prepared) and one.cut.article is article
        }
        rest = [article for article in articles if article.source not in ready]
        ready |= {one.cut.article.source: one for one in prepare(self.encoder(), rest)}
        return [ready[article.source] for article in articles]


def sound(article: Article) -> Article | Rejection:
    """Return an article, or why it cannot be kept."""
    from rag.reading.input.files import check_text

    try:
        check_text(article.source)
        check_body(article.body, check_text(article.text))
    except ReadingError as error:
        return Rejection(article.source, str(error))
    return article
