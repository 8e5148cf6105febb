"""Names that were documented elsewhere are still found there, and say where they are now."""

from importlib import import_module

import pytest

DOCUMENTED = [
    ("rag.answering", "stance", "rag.verdicts"),
    ("rag.browsing", "look_through", "rag.overview.browsing"),
    ("rag.following", "follow", "rag.followed_sources"),
    ("rag.following", "read_followed", "rag.followed_sources"),
    ("eval.runner", "evaluate", "eval.runs.runner"),
    ("eval.storage", "load_run", "eval.runs.storage"),
]


@pytest.mark.parametrize(("module", "name", "home"), DOCUMENTED)
def test_a_documented_name_is_found_with_a_warning(module: str, name: str, home: str) -> None:
    with pytest.warns(DeprecationWarning, match=rf"{module}.{name} is {home}.{name} now"):
        found = getattr(import_module(module), name)
    assert found is getattr(import_module(home), name)


def test_whatever_else_is_asked_of_a_module_that_moved_is_not_there() -> None:
    with pytest.raises(AttributeError, match=r"rag\.answering"):
        _ = import_module("rag.answering").compose
