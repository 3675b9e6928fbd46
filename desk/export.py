"""Whole tables as CSV, JSON Lines or Parquet, row by row, for whatever analysts work with."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from typing import IO, Any

Record = Mapping[str, Any]

#: Rows of one Parquet row group.
_GROUP = 2000


class Format(StrEnum):
    """The forms in which a table can be had."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


def write(records: Iterable[Record], columns: list[str], form: Format, target: IO[bytes]) -> int:
    """Write all records, which have these columns, in this form; returns how many there were."""
    match form:
        case Format.CSV:
            return _write_csv(records, columns, target)
        case Format.JSONL:
            return _write_jsonl(records, target)
        case Format.PARQUET:
            return _write_parquet(records, columns, target)


def _write_csv(records: Iterable[Record], columns: list[str], target: IO[bytes]) -> int:
    text = io.TextIOWrapper(target, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    if columns:
        writer.writerow(columns)
    written = 0
    for written, record in enumerate(records, start=1):  # noqa: B007 - the count is what is wanted afterwards
        writer.writerow([_cell(record[name]) for name in columns])
    text.detach()
    return written


def _write_jsonl(records: Iterable[Record], target: IO[bytes]) -> int:
    written = 0
    for written, record in enumerate(records, start=1):  # noqa: B007
        target.write(json.dumps(record, ensure_ascii=False, default=_plain).encode() + b"\n")
    return written


def _write_parquet(records: Iterable[Record], columns: list[str], target: IO[bytes]) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, _arrow_type(pa, name)) for name in columns])
    iterator, written = iter(records), 0
    with pq.ParquetWriter(target, schema) as writer:
        while group := list(islice(iterator, _GROUP)):
            rows = [{name: _value(record[name]) for name in columns} for record in group]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
            written += len(group)
    return written


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
    """A value as CSV holds it: empty for None, true or false, ISO 8601 in UTC, JSON for lists."""
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return _plain(value)
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
