"""What was asked for: filters, sort and page as they stand in the address, alike for pages, API, feed and exports."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from models.vocabulary import ClaimType, Decision, Relation, Status, Verdict
from storage.disputes import Sort
from storage.filters import Filters

Any_ = Literal["any"]

#: Disputes on one page.
PAGE_SIZE = 25
#: SQLite and PostgreSQL hold larger ids, but not in these columns.
LARGEST_ID = 2**31 - 1


def storable(text: str) -> str:
    """The text as every database takes it: no NUL, no half of a surrogate pair."""
    return text.replace("\0", "").encode(errors="replace").decode()


Words = Annotated[str, Field(max_length=300), AfterValidator(storable)]
Probability = Annotated[float, Field(ge=0, le=1)]


class Asked(BaseModel):
    """The address's part after `?`. What is left out or empty does not filter; `any` asks for more than the default."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: Words | None = None
    actor: Words | None = None
    outlet: Words | None = None
    event: Words | None = None
    type: list[ClaimType] = []
    relation: list[Relation] = []
    decision: list[Decision | Any_] = []
    status: list[Status | Any_] = []
    verdict: list[Verdict] = []
    dispute: Words | None = None
    since: date | None = None
    until: date | None = None
    first_seen: date | None = None
    min: Probability | None = None
    max: Probability | None = None
    sort: Sort = Sort.STRONGEST
    page: Annotated[int, Field(ge=1, le=100_000)] = 1

    @model_validator(mode="before")
    @classmethod
    def _without_what_is_empty(cls, values: Any) -> Any:
        """A form sends its empty fields too."""
        if not isinstance(values, dict):
            return values
        kept = {name: _filled(value) for name, value in values.items()}
        return {name: value for name, value in kept.items() if value not in ("", [])}

    def filters(self, *statuses: Status) -> Filters:
        """As the store knows them; `statuses` where the address names none, else flagged and suggested rows."""
        return Filters(
            status=_chosen(self.status, statuses),
            decision=_chosen(self.decision, (Decision.FLAG, Decision.SUGGEST)),
            relation=tuple(self.relation),
            claim_type=tuple(self.type),
            verdict=tuple(self.verdict),
            actor=self.actor,
            outlet=self.outlet,
            event=self.event,
            text=self.q,
            dispute_id=self.dispute,
            since=_midnight(self.first_seen),
            published_since=_midnight(self.since),
            # The day that is named is part of what is asked for.
            published_until=_midnight(self.until, days=1),
            min_probability=self.min,
            max_probability=self.max,
        )

    def of_queue(self) -> Filters:
        """The filters of the queue: what is open, unless the address says otherwise."""
        return self.filters(Status.OPEN)

    def paged(self, filters: Filters, size: int = PAGE_SIZE) -> Filters:
        """The filters with the page that the address names."""
        return replace(filters, limit=size, offset=(self.page - 1) * size)

    def query(self, **changes: Any) -> str:
        """The part of an address that asks the same, with these changes; defaults are left out."""
        values = {**self.model_dump(mode="json", exclude_defaults=True, include=set(Asked.model_fields)), **changes}
        found = urlencode({name: value for name, value in values.items() if value not in (None, "", [])}, doseq=True)
        return f"?{found}" if found else ""

    @property
    def narrowed(self) -> bool:
        """Whether the address filters at all."""
        return bool(self.model_dump(exclude_defaults=True, exclude={"sort", "page"}))


class AskedOnARow(Asked):
    """The same on the page of a row; `done` is the row that was judged just before."""

    done: Annotated[int, Field(ge=1, le=LARGEST_ID)] | None = None


class AskedOfTheApi(Asked):
    """The same of the API, with as many a page as the asker likes."""

    per_page: Annotated[int, Field(ge=1, le=500)] = 100


def _filled(value: Any) -> Any:
    return [each for each in value if each != ""] if isinstance(value, list) else value


def _chosen(given: list[Any], default: tuple[Any, ...]) -> tuple[Any, ...]:
    if "any" in given:
        return ()
    return tuple(given) or default


def _midnight(day: date | None, days: int = 0) -> datetime | None:
    if day is None:
        return None
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    try:
        return start + timedelta(days=days)
    except OverflowError:  # the last day of the calendar
        return start
