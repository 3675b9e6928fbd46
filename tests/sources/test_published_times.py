"""Dates of publication: aware, in UTC, or None."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.dates import parse_time, sane

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2023-05-22T17:06:00Z", datetime(2023, 5, 22, 17, 6, tzinfo=UTC)),
        ("2023-05-22T17:06:00+03:00", datetime(2023, 5, 22, 14, 6, tzinfo=UTC)),
        ("2023-05-22T17:06:00", datetime(2023, 5, 22, 17, 6, tzinfo=UTC)),
        ("2023-05-22", datetime(2023, 5, 22, tzinfo=UTC)),
        ("Mon, 22 May 2023 17:06:00 +0200", datetime(2023, 5, 22, 15, 6, tzinfo=UTC)),
        ("22 May 2023", datetime(2023, 5, 22, tzinfo=UTC)),
        ("May 22, 2023", datetime(2023, 5, 22, tzinfo=UTC)),
    ],
)
def test_common_ways_to_write_a_time(written: str, moment: datetime) -> None:
    assert parse_time(written, NOW) == moment


@pytest.mark.parametrize(
    "written", [None, "", "yesterday", "2023-02-31", 1684775160, ["2023"], "0001-01-01T00:00+05:00"]
)
def test_what_cannot_be_read_is_no_time(written: object) -> None:
    assert parse_time(written, NOW) is None


def test_a_page_from_the_future_has_no_date() -> None:
    assert parse_time("2026-11-21T10:00:00Z", NOW) is not None
    assert parse_time("2026-11-23T00:00:00Z", NOW) is None


@given(st.datetimes(timezones=st.none() | st.timezones()))
def test_every_time_is_aware_and_in_utc(moment: datetime) -> None:
    read = sane(moment, NOW)
    assert read is None or read.utcoffset() == read.astimezone(UTC).utcoffset()


@given(st.text())
def test_no_writing_ends_in_an_error(written: str) -> None:
    parse_time(written, NOW)
