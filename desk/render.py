"""Templates: everything is escaped, links lead to http(s) only, and words that would judge a party do not occur."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from desk import words
from desk.guard import CSRF_FIELD

_TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Jinja with our filters; every value is escaped unless the template itself is the source."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        day=day, moment=moment, lag=lag, percent=percent, word=words.word, link=safe_link, short=short, grain=grain
    )
    made.filters.update(query=_query, word_pair=_word_pair)
    made.globals.update(words=words, csrf_field=CSRF_FIELD)
    return made


def _query(values: Mapping[str, Any]) -> str:
    """The part of an address after `?`, without what is empty."""
    return urlencode({name: value for name, value in values.items() if value})


def _word_pair(value: StrEnum) -> tuple[str, str]:
    """A value of a closed set, and its name for people."""
    return value.value, words.word(value)


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page for this user."""
    shared: Mapping[str, Any] = {
        "user": request.state.user,
        "csrf": request.state.csrf,
        "path": request.url.path,
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "q": "",
    }
    return HTMLResponse(environment().get_template(template).render({**shared, **values}), status)


def message(request: Request, status: int, title: str, text: str) -> HTMLResponse:
    """A page that only says something."""
    return page(request, "message.html", status, title=title, text=text)


def part(template: str, **values: Any) -> str:
    """A template that needs no request, such as the digest's mail."""
    return environment().get_template(template).render(values)


def day(value: datetime | None) -> str:
    """14 Nov 2026."""
    return "no date" if value is None else f"{value.astimezone(UTC):%-d %b %Y}"


def moment(value: datetime | None) -> str:
    """14 Nov 2026, 07:15 UTC."""
    return "no date" if value is None else f"{value.astimezone(UTC):%-d %b %Y, %H:%M} UTC"


def grain(value: datetime | None, how_exactly: str | None) -> str:
    """A stated time, no finer than it was stated."""
    if value is None:
        return ""
    forms = {"minute": "%-d %b %Y, %H:%M UTC", "hour": "%-d %b %Y, %H:00 UTC", "month": "%b %Y", "year": "%Y"}
    told = value.astimezone(UTC).strftime(forms.get(how_exactly or "", "%-d %b %Y"))
    return f"week of {told}" if how_exactly == "week" else told


def lag(seconds: int | None) -> str:
    """How long after the other: "21 h later", "2 d earlier", "in the same article"."""
    if seconds is None:
        return "not known"
    if seconds == 0:
        return "at once"
    size = timedelta(seconds=abs(seconds))
    direction = "later" if seconds > 0 else "earlier"
    if size < timedelta(hours=1):
        return f"{round(size.total_seconds() / 60)} min {direction}"
    if size < timedelta(days=2):
        return f"{round(size.total_seconds() / 3600)} h {direction}"
    return f"{round(size.total_seconds() / 86400)} d {direction}"


def percent(value: float | None) -> str:
    """0.724 as 72 %."""
    return "–" if value is None else f"{round(value * 100)} %"


def safe_link(url: str | None) -> str | None:
    """The address, if a browser may follow it: http and https only, never javascript: or data:."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def short(text: str, width: int = 160) -> str:
    """On one line, cut to `width` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
