"""The morning page in the browser, as markdown, and as the mail that goes out."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, PlainTextResponse

from desk.digest import Digest, morning_page
from desk.pages.common import REFUSALS, Reading
from desk.render import page

router = APIRouter(responses=REFUSALS)

Hours = Annotated[int, Query(ge=1, le=24 * 366)]


@router.get("/digest", response_class=HTMLResponse, summary="What changed since yesterday")
def digest(request: Request, session: Reading, hours: Hours = 24) -> HTMLResponse:
    return page(request, "digest.html", digest=_last(session, hours), hours=hours)


@router.get("/digest.md", response_class=PlainTextResponse, summary="The same as Markdown")
def markdown(session: Reading, hours: Hours = 24) -> PlainTextResponse:
    return PlainTextResponse(_last(session, hours).markdown, media_type="text/markdown; charset=utf-8")


def _last(session: Reading, hours: int) -> Digest:
    from datetime import UTC, datetime, timedelta

    now = datetime.now(UTC)
    return morning_page(session, now, now - timedelta(hours=hours))
