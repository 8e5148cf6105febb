"""The archive of a dataset's corpus: built once, kept under what it was built from."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from embeddings.encoder import load_encoder
from embeddings.errors import ReadingError
from rag import Archive, Article, Settings
from rag.archive.indexing import recipe
from rag.reading.formats.records.exported import is_exported
from rag.types import AddReport

__all__ = ["CorpusArchive", "add_corpus", "document_id", "fingerprint", "open_corpus", "source_names"]

Progress = Callable[[int, int], None]
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class CorpusArchive:
    """An archive of a corpus."""

    archive: Archive
    passages_per_second: float | None
    """How fast it was built; `None` where it had been built before."""
    names: dict[str, str]
    """Source → `_id`, of the documents that state one: the archive knows those by it."""

    def name(self, article: Article) -> str:
        """Return the `_id` of an article in the corpus."""
        return self.names.get(article.source) or document_id(article)


def open_corpus(corpus: Path, settings: Settings, *, folder: Path | None = None, progress: Progress) -> CorpusArchive:
    """Open the archive of a corpus, building it where it is new.

    Without a folder it is kept in the user's cache, by the content of the corpus and how it is encoded and split; one
    that was left halfway is begun again. Raises `ReadingError` where a document cannot be read.
    """
    place = folder or _cached(corpus, settings)
    finished = place / "finished"
    if folder is None and place.exists() and not finished.exists():
        shutil.rmtree(place)
    archive = Archive.open(place, settings=settings)
    speed = None
    if not finished.exists():
        started = perf_counter()
        report = add_corpus(archive, corpus, progress=progress)
        if report.added or report.replaced:
            speed = archive.info().passages / (perf_counter() - started)
        finished.touch()
    return CorpusArchive(archive, speed, source_names(corpus))


def add_corpus(archive: Archive, corpus: Path, *, progress: Progress = lambda _done, _total: None) -> AddReport:
    """Put a corpus into an archive; raises `ReadingError` where one of its documents is not taken."""
    report = archive.add(corpus, progress=progress)
    if report.rejected:
        first = report.rejected[0]
        raise ReadingError(f"{len(report.rejected)} documents were rejected, first {first.source}: {first.error}")
    return report


def document_id(article: Article) -> str:
    """Return the `_id` of an article that came from a corpus: what follows the file's name in its source."""
    return article.source.partition(".jsonl#")[2]


def fingerprint(path: Path) -> str:
    """Return sixteen hexadecimal digits of a file's content."""
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()[:16]


def _cached(corpus: Path, settings: Settings) -> Path:
    from platformdirs import user_cache_path

    made_by = sha256(recipe(load_encoder(settings.encoder)).encode()).hexdigest()[:8]
    return user_cache_path("sitasi") / "corpora" / f"{fingerprint(corpus)}-{made_by}"


def source_names(corpus: Path) -> dict[str, str]:
    """Read the `_id` of each document that states its source: an address, or that of an exported article."""
    named: dict[str, str] = {}
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            if '"url"' not in line and '"published_certainty"' not in line:
                continue
            document = json.loads(line)
            source = document["source"] if is_exported(document) else str(document.get("url", ""))
            if "_id" in document and (is_exported(document) or source.startswith(_WEB)):
                named[source] = str(document["_id"])
    return named
