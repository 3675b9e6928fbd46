"""Column types that read alike on SQLite and PostgreSQL: times in UTC, words of a closed set, keys, packed JSON."""

import json
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, DateTime, Dialect, LargeBinary, String
from sqlalchemy.types import TypeDecorator, TypeEngine


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time in UTC, to the second: timestamptz on PostgreSQL, text like 2026-11-09T08:15:00Z on SQLite.

    One fixed width, so that comparing the texts compares the times, and plain SQL on SQLite reads ISO 8601.
    A naive time raises ValueError: nothing here guesses a time zone.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(20))
        return dialect.type_descriptor(DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        whole = to_second(value)
        return utc_text(whole) if dialect.name == "sqlite" else whole

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone(UTC)


class Word(TypeDecorator[StrEnum]):
    """A value of a closed set, stored as the plain word; an unknown word raises ValueError on its way in and out."""

    impl = String(32)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__(32)
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.words(value)


class HexKey(TypeDecorator[str]):
    """A digest in hexadecimal digits, kept in half as many bytes; what is none raises ValueError."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else bytes(value).hex()


class PackedJson(TypeDecorator[Any]):
    """A JSON object that only has to come back whole, compressed with zlib: a third of its size where names recur."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else packed_json(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(zlib.decompress(value))


def packed_json(value: Any) -> bytes:
    """As `PackedJson` keeps it."""
    return zlib.compress(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode(), 9)


def to_second(value: datetime) -> datetime:
    """The same moment in UTC, whole seconds, as it will read back from the database."""
    if value.tzinfo is None:
        raise ValueError(f"the time {value.isoformat()} has no time zone; give an aware one")
    return value.astimezone(UTC).replace(microsecond=0)


def utc_text(value: datetime) -> str:
    """ISO 8601 in UTC with a closing Z, always 20 characters."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def one_of(column: str, words: Iterable[StrEnum]) -> CheckConstraint:
    """A CHECK that holds `column` to these words; NULL passes where the column allows it."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
