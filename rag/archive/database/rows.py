"""Rows, table by table, from one archive's database into another's, of whatever kind each is."""

from collections.abc import Callable, Collection, Sequence

from sqlalchemy import Column, Connection, Table, func, insert, select

__all__ = ["copy_rows", "count_rows"]

_ROWS = 1_000


def copy_rows(
    source: Connection,
    target: Connection,
    tables: Sequence[Table],
    *,
    progress: Callable[[int, int], None],
    left_out: Collection[Column[int]] = (),
) -> None:
    """Copy all rows of tables, in the order of their keys; columns that are left out get values of their own."""
    total = sum(count_rows(source, table) for table in tables)
    done = 0
    for table in tables:
        kept = [column for column in table.columns if column not in left_out]
        wanted = select(*kept).order_by(*table.primary_key).execution_options(yield_per=_ROWS)
        for rows in source.execute(wanted).mappings().partitions():
            target.execute(insert(table), [dict(row) for row in rows])
            done += len(rows)
            progress(done, total)


def count_rows(connection: Connection, table: Table) -> int:
    """Count the rows of a table."""
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
