"""What stands below an answer, why passages were found, and the questions to begin with."""

from dataclasses import replace
from datetime import date
from re import findall, sub

import pytest

from embeddings.judge import Reading
from embeddings.language import Language
from rag.types import (
    Answer,
    AnswerSentence,
    Article,
    Citation,
    Explanation,
    Hit,
    Passage,
    Reason,
    Span,
    TermMatch,
    Verdict,
)
from ui.chat.conversation import Stage, Turn
from ui.chat.examples import example_questions
from ui.chat.views.answer import turn_view
from ui.chat.views.confidence import absent_view, sure_view
from ui.chat.views.why import why_view

TEXT = "Kapal tiba di Ori. Harga naik."
ARTICLE = Article(
    "news/a.txt", TEXT, (Span(0, len(TEXT)),), Language.INDONESIAN, "Kapal & Ori", "Suara Ori", date(2026, 2, 3)
)
ANSWER = Answer(
    "Did the ship reach Ori?",
    Language.ENGLISH,
    (AnswerSentence("Kapal tiba di Ori.", (1,)),),
    (Citation(1, ARTICLE, 0, 18),),
    verdict=Verdict.YES,
    confidence=0.914,
)


def text_of(markup: str) -> str:
    return sub("<[^>]*>", "", markup)


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (0.914, "very likely (91 %)"),
        (0.8, "very likely (80 %)"),
        (0.6, "likely (60 %)"),
        (0.2, "may not answer this (20 %)"),
    ],
)
def test_how_sure_an_answer_is_in_plain_words(confidence: float, said: str) -> None:
    (line,) = sure_view(replace(ANSWER, confidence=confidence))
    assert said in text_of(line)


def test_what_was_not_measured_is_not_said() -> None:
    assert sure_view(replace(ANSWER, confidence=None)) == []


@pytest.mark.parametrize("reason", Reason)
def test_a_badge_says_that_the_articles_do_not_answer(reason: Reason) -> None:
    shown = absent_view(Answer("?", Language.INDONESIAN, reason=reason))
    nothing_asked = reason in (Reason.NOT_A_QUESTION, Reason.EMPTY_ARCHIVE)
    assert ("Tidak ada di artikel Anda" in shown) is not nothing_asked


def test_a_source_says_how_many_more_outlets_carry_it() -> None:
    turn = Turn("?", Language.ENGLISH, Stage.DONE, ANSWER, carried={ARTICLE.article_id: 2})
    assert "also in 2 more" in text_of(turn_view(turn, 0))
    named = replace(turn, copies={ARTICLE.article_id: {"1": "Kabar <b> · 3 February 2026", "2": "Berita · no date"}})
    (folded,) = findall("<details.*?</details>", turn_view(named, 0))
    assert text_of(folded) == "also in 2 moreKabar &lt;b&gt; · 3 February 2026Berita · no date"
    assert "also in" not in text_of(turn_view(replace(turn, carried={}), 0))


def test_nothing_can_be_done_with_an_answer_that_grows() -> None:
    assert "data-hand" not in turn_view(Turn("?", Language.ENGLISH, Stage.PHRASING, ANSWER), 0)
    assert "data-hand" in turn_view(Turn("?", Language.ENGLISH, Stage.DONE, ANSWER), 0)


def test_why_a_passage_was_found() -> None:
    matches = (TermMatch("ori", "ori", 0.5), TermMatch("ship", "kapal", 0.4))
    hit = Hit(
        Passage(1, ARTICLE, 0, 18),
        0.876,
        explanation=Explanation(terms=0.9, cosine=0.812, matches=matches),
        reading=Reading(relevance=0.93, answers=0.5),
    )
    shown = text_of(why_view("Did the <ship> reach Ori?", [hit], Language.ENGLISH, shown="why-0"))
    assert "Words of the question: ori" in shown
    assert "Found by translation: ship → kapal" in shown
    assert "Likeness 0.81, judge 0.93, together 0.88" in shown
    assert "Kapal tiba di Ori." in shown
    assert "&lt;ship&gt;" in shown


def titled(title: str, text: str, language: Language = Language.INDONESIAN) -> Article:
    return Article(f"{title}.txt", text, (Span(0, len(text)),), language, title)


FERRY = titled("Tarif feri Sembira naik bulan depan", "Kemarin feri ke Sembira naik, dan Sembira ramai.")


def test_questions_to_begin_with_are_of_different_stories_and_kinds() -> None:
    articles = [
        titled("Naik", "Harga naik."),
        FERRY,
        titled("Koreksi: tarif feri Sembira", "Hari ini tarif ke Sembira dikoreksi."),
        titled("Xiaomi waves away talk of a split", "On Monday Xiaomi said no.", Language.ENGLISH),
        titled("Bandara Ori kembali dibuka pekan ini", "Kemarin bandara di Ori dibuka, kata wali kota Ori."),
        titled("Panen padi Lembah Ara mencapai rekor", "Tahun ini panen di Lembah Ara naik."),
    ]
    assert example_questions(articles, Language.INDONESIAN) == [
        "Benarkah “Tarif feri Sembira naik bulan depan”?",
        "Rangkum berita tentang Xiaomi.",
        "Berapa artikel yang menyebut Ori?",
    ]
    assert example_questions(articles, Language.ENGLISH) == [
        "Is it true: “Xiaomi waves away talk of a split”?",
        "Summarise the news about Sembira.",
        "How many articles mention Ori?",
    ]
    assert example_questions([], Language.ENGLISH) == []
    assert example_questions([titled("Naik", "Harga naik.")], Language.ENGLISH) == []


def test_of_one_story_different_things_are_asked() -> None:
    assert example_questions([FERRY], Language.ENGLISH) == [
        "Benarkah “Tarif feri Sembira naik bulan depan”?",
        "Summarise the news about Sembira.",
        "How many articles mention Sembira?",
    ]
