"""Articles that a stage has not seen under its present fingerprint, found by what waits and not by what is stored.

"Is not X" is the one comparison that no index answers: of 200,000 articles with 20 waiting, all would be looked at for
each batch. Hence three ranges of an index instead: no fingerprint, a smaller one, a larger one.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Text, and_, select, type_coerce, union_all
from sqlalchemy.orm import InstrumentedAttribute, aliased

from storage.tables import ArticleRow, ArticleStatus


def outdated(
    column: InstrumentedAttribute[str | None], fingerprint: str, statuses: Collection[ArticleStatus]
) -> ColumnElement[bool]:
    """Whether an article is of one of these statuses and has another fingerprint in this column, or none."""
    row = aliased(ArticleRow)
    seen = getattr(row, column.key)
    ranges = (seen.is_(None), seen < fingerprint, seen > fingerprint)
    waiting = union_all(*(select(row.id).where(row.status.in_(statuses), one) for one in ranges))
    # Asked of the row itself too, which on PostgreSQL may have changed while a worker waited for its lock; as an
    # expression, or the planner would rather go through all articles of the status.
    status = type_coerce(ArticleRow.status, Text).concat("")
    return and_(ArticleRow.id.in_(waiting), status.in_([one.value for one in statuses]))
