"""Blocking keys that statements take from their article.

They say what the article is about, so that two reports of one event meet.
"""

from collections.abc import Sequence

from models.events.places import STATE, spelling, width
from models.events.states import state_meant
from models.schema import EventMention, Statement

#: Events of an article that count, and how many of their places and names serve as keys.
_EVENTS, _PLACES, _NAMES = 3, 4, 16


def keyed(statements: Sequence[Statement], topic: tuple[str, ...]) -> list[Statement]:
    """The statements, each proposition with the topic keys of the article added to its own."""
    return [_with_keys(statement, topic) for statement in statements]


def topic_keys(events: Sequence[EventMention]) -> tuple[str, ...]:
    """Keys of an article's weightiest events: their finer places, and the names in them that are not states."""
    places = [f"place:{spelling(p)}" for e in events[:_EVENTS] for p in e.places if width(p) != STATE]
    names = [
        f"topic:{spelling(n)}" for e in events[:_EVENTS] for n in e.parties if state_meant(n) is None and len(n) > 3
    ]
    return (*tuple(dict.fromkeys(places))[:_PLACES], *tuple(dict.fromkeys(names))[:_NAMES])


def _with_keys(statement: Statement, topic: tuple[str, ...]) -> Statement:
    propositions = tuple(
        p.model_copy(update={"keys": tuple(dict.fromkeys([*p.keys, *topic]))}) for p in statement.propositions
    )
    return statement.model_copy(update={"propositions": propositions})
