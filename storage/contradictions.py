"""The rows that analysts query: out of each pair of quotes its strongest conflict, written so that verdicts survive."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models.schema import DecidedPair, NliScores, PropositionRecord
from models.vocabulary import CONFLICTS, ClaimType, Decision, Status
from storage.bulk import chunked
from storage.columns import to_second
from storage.events import event_key, store_events
from storage.pair_key import QuoteKey, dispute_id, pair_key
from storage.shared_sides import Said, drop_unused, store_sides
from storage.tables import ContradictionRow

#: Decisions from weak to strong.
_WEIGHT = {Decision.DROP: 0, Decision.ABSTAIN: 1, Decision.SUGGEST: 2, Decision.FLAG: 3}

#: Where a row stands, not what it says: a change of these is not a changed row.
_BOOKKEEPING = frozenset({"last_seen_at", "event_id", "claim_proposition_id", "denial_proposition_id"})


@dataclass(frozen=True, slots=True)
class StoredRows:
    """What `store_rows` did, and the keys and disputes that it touched."""

    new: int
    seen_again: int
    changed: int
    pair_keys: frozenset[str]
    dispute_ids: frozenset[str]


def strength(pair: DecidedPair) -> tuple[int, float, int, str, str]:
    """Sorts decided pairs from weak to strong: decision, probability, precedence of relation, then texts."""
    precedence = -CONFLICTS.index(pair.relation) if pair.relation in CONFLICTS else -len(CONFLICTS)
    claim, denial = pair.candidate.claim.proposition, pair.candidate.denial.proposition
    return (_WEIGHT[pair.decision], pair.probability, precedence, claim.text, denial.text)


def key_of(pair: DecidedPair) -> str:
    """The pair key of the two quotes."""
    return pair_key(_quote_key(pair.candidate.claim), _quote_key(pair.candidate.denial))


def nli_columns(pair: DecidedPair) -> dict[str, float | None]:
    """Both directions' scores under their column names; None where no NLI was needed."""
    return {**_direction(pair.ab, "ab"), **_direction(pair.ba, "ba")}


def store_rows(session: Session, decided: Iterable[DecidedPair], seen_at: datetime) -> StoredRows:
    """Insert or update one row for each pair of quotes that conflicts; review columns are never touched.

    A row that had been superseded or withdrawn (so nobody has reviewed it) and is found again is open again.
    """
    strongest: dict[str, DecidedPair] = {}
    for pair in sorted(filter(_is_row, decided), key=strength, reverse=True):
        strongest.setdefault(key_of(pair), pair)
    values = _all_values(session, strongest, seen_at)
    stored = _stored(session, list(values))
    disputes = {row.dispute_id for row in stored} | {str(row["dispute_id"]) for row in values.values()}
    shown = {id_ for row in stored for id_ in (row.claim_side_id, row.denial_side_id)}
    changed = sum(_renew(row, values[row.pair_key]) for row in stored)
    session.flush()
    drop_unused(session, shown.difference(*((v["claim_side_id"], v["denial_side_id"]) for v in values.values())))
    fresh = [values[key] for key in values.keys() - {row.pair_key for row in stored}]
    if fresh:
        first = {"status": Status.OPEN, "first_seen_at": seen_at, "claim_origins": 1, "denial_origins": 1}
        session.execute(insert(ContradictionRow), [row | first for row in sorted(fresh, key=_by_key)])
    return StoredRows(len(fresh), len(stored) - changed, changed, frozenset(values), frozenset(disputes))


def _is_row(pair: DecidedPair) -> bool:
    return pair.decision is not Decision.DROP and pair.relation in CONFLICTS


def _by_key(row: Mapping[str, Any]) -> str:
    return str(row["pair_key"])


def _quote_key(record: PropositionRecord) -> QuoteKey:
    return QuoteKey(record.external_id, record.proposition.quote.text, record.quote_occurrence)


def _direction(scores: NliScores | None, name: str) -> dict[str, float | None]:
    return {
        f"nli_entailment_{name}": None if scores is None else scores.entailment,
        f"nli_neutral_{name}": None if scores is None else scores.neutral,
        f"nli_contradiction_{name}": None if scores is None else scores.contradiction,
    }


