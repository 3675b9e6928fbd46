"""What a batch of articles may meet, and whether that has changed while it was being scored.

Scoring is slow and runs with no transaction open, so other workers store readings meanwhile. Storing what was made of
an outdated look would undo theirs: their pairs with this batch would count as gone. Hence the look is compared, under
the writers' lock, before anything is stored (`moved_on`), and taken again where it is outdated.

Of two articles that two workers pair at one time no pair is lost: each was read and committed before its own look, so
the later look of the two sees both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.schema import PropositionRecord
from storage.blocking import newer
from storage.bulk import chunked
from storage.readings import POOL_DAYS, pool_for, propositions_of
from storage.tables import ArticleRow, ArticleStatus, PairRow, PropositionRow


@dataclass(frozen=True, slots=True)
class Meeting:
    """The propositions of a batch (`new`), all that they may be paired with (`pool`, `new` included).

    `kept` are pairs of the batch (smaller id first) that the turn of their other article brought about.
    """

    new: tuple[PropositionRecord, ...]
    pool: tuple[PropositionRecord, ...]
    newest_id: int
    kept: frozenset[tuple[int, int]] = frozenset()


def look(session: Session, article_ids: Sequence[int], days: int = POOL_DAYS, fingerprint: str = "") -> Meeting:
    """The batch and its pool as they stand now; `fingerprint` is that of the pairing."""
    # First: what is stored between this query and the next ones counts as newer, and is looked at again.
    newest = session.scalar(select(func.max(PropositionRow.id))) or 0
    new = propositions_of(session, article_ids)
    return Meeting(tuple(new), tuple(pool_for(session, new, days)), newest, _kept(session, new, fingerprint))


def _kept(session: Session, new: Sequence[PropositionRecord], fingerprint: str) -> frozenset[tuple[int, int]]:
    """Stored pairs of the batch whose other article has had its turn in this pairing."""
    found: set[tuple[int, int]] = set()
    claim, denial = PairRow.claim_proposition_id, PairRow.denial_proposition_id
    for ids in chunked([record.id for record in new]):
        for own, other in ((claim, denial), (denial, claim)):
            wanted = (
                select(claim, denial)
                .join(PropositionRow, PropositionRow.id == other)
                .join(ArticleRow, ArticleRow.id == PropositionRow.article_id)
                .where(own.in_(ids), ArticleRow.paired_fingerprint == fingerprint)
            )
            found.update((min(a, b), max(a, b)) for a, b in session.execute(wanted).tuples())
    return frozenset(found)


def moved_on(session: Session, meeting: Meeting) -> bool:
    """Whether something that the batch should have met came since the look, or something that it met is gone.

    Only under `hold_writer_lock` does the answer stay true until the transaction ends.
    """
    ids = [record.id for record in meeting.pool]
    articles = sorted({record.article_id for record in meeting.pool})
    return (
        _newcomers(session, meeting)
        or sum(1 for _ in _found(session, PropositionRow.id, PropositionRow.id, ids)) != len(ids)
        or sum(one is ArticleStatus.CURRENT for one in _found(session, ArticleRow.status, ArticleRow.id, articles))
        != len(articles)
    )


def _newcomers(session: Session, meeting: Meeting) -> bool:
    """Whether a reading stored later shares a key with the batch; ids only ever grow, and under the writers' lock."""
    return newer(session, {key for record in meeting.new for key in record.proposition.keys}, meeting.newest_id)


def _found(
    session: Session, wanted: InstrumentedAttribute[Any], id_: InstrumentedAttribute[int], ids: Sequence[int]
) -> Iterator[Any]:
    """That column of these rows. Conditions are the caller's: beside one on the status, SQLite forgets the ids."""
    for chunk in chunked(ids):
        yield from session.scalars(select(wanted).where(id_.in_(chunk)))
