"""What the tab says."""

from dataclasses import dataclass

__all__ = ["EXAMPLE", "SAID", "MeasureWords"]

EXAMPLE = """\
{"question": "Berapa tarif baru feri Sembira?", "answers": ["Rp42.500"], "article": "tarif-feri.txt"}
{"question": "Who invented the electron microscope?", "answerable": false}"""
"""Two lines of a file of questions."""


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """What stands around a measurement."""

    heading: str
    explained: str
    form: str
    example: str
    choose: str
    none_yet: str
    add: str
    run: str
    stop: str
    download: str
    no_choice: str
    gone: str
    """Takes the set's name."""
    no_file: str
    """Takes the file's name and the endings that can be read."""
    kept: str
    """Takes the file's name and how many questions, in words."""
    unwritable: str
    """Takes the operating system's reason."""
    under_way: str
    failed: str
    problems: str
    """Takes how many, in words, and the file's name."""
    preparing: str
    asking: str
    """Takes the set's name, the questions done and all of them."""
    finishing: str
    stopping: str
    progress: str
    stopped: str
    """Takes the questions done and all of them."""
    done: str
    """Takes the set's name, how many questions, in words, and the run's folder."""
    metrics: str
    metric: str
    now: str
    earlier: str
    difference: str
    chance: str
    about_earlier: str
    """Takes the earlier run's folder and the number of questions in common, in words."""
    about_chance: str
    unlike: str
    """Takes the names of what differs."""
    costs: str
    cost: str
    value: str
    confusion: str
    expected: str
    changes: str
    """Takes the measure."""
    better: str
    worse: str
    higher: str
    lower: str
    no_changes: str
    before: str
    after: str
    no_answer: str
    """Takes the reason."""
    recall: str
    calibration: str


SAID = MeasureWords(
    heading="Measure",
    explained=(
        "Ask a whole set of questions of this archive, and see how often what was found and quoted is right. "
        "The quotations are measured; no language model is asked."
    ),
    form=(
        "A set is a file of questions, .jsonl or .csv. Each has a `question` and, where known, `answers`, `article` "
        "(an id, a source, a file name or a title), `verdict` (yes, no, unconfirmed or disputed) and `answerable`. "
        "In a .csv these are the columns, and `|` parts several answers."
    ),
    example="Two lines of a .jsonl file",
    choose="Question set",
    none_yet="There is none yet: add a file of questions.",
    add="Add a file",
    run="Run",
    stop="Stop",
    download="Download the report",
    no_choice="Choose a question set first, or add a file.",
    gone="{} is no longer among the question sets: choose another, or add it again.",
    no_file="{} cannot be read as questions: give a file ending in {}.",
    kept="{} was added: {}.",
    unwritable="A file could not be read or written here: {}.",
    under_way="A run is under way already: wait until it has ended, then press Run again.",
    failed="Something went wrong here; the terminal says what.",
    problems="{} in {}; nothing was changed",
    preparing="Reading the questions and the names of the articles",
    asking="{}: {} of {} asked",
    finishing="All are asked; writing the report",
    stopping="Stopping after this question",
    progress="Questions asked",
    stopped="Stopped after {} of {}. This run was not kept; earlier ones are as they were.",
    done="{}: {} asked. The run is kept in `{}`.",
    metrics="Measures",
    metric="Measure",
    now="Now",
    earlier="Earlier",
    difference="Difference",
    chance="p",
    about_earlier="Earlier is the run `{}`. It is compared over the {} that both runs have.",
    about_chance="p is how often chance alone would make such a difference; it is small where there is more to it.",
    unlike="Not the same in both runs: {}.",
    costs="Costs",
    cost="Cost",
    value="Value",
    confusion="Verdicts: expected, and given instead",
    expected="Expected",
    changes="What changed most, by {}",
    better="Better",
    worse="Worse",
    higher="Higher",
    lower="Lower",
    no_changes="No question.",
    before="Before",
    after="Now",
    no_answer="No answer ({}).",
    recall="Share of the relevant articles found, by depth",
    calibration="How often answers are right, by how sure they are",
)
