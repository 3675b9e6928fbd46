"""The annotation of a newsroom: statements with offsets, pairs that conflict, and traps (tempting, but no conflict)."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from benchmarks.quality.overlap import Bounds
from models.errors import EvaluationError
from models.schema import Article
from models.vocabulary import Inference, QuoteType, Relation, SpeechAct


class Gold(BaseModel):
    """Base of the annotation's types: frozen; keys that no measure needs are let pass."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldSpan(Gold):
    """A slice of the stored text."""

    text: str
    start: int
    end: int


class GoldSource(Gold):
    """Who speaks: the span (null offsets where the text does not name him), and the canonical name of the actor."""

    text: str
    start: int | None = None
    end: int | None = None
    actor: str = ""

    def bounds(self) -> tuple[Bounds, ...]:
        """The span, if there is one."""
        return () if self.start is None or self.end is None else ((self.start, self.end),)


class GoldProposition(Gold):
    """What a statement holds, as one self-contained sentence in the annotator's words."""

    text: str


class GoldStatement(Gold):
    """An attributed statement; `content` carries the proposition, without outer quotation marks."""

    id: str
    article: str
    source: GoldSource
    content: tuple[GoldSpan, ...]
    propositions: tuple[GoldProposition, ...] = ()
    quote_type: QuoteType | None = None
    speech_act: SpeechAct | None = None

    def bounds(self) -> tuple[Bounds, ...]:
        """(start, end) of each content span."""
        return tuple((span.start, span.end) for span in self.content)


class GoldConflict(Gold):
    """A pair that an analyst would record: `a` asserts, accuses or came first."""

    id: str
    a: str
    b: str
    relation: Relation
    exclusive: bool | None = None
    inference: Inference = Inference.EXPLICIT
    dispute: str = ""


class GoldTrap(Gold):
    """A tempting pair that is no conflict, by the kind of temptation."""

    id: str
    a: str
    b: str
    kind: str = ""
    relation: Relation = Relation.NO_CONFLICT


class GoldArticle(Gold):
    article: str


class GoldNewsroom(Gold):
    """One annotated set of articles."""

    articles: tuple[GoldArticle, ...] = ()
    statements: tuple[GoldStatement, ...] = Field(min_length=1)
    conflicts: tuple[GoldConflict, ...] = ()
    traps: tuple[GoldTrap, ...] = ()

    def pairs(self) -> tuple[GoldConflict | GoldTrap, ...]:
        """Conflicts, then traps."""
        return (*self.conflicts, *self.traps)

    def by_id(self) -> dict[str, GoldStatement]:
        """Statements by id."""
        return {statement.id: statement for statement in self.statements}


def load_gold(path: Path) -> GoldNewsroom:
    """Reads a gold.json.

    Raises:
        EvaluationError: it is missing or malformed, or names statements that it does not hold.
    """
    try:
        gold = GoldNewsroom.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise EvaluationError(f"gold {path} cannot be read: {error.strerror}; pass its folder with --data") from error
    except (ValueError, ValidationError) as error:
        raise EvaluationError(f"gold {path} is malformed: {' '.join(str(error).split())[:300]}") from error
    known = gold.by_id()
    unknown = {side for pair in gold.pairs() for side in (pair.a, pair.b) if side not in known}
    if unknown:
        raise EvaluationError(f"gold {path} pairs statements that it does not hold: {', '.join(sorted(unknown))}")
    return gold


def articles_for(gold: GoldNewsroom, read: Iterable[object]) -> list[Article]:
    """The articles among what a source handed over (refusals are left out), checked against the gold's offsets.

    Raises:
        EvaluationError: an annotated article is missing, or a gold span does not slice to its text there.
    """
    articles = [item for item in read if isinstance(item, Article)]
    check_spans(gold, {article.external_id: article.text for article in articles})
    return articles


def check_spans(gold: GoldNewsroom, texts: Mapping[str, str]) -> None:
    """Raises EvaluationError where a gold span does not slice to its text; names ids and offsets, never words."""
    for statement in gold.statements:
        text = texts.get(statement.article)
        if text is None:
            raise EvaluationError(f"article {statement.article} of gold statement {statement.id} was not read")
        spans: tuple[GoldSource | GoldSpan, ...] = (statement.source, *statement.content)
        for span in spans:
            if span.start is not None and text[span.start : span.end] != span.text:
                where = f"{statement.article} [{span.start}:{span.end}]"
                raise EvaluationError(f"gold statement {statement.id} does not fit the stored text at {where}")
