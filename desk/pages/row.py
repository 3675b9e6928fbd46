"""One row: both sides next to each other, why they met, and the verdict by one key."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Query, Request
from sqlalchemy.orm import Session
from starlette.responses import HTMLResponse, RedirectResponse

from desk.asked import LARGEST_ID, Asked, AskedOnARow, storable
from desk.pages.common import FORM_REFUSALS, REFUSALS, Genuine, Id, Question, Reading, Reviewer, Store
from desk.passage import Mark, Paragraph, passage
from desk.render import page
from models.vocabulary import Polarity, Reason, Verdict
from storage.audit import record
from storage.copies import copies_of
from storage.neighbours import neighbours
from storage.queries import Row, get_row
from storage.reviews import add_review, reviews_of, take_back, version
from storage.sides import Behind, behind
from storage.tables import ArticleStatus

router = APIRouter()

#: Where a reviewer goes on after a verdict.
Then = Literal["next", "stay"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, as the page shows it."""

    letter: str
    speaker: str
    party: str
    text: str
    proposition: str
    polarity: Polarity
    hedge: str | None
    channel: str | None
    source_text: str | None
    at: datetime | None
    at_grain: str | None
    published_at: datetime | None
    outlet: str
    url: str | None
    title: str
    revision: int
    article_id: int
    outdated: bool
    origins: int
    paragraphs: list[Paragraph]
    rule: str | None


@router.get("/rows/{row_id}", response_class=HTMLResponse, responses=REFUSALS, summary="One row in full")
def show(
    request: Request,
    row_id: Id,
    asked: Annotated[AskedOnARow, Query()],
    session: Reading,
) -> HTMLResponse:
    row = get_row(session, row_id)
    near = neighbours(session, row, asked.of_queue(), asked.sort)
    claim, denial = behind(session, row)
    return page(
        request,
        "row.html",
        row=row,
        sides=(_side("A", row, claim), _side("B", row, denial)),
        near=near,
        reviews=reviews_of(session, row_id),
        copies=copies_of(session, row),
        version=version(session, row_id),
        asked=asked,
        q=asked.q or "",
        done=_just_judged(session, asked.done),
    )


@router.post("/rows/{row_id}/verdict", responses=FORM_REFUSALS, dependencies=[Genuine], status_code=303)
def judge(
    row_id: Id,
    asked: Question,
    database: Store,
    who: Reviewer,
    verdict: Annotated[Verdict, Form()],
    seen: Annotated[int, Form(ge=0, le=LARGEST_ID)],
    reason: Annotated[Reason | Literal[""], Form()] = "",
    note: Annotated[str, Form(max_length=4000)] = "",
    then: Annotated[Then, Form()] = "next",
) -> RedirectResponse:
    """Append a verdict and go on to the next row of the queue. 409 where somebody else was quicker."""
    with database.session() as session:
        near = neighbours(session, get_row(session, row_id), asked.of_queue(), asked.sort)
        add_review(session, row_id, verdict, reason or None, storable(note).strip() or None, who.name, seen=seen)
        record(session, who.name, "verdict", f"row {row_id}", " ".join(filter(None, (verdict, reason))))
    following = near.next if then == "next" else row_id
    return _on_to(following, asked, row_id)


@router.post("/rows/{row_id}/undo", responses=FORM_REFUSALS, dependencies=[Genuine], status_code=303)
def undo(
    row_id: Id,
    asked: Question,
    database: Store,
    who: Reviewer,
    seen: Annotated[int, Form(ge=0, le=LARGEST_ID)],
) -> RedirectResponse:
    """Take the latest verdict back, by a further review."""
    with database.session() as session:
        take_back(session, row_id, who.name, seen=seen)
        record(session, who.name, "undo", f"row {row_id}")
    return _on_to(row_id, asked, None)


def _on_to(row_id: int | None, asked: Asked, done: int | None) -> RedirectResponse:
    place = "/" if row_id is None else f"/rows/{row_id}"
    query = asked.query(done=done)
    return RedirectResponse(place + query, 303)


@dataclass(frozen=True, slots=True)
class JustJudged:
    """The row that was judged a moment ago, for the line that offers to take it back."""

    row: Row
    version: int


def _just_judged(session: Session, row_id: int | None) -> JustJudged | None:
    if row_id is None:
        return None
    row = session.get(Row, row_id)
    return None if row is None or row.verdict is None else JustJudged(row, version(session, row_id))


#: Columns that a row has of each side.
_OF_EACH_SIDE = "party text proposition polarity hedge at at_grain published_at outlet url article_id origins".split()


def _side(letter: str, row: Row, found: Behind) -> Side:
    name, speaker = ("claim", row.claimant) if letter == "A" else ("denial", row.denier)
    told = {column: getattr(row, f"{name}_{column}") for column in _OF_EACH_SIDE}
    article, statement = found.article, found.statement
    spans = [(Mark.QUOTE, getattr(row, f"{name}_start"), getattr(row, f"{name}_end"))]
    if statement is not None:
        for mark, start, end in (
            (Mark.SOURCE, statement.source_start, statement.source_end),
            (Mark.CUE, statement.cue_start, statement.cue_end),
        ):
            if start is not None and end is not None:
                spans.append((mark, start, end))
    return Side(
        letter=letter,
        speaker=speaker,
        channel=statement.channel if statement else None,
        source_text=statement.source_text if statement else None,
        rule=statement.rule if statement else None,
        title=article.title,
        revision=article.revision,
        outdated=article.status is ArticleStatus.SUPERSEDED,
        paragraphs=passage(article.text, spans, title=article.title),
        **told,
    )
