"""The articles that mention something, counted by the terms under which the index finds passages."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from embeddings import QuestionTerm
from embeddings.language import Language
from rag.archive import Archive, Listed
from rag.index.base import IdVector
from rag.query import Query
from rag.types import Filters

__all__ = ["believed", "mentioning", "passages_mentioning"]

_LEAST_LIKELY = 0.3
"""A translation below this weight stands for a word too seldom to be counted as it."""


def mentioning(archive: Archive, topic: Query, filters: Filters, *, names: Collection[str]) -> list[Listed]:
    """List the articles of which a passage mentions a topic, newest first."""
    return archive.listed(filters, holding=passages_mentioning(archive, topic, filters, names=names))


def passages_mentioning(archive: Archive, topic: Query, filters: Filters, *, names: Collection[str]) -> IdVector:
    """Find the passages that, read with their title, hold every word of a topic.

    In articles of the language that is asked in, a word is held as it is or by its stem; in the other language, likely
    translations stand for it, too, but not for every one of the `names`: Muara is no estuary.
    """
    index = archive.index()
    terms = believed(topic.terms)
    own = [term.forms for term in terms]
    as_spelled = [form for term in terms if term.word in names for form in term.forms]
    translated = [(*term.forms, *term.translations) for term in terms] + ([as_spelled] if as_spelled else [])
    found = [
        index.holding(
            own if language is topic.language else translated, filters=replace(filters, languages=(language,))
        )
        for language in filters.languages or Language
    ]
    return np.concatenate(found)


def believed(terms: Sequence[QuestionTerm]) -> list[QuestionTerm]:
    """Return terms with their likely translations alone."""
    return [
        replace(
            term, translations={one: weight for one, weight in term.translations.items() if weight >= _LEAST_LIKELY}
        )
        for term in terms
    ]
