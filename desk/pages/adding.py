"""Rows that the machine missed: two statements are looked for, chosen and put side by side."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request
from sqlalchemy.orm import Session
from starlette.responses import HTMLResponse, RedirectResponse

from desk.adding import add_by_hand
from desk.asked import LARGEST_ID, Words, storable
from desk.pages.common import FORM_REFUSALS, REFUSALS, Genuine, Reading, Reviewer, Store
from desk.render import page
from models.errors import InputError, MissingError
from models.schema import PropositionRecord
from models.vocabulary import CONFLICTS, Relation
from storage.audit import latest_acts, record
from storage.sides import find_statements, get_statement

router = APIRouter()

Chosen = Annotated[int, Query(ge=1, le=LARGEST_ID)]


@router.get("/add", response_class=HTMLResponse, responses=REFUSALS, summary="Choose two statements")
def choose(
    request: Request,
    session: Reading,
    find: Words = "",
    a: Chosen | None = None,
    b: Chosen | None = None,
) -> HTMLResponse:
    return page(
        request,
        "add.html",
        find=find,
        found=find_statements(session, find) if find.strip() else [],
        a=_statement(session, a),
        b=_statement(session, b),
        relations=CONFLICTS,
    )


@router.post("/add", responses=FORM_REFUSALS, dependencies=[Genuine], status_code=303)
def add(
    database: Store,
    who: Reviewer,
    a: Annotated[int, Form(ge=1, le=LARGEST_ID)],
    b: Annotated[int, Form(ge=1, le=LARGEST_ID)],
    relation: Annotated[Relation, Form()],
    note: Annotated[str, Form(max_length=4000)] = "",
) -> RedirectResponse:
    """Put the two side by side, confirmed by who asks; where there is such a row already, go to it."""
    try:
        with database.session() as session:
            row, new = add_by_hand(session, a, b, relation, storable(note).strip() or None, who.name)
            if new:
                record(session, who.name, "row added", f"row {row.id}", relation)
    except InputError as error:
        raise HTTPException(400, str(error)) from error
    return RedirectResponse(f"/rows/{row.id}", 303)


@router.get("/audit", response_class=HTMLResponse, responses=REFUSALS, summary="Who did what")
def audit(request: Request, session: Reading, _: Reviewer) -> HTMLResponse:
    return page(request, "audit.html", acts=latest_acts(session, 200))


def _statement(session: Session, proposition_id: int | None) -> PropositionRecord | None:
    if proposition_id is None:
        return None
    try:
        return get_statement(session, proposition_id)
    except MissingError:  # read anew since; it has to be looked for again
        return None
