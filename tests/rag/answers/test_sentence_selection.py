"""Which sentences answer a question for a thing, and which of them comes first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from embeddings import passage_terms
from embeddings.language import detect_language
from rag.answers.sentence_selection import choose
from rag.evidence import Candidate
from rag.evidence.sentence_score import SentenceScore
from rag.query import understand
from rag.types import Article, Span

QUESTION = "Berapa tarif feri Ori?"
GOOD = SentenceScore(coverage=1.0, cosine=1.0, passage=1.0, expected=True, answering=0.9)
FAIR = replace(GOOD, answering=0.7)
POOR = SentenceScore(coverage=0.0, cosine=0.0, passage=0.0, expected=False, answering=0.01)

Told = tuple[str, SentenceScore, str, float]
"""A sentence, how well it fits, the words in it that may answer, and how likely they do."""


def reported(day: str, *told: Told) -> list[Candidate]:
    """Make the sentences of one report."""
    text = " ".join(sentence for sentence, *_ in told)
    article = Article(day, text, (Span(0, len(text)),), detect_language(text), published=date.fromisoformat(day))
    made = []
    for sentence, fit, words, sure in told:
        start = text.index(sentence)
        place = start + sentence.index(words)
        span = Span(start, start + len(sentence))
        likely = Span(place, place + len(words)) if words else None
        terms = tuple(passage_terms(sentence, article.language))
        made.append(Candidate(article, span, fit, terms, words=likely, sure_of_words=sure))
    return made


def shown(candidates: Sequence[Candidate], question: str = QUESTION) -> list[str]:
    ranked = sorted(candidates, key=lambda one: -one.score)
    return [one.text for one in choose(understand(question), ranked)]


FARE = ("Tarif feri Ori Rp9.000.", FAIR, "Rp9.000", 0.8)
OPENED = ("Feri Ori berlayar tiap hari dari dermaga.", GOOD, "", 0.0)
OLD_FARE = ("Dulu feri Ori bertarif Rp7.000 sekali jalan.", GOOD, "Rp7.000", 0.5)


def test_the_sentence_of_the_likeliest_words_comes_before_one_that_fits_better() -> None:
    assert shown(reported("2025-01-01", OPENED, FARE)) == [FARE[0], OPENED[0]]


def test_of_two_sentences_of_one_article_that_answer_nearly_alike_the_earlier_comes_first() -> None:
    fare = ("Tarif feri Ori naik menjadi Rp9.000.", replace(GOOD, answering=0.85), "Rp9.000", 0.2)
    old = (*OLD_FARE[:3], 0.4)
    assert shown(reported("2025-01-01", fare, old)) == [fare[0], old[0]]
    assert shown(reported("2025-01-01", fare, (*OLD_FARE[:3], 0.6)))[0] == old[0]  # likelier than not
    assert shown(reported("2025-01-01", (fare[0], POOR, fare[2], 0.2), old))[0] == old[0]
    assert shown([*reported("2024-01-01", fare), *reported("2025-01-01", old)])[0] == old[0]


def test_what_a_later_article_says_instead_comes_first() -> None:
    now = ("Tarif feri Ori kini Rp9.500.", replace(GOOD, answering=0.4), "Rp9.500", 0.2)
    earlier, later = reported("2025-01-01", FARE), reported("2025-02-01", now)
    assert shown([*earlier, *later]) == [now[0], FARE[0]]
    assert shown([*reported("2025-01-02", FARE), *reported("2025-01-01", now)])[0] == FARE[0]
    undated = [replace(one, article=replace(one.article, published=None)) for one in later]
    assert shown([*earlier, *undated])[0] == FARE[0]


@pytest.mark.parametrize(
    ("fit", "words", "sure"),
    [
        (replace(GOOD, answering=0.01), "Rp9.500", 0.2),
        (replace(GOOD, coverage=0.6), "Rp9.500", 0.2),  # of another ferry
        (GOOD, "", 0.0),
        (GOOD, "Rp9.500", 0.09),
    ],
)
def test_a_later_article_that_hardly_answers_stays_behind(fit: SentenceScore, words: str, sure: float) -> None:
    later = reported("2025-02-01", ("Tarif feri Ori kini Rp9.500.", fit, words, sure))
    assert shown([*reported("2025-01-01", FARE), *later])[0] == FARE[0]


def test_of_the_time_asked_for_no_later_article_tells() -> None:
    then = ("Feri Ori bertarif Rp7.000.", replace(GOOD, preferred=True), "Rp7.000", 0.4)
    both = [*reported("2024-01-01", then), *reported("2025-01-01", ("Tarif feri Ori Rp9.000.", GOOD, "Rp9.000", 0.4))]
    assert shown(both)[0] == then[0]


def test_unlikely_words_leave_the_best_sentence_first() -> None:
    # less likely than three in ten
    assert shown(reported("2025-01-01", OPENED, (*FARE[:3], 0.29))) == [OPENED[0], FARE[0]]


def test_of_likely_words_those_lead_whose_sentence_answers_as_well() -> None:
    poor = ("Kapal cepat ke Kita bertarif Rp90.000.", POOR, "Rp90.000", 0.9)
    both = [*reported("2025-01-01", FARE), *reported("2025-03-01", poor)]
    assert shown(both) == [FARE[0]]


def test_words_of_the_time_asked_for_lead() -> None:
    then = ("Feri Ori bertarif Rp7.000.", replace(FAIR, preferred=True), "Rp7.000", 0.4)
    both = [*reported("2024-01-01", then), *reported("2025-01-01", FARE)]
    assert shown(both) == [then[0], FARE[0]]


@pytest.mark.parametrize("right", ["Yang benar adalah Rp8.500.", "The correct fare is Rp8,500."])
def test_what_corrects_the_likely_words_leads(right: str) -> None:
    wrong = ("Dalam berita kemarin tarif feri Ori tertulis Rp9.000.", GOOD, "Rp9.000", 0.7)
    corrected = reported("2025-01-02", wrong, (right, POOR, "", 0.0))
    assert shown([*reported("2025-01-01", FARE), *corrected])[0] == right
    # what it corrects is something else
    other = reported("2025-01-02", (wrong[0].replace("9.000", "7.000"), POOR, "", 0.0), (right, POOR, "", 0.0))
    assert shown([*reported("2025-01-01", FARE), *other])[0] == FARE[0]


def test_sentences_of_one_article_come_as_they_stand_in_it() -> None:
    assert shown(reported("2025-01-01", OLD_FARE, OPENED, FARE)) == [FARE[0], OLD_FARE[0], OPENED[0]]


def test_nothing_is_chosen_of_nothing() -> None:
    assert choose(understand(QUESTION), []) == []


def test_names_that_the_likely_words_count_come_first_and_are_always_among_what_is_shown() -> None:
    named = ("Ori met Norlin Air, Vesta and Kopa.", POOR, "", 0.0)
    counting = ("Talks with the three airlines go on.", GOOD, "the three airlines", 0.8)
    others = [(f"Ori waits for flight {number}.", GOOD, "", 0.0) for number in (1, 2, 3)]
    told = reported("2025-01-01", named, counting, *others)
    question = "Which airlines did Ori meet?"
    assert shown(told[:2], question) == [named[0], counting[0]]
    assert shown(told, question) == [named[0], counting[0], others[0][0]]
    first, *_ = choose(understand(question), sorted(told, key=lambda one: -one.score))
    assert first.words
    assert first.words.of(first.article.text) == "Norlin Air, Vesta and Kopa"


def test_what_differs_by_its_dateline_alone_is_shown_once() -> None:
    other = (f"SEMBIRA, Kabar Ori - {OPENED[0]}", FAIR, "", 0.0)
    both = [*reported("2025-01-01", OPENED), *reported("2025-01-02", other)]
    assert shown(both) == [OPENED[0]]
    assert shown(list(reversed(both))) == [OPENED[0]]
