import os
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from embeddings.language import Language
from eval.report import write_report
from eval.report.curves import Bin, calibration, calibration_error, latencies, recall_by_depth
from eval.report.outcomes import QuestionOutcome, outcome
from eval.report.question_words import OTHER, question_word
from eval.report.questions import mark, view_question
from eval.report.tables import metric_rows, slice_tables
from eval.runs.storage import load_run, save_run
from eval.types import Judgement, Question, Result, Run
from rag.types import Answer, AnswerSentence, Article, Citation, Reason, Span, Verdict

TEXT = "The lighthouse at Point Marl was lit in 1871. Its keeper, Ada Wren, stayed for 40 years."
LIGHTHOUSE = Article(
    "marl.txt", TEXT, (Span(0, len(TEXT)),), Language.ENGLISH, "Point Marl", "Coast Post", date(2021, 5, 4)
)
HOSTILE = "<script>document.title='taken'</script><img src='https://outside.example/x.png'>"


def shown(question: str, start: int, end: int, **more: Any) -> Answer:
    citation = Citation(1, LIGHTHOUSE, start, end)
    sentence = AnswerSentence(TEXT[start:end], (1,))
    return Answer(question, Language.ENGLISH, (sentence,), (citation,), timings_ms={"total": 3.0}, **more)


def result(question: Question, answer: Answer, **scores: float | None) -> Result:
    named = {"nDCG@10" if name == "ndcg" else name: value for name, value in scores.items()}
    ranking = {"marl": 0.9, "moor": 0.4}
    return Result(question, ranking, answer, named, {"retrieve": 2.0, "question": 3.0})


