"""For whom a denial speaks: a ministry or an envoy that denies a part in something denies it for the state."""

import re
from dataclasses import replace

from models.propositions.clauses import Clause
from models.propositions.naming import Voice, is_plural, with_article
from models.reading.actor_words import ARMED_GROUPS, ORGANISATIONS
from models.schema import Actor
from models.vocabulary import ActorKind


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Bodies that act by their own hand: what they deny, they deny for themselves.
_FORCES = _set("army navy military police gendarmerie coastguard troops forces force guard guards customs")
_BODIES = _set(
    """ministry government embassy presidency cabinet parliament department palace kremlin administration authorities
    office spokesman spokeswoman spokesperson consulate mission delegation junta"""
)
_PERSONS = (ActorKind.PERSON, ActorKind.UNNAMED)
#: "Ministry of Defence *of Ostria*", "Government of *Ostria*", "*Ostria*'s Foreign Ministry".
_STATE_IN_NAME = re.compile(
    r"^(?:(?:Ministry|Department) (?:of|for) .+ of (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)"
    r"|(?:Government|Embassy|Presidency|Parliament) of (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)"
    r"|([A-Z][\w ]+)['’]s? (?:[A-Z][\w ]+ )?(?:Ministry|Government|Embassy|Presidency|Parliament))$"
)
#: A part in something, as the unfolded clause puts it.
_PART = re.compile(r"\b(?:involved in|connected with|part in|(?:have|had|has) links with)\b")


def state_of(actor: Actor | None) -> str | None:
    """The state that an actor speaks for by office; None for a force, an armed group, or where no state is known."""
    if actor is not None and actor.camp is None and actor.kind is ActorKind.ORGANISATION:
        named = _STATE_IN_NAME.match(actor.name)
        return next((part for part in named.groups() if part), None) if named else None
    if actor is None or not actor.camp or actor.camp == actor.name:
        return None
    words = set(re.findall(r"[a-z]+", actor.camp.lower()))
    if words & (ARMED_GROUPS | ORGANISATIONS | _BODIES | _FORCES):
        return None
    if actor.kind in _PERSONS:
        return actor.camp
    own = set(re.findall(r"[a-z]+", actor.name.lower()))
    return actor.camp if own & _BODIES and not own & _FORCES else None


def answered_for(clause: Clause, actor: Actor | None, voice: Voice) -> Clause:
    """A denied clause about a part in something, put to the state where its subject is the body that speaks for it."""
    state = state_of(actor)
    if state is None or clause.subject not in (voice.one, voice.many):
        return clause
    if actor is not None and actor.kind in _PERSONS and clause.subject == voice.one != voice.many:
        return clause
    if _PART.search(f"{clause.verbs.positive(clause.plural, clause.agree)} {clause.tail}") is None:
        return clause
    name = with_article(state)
    return replace(clause, subject=name, plural=is_plural(name), agree=True, agents=(state,))
