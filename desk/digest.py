"""The morning page: new and changed disputes, what changed since yesterday first. Plain functions over a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from desk import words
from desk.render import part, short
from models.vocabulary import Decision, Status
from storage.filters import rank
from storage.queries import Row
from storage.tables import ContradictionRow, ReviewRow
from storage.unindexed import unindexed

#: Disputes named one by one; the rest is counted.
MOST_DISPUTES = 40

#: What a person sees: abstentions are no news.
_SHOWN = (Decision.FLAG, Decision.SUGGEST)


@dataclass(frozen=True, slots=True)
class Item:
    """A dispute of the digest, by its strongest row; `added` rows came in since, out of `rows`."""

    row: Row
    rows: int
    added: int
    outlets: Sequence[str]


@dataclass(frozen=True, slots=True)
class Digest:
    """What changed between two moments. `markdown` is for an artifact or a chat, `html` for a mail."""

    since: datetime
    until: datetime
    new: Sequence[Item]
    grown: Sequence[Item]
    reviewed: Sequence[Row]
    gone: Sequence[Row]
    open_disputes: int
    open_rows: int

    @property
    def headline(self) -> str:
        """The change in one line."""
        parts = [
            f"{len(self.new)} new",
            f"{len(self.grown)} grown",
            f"{len(self.reviewed)} reviewed",
            f"{len(self.gone)} no longer found",
        ]
        return f"Disputes since {self.since:%-d %b, %H:%M} UTC: {', '.join(parts)}"

    @property
    def markdown(self) -> str:
        """The page as Markdown; text from articles cannot break out of its line or become a link or a tag."""
        return "\n".join(_markdown(self)) + "\n"

    def html(self, address: str | None = None) -> str:
        """The page as HTML with its few styles in it, as mail programs want it; rows link to the desk at `address`."""
        return part("digest_mail.html", digest=self, address=(address or "").rstrip("/"), words=words)


def morning_page(session: Session, until: datetime | None = None, since: datetime | None = None) -> Digest:
    """What changed in the 24 hours before `until` (now), or since a given moment."""
    until = until or datetime.now(UTC)
    since = since or until - timedelta(days=1)
    disputes: dict[str, list[Row]] = {}
    for row in _rows_of_changed_disputes(session, since, until):
        disputes.setdefault(row.dispute_id, []).append(row)
    open_ = [*_in_use(until), unindexed(ContradictionRow.status) == Status.OPEN]
    counted = session.execute(select(func.count(ContradictionRow.dispute_id.distinct()), func.count()).where(*open_))
    open_disputes, open_rows = counted.one()
    new: list[Item] = []
    grown: list[Item] = []
    for its in disputes.values():
        added = [row for row in its if since <= row.first_seen_at < until]
        if added:
            (new if len(added) == len(its) else grown).append(_item(its, added))
    return Digest(
        since=since,
        until=until,
        new=new,
        grown=grown,
        reviewed=_reviewed(session, since, until),
        gone=_gone(session, since, until),
        open_disputes=open_disputes,
        open_rows=open_rows,
    )


_STRONGEST_FIRST = (rank(), ContradictionRow.probability.desc(), ContradictionRow.pair_key)


def _in_use(until: datetime) -> list[ColumnElement[bool]]:
    """Rows that were there before that moment and that somebody looks at."""
    return [
        unindexed(ContradictionRow.status).in_((Status.OPEN, Status.REVIEWED)),
        or_(unindexed(ContradictionRow.decision).in_(_SHOWN), ContradictionRow.verdict.is_not(None)),
        unindexed(ContradictionRow.first_seen_at) < until,
    ]


def _rows_of_changed_disputes(session: Session, since: datetime, until: datetime) -> list[Row]:
    """All rows of the disputes to which one was added, strongest first: the rest of the table is not read."""
    changed = select(ContradictionRow.dispute_id).where(*_in_use(until), ContradictionRow.first_seen_at >= since)
    wanted = select(ContradictionRow).where(*_in_use(until), ContradictionRow.dispute_id.in_(changed))
    return list(session.scalars(wanted.order_by(*_STRONGEST_FIRST)))


def _reviewed(session: Session, since: datetime, until: datetime) -> list[Row]:
    row = ContradictionRow
    recently = select(ReviewRow.contradiction_id).where(ReviewRow.reviewed_at >= since)
    wanted = select(row).where(row.id.in_(recently), *_in_use(until), row.reviewed_at >= since, row.reviewed_at < until)
    return list(session.scalars(wanted.order_by(*_STRONGEST_FIRST)))


def _gone(session: Session, since: datetime, until: datetime) -> list[Row]:
    """Rows of earlier days that were last seen then and are superseded or withdrawn now."""
    wanted = select(ContradictionRow).where(
        ContradictionRow.status.in_((Status.SUPERSEDED, Status.WITHDRAWN)),
        ContradictionRow.decision.in_(_SHOWN),
        ContradictionRow.last_seen_at >= since - (until - since),
        ContradictionRow.first_seen_at < since,
    )
    return list(session.scalars(wanted.order_by(ContradictionRow.id)))


def _item(rows: Sequence[Row], added: Sequence[Row]) -> Item:
    outlets = sorted({name for row in rows for name in (row.claim_outlet, row.denial_outlet) if name})
    strongest = added[0] if len(added) == len(rows) else rows[0]
    return Item(strongest, len(rows), len(added), outlets)


def _markdown(digest: Digest) -> list[str]:
    lines = [f"# {digest.headline}", ""]
    lines.append(f"Open now: {digest.open_disputes} disputes in {digest.open_rows} rows.")
    for title, items in (("New", digest.new), ("Grown since yesterday", digest.grown)):
        if items:
            lines += ["", f"## {title}", ""]
            lines += [_line(item) for item in items[:MOST_DISPUTES]]
            if len(items) > MOST_DISPUTES:
                lines.append(f"- and {len(items) - MOST_DISPUTES} more")
    if digest.reviewed:
        lines += ["", "## Reviewed", ""]
        lines += [
            f"- row {row.id}: {words.word(row.verdict)} by {plain(row.reviewer or 'unnamed')} "
            f"({plain(row.claimant)} / {plain(row.denier)})"
            for row in digest.reviewed[:MOST_DISPUTES]
        ]
    if digest.gone:
        lines += ["", "## No longer found", ""]
        lines += [f"- row {row.id}: {plain(row.event)}" for row in digest.gone[:MOST_DISPUTES]]
    return lines


def _line(item: Item) -> str:
    row = item.row
    more = f", {item.added} of {item.rows} rows new" if item.rows > 1 else ""
    sides = (
        f"**{plain(row.claimant)}**: {plain(row.claim_text)} (reported by {plain(row.claim_outlet or 'no outlet')}) / "
        f"**{plain(row.denier)}**: {plain(row.denial_text)} (reported by {plain(row.denial_outlet or 'no outlet')})"
    )
    what = f"{words.word(row.decision)}, {row.probability:.2f}, {words.word(row.relation)}"
    return f"- {what}, row {row.id}{more}. {sides}"


def plain(text: str) -> str:
    """Text from outside as Markdown shows it letter by letter, on one line."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]()<>#+!|~&" else letter for letter in short(text, 200))
