"""What commands print: JSON to stdout, one object a line; everything for people to stderr."""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import typer

#: Controls, and the marks that make text read backwards: words out of an article must not move the cursor.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def emit(record: Mapping[str, Any]) -> None:
    """Write one JSON object as one line to stdout."""
    typer.echo(json_line(record))


def json_line(record: Mapping[str, Any]) -> str:
    """`record` as one line of JSON; a lone surrogate, which UTF-8 cannot hold, is written as an escape."""
    line = json.dumps(record, ensure_ascii=False, default=_plain)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(record, default=_plain)
    return line


def say(text: str) -> None:
    """Write one line for people to stderr; what would steer a terminal, or turn text around, is shown as its code."""
    typer.echo(_STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text), err=True)


def columns(rows: Iterable[Sequence[object]]) -> None:
    """Write rows of short cells to stderr, each column as wide as its widest cell."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    for row in cells:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC, or None."""
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def shorten(text: str, width: int) -> str:
    """`text` on one line, cut to `width` characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def on_terminal() -> bool:
    """Whether stderr is a terminal, so that a progress bar makes sense."""
    return sys.stderr.isatty()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, StrEnum):
        return value.value
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")
