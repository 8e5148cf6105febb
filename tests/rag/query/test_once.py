"""A question is analysed once, whatever its answer takes; a follow-up and what it is rewritten to, once each."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from types import ModuleType
from typing import Any

import pytest

from embeddings.encoder import Encoder, FloatMatrix
from rag import Archive, Assistant
from rag.types import Answer

ANALYSES = (
    "detect_language",
    "question_terms",
    "names_in",
    "date_constraint",
    "publisher_asked",
    "kind_of",
    "asks_yes_or_no",
    "statement",
    "claim_units",
)
Counted = Callable[..., Counter[str]]


class Watched:
    """Encodes as another encoder does, and counts the questions."""

    def __init__(self, encoder: Encoder, calls: Counter[str]) -> None:
        self.name, self.fingerprint, self.dimensions = encoder.name, encoder.fingerprint, encoder.dimensions
        self._encoder, self._calls = encoder, calls

    def encode_queries(self, texts: Sequence[str]) -> FloatMatrix:
        self._calls["encode_queries"] += len(texts)
        return self._encoder.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> FloatMatrix:
        return self._encoder.encode_passages(texts)


def modules() -> Iterator[ModuleType]:
    """Yield what is loaded of ours."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("rag", "embeddings"):
            yield module


@pytest.fixture
def counted(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Return `counted(question, *before)`: how often each analysis runs until the answer is there."""
    calls: Counter[str] = Counter()

    def watched(name: str, analysis: Callable[..., Any]) -> Callable[..., Any]:
        def analyse(*arguments: Any, **options: Any) -> Any:
            calls[name] += 1
            return analysis(*arguments, **options)

        return analyse

    for name in ANALYSES:
        analysis: Callable[..., Any] = next(vars(one)[name] for one in modules() if name in vars(one))
        for module in modules():
            if vars(module).get(name) is analysis:
                monkeypatch.setattr(module, name, watched(name, analysis))
    monkeypatch.setitem(vars(filled), "encoder", Watched(filled.encoder, calls))

    def count(question: str, *before: str) -> Counter[str]:
        calls.clear()
        answer = Assistant(filled, today=lambda: date(2026, 11, 21)).ask(question, before)
        assert isinstance(answer, Answer)
        assert bool(answer.rewritten) is bool(before)
        return Counter(calls)

    return count


@pytest.mark.parametrize(
    "question",
    [
        "Berapa tarif feri ke Teluk Sagara?",
        "Apakah tarif feri ke Teluk Sagara naik?",
        "Does the bridge at Old Quay carry a toll?",
        "Menurut Quay Gazette, kapan jembatan dibuka?",
        "What was decided on 3/2/2024 about the ferry?",
        "Apa yang terjadi di Teluk Sagara sejak Mei?",
        "Apakah PT Samudra Lintas bekerja sama dengan Nirwana Hijau?",
        "Siapa nama astronaut pertama di Neptunus?",
    ],
)
def test_each_analysis_of_a_question_runs_once_at_most(question: str, counted: Counted) -> None:
    calls = counted(question)
    assert calls["question_terms"] == calls["encode_queries"] == 1
    assert {name: times for name, times in calls.items() if times > 1} == {}


@pytest.mark.parametrize(
    ("question", "before"),
    [
        ("And with Leica?", "Is Xiaomi partnering with Ford?"),
        ("Kapan itu?", "Apakah tarif feri ke Teluk Sagara naik?"),
        ("Berapa biayanya?", "Kapan jembatan Old Quay dibuka?"),
        ("dan pada 2025?", "Berapa tarif feri Teluk Sagara pada 2024?"),
    ],
)
def test_each_analysis_of_a_follow_up_runs_twice_at_most(question: str, before: str, counted: Counted) -> None:
    calls = counted(question, before)
    assert calls["question_terms"] == calls["encode_queries"] == 1
    assert {name: times for name, times in calls.items() if times > 2} == {}
