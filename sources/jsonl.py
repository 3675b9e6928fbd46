"""Articles given as JSON: an object, an array of objects, or an object a line."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from models.schema import Article, Refusal
from sources.dates import parse_time
from sources.decode import decode
from sources.draft import Draft, to_article
from sources.refused import Reason, Refused
from sources.spec import Known

IdAt = Callable[[int], str]
"""Names the article at a line (or, in an array, at a position), counted from 1."""


def read_jsonl(data: bytes, where: str, id_at: IdAt, known: Known) -> Iterator[Article | Refusal]:
    """One article for each line that holds an object `{text, title?, url?, outlet?, published_at?, language?, id?}`.

    Blank lines are passed over. A bad line costs that line. Refusals are placed at `where#line`.
    """
    try:
        lines = decode(data).split("\n")  # not splitlines(): JSON strings may hold other line separators
    except Refused as refused:
        yield refused.at(where)
        return
    if not any(line.strip() for line in lines):
        yield Refused(Reason.EMPTY, "no line with anything in it").at(where)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                item: Article | Refusal = _article(_parsed(line), id_at(number), known)
            except Refused as refused:
                item = refused.at(f"{where}#{number}")
            yield item


def read_json(data: bytes, where: str, id_at: IdAt, known: Known) -> Iterator[Article | Refusal]:
    """One article for each object of a JSON array, or for the one object; numbered from 1."""
    try:
        text = decode(data)
        if not text.strip():
            raise Refused(Reason.EMPTY, "nothing but white space in it")
        value = _parsed(text)
    except Refused as refused:
        yield refused.at(where)
        return
    if isinstance(value, list) and not value:
        yield Refused(Reason.EMPTY, "the array has no items").at(where)
    for number, record in enumerate(value if isinstance(value, list) else [value], start=1):
        try:
            item: Article | Refusal = _article(record, id_at(number), known)
        except Refused as refused:
            item = refused.at(f"{where}#{number}")
        yield item


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise Refused(Reason.NOT_JSON, "nested too deeply") from None
    except ValueError as error:
        raise Refused(Reason.NOT_JSON, str(error)) from None


def _article(record: Any, fallback_id: str, known: Known) -> Article:
    """The article of one record. Raises Refused (not an object, no text, bad field, binary noise)."""
    if not isinstance(record, dict):
        raise Refused(Reason.NOT_AN_OBJECT, f"expected an object with a text, got {_kind(record)}")
    body = _field(record, "text")
    if not body.strip():
        raise Refused(Reason.NO_TEXT, "the object has no text")
    draft = Draft(
        body=body,
        title=_field(record, "title"),
        url=_field(record, "url") or None,
        outlet=_field(record, "outlet"),
        published_at=parse_time(record.get("published_at")),
        language=_field(record, "language") or None,
        own_id=_own_id(record.get("id")),
    )
    return to_article(draft, fallback_id, known)


def _field(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(Reason.BAD_FIELD, f"{name} must be text, got {_kind(value)}")
    return value


def _own_id(value: Any) -> str | None:
    """The record's id; numbers are taken as they are written."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise Refused(Reason.BAD_FIELD, f"id must be text or a whole number, got {_kind(value)}")
    return str(value).strip().encode("utf-8", "replace").decode("utf-8") or None


def _kind(value: Any) -> str:
    """What a JSON value is called in JSON."""
    match value:
        case None:
            return "null"
        case bool():
            return "a truth value"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "an array"
        case _:
            return "an object"
