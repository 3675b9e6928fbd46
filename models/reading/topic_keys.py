"""Blocking keys that statements take from their article: what the article is about, so that two reports of one event meet."""

from collections.abc import Sequence

from models.events.places import STATE, spelling, width
from models.events.states import state_meant
from models.schema import EventMention, Statement

#: Places and names of the main event that serve as keys.
_PLACES, _NAMES = 2, 3


def keyed(statements: Sequence[Statement], events: Sequence[EventMention]) -> list[Statement]:
    """The statements, each proposition with the topic keys of the article added to its own."""
    topic = topic_keys(events)
    return [_with_keys(statement, topic) for statement in statements]


def topic_keys(events: Sequence[EventMention]) -> tuple[str, ...]:
    """Keys of an article's main event: its finer places, and the names in it that are not states."""
    if not events:
        return ()
    main = events[0]
    places = [f"place:{spelling(p)}" for p in main.places if width(p) != STATE][:_PLACES]
    names = [f"topic:{spelling(n)}" for n in main.parties if state_meant(n) is None and len(n) > 3][:_NAMES]
    return tuple(dict.fromkeys([*places, *names]))


def _with_keys(statement: Statement, topic: tuple[str, ...]) -> Statement:
    propositions = tuple(
        p.model_copy(update={"keys": tuple(dict.fromkeys([*p.keys, *topic]))}) for p in statement.propositions
    )
    return statement.model_copy(update={"propositions": propositions})
