"""Every list says what it is for, and none stands twice."""

import ast
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import embeddings.terms.number_words
import rag.language.word_lists
from rag.language.word_lists.grammar.calendar import MONTHS, WEEKDAYS
from rag.language.word_lists.questions.informal import INFORMAL

FILES = (*Path(rag.language.word_lists.__file__).parent.rglob("*.py"), Path(embeddings.terms.number_words.__file__))


def constants() -> Iterator[tuple[str, ast.expr, bool]]:
    """Yield each constant of the lists, what it is, and whether a line under it says what it is for."""
    for file in FILES:
        body = [*ast.parse(file.read_text(encoding="utf-8")).body, ast.Pass()]
        for statement, following in pairwise(body):
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                told = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
                yield f"{file.stem}.{statement.targets[0].id}", statement.value, told


def words_of(value: ast.expr) -> frozenset[str]:
    """Return the words that are written out in a list."""
    texts = (node.value for node in ast.walk(value) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return frozenset(word for text in texts for word in text.split())


def test_every_list_says_what_it_is_for() -> None:
    named = [name for name, _, told in constants() if not told and not name.partition(".")[2].startswith("_")]
    assert named == []


def test_no_list_is_written_out_twice() -> None:
    lists = {name: words for name, value, _ in constants() if len(words := words_of(value)) > 5}
    twice = [(one, other) for one, other in combinations(lists, 2) if lists[one] == lists[other]]
    assert twice == []


def test_no_informal_spelling_names_a_day() -> None:
    assert not set(INFORMAL) & (set(MONTHS) | set(WEEKDAYS))
