"""Who stands behind a statement: whether two actors are one speaker, one camp, or two parties."""

import unicodedata
from functools import lru_cache

from models.events.states import state_meant
from models.reading.actor_words import STATE_BODIES
from models.schema import Actor, PropositionRecord
from models.vocabulary import ActorKind


@lru_cache(maxsize=1 << 14)
def _plain(name: str | None) -> str:
    """A name for comparing: lower case, without article and accents ("Mandé", "Mande")."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c))
    return bare.lower().removeprefix("the ").strip()


def same_speaker(a: PropositionRecord, b: PropositionRecord) -> bool:
    """Whether one actor says both: the same name, an alias, a speaker and the body that he speaks for.

    In one article a person's surname is the person ("Lin" beside "Lin Qiaomei").
    """
    if a.actor is None or b.actor is None:
        return _plain(a.source_text) == _plain(b.source_text) and bool(a.source_text)
    names_a, names_b = _names(a.actor), _names(b.actor)
    if names_a & names_b:
        unnamed = _plain(a.actor.name).startswith("unnamed")
        return not unnamed or a.article_id == b.article_id
    if a.article_id == b.article_id and (_surname_of(a.actor, b.actor) or _surname_of(b.actor, a.actor)):
        return True
    return _speaks_for(a.actor, b.actor) or _speaks_for(b.actor, a.actor)


def _speaks_for(one: Actor, body: Actor) -> bool:
    """Whether `one` is the voice of a body ("Peskov" of "the Kremlin").

    A state has many voices, and they may differ.
    """
    return body.kind is not ActorKind.STATE and _plain(one.affiliation) in _names(body)


_NO_PERSON = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.UNNAMED})


def _surname_of(one: Actor, other: Actor) -> bool:
    """Whether a single name is the first or last of a person's full name."""
    if {one.kind, other.kind} & _NO_PERSON or not one.name[:1].isupper():
        return False
    single, full = _plain(one.name), _plain(other.name).split()
    return len(full) > 1 and " " not in single and single in (full[0], full[-1])


def _names(actor: Actor) -> set[str]:
    return {_plain(n) for n in (actor.name, *actor.aliases) if n}


def same_camp(a: PropositionRecord, b: PropositionRecord) -> bool:
    """Whether both speak for one party of the conflict."""
    if a.actor is None or b.actor is None:
        return False
    camps_a = {_plain(a.actor.camp), _plain(a.actor.name)} - {""}
    camps_b = {_plain(b.actor.camp), _plain(b.actor.name)} - {""}
    return bool(camps_a & camps_b)


def party(record: PropositionRecord) -> str:
    """The name that a dispute groups a side under: its camp, else the actor, else the words of the source."""
    if record.actor is None:
        return record.source_text
    return record.actor.camp or record.actor.name


def is_own_side(name: str, actor: Actor | None) -> bool:
    """Whether a party named in a proposition is its speaker or the speaker's camp."""
    if actor is None:
        return False
    plain = _plain(name)
    own = {_plain(n) for n in (actor.name, actor.affiliation, actor.camp, *actor.aliases) if n}
    if any(plain == o or (len(o) > 3 and (o in plain or plain in o)) for o in own):
        return True
    bodies = {w for n in own for w in n.split()} & STATE_BODIES
    return bool(bodies and set(plain.replace("'s", "").split()) & _FORCES)


#: A state's forces, which its government answers for ("the army's guns" for the Defence Ministry).
_FORCES = frozenset("army military forces troops police navy artillery soldiers gendarmerie".split())
#: Words for people sent by a state, beside its bodies ("Sarrovian agents", "its special services").
_SENT = frozenset(
    """agents agent services service drones drone missiles jets aircraft artillery gunners soldiers officers units
    saboteurs""".split()
)


@lru_cache(maxsize=1 << 14)
def same_doer(first: str, second: str) -> bool:
    """Whether two names of doers mean one party.

    One name holds the other, or they are a state and its body ("Sarrovian agents", "Sarrovia"). A state's citizens,
    groups or companies are not the state.
    """
    a, b = _plain(first), _plain(second)
    if a == b:
        return True
    words_a, words_b = set(a.split()), set(b.split())
    if _short_form(a, b) or _short_form(b, a):
        return True
    if words_a <= words_b or words_b <= words_a:
        longer = (words_a | words_b) - (words_a & words_b)
        return bool(longer <= STATE_BODIES | _SENT) or not (_states(a) or _states(b))
    states = _states(a) & _states(b)
    others = (words_a | words_b) - STATE_BODIES - _SENT
    return bool(states) and all(state_meant(w) or w in ("of", "the", "'s") or _adjectival(w, others) for w in others)


#: Words that join another name to a name: what follows them is not its last part.
_LINKS = frozenset({"of", "and", "with", "by", "from", "in", "for", "to", "against", "near", "at"})


def may_be_one(first: str, second: str) -> bool:
    """Whether two doers may be one: the same by name, or of one people ("a Tarvenian rocket", "Tarvenian gunners")."""
    return same_doer(first, second) or bool(_peoples(first) & _peoples(second))


def _peoples(doer: str) -> set[str]:
    """The states that a doer's capitalised words mean; of states unknown, their first letters."""
    proper = [
        word for word in doer.replace("'s", "").split() if word[:1].isupper() and word.lower() not in STATE_BODIES
    ]
    return {state_meant(word) or word[:5].lower() for word in proper if len(word) > 3 or state_meant(word)}


def _short_form(shorter: str, longer: str) -> bool:
    """Whether a name is another's last words ("the Oath" for "the Northern Oath"); bodies of a state are many's."""
    few, many = shorter.split(), longer.split()
    if len(few) >= len(many) or many[-len(few) :] != few or many[-len(few) - 1] in _LINKS:
        return False
    return not set(few) & (STATE_BODIES | _SENT | _FORCES) and not state_meant(shorter)


#: Words for people whom nobody can tell from others: a doer so described may be any doer that is named.
_ANYBODY = frozenset(
    """group groups men man women gunmen gunman militants fighters attackers assailants citizens nationals people person
    persons unit units elements individuals members suspects perpetrators youths residents somebody someone side sides
    party parties""".split()
)
#: Weapons by themselves do nothing: "the first shell hit the laundry" names no doer, "rebel mortars" does.
_WEAPONS = frozenset(
    """shell shells rocket rockets missile missiles drone drones bomb bombs bullet bullets round rounds projectile
    projectiles shot shots mortar explosion blast fire first second third last two three several some another one a
    an""".split()
)


def is_vague(agent: str) -> bool:
    """Whether a doer is described by what many are ("two armed groups", "Russian citizens"), or is a weapon."""
    words = _plain(agent).split(" of ")[0].split(" aligned ")[0].split()
    if set(words) <= _WEAPONS:
        return True
    return (
        not words
        or (bool(set(words) & _ANYBODY) and not agent.removeprefix("the ")[:1].isupper())
        or (words[-1] in _ANYBODY)
    )


def _states(name: str) -> set[str]:
    """States that a name's words mean; words of unknown states by their first letters ("sarrov")."""
    found = {state for word in name.replace("'s", "").split() if (state := state_meant(word))}
    return found | {w[:5] for w in name.replace("'s", "").split() if len(w) >= 6 and w not in STATE_BODIES | _SENT}


def _adjectival(word: str, others: set[str]) -> bool:
    """Whether another word begins alike: "sarrovian" beside "sarrovia"."""
    return any(o != word and o[:5] == word[:5] and len(word) >= 6 for o in others)
