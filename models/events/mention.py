"""The event that one proposition speaks of: its own words first, then what the article tells."""

from collections.abc import Sequence
from datetime import date, datetime

from spacy.tokens import Doc, Token

from models.events.event_words import Kind
from models.events.keys import keys
from models.events.kinds import compatible, is_open, main_event
from models.events.location import event_days, event_places
from models.events.names import parties_in
from models.events.places import REGION, STATE, alike, parts_in, width
from models.events.places import containers as areas_of
from models.events.states import state_meant, state_named, state_of_adjective
from models.events.wordlist import words
from models.schema import EventMention

__all__ = ["keys", "mention"]

Days = tuple[date, date]
#: Words that point back at the event the article is about.
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})
#: Words that point back at a place of the paragraph or article.
_PLACE_WORDS = words(
    """
    area town city village region district there province settlement site
    """
)
_FORCES = words(
    """
    army military troops soldier force police guard guards fsb security service servicemen gendarmerie ministry
    authority serviceman border border-guard commando unit law officer
    """
)
_SERVICES = frozenset({"army", "police", "guard", "service", "gendarmerie", "troops", "military", "commando", "navy"})
_OPERATIONS = frozenset({"operation", "raid", "mission", "sweep"})
#: Weight of an event word below which it names no kind by itself ("the document", "the talks" in an aside).
_CLEAR = 0.25
#: Below this an article event is not taken for the proposition's.
_ENOUGH = 0.35


def mention(
    text: str,
    doc: Doc,
    context_events: Sequence[EventMention],
    paragraph_doc: Doc | None,
    published_at: datetime | None,
    background: Days | None = None,
) -> EventMention:
    """The event that a proposition speaks of.

    Own words come first. Missing places, days, parties, and the kind behind a word like "operation", come from the
    article's event that fits best (the main one where nothing speaks against it) and are named in `inherited`.

    Args:
        text: the proposition, as parsed in `doc`.
        context_events: the article's events, the main one first.
        paragraph_doc: the paragraph that the proposition was read in; it says which "town" or "area" is meant.
        background: the days of which the paragraph tells there, if it is not the news.
    """
    word = main_event(doc)
    parts = parts_in([paragraph_doc, doc] if paragraph_doc is not None else [doc])
    barred = frozenset(name for event in context_events for name in event.no_places)
    known = [place for event in context_events for place in event.places if width(place) != STATE]
    places = event_places(doc, word.token if word else None, known, barred)
    inherited: list[str] = []
    if not places and paragraph_doc is not None and any(token.lower_ in _PLACE_WORDS for token in doc):
        places = [p for p in event_places(paragraph_doc, None, known, barred) if width(p) != STATE][:1]
        inherited += ["places"] if places else []
    own = EventMention(
        kind=word.kind if word and word.weight >= _CLEAR else Kind.OTHER,
        places=_with_areas(places, [area for place in places for area in areas_of(place, parts) if area not in barred]),
        days=event_days(doc, published_at) or background,
        parties=tuple(parties_in(doc)),
        head=word.token.lemma_.lower() if word else None,
        inherited=tuple(inherited),
    )
    home = _home(own, context_events)
    full = own if home is None else _inherit(own, home, word.token if word else None)
    return _as_security_operation(full, doc, paragraph_doc)


def _with_areas(places: Sequence[str], areas: Sequence[str]) -> tuple[str, ...]:
    kept = list(places)
    for area in areas:
        if not any(alike(area, place) for place in kept):
            kept.append(area)
    return tuple(sorted(kept, key=lambda place: width(place) == STATE))


def _home(own: EventMention, events: Sequence[EventMention]) -> EventMention | None:
    """The article's event that a proposition most likely speaks of; None where each is excluded by its own words."""
    best, best_score = None, _ENOUGH
    for rank, event in enumerate(events):
        score = _likeness(own, event) - 0.1 * rank
        if score > best_score:
            best, best_score = event, score
    return best


