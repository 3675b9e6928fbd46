"""All that was said in a dispute or about an event: the sides, each one's latest position, the figures over time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from models.schema import PropositionRecord
from models.vocabulary import ClaimType, Polarity, Relation
from storage.tables import ContradictionRow

#: Units that count people who came to harm.
_HARMED = frozenset("killed dead died deaths wounded injured hurt missing captured detained arrested".split())


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a side, where it stands; `denies` as the side holds it to be not so."""

    speaker: str
    party: str
    text: str
    quote: str
    denies: bool
    stated_at: datetime | None
    published_at: datetime | None
    outlet: str
    url: str | None
    article_id: int
    row_id: int
    relation: Relation

    @property
    def when(self) -> datetime | None:
        """When it was said, else published."""
        return self.stated_at or self.published_at


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a dispute: all its statements, oldest first, and how many independent origins carried them."""

    name: str
    said: Sequence[Said]
    origins: int

    @property
    def latest(self) -> Said:
        """Its latest position."""
        return self.said[-1]

    @property
    def outlets(self) -> list[str]:
        """Who reported it."""
        return sorted({each.outlet for each in self.said if each.outlet})


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as somebody gave it: at least `low`, at most `high`, where that was said."""

    side: str
    low: float
    high: float | None
    unit: str
    scope: str | None
    at: datetime | None
    outlet: str
    article_id: int
    quote: str


def parties(rows: Iterable[ContradictionRow]) -> list[Party]:
    """The sides of these rows, the one that spoke first before the others."""
    said: dict[str, dict[tuple[int, int, int], Said]] = {}
    origins: dict[str, int] = {}
    for row in rows:
        for name, place, told, count in _both(row):
            said.setdefault(name, {}).setdefault(place, told)
            origins[name] = max(origins.get(name, 0), count)
    found = [Party(name, sorted(each.values(), key=_by_time), origins[name]) for name, each in said.items()]
    return sorted(found, key=lambda party: _by_time(party.said[0]))


def statements(found: Iterable[Party]) -> list[Said]:
    """All statements of all sides, oldest first; those without a date last."""
    return sorted((said for party in found for said in party.said), key=_by_time)


def casualties(records: Iterable[PropositionRecord], place: str | None) -> list[Count]:
    """What each side said of people killed, wounded, missing or taken, oldest first; at this place if one is known."""
    counts = [
        Count(
            side=_side_of(record),
            low=figure.low,
            high=figure.high,
            unit=figure.unit.lower(),
            scope=figure.scope,
            at=record.asserted_at.at if record.asserted_at else record.published_at,
            outlet=record.outlet,
            article_id=record.article_id,
            quote=record.proposition.quote.text,
        )
        for record in records
        if record.proposition.polarity is Polarity.ASSERTED
        and record.proposition.claim_type is ClaimType.CASUALTY_COUNT
        and _is_at(record, place)
        for figure in record.proposition.figures
        if figure.unit.lower() in _HARMED
    ]
    return sorted(counts, key=lambda count: (count.at is None, count.at.timestamp() if count.at else 0.0, count.side))


def _both(row: ContradictionRow) -> Iterable[tuple[str, tuple[int, int, int], Said, int]]:
    yield (
        row.claim_party,
        (row.claim_article_id, row.claim_start, row.claim_end),
        Said(
            speaker=row.claimant,
            party=row.claim_party,
            text=row.claim_text,
            quote=row.claim_quote,
            denies=row.claim_polarity is Polarity.DENIED,
            stated_at=row.claim_at,
            published_at=row.claim_published_at,
            outlet=row.claim_outlet,
            url=row.claim_url,
            article_id=row.claim_article_id,
            row_id=row.id,
            relation=row.relation,
        ),
        row.claim_origins,
    )
    yield (
        row.denial_party,
        (row.denial_article_id, row.denial_start, row.denial_end),
        Said(
            speaker=row.denier,
            party=row.denial_party,
            text=row.denial_text,
            quote=row.denial_quote,
            denies=row.denial_polarity is Polarity.DENIED,
            stated_at=row.denial_at,
            published_at=row.denial_published_at,
            outlet=row.denial_outlet,
            url=row.denial_url,
            article_id=row.denial_article_id,
            row_id=row.id,
            relation=row.relation,
        ),
        row.denial_origins,
    )


def _by_time(said: Said) -> tuple[bool, float, int]:
    return said.when is None, said.when.timestamp() if said.when else 0.0, said.row_id


def _side_of(record: PropositionRecord) -> str:
    return record.actor.name if record.actor else record.source_text


def _is_at(record: PropositionRecord, place: str | None) -> bool:
    event = record.proposition.event
    return place is None or event is None or not event.places or place in event.places
