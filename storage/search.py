"""Full-text search over the rows: FTS5 on SQLite, a GIN index on PostgreSQL; all words must occur, in any case."""

import re
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, String, bindparam, column, func, literal_column, select, table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from storage.tables import ContradictionRow
from storage.unindexed import unindexed

#: A word as SQLite's tokeniser sees it: some signs of New Tai Lue and of Vedic, letters by now, divide words there, and
#: a word in two parts would be a phrase, which an index without places cannot be asked for.
_WORD = re.compile(r"[^\W_\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]+")

#: Longer searches are cut: nobody types them.
MOST_WORDS = 20


def words(text: str) -> list[str]:
    """The words of a search, at most `MOST_WORDS`."""
    return _WORD.findall(text)[:MOST_WORDS]


class mentions(ColumnElement[bool]):
    """Whether a row holds all words of the search; its last word may be the beginning of a longer one."""

    inherit_cache = False

    def __init__(self, text: str, among: Select[tuple[int]] | None = None) -> None:
        self.words = words(text)
        #: The ids of the few rows that are asked about, where other conditions choose them anyway.
        self.among = among


@compiles(mentions, "sqlite")
def _on_sqlite(element: mentions, compiler: SQLCompiler, **options: Any) -> str:
    search = table("contradictions_search", column("rowid", Integer))
    # Quoted, a word is never taken for an operator; the star makes the last one a prefix.
    query = " ".join(f'"{word}"' for word in element.words) + "*"
    matches = literal_column("contradictions_search").op("MATCH")(bindparam(None, query, String))
    found = select(search.c.rowid).where(matches)
    # Of few rows: the search table is gone through once, and not once for each of
    # them. Of many: the queue's index is gone through, and each row that matches is not opened by its id, which where
    # words stand in most of the rows takes twice as long.
    condition: ClauseElement = (
        unindexed(ContradictionRow.id).in_(found)
        if element.among is None
        else ContradictionRow.id.in_(found.where(unindexed(search.c.rowid).in_(element.among)))
    )
    return compiler.process(condition, **options)


@compiles(mentions, "postgresql")
def _on_postgresql(element: mentions, compiler: SQLCompiler, **options: Any) -> str:
    search = table("contradictions_search", column("row_id", Integer), column("words"))
    query = " & ".join(f"'{word}'" for word in element.words) + ":*"
    matches = search.c.words.op("@@")(func.to_tsquery(literal_column("'simple'"), bindparam(None, query, String)))
    found = select(search.c.row_id).where(matches)
    if element.among is not None:
        found = found.where(search.c.row_id.in_(element.among))
    return compiler.process(ContradictionRow.id.in_(found), **options)
