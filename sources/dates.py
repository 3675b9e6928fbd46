"""Publication times as people and programs write them, read into aware UTC; what cannot be read is None."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_AHEAD = timedelta(days=2)  # clocks and zones slip by hours; a page dated later than this is mislabelled
_FIRST_PAGES = datetime(1991, 1, 1, tzinfo=UTC)
_WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%d %B %Y %H:%M", "%B %d, %Y %H:%M")


def parse_time(written: object, now: datetime | None = None) -> datetime | None:
    """The moment that `written` names: ISO 8601, RFC 2822, or a day with its month in words.

    A time without a zone is taken as UTC. None where it cannot be read, or lies more than two days after `now`.
    """
    if not isinstance(written, str) or not written.strip():
        return None
    moment = _iso(written.strip()) or _mail(written.strip()) or _words(written.strip())
    return sane(moment, now) if moment else None


def sane(moment: datetime, now: datetime | None = None) -> datetime | None:
    """`moment` in UTC, naive times taken as UTC; None where it lies in the far future or outside the calendar."""
    try:
        aware = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (OverflowError, ValueError):
        return None
    return aware if aware <= (now or datetime.now(UTC)) + _AHEAD else None


def of_the_web(moment: datetime | None) -> datetime | None:
    """`moment`, None where it lies before there was a web: a page or feed that says so has no clock."""
    return moment if moment is not None and moment >= _FIRST_PAGES else None


def _iso(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _mail(written: str) -> datetime | None:
    try:
        return parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _words(written: str) -> datetime | None:
    for form in _WRITTEN:
        try:
            return datetime.strptime(written, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None
