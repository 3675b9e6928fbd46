"""Who "they" are to one who speaks against them: whom he has just told of, or who has just spoken against him.

"Ostrian mortars fired on us. *They* could not keep *their* word": Ostria. "The roof was hit by *their* own guns", an
answer to the minister of Velia: Velia's guns. Words of the narrator are looked up by the reader; these are left over.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.events.states import state_of_adjective
from models.propositions.agents import bare_name
from models.propositions.naming import is_plural, possessive, undetermined, with_article
from models.schema import Actor, Proposition
from models.vocabulary import ActorKind, Polarity

#: Statements of others looked back over.
_REACH = 2
_THEY = re.compile(r"\b(?P<word>[Tt]hey|[Tt]heir)\b(?P<verb> (?:were|have|are|do)\b)?")
_SINGULAR = {"were": "was", "have": "has", "are": "is", "do": "does"}
_LEADING = re.compile(r"They\b")
_BOUND = re.compile(r"\b(?:its|their)\b")
#: Words that still point outside, and words by which a sentence states nothing that can be checked.
_POINTING = re.compile(
    r"\b(?:it|these|those|such|you|your|we|us|our|he|she|him|his|her|there|here|they|them|their|its|this"
    r"|that(?= (?:is|was|are|were|\w+ed)\b)|will|would|shall|must|should|ought|if|unless)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A statement so far: who speaks, whether in his own words, and what is made of it."""

    actor: Actor | None
    quoted: bool
    propositions: tuple[Proposition, ...]


def with_opponents(said: Sequence[Told]) -> list[tuple[Proposition, ...]]:
    """The propositions of each statement, "they" put by name where it is clear who stands against the speaker."""
    parties = frozenset(told.actor.camp for told in said if told.actor is not None and told.actor.camp)
    done: list[Told] = []
    for told in said:
        made: list[Proposition] = []
        for proposition in told.propositions:
            made.append(_named(proposition, told, made, done, parties) or proposition)
        done.append(Told(told.actor, told.quoted, tuple(made)))
    return [told.propositions for told in done]


def _named(
    proposition: Proposition,
    told: Told,
    made: Sequence[Proposition],
    before: Sequence[Told],
    parties: frozenset[str],
) -> Proposition | None:
    """The proposition with the opponents' name; None where it needs none, or none is clear."""
    if proposition.standalone or not told.quoted or told.actor is None:
        return None
    if proposition.text.startswith("It "):
        return _going_on(proposition, told.actor, before)
    if not _THEY.search(proposition.text):
        return None
    name = _told_of(told.actor, made, before, parties) or _answered(told.actor, before)
    if name is None:
        return None
    leads = bool(_LEADING.match(proposition.text))
    text = _put(proposition.text, name)
    rest = text.replace(name, "")
    if _POINTING.search(_BOUND.sub("", rest) if leads else rest):
        return None
    return proposition.model_copy(
        update={
            "text": text,
            "stance": _put(proposition.stance, name) if proposition.stance else None,
            "standalone": True,
            "agents": (bare_name(name),) if leads else tuple(bare_name(_put(a, name)) for a in proposition.agents),
            "rule": f"{proposition.rule}+they",
        }
    )


def _going_on(proposition: Proposition, actor: Actor, before: Sequence[Told]) -> Proposition | None:
    """ "A rocket had lost its way, the officer said. '*It* was ours,' he said": what he has just told of by itself."""
    own = before[-1].propositions if before and _same(before[-1].actor, actor) and not before[-1].quoted else ()
    subjects = [p.agents[0] for p in own if p.standalone and len(p.agents) == 1]
    if len(subjects) != 1 or not subjects[0][:1].islower() or is_plural(subjects[0]):
        return None
    thing = re.sub(r"^(?:an?|the) ", "", subjects[0])
    rest = proposition.text.removeprefix("It ")
    if _POINTING.search(rest):
        return None
    text = f"The {thing} {rest}"
    return proposition.model_copy(
        update={
            "text": text,
            "stance": f"The {thing} {proposition.stance.removeprefix('It ')}" if proposition.stance else None,
            "standalone": True,
            "rule": f"{proposition.rule}+it",
        }
    )


def _told_of(actor: Actor, made: Sequence[Proposition], before: Sequence[Told], parties: frozenset[str]) -> str | None:
    """The doers of what the same speaker says just before, where they are not his own side."""
    own = before[-1].propositions if before and _same(before[-1].actor, actor) else ()
    for proposition in reversed([*own, *made]):
        if not proposition.standalone or proposition.polarity is not Polarity.ASSERTED:
            continue
        for agent in proposition.agents[:1]:
            party = _party_of(agent.split()[0], parties)
            name = with_article(party or agent)
            if (party or is_plural(name)) and not _sides(actor) & {name.lower(), agent.lower()}:
                return name if party or agent[:1].isupper() else f"the {agent}"
        return None
    return None


def _party_of(word: str, parties: frozenset[str]) -> str | None:
    """The party whose people or forces a word names: "Valdorian", of a party that speaks in the article."""
    named = [p for p in parties if word[:1].isupper() and len(p) > 3 and word.lower().startswith(p.lower()[:-1])]
    return named[0] if named else state_of_adjective(word)


def _answered(actor: Actor, before: Sequence[Told]) -> str | None:
    """The party of whoever spoke last, where it is not the speaker's own; only one who speaks for a party has such."""
    if not (actor.camp or actor.affiliation):
        return None
    others = [t.actor for t in before if t.actor is not None and not _sides(t.actor) & _sides(actor)]
    for other in reversed(others[-_REACH:]):
        name = with_article(undetermined(other.name.removeprefix("unnamed ")))
        if other.camp:
            return with_article(other.camp)
        if other.kind is ActorKind.UNNAMED and is_plural(name) and name.islower():
            return name if name.startswith("the ") else f"the {name}"
        if other.kind in (ActorKind.STATE, ActorKind.ARMED_GROUP):
            return name
    return None


def _same(one: Actor | None, other: Actor) -> bool:
    return one is not None and one.name == other.name


def _sides(actor: Actor) -> set[str]:
    return {n.lower().removeprefix("the ") for n in (actor.name, actor.affiliation, actor.camp, *actor.aliases) if n}


def _put(text: str, name: str) -> str:
    """The text with the name in the place of "they" and "their"; "they" as its subject binds "their"."""
    plural, leads = is_plural(name), bool(_LEADING.match(text))
    owned = ("their" if plural else "its") if leads else possessive(name)

    def exchanged(found: re.Match[str]) -> str:
        word, verb = found["word"], found["verb"] or ""
        if not plural and word.lower() == "they" and verb:
            verb = f" {_SINGULAR[verb.strip()]}"
        put = owned if word.lower() == "their" else name
        return f"{put[:1].upper() + put[1:] if found.start() == 0 else put}{verb}"

    return _THEY.sub(exchanged, text)
