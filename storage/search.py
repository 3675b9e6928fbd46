"""Full-text search over the rows: FTS5 on SQLite, a GIN index on PostgreSQL; all words must occur, in any case."""

import re
from typing import Any

from sqlalchemy import ColumnElement, Integer, String, bindparam, column, func, literal_column, select, table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from storage.tables import ContradictionRow

#: As in the migration that makes the index; PostgreSQL uses the index only for this very expression.
_SEARCHED = (
    "claimant",
    "claim_text",
    "claim_quote",
    "claim_outlet",
    "denier",
    "denial_text",
    "denial_quote",
    "denial_outlet",
    "event",
    "place",
    "note",
)

#: Longer searches are cut: nobody types them.
MOST_WORDS = 20


def words(text: str) -> list[str]:
    """The words of a search, at most `MOST_WORDS`."""
    return re.findall(r"\w+", text)[:MOST_WORDS]


class mentions(ColumnElement[bool]):
    """Whether a row holds all words of the search; its last word may be the beginning of a longer one."""

    inherit_cache = False

    def __init__(self, text: str) -> None:
        self.words = words(text)


@compiles(mentions, "sqlite")
def _on_sqlite(element: mentions, compiler: SQLCompiler, **options: Any) -> str:
    search = table("contradictions_search", column("rowid", Integer))
    # Quoted, a word is never taken for an operator; the star makes the last one a prefix.
    query = " ".join(f'"{word}"' for word in element.words) + "*"
    matches = literal_column("contradictions_search").op("MATCH")(bindparam(None, query, String))
    condition: ClauseElement = ContradictionRow.id.in_(select(search.c.rowid).where(matches))
    return compiler.process(condition, **options)


@compiles(mentions, "postgresql")
def _on_postgresql(element: mentions, compiler: SQLCompiler, **options: Any) -> str:
    document: ColumnElement[Any] = literal_column(
        "to_tsvector('simple', " + " || ' ' || ".join(f"coalesce(contradictions.{n}, '')" for n in _SEARCHED) + ")"
    )
    query = " & ".join(f"'{word}'" for word in element.words) + ":*"
    condition = document.op("@@")(func.to_tsquery(literal_column("'simple'"), bindparam(None, query, String)))
    return compiler.process(condition, **options)
