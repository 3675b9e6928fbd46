"""What pairing and scoring found: what tells something in `pairs`, the best of it in `contradictions`.

Nine in ten scored pairs are dropped, and most of them say nothing: they are counted in the funnel of the run, and of
each 64 one is kept, by its hash, so that the sample is the same in every run.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.orm import Session

from models.schema import DecidedPair, Rejection
from models.vocabulary import CONFLICTS, Decision, Relation
from storage.bulk import chunked
from storage.contradictions import key_of, nli_columns, store_rows, strength
from storage.copies import cover_new_rows
from storage.database import hold_writer_lock
from storage.origins import recount_origins
from storage.rejections import store_rejections
from storage.superseding import supersede_rows
from storage.tables import PairRow, PropositionRow

#: Of dropped pairs that say nothing, one of so many is kept.
ONE_OF = 64


@dataclass(frozen=True, slots=True)
class PairCounts:
    """Rows of `contradictions`: new ones, seen again as they were, changed, superseded; and rejections a gate."""

    new: int
    seen_again: int
    changed: int
    superseded: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)


def store_decisions(
    session: Session,
    decided: Sequence[DecidedPair],
    rejections: Sequence[Rejection],
    seen_at: datetime,
    *,
    paired: Collection[int] = (),
) -> PairCounts:
    """Keep the decisions in `pairs`, the strongest conflict of each pair of quotes in `contradictions`.

    `paired` are the ids of the articles that have now met their whole pool, all their decisions being in this one call:
    what they gave rise to earlier and no longer do leaves `pairs`, and its open rows become `superseded`.
    A verdict, its reason, note, reviewer and time always survive; with nothing changed only `last_seen_at` moves.
    """
    hold_writer_lock(session)
    kept = _store_pairs(session, decided)
    _drop_stale_pairs(session, paired, kept)
    stored = store_rows(session, decided, seen_at)
    superseded = supersede_rows(session, paired, stored.pair_keys)
    recount_origins(session, stored.dispute_ids)
    cover_new_rows(session, stored.dispute_ids)
    rejected = store_rejections(session, rejections, seen_at)
    return PairCounts(stored.new, stored.seen_again, stored.changed, superseded, rejected)


def _store_pairs(session: Session, decided: Sequence[DecidedPair]) -> set[int]:
    """Upsert by the two propositions, whichever side each is on, and the path; the ids of all rows that were seen."""
    strongest: dict[tuple[frozenset[int], str], DecidedPair] = {}
    for pair in sorted(filter(_tells, decided), key=strength, reverse=True):
        both = frozenset((pair.candidate.claim.id, pair.candidate.denial.id))
        strongest.setdefault((both, pair.candidate.path.value), pair)
    stored = _stored_pairs(session, sorted({id_ for both, _ in strongest for id_ in both}))
    known = [_pair_values(pair) | {"id": stored[key]} for key, pair in strongest.items() if key in stored]
    fresh = [_pair_values(pair) for key, pair in strongest.items() if key not in stored]
    if known:
        session.execute(update(PairRow), known)
    ids = {row["id"] for row in known}
    return ids | set(session.scalars(insert(PairRow).returning(PairRow.id), fresh)) if fresh else ids


def _tells(pair: DecidedPair) -> bool:
    """Whether a pair is kept: all but those that are dropped as no conflict, or as too unlikely one."""
    says_nothing = pair.decision is Decision.DROP and pair.relation in (*CONFLICTS, Relation.NO_CONFLICT)
    return not says_nothing or int(key_of(pair)[:4], 16) % ONE_OF == 0


def _stored_pairs(session: Session, proposition_ids: Sequence[int]) -> dict[tuple[frozenset[int], str], int]:
    found: dict[tuple[frozenset[int], str], int] = {}
    for ids in chunked(proposition_ids):
        rows = select(
            PairRow.id, PairRow.claim_proposition_id, PairRow.denial_proposition_id, PairRow.decision_path
        ).where(PairRow.claim_proposition_id.in_(ids))
        for id_, claim_id, denial_id, path in session.execute(rows):
            found[frozenset((claim_id, denial_id)), path.value] = id_
    return found


def _pair_values(pair: DecidedPair) -> dict[str, Any]:
    candidate = pair.candidate
    return {
        "claim_proposition_id": candidate.claim.id,
        "denial_proposition_id": candidate.denial.id,
        "gate": candidate.gate.value,
        "decision_path": candidate.path,
        "event_agreement": candidate.event_agreement,
        "issue": candidate.issue,
        "relation": pair.relation,
        "decision": pair.decision,
        "probability": pair.probability,
        "exclusive": pair.exclusive,
        "inference": pair.inference,
        **nli_columns(pair),
        "model_fingerprint": pair.model_fingerprint,
    }


def _drop_stale_pairs(session: Session, paired: Collection[int], kept: Collection[int]) -> None:
    stale: set[int] = set()
    for article_ids in chunked(sorted(set(paired))):
        # Their ids in full: with a subquery in an OR, PostgreSQL goes through all pairs.
        propositions = select(PropositionRow.id).where(PropositionRow.article_id.in_(article_ids))
        for ids in chunked(list(session.scalars(propositions))):
            of_these = or_(PairRow.claim_proposition_id.in_(ids), PairRow.denial_proposition_id.in_(ids))
            stale |= set(session.scalars(select(PairRow.id).where(of_these)))
    for ids in chunked(sorted(stale.difference(kept))):
        session.execute(delete(PairRow).where(PairRow.id.in_(ids)))
