"""The rows of a list straight from a SQLite file, by Python's own driver.

`counterclaim list` is typed at a prompt, and loading SQLAlchemy with the tables takes far longer than the question.
The road is taken where nothing can differ: a plain SQLite file at the newest migration. Whatever else comes up gives
None, and the usual road answers or says what is wrong. A test holds the two to the same rows in the same order.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from datetime import UTC
from pathlib import Path
from typing import Any

from storage.migrations import HEAD
from storage.wanted import EVERYTHING, Filters

#: What it knows how to ask for; with anything else in the filters the usual road is taken.
_KNOWN = frozenset(
    {"status", "decision", "relation", "claim_type", "actor", "event", "since", "min_probability", "limit"}
)
_SCHEME = "sqlite:///"
_ORDER = "CASE decision WHEN 'flag' THEN 0 WHEN 'suggest' THEN 1 ELSE 2 END, probability DESC, pair_key"
#: The last of the public columns; what joins a row to its workings comes after it.
_LAST = "last_seen_at"
_WAIT_SECONDS = 30


def listed(url: str, filters: Filters) -> list[dict[str, Any]] | None:
    """The public columns of the rows that pass, in the order of a list, times as text; None: take the usual road."""
    path = url.removeprefix(_SCHEME)
    asked = {field.name for field in fields(Filters) if getattr(filters, field.name) != getattr(EVERYTHING, field.name)}
    if not url.startswith(_SCHEME) or "?" in path or not Path(path).is_file() or asked - _KNOWN:
        return None
    try:
        with closing(
            sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", _WAIT_SECONDS, uri=True)
        ) as connection:
            connection.execute("BEGIN")
            if connection.execute("SELECT version_num FROM alembic_version").fetchall() != [(HEAD,)]:
                return None
            return list(_rows(connection, filters))
    except sqlite3.Error:
        return None


def _rows(connection: sqlite3.Connection, filters: Filters) -> Iterator[dict[str, Any]]:
    conditions, values = _conditions(filters)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    limit = "" if filters.limit is None else f" LIMIT {int(filters.limit)}"
    found = connection.execute(f"SELECT * FROM contradictions{where} ORDER BY {_ORDER}{limit}", values)
    names = [column[0] for column in found.description]
    names = names[: names.index(_LAST) + 1]
    for values_ in found:
        row = dict(zip(names, values_, strict=False))
        if row["exclusive"] is not None:
            row["exclusive"] = bool(row["exclusive"])
        yield row


def _conditions(filters: Filters) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    for column in ("status", "decision", "relation", "claim_type"):
        words = getattr(filters, column)
        if words:
            conditions.append(f"{column} IN ({', '.join('?' * len(words))})")
            values += [str(word) for word in words]
    if filters.actor:
        conditions.append(f"({_holds('claimant')} OR {_holds('denier')})")
        values += [_pattern(filters.actor)] * 2
    if filters.event:
        conditions.append(_holds("event"))
        values.append(_pattern(filters.event))
    if filters.since:
        conditions.append("first_seen_at >= ?")
        values.append(filters.since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0"))
    if filters.min_probability is not None:
        conditions.append("probability >= ?")
        values.append(filters.min_probability)
    return conditions, values


def _holds(column: str) -> str:
    """Whether a name has this part; `lower` of SQLite knows ASCII, on either road."""
    return f"lower({column}) LIKE lower(?) ESCAPE '/'"


def _pattern(part: str) -> str:
    for mark in "/%_":
        part = part.replace(mark, f"/{mark}")
    return f"%{part}%"
