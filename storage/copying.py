"""`counterclaim db copy`: a whole installation into another, empty database, of either kind; verified by counts."""

from collections.abc import Callable

from sqlalchemy import Connection, Table, func, insert, select, text

from models.errors import StoreError
from storage.database import Database, open_database, upgrade
from storage.tables import Base

#: Rows in one statement; articles are long.
PAGE = 500

#: Told the name of a table and how many rows of it are copied by now.
Advance = Callable[[str, int], None]


def copy_database(source_url: str, target_url: str, advance: Advance | None = None) -> dict[str, int]:
    """Copy every table, ids included, in one transaction; the number of rows of each, equal on both sides.

    The target is made or upgraded first, and must hold no row. Raises StoreError where it does, where the two are one,
    or where the counts differ (then the target stays empty).
    """
    source = open_database(source_url)
    try:
        upgrade(target_url)
        target = open_database(target_url)
        try:
            return _copy(source, target, advance or (lambda _name, _rows: None))
        finally:
            target.close()
    finally:
        source.close()


def _copy(source: Database, target: Database, advance: Advance) -> dict[str, int]:
    if source.engine.url == target.engine.url:
        raise StoreError("source and target are the same database; name another one to copy to")
    reading = source.engine.connect().execution_options(
        counterclaim_reading=True,
        **({"isolation_level": "REPEATABLE READ"} if source.engine.dialect.name == "postgresql" else {}),
    )
    with reading, target.engine.begin() as writing:
        _require_empty(writing)
        copied: dict[str, int] = {}
        for table in Base.metadata.sorted_tables:
            copied[table.name] = _copy_table(reading, writing, table, advance)
        _verify(reading, writing)
        if target.engine.dialect.name == "postgresql":
            _continue_sequences(writing)
    return copied


def _require_empty(writing: Connection) -> None:
    for table in Base.metadata.sorted_tables:
        if writing.execute(select(table).limit(1)).first() is not None:
            raise StoreError(f"the target already has rows in {table.name}; copy into an empty database")


def _copy_table(reading: Connection, writing: Connection, table: Table, advance: Advance) -> int:
    """In the order of the primary key, so that a row that points to an earlier one of its own table finds it there."""
    done = 0
    rows = reading.execute(select(table).order_by(*table.primary_key.columns), execution_options={"yield_per": PAGE})
    for page in rows.mappings().partitions():
        writing.execute(insert(table), [dict(row) for row in page])
        done += len(page)
        advance(table.name, done)
    return done


def _verify(reading: Connection, writing: Connection) -> None:
    for table in Base.metadata.sorted_tables:
        there, here = (each.scalar(select(func.count()).select_from(table)) for each in (reading, writing))
        if there != here:
            raise StoreError(f"{table.name} has {there} rows in the source and {here} in the target; nothing was kept")


def _continue_sequences(writing: Connection) -> None:
    """Let the ids go on after the copied ones; a SQLite file takes care of that itself."""
    for table in Base.metadata.sorted_tables:
        if "id" in table.c:
            sequence = writing.scalar(text(f"SELECT pg_get_serial_sequence('{table.name}', 'id')"))
            newest = writing.scalar(select(func.max(table.c.id)))
            if sequence and newest:
                writing.execute(select(func.setval(sequence, newest)))
