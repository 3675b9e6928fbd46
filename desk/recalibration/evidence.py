"""Judged rows as examples: the features that each one has now, computed from its statements and its kept NLI scores."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from desk.recalibration.posterior import Example
from models.decision.features import features
from models.schema import Candidate, PairGate, PropositionRecord
from models.vocabulary import DecisionPath, Verdict
from storage.bulk import chunked
from storage.records import current_records
from storage.scores import cached_scores
from storage.tables import PropositionRow
from storage.teaching import JudgedRow, judged_rows


@dataclass(frozen=True, slots=True)
class Evidence:
    """What there is to learn from, and what there is not: `undecided` verdicts say neither yes nor no,
    `untraceable` ones are on rows that the present reading no longer gives rise to."""

    examples: Sequence[Example]
    undecided: int
    untraceable: int


def evidence(session: Session) -> Evidence:
    """Of all rows that people judged; a copy of a judged row, or a row added by hand, is no further evidence."""
    judged = judged_rows(session)
    sure = [row for row in judged if row.verdict in (Verdict.CONFIRMED, Verdict.FALSE_POSITIVE)]
    records = _records(session, sure)
    found = [example for row in sure if (example := _example(session, row, records)) is not None]
    return Evidence(found, len(judged) - len(sure), len(sure) - len(found))


def _records(session: Session, rows: Sequence[JudgedRow]) -> dict[int, PropositionRecord]:
    ids = sorted({id_ for row in rows for id_ in (row.claim_proposition_id, row.denial_proposition_id) if id_})
    return {
        record.id: record for chunk in chunked(ids) for record in current_records(session, PropositionRow.id.in_(chunk))
    }


def _example(session: Session, row: JudgedRow, records: dict[int, PropositionRecord]) -> Example | None:
    claim = records.get(row.claim_proposition_id or 0)
    denial = records.get(row.denial_proposition_id or 0)
    if claim is None or denial is None:
        return None
    p, q = claim.proposition.text, denial.proposition.text
    scores = cached_scores(session, row.model_fingerprint, [(p, q), (q, p)])
    if row.path is not DecisionPath.FIGURES and len(scores) < len({(p, q), (q, p)}):
        return None  # another model is in use since, and has not scored this pair
    candidate = Candidate(claim, denial, PairGate(row.gate), row.path, row.event_agreement, row.issue)
    given = features(candidate, scores.get((p, q)), scores.get((q, p)))
    return Example(row.path, dict(given), row.verdict is Verdict.CONFIRMED, row.dispute_id)
