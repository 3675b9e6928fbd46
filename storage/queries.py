"""What lists and pages ask for: rows, pairs that were turned away, claims without an answer. Nothing here writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from models.errors import MissingError
from models.vocabulary import ClaimType, Decision, Polarity, Status, Verdict
from storage.exports import Exportable, iter_rows
from storage.filters import EVERYTHING, Filters, matching_rows
from storage.runs import latest_runs
from storage.tables import (
    ActorRow,
    ArticleRow,
    ArticleStatus,
    ContradictionRow,
    PropositionRow,
    RejectionRow,
    StatementRow,
)
from storage.workings import Workings, workings_of

__all__ = [
    "EVERYTHING",
    "Exportable",
    "Filters",
    "OpenClaim",
    "Quoted",
    "RejectedPair",
    "Row",
    "count_rows",
    "get_row",
    "iter_rows",
    "latest_runs",
    "list_rows",
    "open_claims",
    "rejected",
]

#: A row of `contradictions`; `as_dict()` gives the public columns in their order.
Row = ContradictionRow


@dataclass(frozen=True, slots=True)
class Quoted:
    """One side as read: who said it, its positive form and polarity, and the words it stands on."""

    proposition_id: int
    article_id: int
    external_id: str
    url: str | None
    outlet: str
    published_at: datetime | None
    speaker: str
    text: str
    polarity: Polarity
    claim_type: ClaimType
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RejectedPair:
    """Two propositions that did not meet, and the gate that kept them apart."""

    gate: str
    first: Quoted
    second: Quoted
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """A claim that nobody has answered in what was read so far; `text` is what the speaker would accept as his own."""

    claim: Quoted
    text: str
    event: str | None


def list_rows(session: Session, filters: Filters = EVERYTHING) -> list[Row]:
    """The rows that pass: flag, suggest, abstain; then probability downwards; then pair_key."""
    if filters.limit is None:
        return list(session.scalars(matching_rows(filters)))
    # Sorted by id alone, and only what is asked for is opened: rows are wide, and most of them are not on the page.
    ids = list(session.scalars(matching_rows(filters).with_only_columns(ContradictionRow.id)))
    found = {row.id: row for row in session.scalars(select(ContradictionRow).where(ContradictionRow.id.in_(ids)))}
    return [found[id_] for id_ in ids]


def count_rows(session: Session, filters: Filters = EVERYTHING) -> int:
    """How many rows pass, `limit` and `offset` aside."""
    passing = matching_rows(filters).with_only_columns(ContradictionRow.id).order_by(None).limit(None).offset(None)
    return session.scalar(select(func.count()).select_from(passing.subquery())) or 0


def get_row(session: Session, row_id: int) -> Row:
    """One row; MissingError, a StoreError, if there is none with this id."""
    row = session.get(ContradictionRow, row_id)
    if row is None:
        raise MissingError(f"there is no contradiction {row_id}; `counterclaim list` shows the ids")
    return row


def rejected(session: Session, gate: str | None = None, limit: int = 20) -> list[RejectedPair]:
    """The kept sample of pairs that were turned away, at one gate or at any, newest first."""
    first, second = _Side(), _Side()
    wanted = first.joined(second.joined(select(RejectionRow), RejectionRow.second_id), RejectionRow.first_id)
    wanted = wanted.add_columns(*first.columns, *second.columns).order_by(RejectionRow.id.desc()).limit(limit)
    if gate is not None:
        wanted = wanted.where(RejectionRow.gate == gate)
    return [
        RejectedPair(row[0].gate, _quoted(row[1:9]), _quoted(row[9:]), row[0].seen_at)
        for row in session.execute(wanted)
    ]


def open_claims(session: Session, limit: int | None = None) -> list[OpenClaim]:
    """Asserted, checkable, self-contained propositions that stand on neither side of a flagged or suggested row.

    Newest publication first, those without a date last. A row that an analyst called a false positive answers nothing.
    """
    side = _Side()
    proposition = side.proposition
    wanted = (
        side.select()
        .where(
            side.article.status == ArticleStatus.CURRENT,
            proposition.polarity == Polarity.ASSERTED,
            proposition.standalone.is_(True),
            proposition.claim_type != ClaimType.OTHER,
            ~_answered(proposition),
        )
        .order_by(side.article.published_at.desc().nulls_last(), proposition.id)
        .limit(limit)
    )
    rows = session.execute(wanted).all()
    workings = workings_of(session, {row[0].article_id for row in rows})
    return [OpenClaim(_quoted(row), row[0].spoken or row[0].text, _kind(row, workings)) for row in rows]


class _Side:
    """A proposition, its speaker and its article, under names of their own so that two of them fit into one query."""

    def __init__(self) -> None:
        self.proposition = aliased(PropositionRow)
        self.statement = aliased(StatementRow)
        self.actor = aliased(ActorRow)
        self.article = aliased(ArticleRow)
        article = self.article
        # Not the whole article: its text is long and not wanted here.
        self.columns = (
            self.proposition,
            self.actor.name,
            self.statement.source_text,
            self.statement.ordinal,
            article.external_id,
            article.url,
            article.outlet,
            article.published_at,
        )

    def select(self) -> Any:
        """The columns, joined."""
        return self._with_parents(select(*self.columns).select_from(self.proposition))

    def joined(self, wanted: Any, proposition_id: InstrumentedAttribute[int]) -> Any:
        """`wanted`, with the proposition of that id, its statement and its article joined to it."""
        return self._with_parents(wanted.join(self.proposition, self.proposition.id == proposition_id))

    def _with_parents(self, wanted: Any) -> Any:
        return (
            wanted.join(self.statement, self.statement.id == self.proposition.statement_id)
            .outerjoin(self.actor, self.actor.id == self.statement.actor_id)
            .join(self.article, self.article.id == self.proposition.article_id)
        )


def _quoted(row: Sequence[Any]) -> Quoted:
    """Out of the columns of a `_Side`."""
    proposition: PropositionRow = row[0]
    return Quoted(
        proposition_id=proposition.id,
        article_id=proposition.article_id,
        external_id=row[4],
        url=row[5],
        outlet=row[6],
        published_at=row[7],
        speaker=row[1] or row[2],
        text=proposition.text,
        polarity=proposition.polarity,
        claim_type=proposition.claim_type,
        quote=proposition.quote_text,
        start=proposition.quote_start,
        end=proposition.quote_end,
    )


def _kind(row: Sequence[Any], workings: Mapping[int, Workings]) -> str | None:
    """Of the event that the proposition of a `_Side` speaks of."""
    event = workings[row[0].article_id].told(row[3], row[0].ordinal).event
    return None if event is None else event.kind


def _answered(proposition: Any) -> ColumnElement[bool]:
    """By the place of the quote, not by id: a row keeps one proposition of it, and ids change with a re-reading."""
    row = ContradictionRow
    sides = (
        (row.claim_article_id, row.claim_start, row.claim_end),
        (row.denial_article_id, row.denial_start, row.denial_end),
    )
    here = [
        and_(article_id == proposition.article_id, start == proposition.quote_start, end == proposition.quote_end)
        for article_id, start, end in sides
    ]
    counts = and_(
        row.decision.in_((Decision.FLAG, Decision.SUGGEST)),
        row.status.in_((Status.OPEN, Status.REVIEWED)),
        or_(row.verdict.is_(None), row.verdict != Verdict.FALSE_POSITIVE),
    )
    return or_(*(exists().where(place, counts) for place in here))
