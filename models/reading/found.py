"""An attribution as the rules of one paragraph find it."""

from dataclasses import dataclass

from spacy.tokens import Token

from models.reading.spans import Interval
from models.vocabulary import CueClass


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
