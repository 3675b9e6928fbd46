"""A row that the machine missed, put together by an analyst from two statements that it had read."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from models.errors import InputError
from models.pairing.issues import event_label, issue
from models.pairing.parties import party
from models.schema import Candidate, DecidedPair, PairGate, PropositionRecord
from models.vocabulary import CONFLICTS, Decision, DecisionPath, Inference, Polarity, Relation, Verdict
from storage.contradictions import key_of
from storage.pairs import store_decisions
from storage.queries import Row
from storage.reviews import add_review, version
from storage.sides import get_statement

#: Stands where a row of the machine names its model.
BY_HAND = "analyst"


def add_by_hand(
    session: Session, first_id: int, second_id: int, relation: Relation, note: str | None, reviewer: str
) -> tuple[Row, bool]:
    """The row of two statements, confirmed by this reviewer, and whether it is new.

    Where the machine has a row for the two quotes already, that one is given and nothing is changed.
    Raises InputError where the two are one statement or the relation is none of a row, MissingError where one is gone.
    """
    if first_id == second_id:
        raise InputError("a row needs two statements; one was chosen twice")
    if relation not in CONFLICTS:
        raise InputError(f"{relation} is no relation of a row; choose one of {', '.join(CONFLICTS)}")
    pair = _decided(*_in_order(get_statement(session, first_id), get_statement(session, second_id)), relation)
    known = _with_key(session, key_of(pair))
    if known is not None:
        return known, False
    store_decisions(session, [pair], [], datetime.now(UTC))
    row = _with_key(session, key_of(pair))
    assert row is not None
    return add_review(
        session, row.id, Verdict.CONFIRMED, note=note, reviewer=reviewer, seen=version(session, row.id)
    ), True


def _with_key(session: Session, pair_key: str) -> Row | None:
    from sqlalchemy import select

    return session.scalars(select(Row).where(Row.pair_key == pair_key)).first()


def _in_order(first: PropositionRecord, second: PropositionRecord) -> tuple[PropositionRecord, PropositionRecord]:
    """The side that asserts before the one that denies; of two alike, the one that was published first."""
    denies = [record.proposition.polarity is Polarity.DENIED for record in (first, second)]
    if denies[0] != denies[1]:
        return (second, first) if denies[0] else (first, second)
    late = datetime.max.replace(tzinfo=UTC)
    one, other = sorted((first, second), key=lambda each: (each.published_at or late, each.id))
    return one, other


def _decided(claim: PropositionRecord, denial: PropositionRecord, relation: Relation) -> DecidedPair:
    p, q = claim.proposition, denial.proposition
    path = _path(relation, q.polarity)
    event = q.event if q.event is not None and q.event.kind != "other" else p.event
    return DecidedPair(
        candidate=Candidate(claim, denial, PairGate.ADDED_BY_HAND, path, 1.0, issue(claim, denial, path)),
        relation=relation,
        decision=Decision.FLAG,
        probability=1.0,
        exclusive=True if relation in (Relation.CONTRADICTION, Relation.NUMERIC_DISCREPANCY) else None,
        inference=Inference.EXPLICIT,
        ab=None,
        ba=None,
        model_fingerprint=BY_HAND,
        claim_text=p.stance or p.as_spoken or p.text,
        denial_text=q.stance or q.as_spoken or "",
        event=event_label(event),
        place=event.places[0] if event and event.places else None,
        parties=(party(claim), party(denial)),
    )


def _path(relation: Relation, second: Polarity) -> DecisionPath:
    if relation is Relation.NUMERIC_DISCREPANCY:
        return DecisionPath.FIGURES
    if second is Polarity.DENIED:
        return DecisionPath.POLARITY
    return DecisionPath.CONTENT if relation is Relation.CONTRADICTION else DecisionPath.ISSUE
