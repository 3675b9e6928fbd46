"""How many independent origins a claim has: five outlets with one agency's report are one.

A claim is one party's position in one dispute. Its articles belong together where they have one owner (the agency that
they credit, else the outlet's family, else the outlet itself) or nearly one text; what is left apart is counted.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.vocabulary import Polarity, Status
from storage.bulk import chunked
from storage.tables import ArticleRow, ContradictionRow

#: What makes two articles one origin: an owner, or a text.
Tie = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Position:
    """A side of a dispute: who holds it, and whether he asserts or denies."""

    dispute_id: str
    party: str
    denies: bool


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two sides of one row, with the articles that they stand in and the counts that the row now shows."""

    id: int
    counts: bool
    positions: tuple[_Position, _Position]
    articles: tuple[int, int]
    shown: tuple[int, int]


def count_origins(ties: Iterable[Collection[Tie]]) -> int:
    """How many groups are left when articles (sets of ties) that share one, directly or in a chain, are joined."""
    groups: list[set[Tie]] = []
    for article in ties:
        touching = [group for group in groups if not group.isdisjoint(article)]
        groups = [group for group in groups if group.isdisjoint(article)]
        groups.append(set(article).union(*touching))
    return len(groups)


def recount_origins(session: Session, dispute_ids: Collection[str]) -> None:
    """Set `claim_origins` and `denial_origins` on all rows of these disputes, from the rows that are still in use."""
    for ids in chunked(sorted(set(dispute_ids))):
        rows = _rows(session, ids)
        ties = _ties(session, {article for row in rows for article in row.articles})
        where: defaultdict[_Position, set[int]] = defaultdict(set)
        for row in rows:
            if row.counts:
                for position, article in zip(row.positions, row.articles, strict=True):
                    where[position].add(article)
        counts = {position: count_origins(ties[article] for article in found) for position, found in where.items()}
        _write(session, rows, counts)


def _rows(session: Session, dispute_ids: Collection[str]) -> list[_Sides]:
    row = ContradictionRow
    wanted = select(
        row.id,
        row.status,
        row.dispute_id,
        row.claim_party,
        row.claim_polarity,
        row.claim_article_id,
        row.claim_origins,
        row.denial_party,
        row.denial_polarity,
        row.denial_article_id,
        row.denial_origins,
    ).where(row.dispute_id.in_(dispute_ids))
    return [
        _Sides(
            id=found.id,
            counts=found.status not in (Status.SUPERSEDED, Status.WITHDRAWN),
            positions=(
                _position(found.dispute_id, found.claim_party, found.claim_polarity),
                _position(found.dispute_id, found.denial_party, found.denial_polarity),
            ),
            articles=(found.claim_article_id, found.denial_article_id),
            shown=(found.claim_origins, found.denial_origins),
        )
        for found in session.execute(wanted)
    ]


def _position(dispute_id: str, party: str, polarity: Polarity) -> _Position:
    return _Position(dispute_id, party.casefold(), polarity is Polarity.DENIED)


def _ties(session: Session, article_ids: Collection[int]) -> dict[int, frozenset[Tie]]:
    ties: dict[int, frozenset[Tie]] = {}
    for ids in chunked(sorted(article_ids)):
        row = ArticleRow
        wanted = select(row.id, row.outlet, row.outlet_family, row.wire, row.duplicate_of).where(row.id.in_(ids))
        for id_, outlet, family, wire, duplicate_of in session.execute(wanted):
            owner = wire or family or outlet  # an agency's report is the agency's, whoever prints it
            text = ("text", str(duplicate_of or id_))
            ties[id_] = frozenset({text, ("owner", owner.casefold())} if owner else {text})
    return ties


def _write(session: Session, rows: Iterable[_Sides], counts: Mapping[_Position, int]) -> None:
    changed = []
    for row in rows:
        claim, denial = (max(1, counts.get(position, 0)) for position in row.positions)
        if (claim, denial) != row.shown:
            changed.append({"id": row.id, "claim_origins": claim, "denial_origins": denial})
    if changed:
        session.execute(update(ContradictionRow), changed)
