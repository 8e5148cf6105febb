"""Which articles are copies of one story: near enough in their words, and at odds in none of their sentences.

Whether two articles are copies hangs on these two alone, never on what was added when. It is worked out when it is
asked for; the signatures, which are written with the articles, tell which pairs are worth comparing.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, insert, select

from embeddings.terms import words
from rag.archive.database.schema import articles, signatures
from rag.archive.signature import RECIPE, Signature, band_keys, candidate_pairs, candidates_of, shingles, signature
from rag.archive.sql import archive_state, store
from rag.archive.sql.archive_state import ArchiveState
from rag.language.word_lists.news import cue_words
from rag.paraphrase import SentenceTerms, disagree, sentence_terms
from rag.slices import slices
from rag.types import Article, Span

__all__ = [
    "SignedArticles",
    "are_copies",
    "copies_of",
    "find_copies",
    "is_signed",
    "put_signatures",
    "sign",
    "signed_articles",
    "wrongly_signed",
]

_LEAST_SHARED = 0.5
"""Jaccard of the shingles. Different articles of the sample share 0.07 at most, on one event too; a copy with another
dateline or order of paragraphs, with a paragraph more, or with one or two gone, shares 0.54 at least."""

_STORED = "<u4"
_BATCH = 1_000
_REMEMBERED = 256
"""Articles of which the words are kept at hand: copies are compared with each other, question after question."""


@dataclass(frozen=True, slots=True)
class SignedArticles:
    """What copies of an article are looked up in, as an archive is in one state of it."""

    state: ArchiveState
    ids: Sequence[str]
    """In order."""
    keys: NDArray[np.uint64]
    """The keys of each one's bands: uint64[n, 32]."""

    def rows(self, article_ids: Iterable[str]) -> list[int]:
        """Return the rows of those of some articles that are here."""
        found = ((bisect_left(self.ids, one), one) for one in set(article_ids))
        return [row for row, one in found if row < len(self.ids) and self.ids[row] == one]


def are_copies(one: Article, other: Article) -> bool:
    """Return whether two articles carry the same story, perhaps a little cut, extended or edited.

    A change of a number, a negation or a direction in a sentence, or the word "correction", makes another story of it.
    """
    near = one.text == other.text or _shared(one, other) >= _LEAST_SHARED
    return near and _corrects(one) == _corrects(other) and not disagree(_wordings(one), _wordings(other))


def put_signatures(connection: Connection, sketches: Mapping[int, Signature]) -> None:
    """Write the signatures of articles, by their numbers, in the place of those that they had."""
    for some in slices(sketches, _BATCH):
        connection.execute(delete(signatures).where(signatures.c.article.in_(some)))
        connection.execute(insert(signatures), [{"article": one, "minhash": _blob(sketches[one])} for one in some])


def is_signed(connection: Connection) -> bool:
    """Return whether the signatures are of the present recipe, which then every article has."""
    return archive_state.read_state(connection).signatures == RECIPE


def sign(connection: Connection) -> None:
    """Write the signatures of all articles anew."""
    connection.execute(delete(signatures))
    put_signatures(connection, {number: signature(article) for number, article in store.all_articles(connection)})
    archive_state.write_state(connection, replace(archive_state.read_state(connection), signatures=RECIPE))


def wrongly_signed(connection: Connection) -> Iterator[str]:
    """Yield the ids of articles whose signature is not that of their story."""
    kept = {row.article: row.minhash for row in connection.execute(select(signatures))}
    for number, article in store.all_articles(connection):
        if kept.get(number) != _blob(signature(article)):
            yield article.article_id


def find_copies(connection: Connection, article_ids: Iterable[str] | None) -> dict[str, list[str]]:
    """Return, for each of these articles, or of all, the ids of those among them that are its copies, in order."""
    kept = _signatures(connection, article_ids)
    ids = sorted(kept)
    return _compared(connection, ids, candidate_pairs(_sketches(kept, ids)))


def signed_articles(connection: Connection, remembered: SignedArticles | None = None) -> SignedArticles:
    """Read all signatures; what is remembered, where it is of the archive's present state."""
    state = archive_state.read_state(connection)
    if remembered and remembered.state == state:
        return remembered
    kept = _signatures(connection, None)
    ids = sorted(kept)
    return SignedArticles(state, ids, band_keys(_sketches(kept, ids)))


def copies_of(connection: Connection, article_ids: Collection[str], among: SignedArticles) -> dict[str, list[str]]:
    """Return, for each of these articles, the ids of its copies among those that are signed, in order."""
    asked = set(article_ids)
    copies = _compared(connection, among.ids, candidates_of(among.keys, among.rows(asked)))
    return {one: others for one, others in copies.items() if one in asked}


def _compared(
    connection: Connection, ids: Sequence[str], candidates: Iterable[tuple[int, int]]
) -> dict[str, list[str]]:
    copies: dict[str, list[str]] = {}
    for rows in slices(sorted(candidates), _BATCH):
        pairs = [(ids[row], ids[other]) for row, other in rows]
        found = store.find_articles(connection, {one for pair in pairs for one in pair})
        for one, other in pairs:
            if are_copies(found[one], found[other]):
                copies.setdefault(one, []).append(other)
                copies.setdefault(other, []).append(one)
    return {one: sorted(copies[one]) for one in sorted(copies)}


def _signatures(connection: Connection, article_ids: Iterable[str] | None) -> dict[str, bytes]:
    kept = select(articles.c.article_id, signatures.c.minhash).join(signatures)
    parts = [None] if article_ids is None else slices(set(article_ids), _BATCH)
    queries = [kept if some is None else kept.where(articles.c.article_id.in_(some)) for some in parts]
    return {row.article_id: row.minhash for query in queries for row in connection.execute(query)}


def _sketches(kept: Mapping[str, bytes], ids: Sequence[str]) -> Signature:
    return np.frombuffer(b"".join(kept[one] for one in ids), dtype=_STORED)


def _corrects(article: Article) -> bool:
    body = " ".join(span.of(article.text) for span in article.body)
    return not cue_words.CORRECTIONS.isdisjoint(words(f"{article.title or ''} {body}"))


def _shared(one: Article, other: Article) -> float:
    mine, theirs = _shingles(one), _shingles(other)
    return len(mine & theirs) / (len(mine | theirs) or 1)


@lru_cache(maxsize=_REMEMBERED)
def _shingles(article: Article) -> frozenset[str]:
    return shingles(article)


@lru_cache(maxsize=_REMEMBERED)
def _wordings(article: Article) -> Sequence[SentenceTerms]:
    return sentence_terms(article, Span(0, len(article.text)))


def _blob(sketch: Signature) -> bytes:
    return sketch.astype(_STORED).tobytes()
