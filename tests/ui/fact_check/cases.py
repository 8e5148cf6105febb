"""An answer to hand on, and one in which every text is hostile."""

from datetime import date

from embeddings.language import Language
from rag.types import Answer, AnswerSentence, Article, Citation, DateCertainty, Span, Stance, Verdict
from tests.ui.chat.hostile import HOSTILE

__all__ = ["ANSWER", "CHECKED", "PATH", "STANCES", "article", "hostile_answer"]

CHECKED = date(2026, 11, 29)
PATH = "/srv/news/desk/kapal.txt"


def article(
    text: str,
    source: str,
    title: str,
    day: date | None = None,
    *,
    publisher: str | None = "Suara Ori",
    certainty: DateCertainty = DateCertainty.STATED,
) -> Article:
    return Article(source, text, (Span(0, len(text)),), Language.INDONESIAN, title, publisher, day, certainty)


RUMOUR = article("Kapal itu kabarnya tiba di Ori.", PATH, "Kabar kapal", date(2026, 2, 1), publisher="Desk")
DENIAL = article(
    "Pelabuhan membantah kapal tiba di Ori. Kapal itu masih di Sembira.",
    "https://suara.example/kapal?a=1&b=2",
    "Kapal & Ori",
    date(2026, 2, 3),
    certainty=DateCertainty.INFERRED,
)
ANSWER = Answer(
    "Did the ship reach Ori?",
    Language.ENGLISH,
    (
        AnswerSentence("Pelabuhan membantah kapal tiba di Ori.", (1,)),
        AnswerSentence("Kapal itu masih di Sembira.", (2,)),
    ),
    (Citation(1, DENIAL, 0, 38), Citation(2, DENIAL, 39, 66), Citation(3, RUMOUR, 0, 31)),
    verdict=Verdict.NO,
    confidence=0.914,
    timeline=(Citation(3, RUMOUR, 0, 31), Citation(1, DENIAL, 0, 38)),
)
STANCES = {1: Stance.REFUTES, 3: Stance.OPEN}


def hostile_answer() -> Answer:
    """Make an answer that quotes every hostile text, from an article of that title and outlet."""
    articles = [article(one, f"javascript:{one}", one, date(2026, 1, 2), publisher=one) for one in HOSTILE]
    citations = tuple(Citation(number, one, 0, len(one.text)) for number, one in enumerate(articles, start=1))
    return Answer(
        HOSTILE[0],
        Language.INDONESIAN,
        tuple(AnswerSentence(one.quote, (one.number,)) for one in citations),
        citations,
        verdict=Verdict.YES,
        timeline=citations,
    )
