"""Learn which measure a question asks for, from what its answer states where it is told.

    python -m eval.tuning.asked_measure DATA [--write]

Questions are those of the judge's scenarios, of facqa-train and idk-mrc-train, and of qa-en, qa-id and qa-xl in
DATA/reading; of yes/no questions there are none. What the words that answer state, with the unit beside them, is what
was asked for. A tenth, of stories and passages of its own, is only measured by. Printed is, of questions that their
text answers and of those that it does not, how many are told to ask for a measure, and of how many the text states
none such: the former would be refused wrongly, the latter rightly.
`--write` writes the weights into `rag/query/asked_measure.json`.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product
from pathlib import Path
from random import Random
from zlib import crc32

from embeddings.errors import SitasiError
from embeddings.language import Language
from embeddings.training.data import json_lines
from embeddings.training.judge.examples.claims import read_packed
from embeddings.training.judge.examples.scenarios import filled, read_scenarios
from eval.datasets import corpus_of, read_dataset
from eval.tuning.question_model import fitted_weights, is_held_out, model_options, typed, write_weights
from rag.language.measures import Measure, measured_spans, states
from rag.query.asked_measure import ANY, WEIGHTS, asked_measures, measure_features
from rag.query.yes_no import asks_yes_or_no

__all__ = ["MeasureQuestion", "asked", "learned", "main", "stated_by"]

_STRENGTH = 0.5
"""The inverse of the regularisation's (scikit-learn's C)."""
_SEED = 5


@dataclass(frozen=True, slots=True)
class MeasureQuestion:
    """A question with the text that it is asked of, and what its answer there states."""

    group: int
    """Held out or learned together."""
    origin: str
    question: str
    text: str
    stated: frozenset[Measure] | None
    """`None` where the text does not answer."""


def main() -> None:
    """Learn, measure, and write where asked to."""
    options = model_options(__doc__, WEIGHTS)
    try:
        questions = list(asked(options.data, Random(_SEED)))  # noqa: S311 - no secret depends on it
    except SitasiError as error:
        sys.exit(f"eval.tuning.asked_measure: {error}")
    if options.write:
        weights = learned([one for one in questions if not is_held_out(one.group)], Random(_SEED))  # noqa: S311
        write_weights(WEIGHTS, weights)
    held_out = [one for one in questions if is_held_out(one.group)]
    for origin, told in product(sorted({one.origin for one in held_out}), (True, False)):
        rows = [one for one in held_out if one.origin == origin and (one.stated is not None) is told]
        demanded = [(one, measures) for one in rows if (measures := asked_measures(one.question))]
        lacking = sum(not states(one.text, *measures) for one, measures in demanded)
        name = f"{origin}, {'told' if told else 'not told'}"
        sys.stdout.write(f"{name:24}{len(rows):6} questions, {len(demanded)} for a measure, {lacking} not stated\n")


def asked(data: Path, random: Random) -> Iterator[MeasureQuestion]:
    """Gather the questions of all sets, but those for yes or no."""
    every = chain(_of_stories(random), _of_passages(data), _of_sets(data))
    return (one for one in every if not asks_yes_or_no(one.question))


def learned(questions: Sequence[MeasureQuestion], random: Random) -> dict[str, dict[str, float]]:
    """Fit a logistic regression to each measure, and to any, of questions that are answered; some as people type."""
    found: dict[tuple[int, str], frozenset[Measure]] = {}
    for one in questions:
        if one.stated is not None:
            asks = (one.group, one.question)
            found[asks] = found.get(asks, frozenset()) | one.stated
    return fitted_weights(
        [measure_features(typed(text, random)) for _, text in found],
        [group for group, _ in found],
        {
            ANY: [bool(stated) for stated in found.values()],
            **{measure: [measure in stated for stated in found.values()] for measure in Measure},
        },
        regularised={"C": _STRENGTH, "l1_ratio": 1.0, "solver": "liblinear"},
        digits=1,
    )


def stated_by(answers: Sequence[str], text: str) -> frozenset[Measure]:
    """Return what answers state where they stand in a text, with the units beside them.

    >>> stated_by(["12"], "Kapal itu berlayar 12 jam dengan 40 orang.")
    frozenset({<Measure.DURATION: 'duration'>})
    """
    measured = list(measured_spans(text))
    places = [match.span() for answer in set(answers) for match in re.finditer(re.escape(answer), text)]
    return frozenset(
        measure for measure, span in measured for start, end in places if span.start < end and start < span.end
    )


def _of_stories(random: Random) -> Iterator[MeasureQuestion]:
    for group, scenario in enumerate(read_scenarios()):
        story = filled(scenario, random)
        for row, language in product(story.asked, Language):
            sentences = story.sentences[language]
            answer = row["answer"] and row["answer"][language]
            telling = " ".join(sentences[place] for place in row.get("in", ()))
            stated = stated_by([answer], telling) if answer else None
            for asking in Language:
                yield MeasureQuestion(group, "stories", row[asking], " ".join(sentences), stated)


def _of_passages(data: Path) -> Iterator[MeasureQuestion]:
    for name in ("qa-en", "qa-id", "qa-xl"):
        for row in read_packed(data / "reading" / f"{name}.jsonl.gz"):
            passage = row["passage"]
            stated = stated_by(row["answers"], passage) if row["answerable"] else None
            yield MeasureQuestion(crc32(passage.encode()), name, row["question"], passage, stated)


def _of_sets(data: Path) -> Iterator[MeasureQuestion]:
    for name in ("facqa-train", "idk-mrc-train"):
        dataset = read_dataset(data / name)
        documents = {row["_id"]: row["text"] for row in json_lines(corpus_of(dataset))}
        for question in dataset.questions:
            for judgement in question.judgements[:1]:
                text = documents[judgement.document]
                stated = stated_by(question.answers, text)
                yield MeasureQuestion(crc32(text.encode()), name, question.text, text, stated)


if __name__ == "__main__":
    main()
