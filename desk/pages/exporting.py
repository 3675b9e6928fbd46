"""Exports as a stream: the tables in every form, the rows with the filters of the page."""

from collections.abc import Iterator
from enum import StrEnum

from fastapi import APIRouter, Request
from starlette.responses import StreamingResponse

from desk.export import Format, pieces
from desk.pages.common import REFUSALS, Question, Store, user
from models.vocabulary import Status
from storage.audit import record
from storage.database import Database
from storage.exports import exported_columns, iter_rows
from storage.filters import Filters

router = APIRouter(responses=REFUSALS)

_TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSONL: "application/x-ndjson",
    Format.PARQUET: "application/vnd.apache.parquet",
}


class Table(StrEnum):
    """What can be exported."""

    CONTRADICTIONS = "contradictions"
    STATEMENTS = "statements"
    ARTICLES = "articles"


@router.get("/export/{table}.{form}", summary="A table as CSV, JSON Lines or Parquet")
def export(request: Request, table: Table, form: Format, asked: Question, database: Store) -> StreamingResponse:
    """Columns always stand in the same order; in CSV, what a spreadsheet would run gets an apostrophe before it."""
    filters = asked.filters(Status.OPEN, Status.REVIEWED)
    with database.session() as session:
        record(session, user(request).name, "export", f"{table}.{form}", asked.query())
    name = f"{table}.{form}"
    return StreamingResponse(
        _stream(database, table, form, filters),
        media_type=_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _stream(database: Database, table: Table, form: Format, filters: Filters) -> Iterator[bytes]:
    """The session stays open as long as somebody reads."""
    with database.reading() as session:
        yield from pieces(iter_rows(session, table.value, filters), exported_columns(table.value), form)
