"""What `counterclaim db check` looks at: that the database is as we left it. Reads only, a table at a time."""

import zlib
from collections.abc import Iterator, Sequence
from hashlib import sha256

from sqlalchemy import Connection, ForeignKeyConstraint, Select, and_, func, or_, select, text
from sqlalchemy.sql.expression import FromClause

from storage.tables import ArticleRow, Base, ContradictionRow, ResponseBody, ReviewRow

#: Examples named in one line.
_SHOWN = 3


def problems(connection: Connection) -> Iterator[str]:
    """One line for each thing that is wrong."""
    if connection.dialect.name == "sqlite":
        yield from _sqlite_integrity(connection)
    drift = list(_schema_drift(connection))
    yield from drift
    if drift:
        return  # The queries below need the tables as declared.
    yield from _orphans(connection)
    yield from _changed_articles(connection)
    yield from _changed_responses(connection)
    yield from _moved_quotes(connection)
    yield from _unreviewed_verdicts(connection)


def _sqlite_integrity(connection: Connection) -> Iterator[str]:
    for (line,) in connection.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield f"SQLite says: {line}; restore the file from a backup"


def _schema_drift(connection: Connection) -> Iterator[str]:
    """Tables, columns or indexes that are missing or were added by hand."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _is_declared})
    for difference in compare_metadata(context, Base.metadata):
        # Changes of one column come as a list of tuples, all else as one tuple.
        changes = difference if isinstance(difference, list) else [difference]
        for change in changes:
            what = " ".join(
                str(getattr(part, "name", part))
                for part in change[1:]
                if isinstance(part, str) or hasattr(part, "name")
            )
            yield f"the schema is not as migrated: to put it right, {change[0]} {what}"


def _is_declared(name: str | None, kind: str, _parents: object) -> bool:
    """Not what one of the two databases has for speed alone: a search index with its own tables, the queue's index."""
    return not (name or "").startswith(("contradictions_search", "ix_contradictions_search", "ix_contradictions_queue"))


def _orphans(connection: Connection) -> Iterator[str]:
    for table in Base.metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            found = list(connection.execute(_pointing_nowhere(table, constraint)).scalars())
            if found:
                column, target = constraint.column_keys[0], constraint.referred_table.name
                yield f"{table.name}.{column} points to {target} that are not there: {_examples(found)}"


def _pointing_nowhere(table: FromClause, constraint: ForeignKeyConstraint) -> Select[tuple[object]]:
    column = table.c[constraint.column_keys[0]]
    target = constraint.referred_table.alias("target")
    there = select(target.c.id).where(target.c.id == column).exists()
    return select(column).where(column.is_not(None), ~there).distinct().order_by(column)


def _changed_articles(connection: Connection) -> Iterator[str]:
    kept = (ArticleRow.expired_at.is_(None), ArticleRow.withdrawn_at.is_(None))
    stored = select(ArticleRow.id, ArticleRow.text, ArticleRow.sha256).where(*kept).execution_options(yield_per=100)
    changed = [
        id_ for id_, content, digest in connection.execute(stored) if sha256(content.encode()).hexdigest() != digest
    ]
    if changed:
        yield f"the text of articles is not what was stored (sha256): {_examples(changed)}"


def _changed_responses(connection: Connection) -> Iterator[str]:
    stored = select(ResponseBody.sha256, ResponseBody.zlib).execution_options(yield_per=100)
    changed = [digest for digest, packed in connection.execute(stored) if not _is(packed, digest)]
    if changed:
        yield f"the raw bytes of responses are not what was stored (sha256): {_examples(changed)}"


def _is(packed: bytes, digest: str) -> bool:
    try:
        return sha256(zlib.decompress(packed)).hexdigest() == digest
    except zlib.error:
        return False


def _moved_quotes(connection: Connection) -> Iterator[str]:
    for side in ("claim", "denial"):
        start, end, quote, article_id = (
            getattr(ContradictionRow, f"{side}_{part}") for part in ("start", "end", "quote", "article_id")
        )
        slice_ = func.substr(ArticleRow.text, start + 1, end - start)
        moved = (
            select(ContradictionRow.id)
            .join(ArticleRow, ArticleRow.id == article_id)
            .where(slice_ != quote, ArticleRow.expired_at.is_(None))
            .order_by(ContradictionRow.id)
        )
        found = list(connection.execute(moved).scalars())
        if found:
            yield f"{side}_quote is not what its article says at those offsets in contradictions: {_examples(found)}"


def _unreviewed_verdicts(connection: Connection) -> Iterator[str]:
    """A verdict in a row is the latest one in `reviews`, and there is none without."""
    latest = select(func.max(ReviewRow.id)).group_by(ReviewRow.contradiction_id).scalar_subquery()
    row = ContradictionRow
    differs = or_(
        and_(row.verdict.is_(None), ReviewRow.id.is_not(None)),
        and_(row.verdict.is_not(None), or_(ReviewRow.id.is_(None), ReviewRow.verdict != row.verdict)),
    )
    wrong = (
        select(row.id)
        .outerjoin(ReviewRow, and_(ReviewRow.contradiction_id == row.id, ReviewRow.id.in_(latest)))
        .where(differs)
        .order_by(row.id)
    )
    found = list(connection.execute(wrong).scalars())
    if found:
        yield f"the verdict is not the latest review's in contradictions: {_examples(found)}"


def _examples(found: Sequence[object]) -> str:
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return ", ".join(str(value) for value in found[:_SHOWN]) + more
