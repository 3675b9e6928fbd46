"""What the flows tell the world: events that automations on Prefect's server can act on.

| event | when | payload |
| --- | --- | --- |
| `counterclaim.articles.arrived` | *ingest* stored new texts | how many, from how many sources |
| `counterclaim.contradiction.flagged` | *detect* flagged a row that is new | both sides, quotes, links |
| `counterclaim.source.broken` | nothing could be taken from a source | its address, and why |
| `counterclaim.drift.alarm` | the rows are no longer what they were | both windows, and what differs |
"""

from collections.abc import Iterable, Mapping
from typing import Any

from prefect.events import emit_event

from flows.links import row_address
from flows.outcomes import IngestResult, SourceResult
from models.vocabulary import Decision
from sources.spec import SourceSpec
from storage.drift import Drift
from storage.queries import Row

ARRIVED = "counterclaim.articles.arrived"
FLAGGED = "counterclaim.contradiction.flagged"
BROKEN = "counterclaim.source.broken"
DRIFT = "counterclaim.drift.alarm"

#: A first run over an archive may flag thousands; nobody wants as many messages.
MOST_EVENTS = 200


def tell_arrived(ingested: IngestResult) -> None:
    """Say that there is something to read, if there is."""
    if ingested.fresh:
        payload = {"articles": ingested.fresh, "sources": len(ingested.sources), "failed": len(ingested.failed)}
        _emit(ARRIVED, "counterclaim.articles", "articles", payload)


def tell_broken(source: SourceResult, spec: SourceSpec) -> None:
    """Say that nothing could be taken from this source."""
    payload = {
        "source": source.source,
        "location": spec.location,
        "problem": source.problem,
        "refused": len(source.refusals),
        "reasons": sorted({refusal.reason for refusal in source.refusals}),
    }
    _emit(BROKEN, f"counterclaim.source.{source.source}", source.source, payload)


def tell_flagged(rows: Iterable[Row], desk: str | None) -> int:
    """Say which rows are newly flagged; how many events that were, `MOST_EVENTS` at most."""
    flagged = [row for row in rows if row.decision is Decision.FLAG][:MOST_EVENTS]
    for row in flagged:
        _emit(FLAGGED, f"counterclaim.contradiction.{row.id}", f"{row.claimant} / {row.denier}", payload_of(row, desk))
    return len(flagged)


def tell_drift(found: Drift) -> None:
    """Say that the rows are no longer what they were."""
    _emit(DRIFT, "counterclaim.drift", "drift", found.as_dict())


def payload_of(row: Row, desk: str | None) -> dict[str, Any]:
    """What a message about a row needs, with no further question; a side is never called right or wrong."""
    return {
        "id": row.id,
        "link": row_address(desk, row.id),
        "relation": row.relation.value,
        "probability": round(row.probability, 3),
        "event": row.event,
        "place": row.place,
        "dispute": row.dispute_id,
        "a": _side(row.claimant, row.claim_text, row.claim_quote, row.claim_outlet, row.claim_url),
        "b": _side(row.denier, row.denial_text, row.denial_quote, row.denial_outlet, row.denial_url),
    }


def _side(speaker: str, says: str, quote: str, outlet: str, url: str | None) -> dict[str, Any]:
    return {"speaker": speaker, "says": says, "quote": quote, "reported_by": outlet, "url": url}


def _emit(event: str, resource: str, name: str, payload: Mapping[str, Any]) -> None:
    emit_event(
        event=event,
        resource={"prefect.resource.id": resource, "prefect.resource.name": name},
        payload=dict(payload),
    )
