"""The public JSON shapes: what every `--json` prints. Others script against them; keep them stable."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rag.archive import ArchiveInfo, Backup, Gone
from rag.citation_marks import marked
from rag.types import (
    AddReport,
    Answer,
    AnswerSentence,
    Article,
    Citation,
    Explanation,
    Followed,
    Hit,
    Period,
    PhrasedSentence,
    Phrasing,
)

if TYPE_CHECKING:  # the doctor knows language models, which an answer may do without
    from rag.doctor import HealthCheck

__all__ = [
    "add_document",
    "answer_document",
    "article_document",
    "backup_document",
    "findings_document",
    "followed_document",
    "hits_document",
    "info_document",
    "list_document",
    "listing_document",
    "marked_text",
]

Document = dict[str, Any]


def add_document(report: AddReport, *, gone: Sequence[Gone] = (), pruned: Sequence[Gone] = ()) -> Document:
    """Show what became of everything that was to be added, and of the articles whose files are gone."""
    notices = [{"source": one.source, "error": one.error} for one in report.notices]
    return {
        "added": report.added,
        "replaced": report.replaced,
        "unchanged": report.unchanged,
        "rejected": [{"source": one.source, "error": one.error} for one in report.rejected],
        **({"notices": notices} if notices else {}),
        **({"gone": [_gone_document(one, taken_out=one in pruned) for one in gone]} if gone else {}),
    }


def _gone_document(one: Gone, *, taken_out: bool) -> Document:
    return {"article_id": one.article_id, "title": one.title, "source": one.source, "removed": taken_out}


def listing_document(article: Article) -> Document:
    """Show an article without its text."""
    return {
        "article_id": article.article_id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "published_certainty": article.certainty.value,
        "language": article.language.value,
        "source": article.source,
    }


def article_document(article: Article) -> Document:
    """Show an article whole: its text, and which spans of it are the story."""
    body = [{"start": span.start, "end": span.end} for span in article.body]
    return {**listing_document(article), "body": body, "text": article.text}


def list_document(articles: Iterable[Article], copies: Mapping[str, Sequence[str]]) -> Document:
    """Show articles without their texts, each with the ids of its copies."""
    return {"articles": [{**listing_document(one), "copies": copies.get(one.article_id, [])} for one in articles]}


def hits_document(question: str, hits: list[Hit]) -> Document:
    """Show passages with their ranks and scores."""
    return {
        "question": question,
        "hits": [
            {
                "rank": rank,
                "score": round(hit.score, 6),
                **_origin(hit.passage.article),
                "start": hit.passage.start,
                "end": hit.passage.end,
                "text": hit.passage.text,
                "copies": [_origin(article) for article in hit.copies],
                **({"explanation": _explanation(hit.explanation, hit)} if hit.explanation else {}),
            }
            for rank, hit in enumerate(hits, start=1)
        ],
    }


def _explanation(explanation: Explanation, hit: Hit) -> Document:
    reading = hit.reading
    return {
        "terms": round(explanation.terms, 6),
        "cosine": round(explanation.cosine, 6),
        "preferred": hit.preferred,
        "relevance": round(reading.relevance, 6) if reading else None,
        "answers": round(reading.answers, 6) if reading else None,
        "matches": [
            {"word": match.word, "term": match.term, "share": round(match.share, 6)} for match in explanation.matches
        ],
    }


def answer_document(answer: Answer) -> Document:
    """Show an answer with everything that stands behind it."""
    return {
        "question": answer.question,
        "rewritten": answer.rewritten,
        "language": answer.language.value,
        "answered": answer.answered,
        "reason": answer.reason.value if answer.reason else None,
        "verdict": answer.verdict.value if answer.verdict else None,
        "text": answer.text,
        "short": _short(answer.short) if answer.short else None,
        "sentences": [{"text": one.text, "citations": list(one.citations)} for one in answer.sentences],
        "citations": [_citation(one, answer.translations.get(one.number)) for one in answer.citations],
        "confidence": answer.confidence,
        "overview": {"kind": answer.overview.kind.value, "topic": answer.overview.topic} if answer.overview else None,
        "count": answer.count,
        "timeline": [_citation(one) for one in answer.timeline],
        "period": _period(answer.period) if answer.period else None,
        "publisher": answer.publisher,
        "missing": list(answer.missing),
        "nearest": [listing_document(article) for article in answer.nearest],
        "timings_ms": answer.timings_ms,
        "phrasing": _phrasing(answer.phrasing) if answer.phrasing else None,
        "alternative": answer.alternative,
        "parts": [answer_document(part) for part in answer.parts],
    }


def backup_document(backup: Backup) -> Document:
    """Show what a backup holds."""
    return {
        "file": str(backup.file),
        "articles": backup.articles,
        "passages": backup.passages,
        "bytes": backup.size,
    }


def info_document(info: ArchiveInfo) -> Document:
    """Show what an archive holds."""
    return {
        "archive": str(info.place),
        "articles": info.articles,
        "passages": info.passages,
        "languages": {language.value: count for language, count in info.languages.items()},
        "encoder": info.encoder,
        "generation": info.generation,
    }


def findings_document(findings: Sequence["HealthCheck"]) -> Document:
    """Show what was found of all that an answer takes."""
    return {
        "healthy": all(one.healthy for one in findings),
        "findings": [{"subject": one.subject, "healthy": one.healthy, "said": one.said} for one in findings],
    }


def followed_document(followed: Sequence[Followed]) -> Document:
    """Show what is followed, and what became of the last reading of each."""
    return {
        "followed": [
            {
                "source": one.source,
                "since": one.since.isoformat(timespec="seconds"),
                "read": one.read.isoformat(timespec="seconds") if one.read else None,
                "added": one.added,
                "brought": one.brought,
                "error": one.error,
            }
            for one in followed
        ]
    }


def marked_text(sentence: AnswerSentence | PhrasedSentence) -> str:
    """Write a sentence with its citation marks before the mark that ends it."""
    return marked(sentence.text, sentence.citations)


def _phrasing(phrasing: Phrasing) -> Document:
    return {
        "model": phrasing.model,
        "text": " ".join(map(marked_text, phrasing.sentences)),
        "sentences": [
            {
                "text": one.text,
                "citations": list(one.citations),
                "supported": one.supported,
                "citation_added": one.citation_added,
            }
            for one in phrasing.sentences
        ],
        "verdict": phrasing.verdict.value if phrasing.verdict else None,
        "failure": phrasing.failure.value if phrasing.failure else None,
        "proposed": phrasing.proposed,
    }


def _short(words: Citation) -> Document:
    return {"text": words.quote, "citation": words.number, "start": words.start, "end": words.end}


def _period(period: Period) -> Document:
    return {
        "since": period.first.isoformat() if period.first else None,
        "until": period.last.isoformat() if period.last else None,
        "words": period.words,
        "kind": period.kind.value,
    }


def _citation(citation: Citation, translation: str | None = None) -> Document:
    return {
        "number": citation.number,
        **listing_document(citation.article),
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        **({"page": citation.page} if citation.page else {}),
        **({"translation": translation} if translation else {}),
    }


def _origin(article: Article) -> Document:
    origin = listing_document(article)
    return {key: origin[key] for key in ("article_id", "title", "publisher", "published", "source")}