RESULTS = (
    result(
        Question("q1", "When was the lighthouse lit?", ("1871",), answerable=True, judgements=(Judgement("marl"),)),
        shown("When was the lighthouse lit?", 0, 45, confidence=0.9),
        ndcg=1.0,
        AnswerHit=1.0,
        Answered=1.0,
        Confidence=0.9,
    ),
    result(
        Question("q2", "Siapa penjaganya?", ("Ada Wren",), answerable=True, judgements=(Judgement("moor"),)),
        replace(shown("Siapa penjaganya?", 0, 45, confidence=0.7), language=Language.INDONESIAN),
        ndcg=0.5,
        AnswerHit=0.0,
        Answered=1.0,
        Confidence=0.7,
    ),
    result(
        Question("q3", f"Why {HOSTILE}?", answerable=False),
        Answer(HOSTILE, Language.ENGLISH, reason=Reason.NO_MATCH, nearest=(LIGHTHOUSE,)),
        ndcg=None,
        AnswerHit=None,
        Answered=0.0,
        Confidence=0.1,
    ),
    result(
        Question("q4", "Was the lighthouse lit in 1871?", answerable=True, verdict=Verdict.YES),
        shown("Was the lighthouse lit in 1871?", 0, 45, verdict=Verdict.YES),
        ndcg=None,
        AnswerHit=None,
        Answered=1.0,
        Confidence=0.6,
        Verdict=1.0,
    ),
)
RUN = Run(
    dataset="coast",
    split="dev",
    metrics={"nDCG@10": 0.75, "AnswerHit": 0.5, "AbstainAUROC": 1.0, "AnsweredRate (unanswerable)": 0.0, "RR@10": None},
    results=RESULTS,
    settings={"terms_weight": 0.3},
    versions={"sitasi": "0.1.0"},
    fingerprints={"encoder": "abc"},
    seed=7,
    started="2026-01-02T03:04:05Z",
    costs={"question p50 ms": 2.0, "peak memory MB": 1234.5},
    confusion={"yes": {"yes": 1}, "no": {"none": 2}},
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    write_report(RUN, tmp_path / "report.html")
    return tmp_path / "report.html"


class Addresses(HTMLParser):
    """Collects every address that a page names, and the kinds of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        del tag
        self.addresses += [value or "" for name, value in attrs if name in {"src", "srcset", "href", "action"}]


def test_the_page_names_no_address_outside_of_itself(report: Path) -> None:
    parser = Addresses()
    parser.feed(report.read_text(encoding="utf-8"))
    assert any(address.startswith("data:image/svg+xml;base64,") for address in parser.addresses)
    assert all(address.startswith(("data:", "#")) for address in parser.addresses)


def test_the_same_run_makes_the_same_page(tmp_path: Path) -> None:
    write_report(RUN, tmp_path / "once.html")
    write_report(load_run(save_run(RUN, tmp_path / "run").folder).run, tmp_path / "again.html")
    assert (tmp_path / "once.html").read_bytes() == (tmp_path / "again.html").read_bytes()


def test_each_metric_comes_with_its_interval_and_the_questions_it_rests_on() -> None:
    rows = {row.name: row for row in metric_rows(RUN)}
    assert {name: row.questions for name, row in rows.items()} == {
        "nDCG@10": 2,
        "AnswerHit": 2,
        "AbstainAUROC": 4,
        "AnsweredRate (unanswerable)": 1,
        "RR@10": 0,
    }
    found = rows["nDCG@10"].interval  # two values, 0.5 and 1: a quarter of the resamples hold twice the same
    assert found is not None
    assert (found.low, found.high) == (0.5, 1.0)
    assert rows["RR@10"].value is None
    assert rows["RR@10"].interval is None


def test_slices_hold_every_question_once() -> None:
    by_language, by_word = slice_tables(RESULTS)
    assert {row.name: row.questions for row in by_language.rows} == {"Indonesian": 1, "English": 3}
    assert [row.name for row in by_word.rows] == ["siapa · who", "kapan · when", "mengapa · why", "ya/tidak · yes/no"]
    assert [row.means[by_word.columns.index("nDCG@10")] for row in by_word.rows] == [0.5, 1.0, None, None]
    assert "Confidence" not in by_word.columns
    split = [
        replace(one, question=replace(one.question, split=name)) for one, name in zip(RESULTS, "abbb", strict=True)
    ]
    by_split = slice_tables(split)[-1]
    assert [(row.name, row.questions) for row in by_split.rows] == [("a", 1), ("b", 3)]


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Siapakah nakhoda kapal itu?", "siapa · who"),
        ("Pada tahun berapa mercusuar dibangun?", "kapan · when"),
        ("In what year did it open?", "kapan · when"),
        ("Berapa tinggi menaranya?", "berapa · how many"),
        ("How long is the pier?", "berapa · how many"),
        ("Dimanakah dermaga itu?", "di mana · where"),
        ("Mengapa ia pergi?", "mengapa · why"),
        ("Apakah dermaga itu dibuka?", "ya/tidak · yes/no"),
        ("Apakah nama kapal itu?", "apa · what"),
        ("Is the pier open?", "ya/tidak · yes/no"),
        ("What is the name of the man who left?", "apa · what"),
        ("Bagaimana cuaca di sana?", OTHER),
    ],
)
def test_question_words(question: str, word: str) -> None:
    assert question_word(question) == word


def test_outcomes() -> None:
    assert [outcome(result) for result in RESULTS] == [
        QuestionOutcome.RIGHT,
        QuestionOutcome.WRONG,
        QuestionOutcome.REFUSED_RIGHTLY,
        QuestionOutcome.RIGHT,
    ]
    assert outcome(judged(RESULTS[2], answerable=True)) is QuestionOutcome.REFUSED_WRONGLY
    assert outcome(judged(RESULTS[0], answerable=False)) is QuestionOutcome.WRONG
    unknown = judged(RESULTS[2], answerable=None)
    assert outcome(unknown) is QuestionOutcome.UNJUDGED
    assert outcome(replace(unknown, scores={"AnswerHit": 0.0})) is QuestionOutcome.REFUSED_WRONGLY
    assert outcome(replace(RESULTS[0], scores={})) is QuestionOutcome.UNJUDGED


def judged(result: Result, *, answerable: bool | None) -> Result:
    return replace(result, question=replace(result.question, answerable=answerable))


def ranked(ranking: Sequence[str], relevant: dict[str, int]) -> Result:
    judgements = tuple(Judgement(document, relevance) for document, relevance in relevant.items())
    question = replace(RESULTS[0].question, judgements=judgements)
    return replace(RESULTS[0], question=question, ranking=dict.fromkeys(ranking, 1.0))


def test_recall_rises_where_relevant_documents_stand() -> None:
    results = [ranked("abc", {"a": 1, "c": 2}), ranked("abc", {"b": 1, "x": 0}), ranked("abc", {"gone": 1})]
    recall = recall_by_depth([*results, ranked("abc", {"a": 0}), ranked("abc", {})])
    assert recall[:4] == pytest.approx([0.5 / 3, 1.5 / 3, 2 / 3, 2 / 3])
    assert len(recall) == 100
    assert recall_by_depth([ranked("abc", {})]) == []


def test_calibration_compares_what_was_claimed_with_what_was_right() -> None:
    bins = calibration(RESULTS)  # neither the refusal nor the answer without a confidence count
    assert bins == [Bin(0.7, 0.0, 1), Bin(0.9, 1.0, 1)]
    assert calibration_error(bins) == pytest.approx((0.7 + 0.1) / 2)


def test_latencies_are_gathered_by_stage() -> None:
    assert latencies(RESULTS) == {"retrieve": [2.0] * 4, "question": [3.0] * 4}


def test_gold_answers_are_marked_as_whole_words() -> None:
    pieces = mark("In 1871 or 18711, (1871).", ["1871"])
    assert "".join(piece.text for piece in pieces) == "In 1871 or 18711, (1871)."
    assert [piece.text for piece in pieces if piece.gold] == ["1871", "1871"]
    assert [piece.gold for piece in mark("Nothing here.", [" "])] == [False]


def test_a_question_shows_the_ranking_and_what_it_missed() -> None:
    deep = ranked([f"d{n}" for n in range(1, 51)], {"d2": 1, "d40": 1, "x": 1})
    view = view_question(deep, headline="nDCG@10")
    assert [place.rank for place in view.places] == [*range(1, 11), 40]
    assert [place.document for place in view.places if place.relevant] == ["d2", "d40"]
    assert view.relevant == ("x",)
    assert view.headline == 1.0


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    (_, _, refused, _) = RESULTS
    bare = replace(RUN, results=(replace(refused, timings_ms={}),), metrics={"nDCG@10": None}, costs={}, confusion={})
    write_report(bare, tmp_path / "report.html")
    page = tmp_path.joinpath("report.html").read_text(encoding="utf-8")
    assert "carries a confidence, so there is nothing to calibrate" in page
    assert "No question of this set names a relevant article" in page
    assert "This run kept no timings" in page
    assert "This run kept no costs" in page
    assert 'id="verdicts"' not in page


def test_a_run_without_questions_makes_a_page(tmp_path: Path) -> None:
    write_report(replace(RUN, results=(), metrics={}), tmp_path / "report.html")
    assert "0 questions" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_two_thousand_questions_stay_below_six_megabytes(tmp_path: Path) -> None:
    (first, *_) = RESULTS
    ranking = {f"document-number-{n:024}": 0.5 for n in range(100)}
    answer = replace(first.answer, sentences=(AnswerSentence("word " * 40, (1,)),) * 3)
    one = replace(first, ranking=ranking, answer=answer)
    results = tuple(replace(one, question=replace(one.question, question_id=f"q{n}")) for n in range(2_000))
    write_report(replace(RUN, results=results, metrics={}, costs={}, confusion={}), tmp_path / "report.html")
    assert (tmp_path / "report.html").stat().st_size < 6_000_000


@pytest.mark.browser
class TestInABrowser:
    @pytest.fixture
    def page(self, report: Path) -> Iterator[Page]:
        executable = shutil.which("chromium")
        if executable is None:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(
                "no chromium on the PATH: the browser tests need one"
            )
        asked: list[str] = []
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.goto(report.as_uri())
            yield page
            browser.close()
        assert asked
        assert all(url.startswith(("file:", "data:")) for url in asked)

    def test_what_comes_from_data_is_text(self, page: Page) -> None:
        assert page.title() == "coast · dev · evaluation"
        assert page.locator("summary b").nth(2).text_content() == f"Why {HOSTILE}?"
        assert page.locator("script").count() == 1

    def test_the_list_is_searched_filtered_and_ordered(self, page: Page) -> None:
        def visible() -> list[str]:
            return [re.sub(r"\W.*", "", text) for text in page.locator("details:not([hidden]) b").all_text_contents()]

        assert visible() == ["When", "Siapa", "Why", "Was"]
        page.select_option("[name=outcome]", "right")
        assert visible() == ["When", "Was"]
        page.fill("[name=words]", "ada 1871 COAST")
        assert visible() == []
        page.select_option("[name=outcome]", "")
        assert visible() == ["Siapa"]
        assert page.locator("output").inner_text() == "1 of 4 questions"
        page.fill("[name=words]", "")
        page.select_option("[name=order]", "low")
        assert visible() == ["Siapa", "When", "Why", "Was"]
        page.select_option("[name=order]", "")
        assert visible() == ["When", "Siapa", "Why", "Was"]

    def test_a_question_opens_to_its_quote(self, page: Page) -> None:
        page.locator("summary").first.click()
        drill = page.locator(".drill").first
        assert drill.locator("mark").inner_text() == "1871"
        assert "Point Marl · Coast Post, 2021-05-04" in drill.inner_text()
        assert "marl.txt, characters 0 to 45" in drill.inner_text()
        assert drill.locator("li.relevant").inner_text().startswith("marl")
