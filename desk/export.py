"""Whole tables as CSV, JSON Lines or Parquet, row by row, for whatever analysts work with."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from typing import IO, Any

Record = Mapping[str, Any]

#: Rows of one Parquet row group, and of one piece of a text.
_GROUP = 2000
_PIECE = 200

#: A cell that begins so is a formula to a spreadsheet, or hides one behind white space.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Format(StrEnum):
    """The forms in which a table can be had."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


def write(records: Iterable[Record], columns: list[str], form: Format, target: IO[bytes]) -> int:
    """Write all records, which have these columns, in this form; returns how many there were."""
    counted = _Counted(records)
    for piece in pieces(counted, columns, form):
        target.write(piece)
    return counted.count


def pieces(records: Iterable[Record], columns: list[str], form: Format) -> Iterator[bytes]:
    """The same as a stream: pieces of bytes, never more than a few hundred records in memory."""
    match form:
        case Format.CSV:
            return _csv(records, columns)
        case Format.JSONL:
            return _jsonl(records)
        case Format.PARQUET:
            return _parquet(records, columns)


class _Counted:
    """Records, and how many of them were taken so far."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = records
        self.count = 0

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.count += 1
            yield record


def _grouped(records: Iterable[Record], size: int) -> Iterator[list[Record]]:
    iterator = iter(records)
    while group := list(islice(iterator, size)):
        yield group


def _csv(records: Iterable[Record], columns: list[str]) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for group in _grouped(records, _PIECE):
        writer.writerows([_cell(record[name]) for name in columns] for record in group)
        yield _taken(text)
    yield _taken(text)


def _taken(text: io.StringIO) -> bytes:
    """What was written so far, which is then gone from `text`."""
    written = text.getvalue().encode(errors="backslashreplace")
    text.seek(0)
    text.truncate()
    return written


def _jsonl(records: Iterable[Record]) -> Iterator[bytes]:
    for group in _grouped(records, _PIECE):
        lines = (json.dumps(record, ensure_ascii=False, default=_plain) + "\n" for record in group)
        yield "".join(lines).encode(errors="backslashreplace")


def _parquet(records: Iterable[Record], columns: list[str]) -> Iterator[bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, _arrow_type(pa, name)) for name in columns])
    sink = _Sink()
    with pq.ParquetWriter(pa.PythonFile(sink, mode="w"), schema) as writer:
        for group in _grouped(records, _GROUP):
            rows = [{name: _value(record[name]) for name in columns} for record in group]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
            yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """A file that is only ever written forwards, and handed on piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting = bytearray()
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting += bytes(data)
        self._written += len(data)
        return len(data)

    def tell(self) -> int:
        return self._written

    def taken(self) -> bytes:
        piece = bytes(self._waiting)
        self._waiting.clear()
        return piece


#: Columns that are neither text nor times; a type that followed the first rows would change where these are all empty.
_NUMBERS = {
    **dict.fromkeys(("id", "article_id", "claim_article_id", "denial_article_id", "duplicate_of"), "int64"),
    **dict.fromkeys((f"{side}_{end}" for side in ("claim", "denial") for end in ("start", "end", "origins")), "int64"),
    **dict.fromkeys((f"{part}_{end}" for part in ("source", "cue") for end in ("start", "end")), "int64"),
    **dict.fromkeys(("revision", "denial_lag_seconds"), "int64"),
    "probability": "float64",
    "exclusive": "bool_",
}


def _arrow_type(pa: Any, name: str) -> Any:
    if name.endswith("_at"):
        return pa.timestamp("ms", tz="UTC")
    if name.startswith("nli_"):
        return pa.float64()
    return getattr(pa, _NUMBERS.get(name, "string"))()


def _cell(value: Any) -> Any:
    """A value as CSV holds it: empty for None, true or false, ISO 8601 in UTC, JSON for lists.

    Text that a spreadsheet would run as a formula gets an apostrophe before it. JSON Lines and Parquet, which no
    spreadsheet opens by itself, keep the text as it is.
    """
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return _plain(value)
        case str():
            # A carriage return by itself would end the row for some readers, quoted or not.
            text = value.replace("\r\n", "\n").replace("\r", "\n")
            return f"'{text}" if text.startswith(_FORMULA) else text
        case _:
            return _value(value)


def _value(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case list() | tuple() | dict():
            return json.dumps(value, ensure_ascii=False, default=_plain)
        case _:
            return value


def _plain(value: object) -> str:
    match value:
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case StrEnum():
            return value.value
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")
