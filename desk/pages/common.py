"""What pages share: the open store, who is asking, and forms that must come from us."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, Form, HTTPException, Path, Query, Request
from sqlalchemy.orm import Session

from desk.access import User
from desk.asked import LARGEST_ID, Asked
from desk.guard import is_genuine
from storage.database import Database

Id = Annotated[int, Path(ge=1, le=LARGEST_ID)]
Question = Annotated[Asked, Query()]

#: What every page may answer beside itself, for the OpenAPI description.
REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"description": "a request that cannot be served, or a host name that is not ours"},
    401: {"description": "the reverse proxy did not say who is asking"},
    404: {"description": "there is no such thing"},
    503: {"description": "the database is busy"},
}
FORM_REFUSALS: dict[int | str, dict[str, Any]] = {
    **REFUSALS,
    403: {"description": "a reader, or a form that did not come from a page of the desk"},
    409: {"description": "somebody else reviewed the row in the meantime"},
    413: {"description": "the form is too long"},
}


def store(request: Request) -> Database:
    """The database of the application."""
    database: Database = request.app.state.database
    return database


def reading(request: Request) -> Iterator[Session]:
    """A session for looking, open until the answer is made."""
    with store(request).reading() as session:
        yield session


def user(request: Request) -> User:
    """Who is asking."""
    found: User = request.state.user
    return found


def reviewer(request: Request) -> User:
    """Who is asking, if he may decide; 403 otherwise."""
    found = user(request)
    if not found.may_review:
        raise HTTPException(403, f"{found.name} may read here, not decide; ask for the role of a reviewer")
    return found


def from_our_form(request: Request, csrf: Annotated[str, Form(max_length=200)] = "") -> None:
    """Refuse a form without the token of this user's pages, as another site would send it."""
    if not request.state.csrf_known or not is_genuine(csrf, request.state.csrf):
        raise HTTPException(403, "this page is too old, or the form was not ours; load it again and try once more")


Reading = Annotated[Session, Depends(reading)]
Store = Annotated[Database, Depends(store)]
Reviewer = Annotated[User, Depends(reviewer)]
Genuine = Depends(from_our_form)
