"""From an article to its statements: the main path of reading, top-down."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from models.events.background import background_days
from models.events.context import article_events
from models.events.mention import keys, mention
from models.events.moments import resolve
from models.propositions.answers import answering
from models.propositions.opponents import Told, with_opponents
from models.propositions.unfold import unfold
from models.reading.attributions import Attribution, ParsedArticle, attributions, parse_article
from models.reading.cast import Cast
from models.reading.cues import BELIEFS, REPORTED_HEDGES
from models.reading.draft import Context, Draft
from models.reading.nlp import parse, text_of
from models.reading.speakers import speakers
from models.reading.speech_acts import speech_act
from models.reading.topic_keys import keyed, topic_keys
from models.schema import (
    Actor,
    Article,
    Cue,
    EventMention,
    Moment,
    Proposition,
    Reading,
    Source,
    Span,
    Statement,
)
from models.vocabulary import QuoteType

_ROOMS = ("reading", "propositions", "events")


@lru_cache(maxsize=1)
def reading_fingerprint() -> str:
    """Short hash over the source text of everything that reads: another reader, other statements."""
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted([*(root / room).glob("*.py"), *(root / room).glob("*.txt")]):
            digest.update(path.read_bytes())
    return f"reader-{digest.hexdigest()[:12]}"


class Reader:
    """Reads articles; holds no state between them."""

    @property
    def fingerprint(self) -> str:
        return reading_fingerprint()

    def read(self, article: Article) -> Reading:
        """All statements of an article in reading order.

        Raises:
            ModelError: the parser is not installed.
        """
        parsed = parse_article(article.text)
        found = attributions(parsed)
        cast = Cast(parsed.docs, found, parsed.datelines)
        actors = speakers(found, parsed, cast)
        events = article_events(parsed, article.published_at)
        context = Context(article.title, article.published_at, cast, events, parsed.docs)
        said = [_said(one, actor, parsed, context) for one, actor in zip(found, actors, strict=True) if one.pieces]
        said = _opposed(said)
        # All propositions of the article in one go: the parser's cost is by the call as much as by the word.
        docs = parse(p.text for each in said for p in each.propositions)
        statements = [_statement(each, docs, parsed, context) for each in said]
        answered = answering(statements, parsed.text)
        topic = topic_keys(events)
        return Reading(
            statements=tuple(keyed(answered, topic)),
            fingerprint=self.fingerprint,
            topic=topic,
            profile=events[0].profile,
        )

    def read_many(self, articles: Sequence[Article]) -> list[Reading]:
        """`read` for each article, in order."""
        return [self.read(article) for article in articles]


@dataclass(frozen=True, slots=True)
class _Said:
    """An attribution with its speaker and its propositions, whose events are still to be found."""

    one: Attribution
    actor: Actor | None
    draft: Draft
    asserts: bool
    propositions: tuple[Proposition, ...]


def _said(one: Attribution, actor: Actor | None, parsed: ParsedArticle, context: Context) -> _Said:
    draft = Draft(
        actor=actor,
        cue_class=one.cue_class,
        cue=one.cue,
        cue_lemma=one.cue.lemma_.lower() if one.cue is not None else "",
        negated=one.negated,
        quote_type=one.quote_type,
        pieces=one.pieces,
        target=one.target,
    )
    asserts = not _only_wished(one)
    return _Said(one, actor, draft, asserts, unfold(draft, context, parsed.text) if asserts else ())


def _opposed(said: Sequence[_Said]) -> list[_Said]:
    """What is said, with "they" of one who speaks against others put by name."""
    told = [Told(s.actor, s.one.quote_type is not QuoteType.INDIRECT, s.propositions) for s in said]
    return [replace(s, propositions=made) for s, made in zip(said, with_opponents(told), strict=True)]


def _statement(said: _Said, docs: Iterator[Doc], parsed: ParsedArticle, context: Context) -> Statement:
    """The statement; `docs` gives its propositions' parses next."""
    one, raw, paragraph = said.one, parsed.text, parsed.docs[said.one.paragraph]
    offset = one.pieces[0].offset
    dated = tuple(_with_event(p, next(docs), paragraph, offset, context) for p in said.propositions)
    return Statement(
        source=_source(one, said.actor, raw),
        cue=_cue(one, raw),
        content=tuple(_span(raw, p.offset + p.start, p.offset + p.end) for p in one.pieces),
        quote_type=one.quote_type,
        speech_act=speech_act(said.draft, dated) if said.asserts else None,
        propositions=dated,
        asserted_at=_asserted_at(one, context.published_at),
        channel=raw[slice(*one.channel_at)] if one.channel_at else None,
        hedge=_hedge(one),
        rule=one.rule,
    )


def _only_wished(one: Attribution) -> bool:
    """Whether a statement tells a wish, a plan or a stance: it can be agreed with, and is never true or false."""
    if not one.rule.startswith("attitude_"):
        return False
    if one.rule in ("attitude_object_of", "attitude_object_as", "attitude_called"):
        return False  # "condemned the army for shelling the market": says that it did
    return (
        one.cue is None or one.cue.lemma_.lower() not in BELIEFS or one.rule in ("attitude_noun", "attitude_adjective")
    )


def _with_event(proposition: Proposition, doc: Doc, paragraph: Doc, offset: int, context: Context) -> Proposition:
    """The proposition, parsed in `doc`, with its event and blocking keys. Its paragraph begins at `offset`."""
    back = background_days(paragraph, proposition.quote.start - offset, context.published_at)
    event: EventMention = mention(proposition.text, doc, context.events, paragraph, context.published_at, back)
    return proposition.model_copy(update={"event": event, "keys": keys(event, doc)})


def _span(raw: str, start: int, end: int) -> Span:
    return Span(text=raw[start:end], start=start, end=end)


def _source(one: Attribution, actor: Actor | None, raw: str) -> Source:
    if one.source_at is None:
        return Source(text="", start=None, end=None, actor=actor)
    start, end = one.source_at
    return Source(text=raw[start:end], start=start, end=end, actor=actor)


def _cue(one: Attribution, raw: str) -> Cue:
    if one.cue_at is None:
        return Cue(text="", start=None, end=None, cue_class=one.cue_class)
    start, end = one.cue_at
    return Cue(text=raw[start:end], start=start, end=end, cue_class=one.cue_class)


def _hedge(one: Attribution) -> str | None:
    """The outlet's own hedge on the cue ("has allegedly claimed")."""
    if one.cue is None:
        return None
    return next((c.lower_ for c in one.cue.children if c.lower_ in REPORTED_HEDGES), None)


def _asserted_at(one: Attribution, published_at: datetime | None) -> Moment | None:
    """The time of speaking, if the words around the cue state it ("said on Monday"), never one inside the content."""
    if one.cue is None:
        return None
    doc, offset = one.cue.doc, one.pieces[0].offset if one.pieces else 0
    outside = [c for c in one.cue.children if c.dep_ in ("npadvmod", "prep", "advmod")]
    for child in outside:
        start, end = child.left_edge.idx, child.right_edge.idx + len(child.right_edge)
        if any(p.offset == offset and p.start < end and start < p.end for p in one.pieces):
            continue
        for stated in resolve(text_of(doc)[start:end], published_at):
            return stated.moment
    return None
