"""Who stands behind a statement: whether two actors are one speaker, one camp, or two parties."""

from models.events.states import state_meant
from models.reading.actor_words import STATE_BODIES
from models.schema import Actor, PropositionRecord
from models.vocabulary import ActorKind


def _plain(name: str | None) -> str:
    return (name or "").lower().removeprefix("the ").strip()


def same_speaker(a: PropositionRecord, b: PropositionRecord) -> bool:
    """Whether one actor says both: the same name, an alias, or a speaker and the body that he speaks for."""
    if a.actor is None or b.actor is None:
        return _plain(a.source_text) == _plain(b.source_text) and bool(a.source_text)
    names_a, names_b = _names(a.actor), _names(b.actor)
    if names_a & names_b:
        unnamed = _plain(a.actor.name).startswith("unnamed")
        return not unnamed or a.article_id == b.article_id
    return _speaks_for(a.actor, b.actor) or _speaks_for(b.actor, a.actor)


def _speaks_for(one: Actor, body: Actor) -> bool:
    """Whether `one` is the voice of a body ("Peskov" of "the Kremlin").

    A state has many voices, and they may differ.
    """
    return body.kind is not ActorKind.STATE and _plain(one.affiliation) in _names(body)


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


def same_doer(first: str, second: str) -> bool:
    """Whether two names of doers mean one party.

    One name holds the other, or they are a state and its body ("Sarrovian agents", "Sarrovia"). A state's citizens,
    groups or companies are not the state.
    """
    a, b = _plain(first), _plain(second)
    if a == b:
        return True
    words_a, words_b = set(a.split()), set(b.split())
    if words_a <= words_b or words_b <= words_a:
        longer = (words_a | words_b) - (words_a & words_b)
        return bool(longer <= STATE_BODIES | _SENT) or not (_states(a) or _states(b))
    states = _states(a) & _states(b)
    others = (words_a | words_b) - STATE_BODIES - _SENT
    return bool(states) and all(_states(w) or w in ("of", "the", "'s") or _adjectival(w, others) for w in others)


def _states(name: str) -> set[str]:
    """States that a name's words mean; words of unknown states by their first letters ("sarrov")."""
    found = {state for word in name.replace("'s", "").split() if (state := state_meant(word))}
    return found | {w[:5] for w in name.replace("'s", "").split() if len(w) >= 6 and w not in STATE_BODIES | _SENT}


def _adjectival(word: str, others: set[str]) -> bool:
    """Whether another word begins alike: "sarrovian" beside "sarrovia"."""
    return any(o != word and o[:5] == word[:5] and len(word) >= 6 for o in others)
