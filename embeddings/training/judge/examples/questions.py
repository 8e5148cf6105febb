"""Questions with the window that answers them among others, and questions that their passage does not answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from embeddings.held_out import is_held_out
from embeddings.language import Language
from embeddings.training.data import PassageQuestion, held_out, json_lines, read_judgements
from embeddings.training.judge.examples.claim_wording import HEADED_SHARE, drawn_heading
from embeddings.training.judge.examples.claims import read_packed
from embeddings.training.judge.examples.example import ReadingExample, StanceLabel
from embeddings.training.judge.examples.news import SentencePair
from embeddings.training.judge.examples.question_field import QuestionField, cut_text, lay_out
from embeddings.training.judge.examples.typing_noise import mashed, sometimes_typed

__all__ = ["Group", "crop_groups", "meaningless_examples", "question_groups", "unanswerable_examples"]

_OWN = ("facqa-train", "idk-mrc-train")

Group = tuple[ReadingExample, ...]
"""A question's windows: the one that belongs to it first, behind it those that do not."""

_WITH_NEIGHBOUR, _WITH_STRANGER = 0.7, 0.3
_WHOLE_SHARE = 0.3
"""How often a passage is read whole rather than the part that an archive would cut."""
_LONGEST_WHOLE = 1100
_NEAREST_SHARE = 0.75
_TO_ENGLISH_SHARE = 0.3
_CROP_WORDS = (4, 14)
_WINDOW_SENTENCES = 3
_WINDOW = 500
"""Characters that a window of neighbouring sentences may reach."""
_CROPS = 9000
_MEANINGLESS = 800
_TITLE_WORDS = 7
_NEAR = 9
"""Passages around the right one among which its neighbours are sought."""


@dataclass(frozen=True, slots=True)
class _TrainingQuestion:
    """A question as it is asked, and as it is looked for among the passages."""

    text: str
    sought: PassageQuestion
    origin: str
    title: str
    dev: bool


def question_groups(folder: Path, random: Random) -> Iterator[Group]:
    """Read every answerable question, in both languages and across them, with what terms take for its answer."""
    indonesian = list(chain(_own_questions(folder), _translated(folder, "qa-id"), _translated(folder, "qa-xl")))
    texts = list(
        chain.from_iterable((row["text"] for row in json_lines(folder / name / "corpus.jsonl")) for name in _OWN)
    )
    yield from _grouped(indonesian, texts, Language.INDONESIAN, random)
    yield from _grouped([*_translated(folder, "qa-en"), *_of_english_passages(folder)], [], Language.ENGLISH, random)


def unanswerable_examples(folder: Path, random: Random) -> Iterator[ReadingExample]:
    """Read questions with the passage that they were written for and that does not answer them."""
    for name in ("qa-en", "qa-xl", "qa-id"):
        for row in _rows(folder, name):
            if not row["answerable"]:
                yield _unanswered(
                    row["question"], row["passage"], name, _title(row), is_held_out(row["passage"]), random
                )
    originals = {row["id"].removeprefix("squad2-"): row for row in _rows(folder, "qa-en") if not row["answerable"]}
    for row in _rows(folder, "qa-xl"):
        english = originals.get(row["id"].removeprefix("squad2-xl-"))
        if english is not None:
            passage = english["passage"]
            yield _unanswered(row["question_id"], passage, "qa-lx", _title(row), is_held_out(passage), random)
    documents = {row["_id"]: row["text"] for row in json_lines(folder / "idk-mrc-train" / "corpus.jsonl")}
    judgements = read_judgements(folder / "idk-mrc-train" / "qrels" / "train.tsv")
    document = ""
    for row in json_lines(folder / "idk-mrc-train" / "queries.jsonl"):
        if row["_id"] in judgements:
            document = documents[next(iter(judgements[row["_id"]]))]
        elif document:  # it follows the answerable questions of its document
            dev = held_out(row["_id"]) or is_held_out(document)
            yield _unanswered(row["text"], document, "qa-idk-mrc-train", _title(document), dev, random)


def crop_groups(sentences: Sequence[SentencePair], random: Random) -> Iterator[Group]:
    """Take some words of a sentence as the question; the window of its translation comes first, among three others."""
    for place in random.sample(range(len(sentences)), min(_CROPS, len(sentences))):
        to_english = random.random() < _TO_ENGLISH_SHARE
        window = _window(place, sentences)
        asked = sentences[random.choice(window)]
        text = _crop(asked.indonesian if to_english else asked.english, random)
        after = (window[-1] + 1 + random.randrange(3)) % len(sentences)
        others = [_window(start, sentences) for start in (after, *random.sample(range(len(sentences)), 2))]
        texts = [_joined(one, sentences, english=to_english) for one in (window, *others)]
        english = [_joined(one, sentences, english=True) for one in (window, *others)]
        yield tuple(
            ReadingExample(text, one, "crops", relevant=number == 0, taught=(text, other))
            for number, (one, other) in enumerate(zip(texts, english, strict=True))
        )


def meaningless_examples(passages: Sequence[str], random: Random) -> Iterator[ReadingExample]:
    """Ask letters that are no words: no passage belongs to them, answers them or says anything to them."""
    for _ in range(_MEANINGLESS):
        yield ReadingExample(
            mashed(random), random.choice(passages), "mashed", stance=StanceLabel.NEITHER, relevant=False, answers=()
        )