def _stored(session: Session, keys: Sequence[str]) -> list[ContradictionRow]:
    return [
        row
        for chunk in chunked(keys)
        for row in session.scalars(select(ContradictionRow).where(ContradictionRow.pair_key.in_(chunk)))
    ]


def _renew(row: ContradictionRow, values: Mapping[str, Any]) -> bool:
    """Bring a stored row up to date; whether anything that it says has changed."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    reopened = row.status in (Status.SUPERSEDED, Status.WITHDRAWN)
    if reopened:
        row.status = Status.OPEN
    return reopened or not _BOOKKEEPING.issuperset(changed)


def _all_values(session: Session, pairs: Mapping[str, DecidedPair], seen_at: datetime) -> dict[str, dict[str, Any]]:
    """What the rows are to say, by pair key; all but the columns of first sight, review and origins."""
    event_ids = store_events(session, pairs.values())
    said = {
        key: (_said(pair.candidate.claim, pair.claim_text), _said(pair.candidate.denial, pair.denial_text))
        for key, pair in pairs.items()
    }
    side_ids = store_sides(session, list(dict.fromkeys(side for both in said.values() for side in both)))
    return {
        key: {
            "pair_key": key,
            **_core(pair),
            **_side("claim", "claimant", pair.candidate.claim, side_ids[said[key][0]]),
            **_side("denial", "denier", pair.candidate.denial, side_ids[said[key][1]]),
            **nli_columns(pair),
            "event_id": event_ids.get(event_key(pair)),
            "last_seen_at": to_second(seen_at),
        }
        for key, pair in pairs.items()
    }


def _core(pair: DecidedPair) -> dict[str, Any]:
    claim, denial = pair.candidate.claim, pair.candidate.denial
    # `parties` are in the order claim, denial; where a path leaves one empty, the speaker is the party.
    parties = (pair.parties[0] or _speaker(claim), pair.parties[1] or _speaker(denial))
    typed = claim if claim.proposition.claim_type is not ClaimType.OTHER else denial
    return {
        "dispute_id": dispute_id(pair.candidate.issue, parties),
        "issue": pair.candidate.issue,
        "event": pair.event,
        "place": pair.place,
        "claim_type": typed.proposition.claim_type,
        "relation": pair.relation,
        "exclusive": pair.exclusive,
        "inference": pair.inference,
        "decision_path": pair.candidate.path,
        "decision": pair.decision,
        "probability": pair.probability,
        "denial_lag_seconds": _lag(claim, denial),
        "gate_reason": pair.candidate.gate.value,
        "model_fingerprint": pair.model_fingerprint,
        "claim_party": parties[0],
        "denial_party": parties[1],
        "event_agreement": pair.candidate.event_agreement,
    }


def _said(record: PropositionRecord, told: str) -> Said:
    proposition, moment = record.proposition, record.asserted_at
    return Said(
        article_id=record.article_id,
        quote=proposition.quote.text,
        proposition=proposition.text,
        # The positive proposition would put the opposite into the mouth of one who denies, so it is never the fallback.
        text=told or proposition.as_spoken or proposition.quote.text,
        hedge=record.hedge,
        at=None if moment is None else to_second(moment.at),
        at_grain=None if moment is None else moment.grain,
    )


def _side(side: str, speaker: str, record: PropositionRecord, side_id: int) -> dict[str, Any]:
    proposition = record.proposition
    return {
        speaker: _speaker(record),
        f"{side}_polarity": proposition.polarity,
        f"{side}_published_at": None if record.published_at is None else to_second(record.published_at),
        f"{side}_outlet": record.outlet,
        f"{side}_article_id": record.article_id,
        f"{side}_start": proposition.quote.start,
        f"{side}_end": proposition.quote.end,
        f"{side}_proposition_id": record.id,
        f"{side}_side_id": side_id,
    }


def _speaker(record: PropositionRecord) -> str:
    return record.actor.name if record.actor else record.source_text


def _lag(claim: PropositionRecord, denial: PropositionRecord) -> int | None:
    if claim.article_id == denial.article_id:
        return 0
    if claim.published_at is None or denial.published_at is None:
        return None
    return round((to_second(denial.published_at) - to_second(claim.published_at)).total_seconds())
