"""What a block of code asks the database, and which tables were looked at from end to end for it.

A statement that looks at a whole table costs more with every article that is stored. Where an index is lost, the plan
of an otherwise unchanged statement says SCAN (SQLite), or scans without a condition (PostgreSQL), even on a small
database; so a test on a few rows sees what an analyst would feel at a million.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, event

#: Tables that grow with the articles. The others have a row for each source, run or gate.
GROWING = frozenset(
    """articles statements propositions proposition_keys article_keys article_profiles article_workings pairs
    contradiction_rows contradiction_sides nli_scores events actors reviews article_bands article_signatures
    article_responses responses pages""".split()
)
_SQLITE = re.compile(r"^SCAN (?P<table>\w+)|^SEARCH (?P<found>\w+) USING .*\(status=\?\)$")


@dataclass
class Asked:
    """The statements of a block, each with its parameters, in order."""

    statements: list[tuple[str, Any]] = field(default_factory=list)

    def whole_tables(self, connection: Connection) -> dict[str, str]:
        """Growing tables of which any statement looks at every row (of a status), with the statement."""
        found: dict[str, str] = {}
        for statement, parameters in self.statements:
            for table in whole_tables(connection, statement, parameters):
                found.setdefault(table, statement)
        return found


@contextmanager
def asked(engine: Engine) -> Iterator[Asked]:
    """Note what is asked of this engine while the block runs."""
    noted = Asked()

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
            noted.statements.append((statement, parameters[0] if many else parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield noted
    finally:
        event.remove(engine, "before_cursor_execute", note)


def whole_tables(connection: Connection, statement: str, parameters: Any = ()) -> set[str]:
    """The growing tables that this statement goes through from end to end."""
    if connection.dialect.name == "sqlite":
        return set(_of_sqlite(connection, statement, parameters)) & GROWING
    return set(_of_postgresql(connection, statement, parameters)) & GROWING


def _of_sqlite(connection: Connection, statement: str, parameters: Any) -> Iterator[str]:
    aliases = {alias: table for table, alias in re.findall(r"(\w+) AS (\w+)", statement)}
    for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters or ()):
        if match := _SQLITE.match(row[3]):
            name = str(match["table"] or match["found"])
            yield aliases.get(name, name)


def _of_postgresql(connection: Connection, statement: str, parameters: Any) -> Iterator[str]:
    # Small tables are read whole because that is quicker; at size the index is taken, if there is one.
    for way in ("seqscan", "hashjoin", "mergejoin"):
        connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters or None).scalar_one()
    yield from _unconditioned((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"])


def _unconditioned(node: dict[str, Any], limited: bool = False) -> Iterator[str]:
    """Tables under this node that are read without a condition on an index; the end of an index is not all of it."""
    by_index = "Index Cond" in node or node["Node Type"] == "Bitmap Heap Scan" or (limited and "Filter" not in node)
    if "Relation Name" in node and node["Node Type"].endswith("Scan") and not by_index:
        yield node["Relation Name"]
    for below in node.get("Plans", ()):
        yield from _unconditioned(below, node["Node Type"] == "Limit")
