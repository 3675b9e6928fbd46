"""What passes from reading attributions to unfolding propositions: a statement with its parse still at hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from spacy.tokens import Doc, Token

from models.schema import Actor, EventMention
from models.vocabulary import CueClass, QuoteType


@dataclass(frozen=True, slots=True)
class Piece:
    """One content span inside one parsed paragraph.

    `start` and `end` are character offsets in `doc.text`; add `offset` for offsets in the article's stored text.
    `doc.text` is the paragraph with quotation marks made straight (same length). Outer quotation marks are not part of
    a piece.
    """

    doc: Doc
    offset: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution as found: who (`actor`), by what cue, saying what (`pieces`).

    `cue` is the head token of the cue (None for a bare quotation or a colon). `negated`: the cue itself is negated
    ("did not deny", "has never claimed"). `target` is the party that the cue is about, where the cue takes one
    ("accused *Russia* of", "blamed *the army* for"), as its head token.
    """

    actor: Actor | None
    cue_class: CueClass
    cue: Token | None
    cue_lemma: str
    negated: bool
    quote_type: QuoteType
    pieces: tuple[Piece, ...]
    target: Token | None = None


class Names(Protocol):
    """Looks up whom a word of the article stands for."""

    def referent(self, token: Token, besides: str | None = None) -> str | None:
        """The full name that a pronoun, short name or description ("he", "Peskov", "the group") stands for.

        `besides` is who speaks: in his own words he is "I". None if unsure.
        """
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """What the article as a whole tells a statement in it.

    `events` are the events of the article in order of weight, the main one first; `paragraphs` its parsed text.
    """

    title: str
    published_at: datetime | None
    names: Names
    events: Sequence[EventMention]
    paragraphs: Sequence[Doc] = ()
