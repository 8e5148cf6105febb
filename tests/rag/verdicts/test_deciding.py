"""What articles that speak of a claim come to: the newest word, disputes, days asked for, and what is shown."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from embeddings.language import Language
from rag.evidence import Candidate
from rag.evidence.sentence_score import SentenceScore
from rag.types import Article, Span, Stance, Verdict
from rag.verdicts import StanceReading, Sureness
from rag.verdicts.sentence_stances import SentenceStance
from rag.verdicts.verdict import Ruling, decide_verdict

FIRST = date(2025, 3, 1)
WELL = SentenceScore(coverage=1.0, cosine=1.0, passage=1.0, expected=True)
BADLY = SentenceScore(coverage=0.0, cosine=0.2, passage=0.2, expected=False)
FOR, AGAINST, OPEN = Stance.SUPPORTS, Stance.REFUTES, Stance.OPEN


def said(
    stance: Stance,
    *,
    after: int = 0,
    outlet: str = "Harian Ori",
    strength: float = 0.8,
    sureness: Sureness = Sureness.ASSERTED,
    fit: SentenceScore = WELL,
    text: str = "",
) -> SentenceStance:
    """Make a sentence that is all of an article, so many days after the first."""
    text = text or f"{outlet} writes {stance} {strength} after {after} days."
    day = FIRST + timedelta(after)
    article = Article(text, text, (Span(0, len(text)),), Language.ENGLISH, None, outlet, day)
    terms = tuple(text.lower().split())
    return SentenceStance(Candidate(article, Span(0, len(text)), fit, terms), StanceReading(stance, sureness, strength))


def ruled(*heard: SentenceStance) -> Ruling:
    ruling = decide_verdict(heard)
    assert ruling is not None
    return ruling


@pytest.mark.parametrize(
    ("heard", "verdict"),
    [
        # what was published last decides, however sure the earlier word was
        ([said(FOR, strength=1.0), said(AGAINST, after=30, strength=0.5)], Verdict.NO),
        ([said(AGAINST), said(FOR, after=30)], Verdict.YES),
        # within days another outlet's contradiction is a dispute, the same outlet's an update
        ([said(FOR), said(AGAINST, after=5, outlet="Kabar Kita")], Verdict.DISPUTED),
        ([said(FOR), said(AGAINST, after=6, outlet="Kabar Kita")], Verdict.NO),
        ([said(FOR), said(AGAINST, after=5)], Verdict.NO),
        ([said(FOR), said(AGAINST, text="Harian Ori writes otherwise on the same day.")], Verdict.DISPUTED),
        # a denial, a correction, word from those concerned settles it
        ([said(FOR), said(AGAINST, after=2, outlet="Kabar Kita", sureness=Sureness.DENIED)], Verdict.NO),
        # rumours do not weigh against what is said plainly, and alone leave it open
        ([said(OPEN, after=30), said(FOR)], Verdict.YES),
        ([said(FOR, sureness=Sureness.HEDGED), said(OPEN, after=30)], Verdict.UNCONFIRMED),
    ],
)
def test_the_verdict(heard: Sequence[SentenceStance], verdict: Verdict) -> None:
    assert ruled(*heard).verdict is verdict
    assert ruled(*reversed(heard)).verdict is verdict


def test_articles_of_the_days_asked_for_decide_if_they_do() -> None:
    then = SentenceScore(coverage=1.0, cosine=1.0, passage=1.0, expected=True, preferred=True)
    later = said(AGAINST, after=30)
    assert ruled(said(FOR, fit=then), later).verdict is Verdict.YES
    assert ruled(said(OPEN, fit=then), later).verdict is Verdict.NO


def test_the_weightiest_is_shown_first_and_nothing_that_weighs_less_than_half() -> None:
    best, good = said(FOR, after=9, strength=0.9, text="Ori opened."), said(FOR, strength=0.6, text="Ori is open now.")
    aside = said(FOR, strength=0.45, fit=BADLY, text="It rained in Kita.")
    against = said(AGAINST, after=1, strength=0.7, text="Ori stays shut.")
    weak = said(AGAINST, after=2, strength=0.41, fit=BADLY, text="Nobody was seen.")
    shown = [one.text for one in ruled(weak, aside, good, against, best).shown(3)]
    assert shown == ["Ori opened.", "Ori is open now.", "Ori stays shut."]
    assert [one.text for one in ruled(aside, best).shown(3)] == ["Ori opened."]


def test_what_leaves_a_claim_open_is_shown_too() -> None:
    weak = said(OPEN, strength=0.41, fit=BADLY, text="Talks go on.")
    assert [one.text for one in ruled(weak).shown(3)] == ["Talks go on."]


def test_nothing_heard_gives_no_verdict() -> None:
    assert decide_verdict([]) is None
