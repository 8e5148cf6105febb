"""Graded sentences of a language model: the figures, and what the check says of them today."""

import json
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from embeddings.errors import DatasetInvalid, ReadingError
from eval.grading.graded import HandGraded, checked_again, figures, read_graded
from eval.grading.written import PromptedQuestion, write_sentences, written_sentences
from rag import Archive, Assistant, CallableLlm

GRADED: list[dict[str, object]] = [
    {"carried": True, "supported": True, "verbatim": True},
    {"carried": True, "supported": False, "verbatim": True},
    {"carried": True, "supported": True, "citation_added": True},
    {"carried": True, "supported": True, "citation_added": False},
    {"carried": False, "supported": True, "fault": "speaker", "citation_added": True},
    {"carried": False, "supported": False, "fault": "number"},
    {"carried": None, "supported": True},
    {"carried": True, "supported": None},
]


def graded(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("\n".join(json.dumps({"sentence": "Naik.", **one}) for one in rows), encoding="utf-8")
    return path


def test_figures_of_a_graded_file(tmp_path: Path) -> None:
    assert figures(read_graded(graded(tmp_path / "graded.jsonl", GRADED))) == {
        "sentences": 8,
        "graded": 6,
        "carried": 4,
        "balanced accuracy": (3 / 4 + 1 / 2) / 2,
        "accepted of those carried": 3 / 4,
        "marked of those not carried": 1 / 2,
        "wrong speakers": 1,
        "wrong speakers passed": 1,
        "verbatim sentences": 2,
        "verbatim sentences marked": 1 / 2,
        "citations added": 2,
        "citations added that carry": 1 / 2,
    }


def test_what_nothing_tells_is_none(tmp_path: Path) -> None:
    found = figures(read_graded(graded(tmp_path / "graded.jsonl", GRADED[:1])))
    assert (found["balanced accuracy"], found["wrong speakers passed"]) == (None, None)


def test_a_file_that_nobody_graded_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="holds no graded sentence: set 'carried' to true or false"):
        read_graded(graded(tmp_path / "graded.jsonl", GRADED[-2:]))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"carried": "yes"}, "'carried' must be true or false"),
        ({"marks": ["1"]}, "'marks' must be whole numbers"),
        ({"passages": [{"article": "a", "text": "Naik."}]}, "needs 'start', a whole number"),
        ({"passages": ["Naik."]}, "must be an object"),
    ],
)
def test_a_line_that_is_wrong_is_told(tmp_path: Path, wrong: dict[str, object], told: str) -> None:
    with pytest.raises(DatasetInvalid, match=told):
        read_graded(graded(tmp_path / "graded.jsonl", [{"carried": True, "supported": True, **wrong}]))


FERRY = "Berapa tarif feri Teluk Sagara?"
REPLY = "Tarif feri Teluk Sagara naik menjadi Rp42.500. Tarifnya turun menjadi Rp10.000 [1].\nRp42.500 [1]."


def written(filled: Archive, path: Path, *, propose: bool = False) -> list[HandGraded]:
    """Return what a model wrote, graded, as the check of another day had it: wrong in all."""
    settings = replace(filled.settings, least_confidence=1.0 if propose else filled.settings.least_confidence)
    llm = CallableLlm(lambda _messages: [REPLY], propose=propose)
    assistant = Assistant(filled, settings=settings)
    write_sentences(path, [lambda: written_sentences(PromptedQuestion("f", FERRY), assistant, llm)])
    path.write_text(path.read_text("utf-8").replace('"carried": null', '"carried": true'), encoding="utf-8")
    return [replace(one, supported=None if one.supported is None else False) for one in read_graded(path)]


def test_the_check_of_today_reads_the_same_passages(filled: Archive, tmp_path: Path) -> None:
    sentences = written(filled, tmp_path / "written.jsonl")
    assert [one.supported for one in sentences] == [False, False, None]
    checked = checked_again(sentences, lambda _question: nullcontext(filled))
    assert [(one.supported, one.citation_added) for one in checked] == [(True, True), (False, False)]


def test_of_a_proposal_what_was_left_out_is_read_too(filled: Archive, tmp_path: Path) -> None:
    sentences = written(filled, tmp_path / "written.jsonl", propose=True)
    assert [one.supported for one in sentences] == [False, None, None]
    checked = checked_again(sentences, lambda _question: nullcontext(filled))
    assert [one.supported for one in checked] == [True, False]


def test_a_passage_that_no_article_holds_any_more_is_told(filled: Archive, tmp_path: Path) -> None:
    first, *_ = written(filled, tmp_path / "written.jsonl")
    moved = replace(first, passages=(replace(first.passages[0], start=1),))
    with pytest.raises(ReadingError, match="no article of the archive holds"):
        checked_again([moved], lambda _question: nullcontext(filled))


def test_what_a_real_model_wrote_is_graded_by_its_passages() -> None:
    sentences = read_graded(Path(__file__).parents[3] / "examples" / "questions" / "written.jsonl")
    assert len(sentences) == 145
    assert all(one.carried for one in sentences if one.verbatim)
    assert all(one.fault for one in sentences if one.carried is False)
    assert figures(sentences)["verbatim sentences marked"] == 0
