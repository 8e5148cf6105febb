"""What reading found in an article, put right: its title, publisher and date, and which paragraphs are the story."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from embeddings.errors import ReadingError
from rag.archive import Archive
from rag.types import Article, Span
from ui.chat.articles.typed import typed_date, typed_line
from ui.chat.locales.articles import TabWords

__all__ = ["CorrectionForm", "correct", "filled", "paragraphs"]


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """What stands in the form, as it was typed."""

    text: str
    """Tells which text the paragraphs are of."""
    title: str
    publisher: str
    published: str
    story: tuple[Span, ...]
    """The paragraphs that are ticked."""


def filled(article: Article) -> CorrectionForm:
    """Return the form as it is filled in at first: with what is known of the article."""
    day = article.published.isoformat() if article.published else ""
    text = sha256(article.text.encode()).hexdigest()
    return CorrectionForm(text, article.title or "", article.publisher or "", day, article.body)


def correct(archive: Archive, article: Article, form: CorrectionForm, said: TabWords) -> Article:
    """Put an article right; raises `ReadingError` where the form cannot be taken, and what `Archive.correct` raises."""
    if form.text != filled(article).text:
        raise ReadingError(said.changed)
    return archive.correct(
        article.article_id,
        title=typed_line(form.title),
        publisher=typed_line(form.publisher),
        published=typed_date(form.published, date.today(), said),
        body=form.story,
    )


def paragraphs(article: Article) -> Iterator[Span]:
    """Go through the text: the paragraphs of the story, and the lines between them."""
    position = 0
    for span in article.body:
        yield from _lines(article.text, position, span.start)
        yield span
        position = span.end
    yield from _lines(article.text, position, len(article.text))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    for line in text[start:end].splitlines(keepends=True):
        if bare := line.strip():
            at = start + line.index(bare)
            yield Span(at, at + len(bare))
        start += len(line)
