"""What a reading tells beyond its columns: the actors as it saw them, spans, mentions, figures, agents and keys.

Only pairing and exports want these, and then of a whole article. Kept for each proposition as JSON they were a third of
the database, for an article tells the same names again and again: each distinct actor and mention is written once, and
all of an article is packed together. A span that is the quote of its statement's proposition leaves its words to that.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from models.schema import Actor, EventMention, Figure, Proposition, Reading, Span, Statement
from storage.blocking import own_keys
from storage.bulk import chunked
from storage.tables import ArticleWorkings


@dataclass(frozen=True, slots=True)
class Told:
    """What one proposition speaks of; `keys` are its own, without those of its article."""

    event: EventMention | None
    figures: tuple[Figure, ...]
    agents: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Workings:
    """Those of one article, by the ordinals of its statements and of their propositions."""

    packed: Mapping[str, Any]
    #: Mentions are shared by many propositions, and each is made once.
    _mentions: dict[int, EventMention] = field(default_factory=dict)

    def actor(self, statement: int) -> Actor | None:
        """The actor just as this reading saw him."""
        place = self.packed["statements"][statement][0]
        return None if place is None else Actor.model_validate(self.packed["actors"][place])

    def content(self, statement: int, quotes: Mapping[tuple[int, int], str]) -> list[dict[str, Any]]:
        """The spans as dicts; `quotes` are the words of the statement's propositions by start and end."""
        return [
            {"text": words[0] if words else quotes[start, end], "start": start, "end": end}
            for start, end, *words in self.packed["statements"][statement][1]
        ]

    def told(self, statement: int, proposition: int) -> Told:
        """What this proposition speaks of."""
        mention, figures, agents, keys = self.packed["statements"][statement][2][proposition]
        return Told(
            event=None if mention is None else self._mention(mention),
            figures=tuple(Figure.model_validate(figure) for figure in figures),
            agents=tuple(agents),
            keys=tuple(keys),
        )

    def _mention(self, place: int) -> EventMention:
        if place not in self._mentions:
            self._mentions[place] = EventMention.model_validate(self.packed["mentions"][place])
        return self._mentions[place]


def store_workings(session: Session, article_id: int, reading: Reading) -> None:
    """Keep those of a reading in place of those of the article's earlier one."""
    drop_workings(session, [article_id])
    if reading.statements:
        session.execute(insert(ArticleWorkings), [{"article_id": article_id, "packed": _whole(reading)}])


def workings_of(session: Session, article_ids: Collection[int]) -> dict[int, Workings]:
    """Those of these articles, by id; every article with a statement has some."""
    found: dict[int, Workings] = {}
    for ids in chunked(sorted(set(article_ids))):
        wanted = select(ArticleWorkings.article_id, ArticleWorkings.packed).where(ArticleWorkings.article_id.in_(ids))
        found.update({id_: Workings(packed) for id_, packed in session.execute(wanted)})
    return found


def drop_workings(session: Session, article_ids: Sequence[int]) -> None:
    """Forget those of these articles."""
    for ids in chunked(article_ids):
        session.execute(delete(ArticleWorkings).where(ArticleWorkings.article_id.in_(ids)))


def _whole(reading: Reading) -> dict[str, Any]:
    actors, mentions = _Distinct(), _Distinct()

    def told(proposition: Proposition) -> list[Any]:
        figures = [figure.model_dump(mode="json") for figure in proposition.figures]
        keys = own_keys(proposition.keys, reading.topic)
        return [mentions.place(proposition.event), figures, list(proposition.agents), keys]

    statements = [
        [actors.place(each.source.actor), _spans(each), [told(one) for one in each.propositions]]
        for each in reading.statements
    ]
    return {"actors": actors.shown(), "mentions": mentions.shown(), "statements": statements}


def _spans(statement: Statement) -> list[list[Any]]:
    quotes: set[Span] = {proposition.quote for proposition in statement.propositions}
    return [
        [span.start, span.end] if span in quotes else [span.start, span.end, span.text] for span in statement.content
    ]


class _Distinct:
    """Items as JSON in the order in which they first come, each once."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, item: Actor | EventMention | None) -> int | None:
        # What is at its default need not be written down.
        return (
            None
            if item is None
            else self._places.setdefault(item.model_dump_json(exclude_defaults=True), len(self._places))
        )

    def shown(self) -> list[dict[str, Any]]:
        return [json.loads(item) for item in self._places]
