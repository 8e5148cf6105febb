"""FacQA's CSV, as IndoNLU publishes it, → BEIR: tokens are joined to text, labelled tokens to answers.

Its columns `question`, `passage` and `seq_label` hold Python lists; a label is B (an answer begins), I (it goes on) or
O (no answer). Passages are the documents.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from eval.converters.writing import Documents, split_name, write_beir
from eval.datasets.files import csv_records
from eval.datasets.problems import Problems
from eval.datasets.questions import make_question
from eval.datasets.records import DatasetRecord, shown
from eval.types import Judgement, Question
from rag.types import Span

__all__ = ["convert_facqa", "join_tokens"]

_COLUMNS = ("question", "passage", "seq_label")
_LABELS = {"B", "I", "O"}
_OPENING = {"(", "["}
_CLOSING = {",", ".", ":", ";", "?", "!", ")", "]"}
_JOINING = {"-", "/"}


def convert_facqa(source: Path, target: Path, *, split: str | None = None) -> int:
    """Convert a table of questions; their ids are `SPLIT-ROW`, from 0."""
    problems, documents = Problems(), Documents()
    name = split_name(split, source)
    rows = csv_records(source, problems, required=_COLUMNS, cells=dict.fromkeys(_COLUMNS, _literal))
    questions = [replace(_question(f"{name}-{number}", row, documents), split=name) for number, row in enumerate(rows)]
    problems.refuse()
    write_beir(target, documents, questions)
    return len(questions)


def join_tokens(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """Write tokens as running text; give the text and where each token stands in it.

    >>> join_tokens(["Feri", "(", "KM", "-", "7", ")", ",", "kata", "Wira", "."])[0]
    'Feri (KM-7), kata Wira.'
    """
    text, spans = "", []
    for place, token in enumerate(tokens):
        if place and not _follows_closely(tokens, place):
            text += " "
        spans.append(Span(len(text), len(text) + len(token)))
        text += token
    return text, spans


def _follows_closely(tokens: Sequence[str], place: int) -> bool:
    """Return whether no space parts a token from the one before."""
    before, token = tokens[place - 1], tokens[place]
    return before in _OPENING or token in _CLOSING or _joins(tokens, place) or _joins(tokens, place - 1)


def _joins(tokens: Sequence[str], place: int) -> bool:
    """Return whether a token is a hyphen or slash between two words."""
    if tokens[place] not in _JOINING or not 0 < place < len(tokens) - 1:
        return False
    return tokens[place - 1][-1].isalnum() and tokens[place + 1][0].isalnum()


def _question(identity: str, row: DatasetRecord, documents: Documents) -> Question:
    words, tokens, labels = (_strings(row, column) for column in _COLUMNS)
    if len(tokens) != len(labels) or not set(labels) <= _LABELS:
        row.refuse(f"'seq_label' must be B, I or O for each of the {len(tokens)} tokens of 'passage'")
        labels = ["O"] * len(tokens)
    kept = [place for place, token in enumerate(tokens) if token.strip()]
    tokens, labels = [tokens[place] for place in kept], [labels[place] for place in kept]
    passage, spans = join_tokens(tokens)
    answers = [Span(spans[one.start].start, spans[one.end - 1].end).of(passage) for one in _labelled(labels)]
    question = make_question(
        identity, join_tokens([one for one in words if one.strip()])[0], replace(row, fields={"answers": answers})
    )
    return replace(question, judgements=(Judgement(documents.id_of(passage)),))


def _strings(row: DatasetRecord, column: str) -> list[str]:
    value = row.fields.get(column)
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value) or not "".join(value).strip():
        row.refuse(f"{column!r} must be a Python list of words; it is {shown(value)}")
        return []
    return value


def _labelled(labels: Sequence[str]) -> Iterator[Span]:
    """Yield the runs of tokens that are answers; an I that follows no answer begins one."""
    start = None
    for place, label in enumerate([*labels, "O"]):
        if start is not None and label != "I":
            yield Span(start, place)
            start = None
        if start is None and label != "O":
            start = place


def _literal(cell: str) -> object:
    try:
        return ast.literal_eval(cell)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return cell
