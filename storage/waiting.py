"""What waits: articles that nobody has read yet, and read ones whose statements have met nothing yet."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from storage.tables import ArticleRow, ArticleStatus, PropositionRow


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many articles wait for each stage, and since when the oldest of them has been here."""

    unread: int
    unpaired: int
    oldest: datetime | None


def waiting(session: Session) -> Waiting:
    """What waits now. What a newer reader will read anew is not counted: that is no backlog of news."""
    unread = (
        ArticleRow.status == ArticleStatus.CURRENT,
        ArticleRow.read_fingerprint.is_(None),
        ArticleRow.failed_fingerprint.is_(None),
    )
    unpaired = (
        ArticleRow.status == ArticleStatus.CURRENT,
        ArticleRow.read_fingerprint.is_not(None),
        ArticleRow.paired_fingerprint.is_(None),
        exists().where(PropositionRow.article_id == ArticleRow.id),
    )
    numbers, oldest = [], []
    for conditions in (unread, unpaired):
        number, first = session.execute(select(func.count(), func.min(ArticleRow.fetched_at)).where(*conditions)).one()
        numbers.append(number)
        oldest += [first] if first is not None else []
    return Waiting(numbers[0], numbers[1], min(oldest, default=None))
