"""`events`: what the rows speak of, once per name and place."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.schema import DecidedPair, EventMention
from storage.bulk import chunked, insert_missing
from storage.tables import EventRow

#: Name and place; the place is empty where none is told.
EventKey = tuple[str, str]


def event_key(pair: DecidedPair) -> EventKey:
    """What the event of a pair is filed under."""
    return (pair.event, pair.place or "")


def store_events(session: Session, pairs: Iterable[DecidedPair]) -> dict[EventKey, int]:
    """The ids of these pairs' events; a pair without an event name has none."""
    wanted: dict[EventKey, DecidedPair] = {}
    for pair in pairs:
        if pair.event:
            wanted.setdefault(event_key(pair), pair)
    insert_missing(session, EventRow, [_row(key, wanted[key]) for key in sorted(wanted)])
    ids: dict[EventKey, int] = {}
    for names in chunked(sorted({name for name, _ in wanted})):
        stored = select(EventRow.name, EventRow.place, EventRow.id).where(EventRow.name.in_(names))
        ids |= {(name, place): id_ for name, place, id_ in session.execute(stored)}
    return ids


def _row(key: EventKey, pair: DecidedPair) -> dict[str, Any]:
    mentions = [side.proposition.event for side in (pair.candidate.claim, pair.candidate.denial)]
    told = [mention for mention in mentions if mention is not None]
    days = next((mention.days for mention in told if mention.days is not None), None)
    return {
        "name": key[0],
        "place": key[1],
        "kind": told[0].kind if told else None,
        "first_day": days[0].isoformat() if days else None,
        "last_day": days[1].isoformat() if days else None,
        "parties": _parties(told),
    }


def _parties(told: Iterable[EventMention]) -> list[str]:
    return sorted({party for mention in told for party in mention.parties})