def _likeness(own: EventMention, event: EventMention) -> float:
    if not compatible(own.kind, event.kind):
        return 0.0
    score = 0.5 if is_open(own.kind) else 0.9 if own.kind == event.kind else 0.6
    score += 0.4 if own.head is not None and own.head == event.head else 0.0
    finer = [p for p in own.places if width(p) != STATE]
    if finer and event.places:
        score += 1.0 if any(alike(p, q) for p in finer for q in event.places) else -0.6
    if own.days is not None and event.days is not None:
        overlap = own.days[0] <= event.days[1] and event.days[0] <= own.days[1]
        score += 0.5 if overlap else -0.6
    return score


def _inherit(own: EventMention, home: EventMention, word: Token | None) -> EventMention:
    """Fills what a proposition leaves out from the article's event."""
    inherited = set(own.inherited)
    changes: dict[str, object] = {}
    if is_open(own.kind) and not is_open(home.kind) and (own.kind == Kind.OPERATION or _points_back(word)):
        changes["kind"] = home.kind
        inherited.add("kind")
    finer = [place for place in own.places if width(place) != STATE]
    if not finer and home.places:
        changes["places"] = _with_areas(home.places, own.places)
        inherited.add("places")
    elif home.places and any(alike(p, q) for p in finer for q in home.places):
        changes["places"] = _with_areas(own.places, _single_areas(home))
    if own.days is None and home.days is not None:
        changes["days"] = home.days
        inherited.add("days")
    if not own.parties and home.parties:
        changes["parties"] = home.parties
        inherited.add("parties")
    return own.model_copy(update={**changes, "inherited": tuple(sorted(inherited))})


def _points_back(word: Token | None) -> bool:
    return word is not None and any(child.lower_ in _POINTING for child in word.children)


def _single_areas(event: EventMention) -> list[str]:
    """The event's region and state where it has one of each: what its towns lie in."""
    regions = [p for p in event.places if width(p) == REGION]
    states = [p for p in event.places if width(p) == STATE]
    return [areas[0] for areas in (regions, states) if len(areas) == 1]


def _as_security_operation(event: EventMention, doc: Doc, paragraph_doc: Doc | None) -> EventMention:
    """An operation by the security forces of the state in which the place lies, or by several services at once, is the
    answer to the event, not the event.
    """
    if event.kind == Kind.SECURITY_OPERATION or not (event.head in _OPERATIONS or any(map(_is_counter, doc))):
        return event
    states = {state_named(p) for p in event.places if width(p) == STATE}
    of_the_state = bool(states) and any(_forces_of(token, states) for token in doc)
    if not of_the_state and not _several_services(paragraph_doc or doc):
        return event
    kept = tuple(part for part in event.inherited if part != "kind")
    return event.model_copy(update={"kind": Kind.SECURITY_OPERATION, "inherited": kept})


def _several_services(doc: Doc) -> bool:
    """Whether three or more kinds of forces act together ("the army, border guards and the security service")."""
    kinds = {t.lemma_.lower() for t in doc if t.pos_ in ("NOUN", "PROPN")} & _SERVICES
    return len(kinds) >= 3


def _is_counter(token: Token) -> bool:
    """ "An operation *against* the raiders"."""
    return token.lemma_.lower() in _OPERATIONS and any(child.lower_ == "against" for child in token.children)


def _forces_of(token: Token, states: set[str | None]) -> bool:
    """Whether a word names forces of one of the states ("the Russian *army*", "Russia's *FSB*")."""
    if token.lemma_.lower() not in _FORCES or token.pos_ not in ("NOUN", "PROPN"):
        return False
    owners = [
        state_of_adjective(t.text) or state_meant(t.text)
        for t in token.subtree
        if t.i < token.i and t.dep_ in ("amod", "poss", "compound", "nmod")
    ]
    return any(owner in states for owner in owners if owner is not None)
