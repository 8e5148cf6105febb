"""Articles are browsed alike in a folder and in PostgreSQL; in a folder without reading a text."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import event

from embeddings.language import Language
from rag import Archive
from rag.archive import Order, Sought
from rag.overview.browsing import look_through
from rag.types import Filters


def test_articles_are_browsed_sorted_and_counted(place: Path | str, stories: Path) -> None:
    with Archive.open(place) as archive:
        archive.add(stories)
        leaf = archive.browse(order=Order.OLDEST, start=1, most=2)
        assert (leaf.found, len(leaf.ids)) == (4, 2)
        held = archive.articles_of(leaf.ids)
        assert [held[one].published for one in leaf.ids] == [date(2023, 9, 2), date(2024, 6, 8)]
        assert leaf.facets.languages == {Language.ENGLISH: 1, Language.INDONESIAN: 3}
        assert leaf.facets.years == {2025: 1, 2024: 1, 2023: 2}
        of_warta = archive.browse(Filters(publishers=("WARTA ara",)))
        assert (of_warta.found, of_warta.facets.publishers["Warta Ara"]) == (1, 1)
        assert len(of_warta.facets.publishers) > 1
        assert archive.browse(Filters(since=date(2024, 1, 1), articles=of_warta.ids)).found == 0
        assert archive.browse(Filters(articles=of_warta.ids)).ids == of_warta.ids
        assert archive.browse(sought=Sought(("WARTA",), np.zeros(0, np.int64))).ids == of_warta.ids
        rice = look_through(archive, "padi lembah")
        assert rice.found == 2
        assert set(rice.facets.publishers) == {"Suara Ara", "Warta Ara"}
        assert archive.outlets(most=1).keys() < archive.outlets(most=9).keys()


@pytest.mark.parametrize("order", Order)
def test_no_text_is_read_to_list_articles(order: Order, tmp_path: Path, stories: Path) -> None:
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(stories)
        engine = archive._database.engine
        plans: list[tuple[str, Any]] = []

        def explain(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
            if statement.startswith("SELECT") and "FROM articles" in statement:
                plans.append((statement, parameters))

        event.listen(engine, "before_cursor_execute", explain)
        filters = Filters(date(2000, 1, 1), date(2030, 1, 1), ("Warta Ara",), (Language.INDONESIAN,))
        look_through(archive, "padi", filters=filters, order=order)
        look_through(archive, order=order)
        event.remove(engine, "before_cursor_execute", explain)
        assert len(plans) > 6
        with engine.connect() as connection:
            for statement, parameters in plans:
                steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                told = [row[3] for row in steps if re_reads(row[3])]
                assert told == [], statement


def re_reads(step: str) -> bool:
    """Tell a step that goes through rows of articles, texts and all, from one that looks a few up."""
    return step.startswith("SCAN articles") and "COVERING INDEX" not in step
