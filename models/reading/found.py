"""An attribution as the rules of one paragraph find it, and the content of its cue before that."""

from dataclasses import dataclass

from spacy.tokens import Token

from models.reading.spans import Interval
from models.vocabulary import CueClass


@dataclass(frozen=True, slots=True)
class Complement:
    """The content of a cue in its paragraph; `extra_cue` are words that belong to the cue ("responsibility")."""

    interval: Interval
    rule: str
    cue_class: CueClass
    target: Token | None = None
    extra_cue: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in paragraph coordinates (`doc.text`)."""

    rule: str
    cue_class: CueClass
    cue: Token | None
    cue_at: Interval | None
    source: Token | None
    source_at: Interval | None
    content: tuple[Interval, ...]
    negated: bool = False
    target: Token | None = None
    direct: bool = False
    channel_at: Interval | None = None