def _own_questions(folder: Path) -> Iterator[_TrainingQuestion]:
    for name in _OWN:
        rows = {row["_id"]: row for row in json_lines(folder / name / "queries.jsonl")}
        passages = {row["_id"]: row["text"] for row in json_lines(folder / name / "corpus.jsonl")}
        for question_id, relevance in read_judgements(folder / name / "qrels" / "train.tsv").items():
            row = rows[question_id]
            for passage_id, score in relevance.items():
                if score > 0:
                    text, answers = passages[passage_id], tuple(row.get("metadata", {}).get("answers", ()))
                    dev = held_out(question_id) or is_held_out(text)
                    yield _TrainingQuestion(
                        row["text"], PassageQuestion(row["text"], text, answers), f"qa-{name}", _title(text), dev
                    )


def _title(passage: str | dict[str, Any]) -> str:
    """Return a passage's title, else its first words."""
    if isinstance(passage, str):
        return " ".join(passage.split()[:_TITLE_WORDS])
    return str(passage.get("article") or _title(passage["passage"])).replace("_", " ")


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    return read_packed(folder / "reading" / f"{name}.jsonl.gz")


def _translated(folder: Path, name: str) -> Iterator[_TrainingQuestion]:
    for row in _rows(folder, name):
        if row["answerable"]:
            sought = PassageQuestion(row.get("question_id", row["question"]), row["passage"], tuple(row["answers"]))
            yield _TrainingQuestion(row["question"], sought, name, _title(row), is_held_out(row["passage"]))


def _of_english_passages(folder: Path) -> Iterator[_TrainingQuestion]:
    """Ask the English passages in Indonesian."""
    english = {row["id"].removeprefix("squad2-"): row for row in _rows(folder, "qa-en") if row["answerable"]}
    for row in _rows(folder, "qa-xl"):
        original = english.get(row["id"].removeprefix("squad2-xl-"))
        if original is not None:
            sought = PassageQuestion(original["question"], original["passage"], tuple(original["answers"]))
            yield _TrainingQuestion(row["question_id"], sought, "qa-lx", _title(row), is_held_out(original["passage"]))


def _grouped(
    asked: Sequence[_TrainingQuestion], texts: Sequence[str], language: Language, random: Random
) -> Iterator[Group]:
    field = lay_out([one.sought for one in asked], [*texts, *(one.sought.passage for one in asked)], language)
    for place, one in enumerate(asked):
        yield _group(one, place, field, random)


def _group(one: _TrainingQuestion, place: int, field: QuestionField, random: Random) -> Group:
    """Draw a rival of the first six, one of the first twenty, often a neighbour of the right passage, or any other."""
    rivals, answers = field.rivals[place].tolist(), field.answers[place].tolist()
    near = range(max(0, answers[0] - _NEAR), min(len(field.passages), answers[0] + _NEAR + 1))
    own = [one for one in near if field.groups[one] == field.groups[answers[0]] and one not in answers]
    wrong = [*random.sample(rivals[:6], min(1, len(rivals))), *random.sample(rivals[:20], min(1, len(rivals)))]
    if own and random.random() < _WITH_NEIGHBOUR:
        wrong.append(random.choice(own))
    if random.random() < _WITH_STRANGER:
        stranger = random.randrange(len(field.passages))
        if field.groups[stranger] != field.groups[answers[0]]:
            wrong.append(stranger)
    right = field.passages[random.choice(answers)]
    if random.random() < _WHOLE_SHARE and len(one.sought.passage) < _LONGEST_WHOLE:
        right = one.sought.passage
    spans = _spans(right, one.sought.answers)
    first = ReadingExample(one.text, right, one.origin, relevant=True, answers=spans or None, dev=one.dev)
    others = (
        ReadingExample(one.text, field.passages[number], one.origin, relevant=False, answers=(), dev=one.dev)
        for number in dict.fromkeys(wrong)
    )
    group = (first, *others)
    if random.random() < HEADED_SHARE:
        group = tuple(
            example.headed(drawn_heading(one.title if example.relevant else _title(example.second), random))
            for example in group
        )
    typed = one.text if one.dev else sometimes_typed(one.text, random)
    return group if typed == one.text else tuple(example.asked(typed) for example in group)


def _spans(text: str, answers: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Find every occurrence of an answer, whatever its case."""
    return tuple(
        match.span()
        for answer in dict.fromkeys(answers)
        if answer
        for match in re.finditer(rf"(?<!\w){re.escape(answer)}(?!\w)", text, re.IGNORECASE)
    )


def _unanswered(question: str, passage: str, origin: str, title: str, dev: bool, random: Random) -> ReadingExample:
    words = set(question.lower().split())
    parts = sorted(cut_text(passage), key=lambda part: -len(words & set(part.lower().split())))
    text = parts[0] if random.random() < _NEAREST_SHARE else random.choice(parts)
    if random.random() < _WHOLE_SHARE and len(passage) < _LONGEST_WHOLE:
        text = passage
    example = ReadingExample(question, text, origin, answers=(), dev=dev)
    if random.random() < HEADED_SHARE:
        example = example.headed(drawn_heading(title, random))
    typed = question if dev else sometimes_typed(question, random)
    return example if typed == question else example.asked(typed)


def _window(start: int, sentences: Sequence[SentencePair]) -> list[int]:
    """Return up to three neighbouring sentences of one source."""
    window = [start]
    while len(window) < _WINDOW_SENTENCES and window[-1] + 1 < len(sentences):
        following = window[-1] + 1
        length = sum(len(sentences[place].indonesian) for place in (*window, following))
        if sentences[following].source != sentences[start].source or length > _WINDOW:
            break
        window.append(following)
    return window


def _joined(window: Sequence[int], sentences: Sequence[SentencePair], *, english: bool) -> str:
    pairs = [sentences[place] for place in window]
    return ". ".join(pair.english if english else pair.indonesian for pair in pairs)


def _crop(sentence: str, random: Random) -> str:
    words = sentence.split()
    length = random.randint(*_CROP_WORDS)
    start = random.randrange(max(1, len(words) - length + 1))
    return " ".join(words[start : start + length])
