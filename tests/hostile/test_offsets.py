"""Whatever a text holds, places in it are places in it, and what fails fails as we said it would."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from embeddings import passage_terms, question_terms
from embeddings.encoder import load_encoder
from embeddings.errors import DatasetInvalid
from embeddings.language import Language, detect_language
from embeddings.terms import stems
from embeddings.terms.lexicon import load_lexicon
from embeddings.terms.polarity import polarity_term
from eval.datasets import read_dataset
from rag import Archive, Assistant, Retriever
from rag.answers import missing_names
from rag.followups import completed
from rag.language.sentences import SENTENCE_LIMIT, split_sentences
from rag.query import claim_units, understand
from rag.query.dates import date_constraint, narrowed, preferred
from rag.query.dates.relation import date_relations
from rag.query.statement import statement
from rag.reading import FORMATS, read_file
from rag.reading.body.text_blocks import paragraphs
from rag.segmentation.chunking import body_sentences, split_passages
from rag.serialization.documents import answer_document
from rag.types import Article, Filters, Reason, Rejection, Span
from rag.verdicts import lexical_stances
from rag.verdicts.relevance import Premise
from tests.soak import count
from tests.strategies import STORED, TEXTS

TODAY = date(2026, 11, 21)
MANY = settings(max_examples=count(40, 5_000), deadline=None, suppress_health_check=list(HealthCheck))
ENCODER = cache(load_encoder)
STORY = "Pasar itu dibuka kemarin oleh wali kota setempat. Harga ikan turun."


def article_of(text: str) -> Article:
    return Article("a.txt", text, tuple(paragraph_spans(text)), Language.INDONESIAN)


def paragraph_spans(text: str) -> list[Span]:
    return [unit.span for unit in paragraphs(text)]


def squeezed(text: str) -> str:
    return "".join(text.split())


def assert_in_order(spans: Sequence[Span], text: str) -> None:
    """Each inside the text, none empty, none beginning before the one before it has ended."""
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@MANY
@given(TEXTS)
def test_sentences_tile_every_span_and_stay_bounded(text: str) -> None:
    for span in paragraph_spans(text):
        sentences = split_sentences(text, span)
        assert_in_order(sentences, text)
        assert squeezed("".join(one.of(text) for one in sentences)) == squeezed(span.of(text))
        assert all(one.end - one.start <= SENTENCE_LIMIT for one in sentences)


@MANY
@given(STORED)
def test_passages_are_places_in_the_text_and_hold_every_sentence(text: str) -> None:
    story = article_of(text)
    assume(story.body)
    passages = split_passages(story)
    assert all(0 <= one.start < one.end <= len(text) for one in passages)
    assert [one.start for one in passages] == sorted({one.start for one in passages})
    within = [one for passage in passages for one in body_sentences(story, passage)]
    assert all(0 <= one.start < one.end <= len(text) for one in within)


@MANY
@given(TEXTS)
def test_any_text_is_analysed(text: str) -> None:
    language = detect_language(text)
    terms = passage_terms(text, language)
    assert all(term and not any(map(str.isspace, term)) for term in terms)
    assert all(polarity_term(term) is None or polarity_term(term) for term in terms)
    load_lexicon().translate(stems(text, language), language)
    vectors = ENCODER().encode_passages([text])
    assert vectors.shape[0] == 1
    assert abs(float((vectors**2).sum()) - 1) < 1e-3 or not vectors.any()


@MANY
@given(TEXTS)
def test_any_question_is_understood(text: str) -> None:
    asked = understand(text)
    assert all(term.word and term.forms for term in asked.terms)
    assert all(0 < weight <= 1 for term in question_terms(text) for weight in term.translations.values())
    missing_names(asked, [])
    assert all(quoted in text for quoted in asked.quotations)
    assert all(one.value >= 0 for one in asked.quantities)
    lexical_stances([Premise(STORY, Language.INDONESIAN), Premise(text, asked.language)], claim_units(statement(text)))


@MANY
@given(TEXTS)
@example("Apa yang terjadi 99 bulan terakhir, 29 Februari 1900 sampai 31/12/9999?")
def test_dates_in_a_question_lie_in_it(text: str) -> None:
    said = list(date_relations(text, TODAY, detect_language(text)))
    assert_in_order([one.span for one in said], text)
    assert all(one.days.first <= one.days.last for one in said)
    asked = date_constraint(text, today=TODAY, language=detect_language(text))
    period = asked.period
    assert period is None or period.words in " ".join(text.split())
    filters = (narrowed(Filters(), period), preferred(period))
    assert all(one.since is None or one.until is None or one.since <= one.until for one in filters)
    assert len(asked.rest) <= len(text)


@MANY
@given(TEXTS, TEXTS)
def test_a_follow_up_becomes_a_question_or_nothing(text: str, before: str) -> None:
    full = completed(text, [before])
    assert full is None or full.encode().endswith(b"?")


def front_matter(text: str) -> str:
    return f"---\n{text}\n---\n{STORY}\n"


def in_json(text: str) -> str:
    return json.dumps({"text": text + STORY, "title": text, "published": text[:9], "_id": text})


def in_html(text: str) -> str:
    return f"<html><head><title>{text}</title></head><body><article><p>{STORY}</p><p>{text}</p></article>{text}"


@pytest.mark.parametrize(
    ("suffix", "written"),
    [(".txt", str), (".md", str), (".md", front_matter), (".jsonl", str), (".jsonl", in_json), (".html", in_html)],
    ids=["text", "markdown", "front matter", "lines", "json", "html"],
)
@MANY
@given(text=TEXTS)
def test_a_file_gives_articles_or_says_why_not(
    tmp_path: Path, suffix: str, written: Callable[[str], str], text: str
) -> None:
    path = tmp_path / f"hostile{suffix}"
    path.write_bytes(written(text).encode("utf-8", "surrogatepass"))
    for found in read_file(path, today=TODAY):
        if isinstance(found, Rejection):
            assert len(found.error.splitlines()) == 1
            continue
        assert_in_order(found.body, found.text)
        assert all(span.of(found.text).strip() for span in found.body)
        assert found.published is None or found.published.year <= TODAY.year
        assert (found.text + (found.title or "") + found.source).encode()
        passages = split_passages(found)
        assert all(0 <= one.start < one.end <= len(found.text) for one in passages)


@MANY
@given(content=st.binary(max_size=300))
@pytest.mark.parametrize("suffix", FORMATS)
def test_any_bytes_give_articles_or_a_reason(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"bytes{suffix}"
    path.write_bytes(content)
    for found in read_file(path, today=TODAY):
        if isinstance(found, Article):
            assert_in_order(found.body, found.text)


@settings(MANY, max_examples=count(5, 1_000))
@given(text=TEXTS)
@example("Арakah Хiaomi bekerja sama?")
@example("\u202eApakah tarif feri naik?\u202c")
def test_any_question_is_answered_with_quotations_or_refused(filled: Archive, text: str) -> None:
    answer = Assistant(filled, today=lambda: TODAY).ask(text, [text])
    for one in answer.citations:
        assert one.article.text[one.start : one.end] == one.quote
    assert answer.answered or answer.reason
    assert json.dumps(answer_document(answer))
    for hit in Retriever(filled).retrieve(text, explain=True):
        assert 0 <= hit.score <= 1


def test_of_an_endless_text_a_search_reads_the_beginning_and_nobody_takes_it_for_a_question(filled: Archive) -> None:
    endless = "Apakah tarif feri naik? " + "kata " * 400_000
    assert Assistant(filled).ask(endless, [endless]).reason is Reason.NOT_A_QUESTION
    assert Retriever(filled).retrieve(endless) == Retriever(filled).retrieve(endless[:10_000]) != []


@pytest.mark.parametrize("question", ["Apakah tarif feri naik?", "Is the bridge to open in March?"])
def test_marks_of_direction_change_no_answer(filled: Archive, question: str) -> None:
    plain = Assistant(filled, today=lambda: TODAY).ask(question)
    turned = Assistant(filled, today=lambda: TODAY).ask(f"\u2067\u200f{question}\u202c\u2069")
    assert [one.quote for one in turned.citations] == [one.quote for one in plain.citations]
    assert turned.verdict is plain.verdict
    assert plain.citations


@MANY
@given(st.lists(TEXTS, max_size=4), st.sampled_from([".jsonl", ".csv"]))
def test_a_question_set_is_read_or_says_what_is_wrong(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], suffix: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"set{suffix}"
    rows = [json.dumps({"question": line, "answers": [line]}) if suffix == ".jsonl" else line for line in lines]
    path.write_bytes("\n".join(["question,answers"] * (suffix == ".csv") + rows).encode("utf-8", "surrogatepass"))
    problems: tuple[str, ...] = ()
    try:
        read = read_dataset(path)
    except DatasetInvalid as found:
        problems = found.problems
        read = None
    assert (read is None) == bool(problems)
    assert read is None or all(question.text.encode() for question in read.questions)
