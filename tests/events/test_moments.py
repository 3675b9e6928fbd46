"""Time expressions read like a calendar: the article is of Monday, 9 November 2026, 18:00 UTC."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.events.moments import resolve
from models.vocabulary import Grain

MONDAY = datetime(2026, 11, 9, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("It happened on Monday.", "11-09", "11-09", Grain.DAY),
        ("It happened last Monday.", "11-02", "11-02", Grain.DAY),
        ("It happened late on Tuesday.", "11-03", "11-03", Grain.PART_OF_DAY),
        ("It began on Sunday night.", "11-08", "11-08", Grain.PART_OF_DAY),
        ("Monday's attack", "11-09", "11-09", Grain.DAY),
        ("It happened yesterday.", "11-08", "11-08", Grain.DAY),
        ("the day before yesterday", "11-07", "11-07", Grain.DAY),
        ("this morning", "11-09", "11-09", Grain.PART_OF_DAY),
        ("last night", "11-08", "11-08", Grain.PART_OF_DAY),
        ("Drones fell overnight.", "11-08", "11-09", Grain.PART_OF_DAY),
        ("two days ago", "11-07", "11-07", Grain.DAY),
        ("last week", "11-02", "11-08", Grain.WEEK),
        ("over the weekend", "11-07", "11-08", Grain.WEEK),
        ("earlier this month", "11-01", "11-09", Grain.MONTH),
        ("on 9 November", "11-09", "11-09", Grain.DAY),
        ("on Thursday, 5 November 2026", "11-05", "11-05", Grain.DAY),
        ("Nov. 5, 2026", "11-05", "11-05", Grain.DAY),
        ("in May", "05-01", "05-31", Grain.MONTH),
        ("The court will rule on Friday.", "11-13", "11-13", Grain.DAY),
        ("On Friday, the court will rule.", "11-13", "11-13", Grain.DAY),
        ("He said on Friday it will rule.", "11-06", "11-06", Grain.DAY),
        ("next Monday", "11-16", "11-16", Grain.DAY),
        ("It began early on Monday.", "11-09", "11-09", Grain.PART_OF_DAY),
        ("earlier this week", "11-09", "11-09", Grain.WEEK),
        ("later this month", "11-09", "11-30", Grain.MONTH),
        ("last month", "10-01", "10-31", Grain.MONTH),
        ("last weekend", "11-07", "11-08", Grain.WEEK),
        ("three weeks ago", "10-19", "10-25", Grain.WEEK),
    ],
)
def test_a_time_is_its_days_and_its_grain(text: str, first: str, last: str, grain: Grain) -> None:
    (stated,) = resolve(text, MONDAY)
    assert stated.days == (date.fromisoformat(f"2026-{first}"), date.fromisoformat(f"2026-{last}"))
    assert stated.moment.grain is grain


def test_no_hour_is_invented() -> None:
    (stated,) = resolve("The operation started on Sunday night at about 3 a.m. local time.", MONDAY)
    assert stated.moment.at == datetime(2026, 11, 8, tzinfo=UTC)


def test_an_hour_with_its_zone_is_kept() -> None:
    (stated,) = resolve("It began at 0300 GMT on Sunday.", MONDAY)
    assert stated.moment.at == datetime(2026, 11, 8, 3, tzinfo=UTC)
    assert stated.moment.grain is Grain.MINUTE


def test_the_day_of_publication_is_that_of_utc() -> None:
    late_in_new_york = datetime(2026, 11, 9, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    (stated,) = resolve("It happened today.", late_in_new_york)
    assert stated.days[0] == date(2026, 11, 10)


def test_the_month_before_a_short_one_keeps_its_days() -> None:
    (stated,) = resolve("It happened a month ago.", datetime(2026, 3, 31, tzinfo=UTC))
    assert stated.days == (date(2026, 2, 1), date(2026, 2, 28))


def test_a_night_of_the_last_day_of_the_year() -> None:
    (stated,) = resolve("Drones fell overnight.", datetime(2027, 1, 1, 6, tzinfo=UTC))
    assert stated.days == (date(2026, 12, 31), date(2027, 1, 1))


def test_a_month_to_come_is_last_years_unless_the_clause_looks_ahead() -> None:
    assert resolve("It burnt on 25 December.", MONDAY)[0].days[0] == date(2025, 12, 25)
    assert resolve("Polls are due on 25 December.", MONDAY)[0].days[0] == date(2026, 12, 25)


@pytest.mark.parametrize(
    "text", ["It may rain.", "They march on the capital.", "on 31 February", "It was the 24 people."]
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert resolve(text, MONDAY) == []


def test_without_a_date_of_publication_only_full_dates_stand() -> None:
    assert resolve("on Monday, in May and on 9 November", None) == []
    assert resolve("on 9 November 2026", None)[0].days == (date(2026, 11, 9), date(2026, 11, 9))


_WORDS = st.sampled_from(
    [
        "on",
        "Monday",
        "Friday",
        "night",
        "last",
        "next",
        "yesterday",
        "two",
        "days",
        "ago",
        "9",
        "November",
        "2026",
        "in",
        "May",
        "this",
        "week",
        "will",
        "said",
        "Nov.",
        ",",
        ".",
        "overnight",
    ]
)


@given(
    st.lists(_WORDS, max_size=14).map(" ".join),
    st.integers(-300_000, 300_000).map(lambda hours: MONDAY + timedelta(hours=hours)),
)
def test_offsets_slice_in_order_and_days_run_forward(text: str, published_at: datetime) -> None:
    reached = 0
    for stated in resolve(text, published_at):
        assert reached <= stated.start < stated.end <= len(text)
        assert stated.days[0] <= stated.days[1]
        assert stated.moment.at.tzinfo is UTC
        assert stated.moment.at.date() == stated.days[0]
        reached = stated.end
