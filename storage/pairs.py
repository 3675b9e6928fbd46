"""What pairing and scoring found: all in `pairs`, the best in `contradictions`; NLI scores, so none is made twice."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.orm import Session

from models.schema import DecidedPair, NliScores, Rejection
from storage.bulk import chunked, insert_missing
from storage.contradictions import key_of, nli_columns, store_rows, strength
from storage.copies import cover_new_rows
from storage.database import hold_writer_lock
from storage.origins import recount_origins
from storage.rejections import store_rejections
from storage.superseding import supersede_rows
from storage.tables import NliScoreRow, PairRow, PropositionRow


@dataclass(frozen=True, slots=True)
class PairCounts:
    """Rows of `contradictions`: new ones, seen again as they were, changed, superseded; and rejections a gate."""

    new: int
    seen_again: int
    changed: int
    superseded: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)


def cached_scores(
    session: Session, model_fingerprint: str, wanted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], NliScores]:
    """The scores that this model has given already, by (premise, hypothesis); what is missing is still to be scored."""
    pairs = {_digest(pair): pair for pair in wanted}
    found: dict[tuple[str, str], NliScores] = {}
    for digests in chunked(sorted(pairs)):
        stored = select(NliScoreRow).where(
            NliScoreRow.model_fingerprint == model_fingerprint, NliScoreRow.digest.in_(digests)
        )
        for row in session.scalars(stored):
            found[pairs[row.digest]] = NliScores(row.entailment, row.neutral, row.contradiction, row.similarity)
    return found


def store_scores(session: Session, model_fingerprint: str, scores: Mapping[tuple[str, str], NliScores]) -> None:
    """Keep the scores of this model; one that is there already stays."""
    rows = [
        {
            "model_fingerprint": model_fingerprint,
            "digest": _digest(pair),
            "entailment": score.entailment,
            "neutral": score.neutral,
            "contradiction": score.contradiction,
            "similarity": score.similarity,
        }
        for pair, score in scores.items()
    ]
    # In one order, so that two workers with the same pairs cannot wait for each other.
    insert_missing(session, NliScoreRow, sorted(rows, key=lambda row: str(row["digest"])))


def store_decisions(
    session: Session,
    decided: Sequence[DecidedPair],
    rejections: Sequence[Rejection],
    seen_at: datetime,
    *,
    paired: Collection[int] = (),
) -> PairCounts:
    """Keep all decisions in `pairs`, the strongest conflict of each pair of quotes in `contradictions`.

    `paired` are the ids of the articles that have now met their whole pool, all their decisions being in this one call:
    what they gave rise to earlier and no longer do leaves `pairs`, and its open rows become `superseded`.
    A verdict, its reason, note, reviewer and time always survive; with nothing changed only `last_seen_at` moves.
    """
    hold_writer_lock(session)
    kept = _store_pairs(session, decided, seen_at)
    _drop_stale_pairs(session, paired, kept)
    stored = store_rows(session, decided, seen_at)
    superseded = supersede_rows(session, paired, stored.pair_keys)
    recount_origins(session, stored.dispute_ids)
    cover_new_rows(session, stored.dispute_ids)
    rejected = store_rejections(session, rejections, seen_at)
    return PairCounts(stored.new, stored.seen_again, stored.changed, superseded, rejected)


def _digest(pair: tuple[str, str]) -> str:
    premise, hypothesis = pair
    # The length keeps ("a b", "c") and ("a", "b c") apart whatever stands in them.
    return sha256(f"{len(premise)}\n{premise}\n{hypothesis}".encode()).hexdigest()


def _store_pairs(session: Session, decided: Sequence[DecidedPair], seen_at: datetime) -> set[int]:
    """Upsert by the two propositions, whichever side each is on, and the path; the ids of all rows that were seen."""
    strongest: dict[tuple[frozenset[int], str], DecidedPair] = {}
    for pair in sorted(decided, key=strength, reverse=True):
        both = frozenset((pair.candidate.claim.id, pair.candidate.denial.id))
        strongest.setdefault((both, pair.candidate.path.value), pair)
    stored = _stored_pairs(session, sorted({id_ for both, _ in strongest for id_ in both}))
    known = [_pair_values(pair, seen_at) | {"id": stored[key]} for key, pair in strongest.items() if key in stored]
    fresh = [
        _pair_values(pair, seen_at) | {"first_seen_at": seen_at} for key, pair in strongest.items() if key not in stored
    ]
    if known:
        session.execute(update(PairRow), known)
    ids = {row["id"] for row in known}
    return ids | set(session.scalars(insert(PairRow).returning(PairRow.id), fresh)) if fresh else ids


def _stored_pairs(session: Session, proposition_ids: Sequence[int]) -> dict[tuple[frozenset[int], str], int]:
    found: dict[tuple[frozenset[int], str], int] = {}
    for ids in chunked(proposition_ids):
        rows = select(
            PairRow.id, PairRow.claim_proposition_id, PairRow.denial_proposition_id, PairRow.decision_path
        ).where(PairRow.claim_proposition_id.in_(ids))
        for id_, claim_id, denial_id, path in session.execute(rows):
            found[frozenset((claim_id, denial_id)), path.value] = id_
    return found


def _pair_values(pair: DecidedPair, seen_at: datetime) -> dict[str, Any]:
    candidate = pair.candidate
    return {
        "pair_key": key_of(pair),
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
        "last_seen_at": seen_at,
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
