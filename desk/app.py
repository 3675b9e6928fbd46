"""The desk as a web application: pages rendered here, a read-only JSON API, pictures, exports and a feed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.responses import Response

from cli.settings import Settings, absolute_database_url
from desk.access import require_safe
from desk.guard import Guard
from desk.pages import adding, api, digest, disputes, exporting, feed, overview, queue, row
from desk.render import message
from models.errors import ConfigError, MissingError, StoreError
from storage.database import open_database
from storage.reviews import OutdatedError

STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings) -> FastAPI:
    """The application over the database that the settings name.

    Raises ConfigError where it would stand open to others, StoreError where the database is not ready.
    """
    require_safe(settings.desk)
    database = open_database(absolute_database_url(settings.database_url))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        database.close()

    app = FastAPI(
        title="Counterclaim",
        description="Statements that conflict: a read-only API with the filters of the page, and the page itself.",
        version="1",
        # Their pages come from elsewhere, with scripts; the description itself is at /openapi.json.
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.database = database
    for room in (queue, row, adding, disputes, overview, digest, api, feed, exporting):
        app.include_router(room.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(Guard, settings=settings.desk)
    app.add_exception_handler(MissingError, _missing)
    app.add_exception_handler(OutdatedError, _outdated)
    app.add_exception_handler(StoreError, _refused)
    app.add_exception_handler(ConfigError, _refused)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_exception_handler(HTTPException, _http)
    return app


def _answer(request: Request, status: int, title: str, text: str) -> Response:
    """For the API as JSON, for people as a page."""
    if request.url.path.startswith("/api/") or not hasattr(request.state, "user"):
        return JSONResponse({"detail": text}, status)
    return message(request, status, title, text)


def _missing(request: Request, error: Exception) -> Response:
    return _answer(request, 404, "Not here", str(error))


def _outdated(request: Request, error: Exception) -> Response:
    return _answer(request, 409, "Somebody was quicker", f"{error}. Nothing was changed.")


def _refused(request: Request, error: Exception) -> Response:
    busy = "locked" in str(error)
    return _answer(request, 503 if busy else 400, "Not done", str(error))


def _misread(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    problems = [f"{'.'.join(str(part) for part in each['loc'][1:])}: {each['msg']}" for each in error.errors()]
    return _answer(request, 422, "This address asks for something that is not there", "; ".join(problems[:5]))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = _answer(request, error.status_code, "Not done", str(error.detail))
    answer.headers.update(error.headers or {})
    return answer
