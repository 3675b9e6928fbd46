"""When: the time expressions of a news text, resolved against its date in UTC.

Nothing finer than stated is invented: a moment is the first day of what the words name, at midnight UTC, with its
grain; an hour stands only where the text states it with its zone. A weekday is the most recent one (the article's
own day included) unless the clause looks ahead or says "last" or "next".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from models.events.time_words import CLOCK_UTC, FUTURE, MONTHS, NUMBERS, PAST_VERB, PATTERNS, WEEKDAYS
from models.schema import Moment
from models.vocabulary import Grain

Days = tuple[date, date]
_ONE = timedelta(days=1)
#: A date without a year may lie this far ahead of the article before it is taken for last year's (time zones, slips).
_AHEAD = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class StatedTime:
    """A time expression `text[start:end]`, the moment it names, and its days as an inclusive range."""

    start: int
    end: int
    moment: Moment
    days: Days


@dataclass(frozen=True, slots=True)
class _Scene:
    """What an expression is read against: the article's date, and whether its clause looks ahead."""

    today: date | None
    now: datetime | None
    future: bool


def resolve(text: str, published_at: datetime | None) -> list[StatedTime]:
    """The time expressions of `text` in order; without a date of publication only those that stand by themselves."""
    now = published_at.astimezone(UTC) if published_at is not None else None
    found: list[StatedTime] = []
    for name, match in _matches(text):
        scene = _Scene(now.date() if now else None, now, _looks_ahead(text, match))
        read = _read(name, match, scene)
        if read is not None:
            days, grain, at = read
            moment = Moment(at=at or datetime.combine(days[0], time(), UTC), grain=grain)
            found.append(_with_clock(text, StatedTime(match.start(), match.end(), moment, days)))
    return found


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Matches that do not overlap, in order: the leftmost, of these the longest, of these the first pattern's."""
    order = list(PATTERNS)
    every = [(name, match) for name, pattern in PATTERNS.items() for match in pattern.finditer(text)]
    every.sort(key=lambda item: (item[1].start(), -item[1].end(), order.index(item[0])))
    reached = 0
    for name, match in every:
        if match.start() >= reached:
            reached = match.end()
            yield name, match


def _looks_ahead(text: str, match: re.Match[str]) -> bool:
    """Whether the clause around an expression speaks of what is to come."""
    before = re.split(r"[.;!?]\s|\n", text[: match.start()])[-1][-80:]
    after = re.split(r"[.;!?]\s|\n", text[match.end() :])[0][:40]
    if PAST_VERB.search(before) and not FUTURE.search(before[-25:]):
        return False
    cut = before.rsplit(",", 1)[-1]
    return bool(FUTURE.search(cut) or (len(before.split()) < 2 and FUTURE.search(after)))


def _read(name: str, match: re.Match[str], scene: _Scene) -> tuple[Days, Grain, datetime | None] | None:
    """What one expression means: days, grain, and an exact time where the words give one."""
    groups = {key: value.lower() for key, value in match.groupdict().items() if value}
    if name in ("iso", "day_month", "month_day"):
        return _date(groups, scene)
    if name in ("month_year", "month"):
        return _month(groups, scene)
    if name == "year":
        return _year(int(groups["year"]))
    if scene.today is None:
        return None
    today = scene.today
    if name == "weekday":
        return _weekday(groups, today, scene.future)
    if name == "before_yesterday":
        return _day(today - 2 * _ONE)
    if name == "near_day":
        return _near_day(groups, today)
    if name == "last_night":
        return _day(today - _ONE, part=True)
    if name == "this_part":
        return _day(today, part=True)
    if name == "overnight":
        return (today - _ONE, today), Grain.PART_OF_DAY, None
    if name == "ago":
        return _ago(groups, scene)
    if name == "past_span":
        first = _back(today, _count(groups.get("count", "one")), groups["unit"])
        return (first, today), _GRAINS[groups["unit"]], None
    if name == "weekend":
        return _weekend(groups.get("lead"), today)
    return _period(groups, today)


_GRAINS = {"day": Grain.DAY, "week": Grain.WEEK, "month": Grain.MONTH, "year": Grain.YEAR}


def _day(day: date, part: bool = False) -> tuple[Days, Grain, None]:
    return (day, day), Grain.PART_OF_DAY if part else Grain.DAY, None


def _date(groups: dict[str, str], scene: _Scene) -> tuple[Days, Grain, None] | None:
    """A day and month; without a year the most recent one, or the next one where the clause looks ahead."""
    month = _month_number(groups["month"])
    if "year" in groups:
        exact = _made(int(groups["year"]), month, int(groups["day"]))
        return _day(exact) if exact else None
    if scene.today is None:
        return None
    years = (_made(scene.today.year + step, month, int(groups["day"])) for step in (-1, 0, 1))
    dates = [day for day in years if day is not None]
    if scene.future:
        later = [day for day in dates if day >= scene.today]
        return _day(later[0]) if later else None
    past = [day for day in dates if day <= scene.today + _AHEAD]
    return _day(past[-1]) if past else None


