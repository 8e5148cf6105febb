"""The articles that a fact-check quotes as CSL-JSON (https://docs.citationstyles.org), which citation managers read."""

import json
from typing import Any

from rag.types import DateCertainty
from ui.fact_check.check import FactCheck, Source
from ui.fact_check.references import key_of, note_of, quoted

__all__ = ["as_csl"]


def as_csl(check: FactCheck) -> str:
    """Write an item an article, its quotations in its note.

    Raises:
        NothingToHandOn: nothing is quoted.
    """
    return json.dumps([_item(one) for one in quoted(check)], ensure_ascii=False, indent=2) + "\n"


def _item(source: Source) -> dict[str, Any]:
    day = source.published
    circa = {"circa": True} if source.certainty is DateCertainty.INFERRED else {}
    stated = {
        "container-title": source.publisher,
        "issued": {"date-parts": [[day.year, day.month, day.day]], **circa} if day else None,
        "URL": source.address,
    }
    return {
        "id": key_of(source),
        "type": "article-newspaper",
        "title": source.title,
        "language": source.language.value,
        **{name: value for name, value in stated.items() if value},
        "note": note_of(source),
    }
