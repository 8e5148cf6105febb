import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from embeddings.language import Language
from eval.datasets import read_dataset
from eval.measures.text import holds, normalised
from eval.types import Question
from rag.reading import read_file
from rag.types import Article, Reason, Verdict

EXAMPLES = Path(__file__).parents[2] / "examples"
QUESTIONS = EXAMPLES / "questions" / "sample.jsonl"
KEYS = {"id", "language", "question", "answers", "verdict", "answerable", "article"}
"""What `sitasi eval run` reads, and the language."""
NOTES = {"evidence", "note", "negated", "reason", "absent", "touches"}
"""What only people and these tests read."""
HAS_NUMBER = re.compile(r"\d")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as an evaluation reads it, and its whole line."""

    question: Question
    line: dict[str, Any]

    @property
    def id(self) -> str:
        return self.question.question_id

    def names(self, key: str) -> list[str]:
        return list(self.line.get(key, ()))


@cache
def asked() -> tuple[Asked, ...]:
    lines = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return tuple(Asked(*pair) for pair in zip(read_dataset(QUESTIONS).questions, lines, strict=True))


@cache
def articles() -> dict[str, Article]:
    """Return file name, or last part of the web address, → sample article."""
    paths = sorted((EXAMPLES / "articles").iterdir())
    found = [one for path in paths for one in read_file(path) if isinstance(one, Article)]
    return {Path(one.source).name: one for one in found}


def paragraphs(name: str) -> list[str]:
    article = articles()[name]
    return [span.of(article.text) for span in article.body]


def says(name: str, quote: str) -> bool:
    return any(quote in paragraph for paragraph in paragraphs(name))


def answers(name: str, gold: str) -> bool:
    return any(holds(normalised(paragraph), normalised(gold)) for paragraph in paragraphs(name))


def plain() -> list[Asked]:
    return [one for one in asked() if one.question.answers]


def judged() -> list[Asked]:
    return [one for one in asked() if one.question.verdict]


def refused(*reasons: Reason) -> list[Asked]:
    return [one for one in asked() if one.line.get("reason") in (reasons or tuple(Reason))]


def crosses(one: Asked) -> bool:
    """Return whether every article that answers is in the other language."""
    languages = {articles()[name].language for name in one.names("article")}
    return bool(languages) and one.line["language"] not in languages


def test_each_question_is_one_of_three_kinds() -> None:
    for one in asked():
        kinds = ("answers" in one.line, "verdict" in one.line, "reason" in one.line)
        assert sum(kinds) == 1, one.id
        assert one.question.answerable is ("reason" not in one.line), one.id
        assert not set(one.line) - KEYS - NOTES, one.id


def test_ids_are_stable_names_and_no_question_is_asked_twice() -> None:
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.line["id"]) for one in asked())
    assert max(Counter(one.question.text.casefold() for one in asked()).values()) == 1


def test_every_article_that_is_named_is_a_sample_article_and_every_sample_article_is_asked_about() -> None:
    named = {name for one in asked() for name in one.names("article") + one.names("touches")}
    assert named == set(articles())


def test_what_can_be_answered_names_its_articles_and_what_cannot_names_none() -> None:
    for one in asked():
        assert bool(one.question.judgements) is (one.question.answerable is True), one.id


@pytest.mark.parametrize("one", plain(), ids=lambda one: one.id)
def test_each_gold_answer_stands_in_an_article_and_each_article_holds_one(one: Asked) -> None:
    names = one.names("article")
    assert all(any(answers(name, gold) for name in names) for gold in one.question.answers)
    assert all(any(answers(name, gold) for gold in one.question.answers) for name in names)


@pytest.mark.parametrize("one", judged(), ids=lambda one: one.id)
def test_each_verdict_rests_on_quotations_and_each_article_holds_one(one: Asked) -> None:
    names, quotes = one.names("article"), one.names("evidence")
    assert all(any(says(name, quote) for name in names) for quote in quotes)
    assert all(any(says(name, quote) for quote in quotes) for name in names)


def test_a_verdict_that_is_neither_yes_nor_no_says_why() -> None:
    for one in judged():
        if one.question.verdict in (Verdict.UNCONFIRMED, Verdict.DISPUTED):
            assert one.line["note"], one.id


def test_a_dispute_has_two_sources() -> None:
    disputed = [one for one in judged() if one.question.verdict is Verdict.DISPUTED]
    assert all(len({articles()[name].publisher for name in one.names("article")}) > 1 for one in disputed)


def test_a_copy_is_judged_like_its_original() -> None:
    copies = {"27-nelayan-sembira-selamat", "nelayan-karang-sembira-selamat"}
    for one in asked():
        assert copies & set(one.names("article")) in (set(), copies), one.id


def test_words_that_no_article_knows_stand_in_the_question_and_in_no_article() -> None:
    texts = [f"{one.title} {one.text}".casefold() for one in articles().values()]
    for one in refused(Reason.NAME_NOT_FOUND, Reason.NO_MATCH):
        assert one.names("absent"), one.id
        for word in map(str.casefold, one.names("absent")):
            assert word in one.question.text.casefold(), one.id
            assert not any(word in text for text in texts), f"{one.id}: {word}"


def test_a_name_that_is_not_found_is_a_name_and_what_is_unrelated_has_none() -> None:
    assert all(word[0].isupper() for one in refused(Reason.NAME_NOT_FOUND) for word in one.names("absent"))
    for one in refused(Reason.NO_MATCH):
        assert one.question.text[1:] == one.question.text[1:].lower(), one.id


def test_weak_evidence_is_about_articles_and_a_year_outside_is_no_articles_year() -> None:
    assert all(one.names("touches") for one in refused(Reason.WEAK_EVIDENCE, Reason.OUTSIDE_DATES))
    years = {str(one.published.year) for one in articles().values() if one.published}
    for one in refused(Reason.OUTSIDE_DATES):
        asked_for = YEAR.findall(one.question.text)
        assert asked_for, one.id
        assert not years & set(asked_for), one.id


def test_the_set_is_large_and_mixed_enough_to_measure_with() -> None:
    verdicts = Counter(one.question.verdict for one in judged())
    assert min(verdicts[one] for one in (Verdict.YES, Verdict.NO, Verdict.UNCONFIRMED)) >= 12
    assert verdicts[Verdict.DISPUTED] >= 2
    assert len(plain()) >= 25
    reasons = Counter(one.line["reason"] for one in refused())
    assert set(reasons) == set(Reason) - {Reason.EMPTY_ARCHIVE}
    few = Reason.OUTSIDE_DATES
    assert all(count >= 7 for reason, count in reasons.items() if reason != few)


def test_half_of_the_questions_are_indonesian_and_many_are_about_articles_in_the_other_language() -> None:
    languages = Counter(one.line.get("language") for one in asked())
    assert abs(languages[Language.INDONESIAN] - languages[Language.ENGLISH]) <= len(asked()) // 20
    crossing = Counter(one.line["language"] for one in asked() if crosses(one))
    assert min(crossing[language] for language in Language) >= 12


def test_some_are_negated_and_many_hold_a_number() -> None:
    assert Counter(one.question.verdict for one in judged() if one.line.get("negated")).keys() == {
        Verdict.YES,
        Verdict.NO,
    }
    assert sum(bool(HAS_NUMBER.search(one.question.text)) for one in judged()) >= 20