def _month_number(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS[text.rstrip(".")]


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(groups: dict[str, str], scene: _Scene) -> tuple[Days, Grain, None] | None:
    """A month; without a year the most recent one, this month included unless "last" says otherwise."""
    month, lead = _month_number(groups["month"]), groups.get("lead")
    if "year" in groups:
        year = int(groups["year"])
    elif scene.today is None:
        return None
    elif lead == "next" or (scene.future and lead != "last"):
        year = scene.today.year + (month < scene.today.month or (lead == "next" and month == scene.today.month))
    else:
        year = scene.today.year - (month > scene.today.month or (lead == "last" and month == scene.today.month))
    return _month_days(date(year, month, 1)), Grain.MONTH, None


def _month_days(first: date) -> Days:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, following - _ONE


def _year(year: int) -> tuple[Days, Grain, None]:
    return (date(year, 1, 1), date(year, 12, 31)), Grain.YEAR, None


def _weekday(groups: dict[str, str], today: date, future: bool) -> tuple[Days, Grain, None]:
    """A weekday: the most recent, the article's own day included; "last" leaves the own day out, "next" is
    strictly ahead.
    """
    lead = groups.get("lead", "")
    back = (today.weekday() - WEEKDAYS[groups["weekday"]]) % 7
    if lead == "next":
        day = today + _ONE * (7 - back)
    elif lead in ("last", "the previous", "past", "this past"):
        day = today - _ONE * (back or 7)
    elif future:
        day = today + _ONE * ((7 - back) % 7)
    else:
        day = today - _ONE * back
    return _day(day, part="part" in groups or lead.startswith(("late", "early")))


def _near_day(groups: dict[str, str], today: date) -> tuple[Days, Grain, None]:
    step = {"yesterday": -1, "tomorrow": 1}.get(groups["word"], 0)
    fine = "part" in groups or groups["word"] == "tonight" or groups.get("lead") in ("late", "early")
    return _day(today + step * _ONE, part=fine)


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text]


def _back(day: date, count: int, unit: str) -> date:
    """`day` less a number of days, weeks, months or years; the month's last day where the day does not exist."""
    if unit in ("day", "week"):
        return day - timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
    first = date(months // 12, months % 12 + 1, 1)
    return min(first.replace(day=1) + (day.day - 1) * _ONE, _month_days(first)[1])


def _ago(groups: dict[str, str], scene: _Scene) -> tuple[Days, Grain, datetime | None] | None:
    """ "Three days ago" is a day; weeks, months and years are as coarse as their unit; hours count from publication."""
    if scene.today is None or scene.now is None:
        return None
    count, unit = _count(groups["count"]), groups["unit"]
    if unit == "hour":
        at = (scene.now - timedelta(hours=count)).replace(minute=0, second=0, microsecond=0)
        return (at.date(), at.date()), Grain.HOUR, at
    day = _back(scene.today, count, unit)
    if unit == "day":
        return _day(day)
    return _around(day, unit), _GRAINS[unit], None


def _around(day: date, unit: str) -> Days:
    """The calendar week (from Monday), month or year that holds a day."""
    if unit == "week":
        monday = day - day.weekday() * _ONE
        return monday, monday + 6 * _ONE
    if unit == "month":
        return _month_days(day.replace(day=1))
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _weekend(lead: str | None, today: date) -> tuple[Days, Grain, None]:
    """The Saturday and Sunday that last began ("next weekend" is ahead); its grain is a week, for no single
    day is named.
    """
    saturday = today - _ONE * ((today.weekday() - 5) % 7)
    if lead == "next" or (lead == "this" and today.weekday() < 5):
        saturday += 7 * _ONE
    elif lead == "last" and today.weekday() >= 5:
        saturday -= 7 * _ONE
    return (saturday, saturday + _ONE), Grain.WEEK, None


def _period(groups: dict[str, str], today: date) -> tuple[Days, Grain, None]:
    """Last, this or next week, month or year; "earlier this" ends with the article's day and "later this"
    begins there.
    """
    unit, lead = groups["unit"], groups["lead"]
    first, last = _around(today, unit)
    if lead == "last":
        first, last = _around(first - _ONE, unit)
    elif lead == "next":
        first, last = _around(last + _ONE, unit)
    elif groups.get("edge") in ("later", "late"):
        first = today
    elif groups.get("edge") == "earlier":
        last = today
    return (first, last), _GRAINS[unit], None


def _with_clock(text: str, stated: StatedTime) -> StatedTime:
    """Adds an hour that stands beside a day together with its zone ("at 0300 GMT on Sunday")."""
    if stated.moment.grain not in (Grain.DAY, Grain.PART_OF_DAY) or stated.days[0] != stated.days[1]:
        return stated
    near = text[max(0, stated.start - 40) : stated.end + 30]
    match = CLOCK_UTC.search(re.split(r"[.;!?]\s+(?=[A-Z])", near)[0])
    if match is None or not (match["minute"] or match["half"]):
        return stated
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    grain = Grain.MINUTE if match["minute"] else Grain.HOUR
    at = datetime.combine(stated.days[0], time(hour, minute), UTC)
    return StatedTime(stated.start, stated.end, Moment(at=at, grain=grain), stated.days)
