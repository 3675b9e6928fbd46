"""Descriptions that take up somebody named or described before: "the ministry", "the group", "the mayor"."""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from models.reading.actor_words import ARMED_GROUPS, PERSON_TITLES, STATE_BODIES, TAKEN_UP
from models.reading.mentions import Being, Entity, Mention
from models.reading.name_spans import noun_core
from models.vocabulary import ActorKind

#: Nouns for any body, for a business, and for one that people join.
_BUSINESS = frozenset({"company", "firm", "operator", "corporation", "manufacturer", "business", "insurer", "bank"})
_ASSOCIATION = frozenset({"group", "organisation", "organization", "watchdog", "charity", "movement", "body", "agency"})
_ARMED = frozenset({"group", "movement", "faction", "militia", "organisation", "organization", "militants", "rebels"})
#: Paragraphs back over which a noun that is no part of the name takes a body up.
_REACH = 4


def takes_up(noun: Token, before: Sequence[Mention]) -> Entity | None:
    """The last entity before that a definite phrase fits; None where it names something new.

    1. its noun is a word of the name, or a title that the person bears; 2. it says of what kind the body is ("the
    company", "the group").
    """
    words = [t for t in noun.subtree if t.i <= noun.i]
    if not words or words[0].lower_ not in ("the", "this", "that", "these", "those"):
        return None
    if any(t.dep_ in ("compound", "amod", "poss") and (t.ent_type_ or t.pos_ == "PROPN") for t in words):
        return None
    wanted, plural = noun.lemma_.lower(), noun.tag_ == "NNS"
    apart = {t.lower_ for t in words if t.dep_ in ("amod", "compound", "poss", "nummod") and t != noun}
    seen: set[int] = set()
    for mention in reversed(before):
        entity = mention.entity
        if id(entity) not in seen and entity.plural == plural and _is_called(entity, wanted, apart):
            return entity
        seen.add(id(entity))
    if plural or apart:
        return None
    here = before[-1].order[0] if before else 0
    for mention in reversed(before):
        if mention.order[0] < here - _REACH:
            return None
        if mention.weight >= 70 and _is_of_kind(mention.entity, wanted):
            return mention.entity
    return None


def _is_called(entity: Entity, wanted: str, apart: set[str]) -> bool:
    actor = entity.actor
    if actor is not None and actor.kind not in (ActorKind.STATE, ActorKind.PERSON, ActorKind.UNNAMED):
        name = actor.name.lower().split()
        return (wanted in name or wanted in entity.titles) and apart <= set(name) | entity.titles
    if actor is not None and actor.kind is ActorKind.PERSON and wanted in TAKEN_UP - PERSON_TITLES:
        return False  # "the junta" is not its leader
    own = entity.titles | set(entity.words.lower().split())
    return wanted in entity.titles and apart <= own


def _is_of_kind(entity: Entity, wanted: str) -> bool:
    actor = entity.actor
    if actor is None or entity.being is not Being.BODY or actor.name[:1].islower():
        return False  # "the company" is not the regulator: what is only described goes by one noun
    words = set(actor.name.lower().split())
    if actor.kind is ActorKind.ARMED_GROUP:
        return wanted in _ARMED
    if actor.kind is not ActorKind.ORGANISATION or words & (STATE_BODIES | ARMED_GROUPS):
        return False
    if wanted in _BUSINESS:
        return not words & (_ASSOCIATION | {"party", "union", "court", "council", "office", "service", "institute"})
    return wanted in _ASSOCIATION and not words & _BUSINESS


def phrase_words(noun: Token, words_at: Callable[[Token], str | None]) -> str:
    """The noun with its modifiers, as it is told again: "the former procurement chief", "Lucio Ferran's colleagues"."""
    for owner in noun.children:
        if owner.dep_ == "poss" and owner.tag_ == "PRP$":
            name = words_at(owner)
            core = noun_core(noun).removeprefix(owner.text).strip()
            return f"{name}'s {core}" if name else f"the {core}"
    core = noun_core(noun).removeprefix("such ")
    owned = any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in noun.children)
    return core if owned else f"the {core}"
