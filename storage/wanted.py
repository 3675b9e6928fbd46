"""What a list or an export is to show. Apart from the conditions made of it, so that asking loads no SQLAlchemy."""

from dataclasses import dataclass
from datetime import datetime

from models.vocabulary import ClaimType, Decision, Relation, Status, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """An empty tuple or None does not filter.

    `actor`, `event` and `outlet` are found anywhere in the name, without regard to (ASCII) case; `actor` and `outlet`
    on either side. `text` is a full-text search: every word occurs somewhere in the row, the last one perhaps as the
    beginning of a longer one. `since` keeps rows first seen at that time or later (in exports of statements and
    articles: fetched); `published_since` and `published_until` keep rows with a side published between the two.
    """

    status: tuple[Status, ...] = ()
    decision: tuple[Decision, ...] = ()
    relation: tuple[Relation, ...] = ()
    claim_type: tuple[ClaimType, ...] = ()
    actor: str | None = None
    event: str | None = None
    outlet: str | None = None
    text: str | None = None
    verdict: tuple[Verdict, ...] = ()
    dispute_id: str | None = None
    event_id: int | None = None
    since: datetime | None = None
    published_since: datetime | None = None
    published_until: datetime | None = None
    min_probability: float | None = None
    max_probability: float | None = None
    limit: int | None = None
    offset: int = 0


EVERYTHING = Filters()
