"""The queue: disputes, flagged first, rows folded into them; the address holds filters, sort and page."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, PlainTextResponse

from desk.asked import PAGE_SIZE
from desk.folding import folded
from desk.pages.common import REFUSALS, Question, Reading
from desk.render import page
from models.vocabulary import ClaimType, Relation, Verdict
from storage.disputes import Sort, queue_page

router = APIRouter(responses=REFUSALS)


@router.get("/", response_class=HTMLResponse, summary="The queue of disputes")
def queue(request: Request, asked: Question, session: Reading) -> HTMLResponse:
    found = queue_page(session, asked.paged(asked.of_queue()), asked.sort)
    return page(
        request,
        "queue.html",
        asked=asked,
        q=asked.q or "",
        found=found,
        disputes=folded(session, found.disputes),
        pages=max(1, -(-found.total_disputes // PAGE_SIZE)),
        sorts=tuple(Sort),
        types=tuple(ClaimType),
        relations=tuple(Relation)[:6],
        verdicts=tuple(Verdict),
    )


@router.get("/help", response_class=HTMLResponse, summary="Keys and words")
def help_(request: Request) -> HTMLResponse:
    return page(request, "help.html")


@router.get("/health", response_class=PlainTextResponse, summary="Whether the desk and its database answer")
def health(session: Reading) -> str:
    from sqlalchemy import text

    session.execute(text("SELECT 1"))
    return "ok\n"
