"""What the tab says of a run; its labels stand in `page`."""

from collections.abc import Mapping
from dataclasses import dataclass

from embeddings.language import Language
from eval.report.plots import PlotWords
from ui.locales.catalogue import group

__all__ = ["MeasureWords", "measure_words"]


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """What stands around a measurement."""

    language: Language
    question: tuple[str, str]
    problem: tuple[str, str]
    no_choice: str
    gone: str
    no_file: str
    kept: str
    unwritable: str
    under_way: str
    failed: str
    problems: str
    preparing: str
    asking: str
    finishing: str
    stopping: str
    progress: str
    stopped: str
    done: str
    metrics: str
    metric: str
    now: str
    earlier: str
    difference: str
    chance: str
    about_earlier: str
    about_chance: str
    unlike: str
    costs: str
    cost: str
    value: str
    confusion: str
    expected: str
    changes: str
    better: str
    worse: str
    higher: str
    lower: str
    no_changes: str
    before: str
    after: str
    no_answer: str
    recall: str
    calibration: str
    plots: PlotWords
    explanations: Mapping[str, str]
    names: Mapping[str, str]


measure_words = group("chat.measure", MeasureWords)
