"""Dossiers: one dispute, or one event with all its disputes; printable, with their pictures."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from sqlalchemy.orm import Session
from starlette.responses import HTMLResponse, Response

from desk.dossier import Count, casualties, parties, statements
from desk.folding import fold_rows
from desk.pages.common import REFUSALS, Id, Reading
from desk.pictures.canvas import Theme, svg_response
from desk.pictures.casualties import casualty_ranges
from desk.pictures.timeline import timeline
from desk.render import page
from models.errors import MissingError
from models.vocabulary import Decision, Status
from storage.filters import Filters
from storage.queries import Row, list_rows
from storage.sides import casualty_records, events_at, get_event
from storage.tables import EventRow

router = APIRouter(responses=REFUSALS)

DisputeId = Annotated[str, Path(pattern="^[0-9a-f]{12}$")]

_IN_USE = (Status.OPEN, Status.REVIEWED)
_SHOWN = (Decision.FLAG, Decision.SUGGEST)

#: Rows of a dossier: beyond this a person reads an export.
MOST_ROWS = 400


@router.get("/disputes/{dispute_id}", response_class=HTMLResponse, summary="The dossier of a dispute")
def of_dispute(request: Request, dispute_id: DisputeId, session: Reading) -> HTMLResponse:
    rows = _rows_of_dispute(session, dispute_id)
    base = f"/disputes/{dispute_id}"
    return _dossier(request, session, rows, rows[0].place, title=rows[0].issue, base=base, event=None, others=[])


@router.get("/disputes/{dispute_id}/timeline.svg", summary="Who said what when, by outlet")
def timeline_of_dispute(dispute_id: DisputeId, session: Reading, theme: Theme = Theme.LIGHT) -> Response:
    return svg_response(timeline(statements(parties(_rows_of_dispute(session, dispute_id))), theme))


@router.get("/disputes/{dispute_id}/casualties.svg", summary="Casualty figures of each side over time")
def casualties_of_dispute(dispute_id: DisputeId, session: Reading, theme: Theme = Theme.LIGHT) -> Response:
    rows = _rows_of_dispute(session, dispute_id)
    return svg_response(casualty_ranges(_counts(session, rows, rows[0].place), theme))


@router.get("/events/{event_id}", response_class=HTMLResponse, summary="The dossier of an event")
def of_event(request: Request, event_id: Id, session: Reading) -> HTMLResponse:
    event = get_event(session, event_id)
    others = [each for each in events_at(session, event.place) if each.id != event.id] if event.place else []
    return _dossier(
        request,
        session,
        _rows_of_event(session, event),
        event.place or None,
        title=event.name,
        base=f"/events/{event_id}",
        event=event,
        others=others,
    )


@router.get("/events/{event_id}/timeline.svg", summary="Who said what when, by outlet")
def timeline_of_event(event_id: Id, session: Reading, theme: Theme = Theme.LIGHT) -> Response:
    rows = _rows_of_event(session, get_event(session, event_id))
    return svg_response(timeline(statements(parties(rows)), theme))


@router.get("/events/{event_id}/casualties.svg", summary="Casualty figures of each side over time")
def casualties_of_event(event_id: Id, session: Reading, theme: Theme = Theme.LIGHT) -> Response:
    event = get_event(session, event_id)
    return svg_response(casualty_ranges(_counts(session, _rows_of_event(session, event), event.place or None), theme))


def _dossier(
    request: Request,
    session: Session,
    rows: list[Row],
    place: str | None,
    *,
    title: str,
    base: str,
    event: EventRow | None,
    others: list[EventRow],
) -> HTMLResponse:
    sides = parties(rows)
    return page(
        request,
        "dossier.html",
        title=title,
        base=base,
        event=event,
        others=others,
        head=rows[0] if rows else None,
        rows=rows,
        lines=fold_rows(session, rows),
        parties=sides,
        statements=statements(sides),
        counts=_counts(session, rows, place),
        disputes={row.dispute_id: row for row in reversed(rows)},
    )


def _counts(session: Session, rows: list[Row], place: str | None) -> list[Count]:
    articles = sorted({id_ for row in rows for id_ in (row.claim_article_id, row.denial_article_id)})
    return casualties(casualty_records(session, articles), place) if articles else []


def _rows_of_dispute(session: Session, dispute_id: str) -> list[Row]:
    """Flagged and suggested ones, else whatever there is."""
    shown = Filters(dispute_id=dispute_id, status=_IN_USE, decision=_SHOWN, limit=MOST_ROWS)
    rows = list_rows(session, shown) or list_rows(session, Filters(dispute_id=dispute_id, limit=MOST_ROWS))
    if not rows:
        raise MissingError(f"there is no dispute {dispute_id}; the queue shows those that are there")
    return rows


def _rows_of_event(session: Session, event: EventRow) -> list[Row]:
    return list_rows(session, Filters(event_id=event.id, status=_IN_USE, decision=_SHOWN, limit=MOST_ROWS))
