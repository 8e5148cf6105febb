"""A fact-check as ClaimReview, the JSON-LD of schema.org (https://schema.org/ClaimReview)."""

import json
from collections.abc import Iterator
from typing import Any

from embeddings.errors import NothingToHandOn
from rag.types import Verdict
from ui.fact_check.check import FactCheck, Finding, Source
from ui.fact_check.words import check_words

__all__ = ["as_claim_review", "claim_reviews"]

_Document = dict[str, Any]
_BEST, _WORST = 5, 1
_RATINGS = {
    verdict: {"ratingValue": value, "bestRating": _BEST, "worstRating": _WORST}
    for verdict, value in ((Verdict.YES, _BEST), (Verdict.NO, _WORST))
}
"""What leaves a claim open is named, not put on a scale."""
_IN_SCRIPT = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})
"""The same in JSON, but nothing that could end the script element in which it will stand."""


def as_claim_review(check: FactCheck) -> str:
    """Write each finding that has a verdict as a ClaimReview; several as an array.

    Who publishes it adds `author` and `url`: whose it is and where it will stand is not known here.

    Raises:
        NothingToHandOn: no finding has a verdict.
    """
    reviews = claim_reviews(check)
    if not reviews:
        raise NothingToHandOn("there is no verdict, so there is no ClaimReview: ask a yes/no question")
    written = json.dumps(reviews if len(reviews) > 1 else reviews[0], ensure_ascii=False, indent=2)
    return written.translate(_IN_SCRIPT) + "\n"


def claim_reviews(check: FactCheck) -> list[_Document]:
    """Return the ClaimReview of each finding that has a verdict."""
    return [_review(check, one, one.verdict) for one in check.findings if one.verdict]


def _review(check: FactCheck, finding: Finding, verdict: Verdict) -> _Document:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "inLanguage": check.language.value,
        "datePublished": check.checked.isoformat(),
        "name": f"{check_words(check.language).title}: {finding.question}",
        "claimReviewed": finding.claim or finding.question,
        "reviewRating": {
            "@type": "Rating",
            **_RATINGS.get(verdict, {}),
            "alternateName": finding.label,
        },
        "reviewBody": f"{finding.label}: {finding.conclusion}",
        "citation": list(_quotations(check, finding)),
    }


def _quotations(check: FactCheck, finding: Finding) -> Iterator[_Document]:
    articles = {number: one for one in check.sources for number in one.numbers}
    reviewed: set[tuple[int, ...]] = set()
    for section in finding.sections:
        for one in section.quotations:
            if one.numbers and one.numbers not in reviewed and all(number in articles for number in one.numbers):
                reviewed.add(one.numbers)
                yield {
                    "@type": "Quotation",
                    "text": one.text,
                    "inLanguage": one.language.value,
                    "isPartOf": [_article(articles[number]) for number in one.numbers],
                }


def _article(source: Source) -> _Document:
    stated = {
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "datePublished": source.published.isoformat() if source.published else None,
        "url": source.address,
    }
    return {
        "@type": "NewsArticle",
        "headline": source.title,
        "inLanguage": source.language.value,
        **{name: value for name, value in stated.items() if value},
    }
