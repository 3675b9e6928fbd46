"""What the shape of two propositions says about them, whatever their words.

This is the part of the judgement that needs no model.
"""

import re

from models.events.event_words import Kind
from models.events.kinds import is_open
from models.events.places import STATE, alike, width
from models.events.states import state_meant, state_of_adjective
from models.pairing.parties import is_own_side, is_vague, may_be_one, same_camp, same_doer
from models.pairing.words import content_words, likeness
from models.reading.actor_words import STATE_BODIES
from models.schema import Proposition, PropositionRecord
from models.vocabulary import ActorKind, ClaimType, Polarity

_T = ClaimType
#: Likeness from which two sentences are one sentence told twice.
_SAME_WORDS = 0.9
_DID = frozenset({_T.RESPONSIBILITY, _T.INVOLVEMENT, _T.CONDUCT})


def deed_denied(p: Proposition, q: Proposition) -> bool:
    """A says that a party did a deed, and that party's part in it is denied.

    Doing, planning or paying for it is a part in it. The deeds are of one event already; which doer is meant decides.
    An act of force denied ("did not fire on the hospital") answers an act of force told.
    """
    if q.polarity is not Polarity.DENIED or not any(same_doer(one, other) for one in p.agents for other in q.agents):
        return False
    if q.claim_type is _T.INVOLVEMENT:
        return p.claim_type in _DID
    return q.claim_type is _T.RESPONSIBILITY and p.claim_type is _T.RESPONSIBILITY and _by_force(p) and _by_force(q)


#: Events that somebody brings about by force.
_FORCE = frozenset({Kind.ATTACK, Kind.CLASH, Kind.KILLING, Kind.CRASH, Kind.SINKING, Kind.POISONING, Kind.DISASTER})


def _by_force(p: Proposition) -> bool:
    return p.event is not None and (p.event.kind in _FORCE or is_open(p.event.kind))


def rival_blame(a: PropositionRecord, b: PropositionRecord) -> bool:
    """Two parties name two doers of one act of force ("the Oath shelled the market", "the army's guns hit it").

    Doers who may be one ("two groups", "the Legion") are no rivals, and the deeds must share their place or a word.
    """
    p, q = a.proposition, b.proposition
    if p.claim_type is not _T.RESPONSIBILITY or q.claim_type is not _T.RESPONSIBILITY or same_camp(a, b):
        return False
    if not p.agents or not q.agents or any(is_vague(agent) for agent in (*p.agents, *q.agents)):
        return False
    if any(may_be_one(one, other) for one in p.agents for other in q.agents) or not (_by_force(p) and _by_force(q)):
        return False
    doers = frozenset().union(*(content_words(agent) for agent in (*p.agents, *q.agents)))
    return bool((content_words(p.text) & content_words(q.text)) - doers) or _one_spot(p, q)


def _one_spot(p: Proposition, q: Proposition) -> bool:
    """Whether both events are in one town, or nothing finer than their article says where."""
    if p.event is None or q.event is None:
        return False
    towns = [[place for place in event.places if width(place) != STATE] for event in (p.event, q.event)]
    return bool(towns[0] and towns[1]) and alike(towns[0][0], towns[1][0])


#: Words that say of an event itself what it was for.
_AIM_OF = re.compile(r"\b(?:aims?|goals?|purpose|motives?) (?:of|for|behind) (?:the|this|these)\b", re.IGNORECASE)


#: The same in a sentence about the event: "the attack was meant to".
_MEANT = re.compile(r"\b(?:was|were|is|are) (?:meant|intended|designed|calculated|aimed) (?:to|at)\b", re.IGNORECASE)


def tells_aim(proposition: Proposition) -> bool:
    """Whether a statement says what something was for."""
    return proposition.claim_type is _T.MOTIVE or _MEANT.search(proposition.text) is not None


def rival_motives(a: PropositionRecord, b: PropositionRecord) -> bool:
    """Two parties give two aims of one event: one names it or its aim, or they share words beside the parties' names.

    Most of what is said of aims and reasons has no rival; people's names alone make no common matter.
    """
    p, q = a.proposition, b.proposition
    if same_camp(a, b) or p.event is None or q.event is None:
        return False
    if any(event.kind in _FORCE and "kind" not in event.inherited for event in (p.event, q.event)):
        return True
    if any(_AIM_OF.search(text) for text in (p.text, q.text)):
        return True
    names = [*p.agents, *q.agents, *p.event.parties, *q.event.parties, *p.event.places, *q.event.places]
    names += [r.actor.name for r in (a, b) if r.actor is not None]
    own = frozenset().union(*map(content_words, names))
    return len((content_words(p.text) & content_words(q.text)) - own) > 1


def accuses_back(a: PropositionRecord, b: PropositionRecord) -> bool:
    """Whether two rivals in blame stand for the parties that they blame.

    So it is where one is blamed by the other, and where both speak in their own name; a witness or a paper only tells.
    """
    if any(is_own_side(agent, b.actor) for agent in a.proposition.agents) or any(
        is_own_side(agent, a.actor) for agent in b.proposition.agents
    ):
        return True
    return all(r.actor is not None and r.actor.kind not in _TELLERS for r in (a, b))


_TELLERS = frozenset({ActorKind.UNNAMED, ActorKind.MEDIA})


def accuses(record: PropositionRecord, other: PropositionRecord) -> bool:
    """Whether one says that the other's side did something, which the other side has an answer to."""
    if same_camp(record, other) or other.actor is None:
        return False
    return any(is_own_side(agent, other.actor) for agent in record.proposition.agents)


def another_did_it(claim: PropositionRecord) -> bool:
    """Whether a claim says of a third party that it did what somebody denies: both may well be true."""
    agents = claim.proposition.agents
    if not agents:
        return True
    return not any(is_vague(agent) or is_own_side(agent, claim.actor) for agent in agents)


def is_named(agent: str) -> bool:
    """Whether a doer is named ("the Ember Column"), and not described ("gunmen on motorcycles", "a missile")."""
    words = agent.replace("'s", "").split()
    return bool(words) and words[-1][:1].isupper()


#: Stems of saying something oneself.
_SAYINGS = frozenset({"announc", "said", "report", "claim", "confirm", "discuss", "comment", "declar", "stat"})


def only_the_saying_denied(p: Proposition, q: Proposition) -> bool:
    """Whether what is denied is that somebody said it ("never announced the capture"), and p tells the thing itself."""
    return bool(content_words(q.text) & _SAYINGS) and not content_words(p.text) & _SAYINGS


def implied_author(asserted: PropositionRecord, denied: PropositionRecord) -> bool:
    """A gives an event an aim that serves a party, naming no doer; that party denies its part in the event.

    "The aim was to draw attention from Bakhmut, for the Ukrainian side" says who is behind it without saying so.
    """
    p, q = asserted.proposition, denied.proposition
    if p.claim_type is not _T.MOTIVE or q.polarity is not Polarity.DENIED or q.claim_type is not _T.INVOLVEMENT:
        return False
    if p.agents or same_camp(asserted, denied) or not q.agents:
        return False
    return any(_mentions(p.text, agent) for agent in q.agents if is_own_side(agent, denied.actor))


def _mentions(text: str, party: str) -> bool:
    """Whether a text names a party or uses its adjective: "the Ukrainian side" for "Ukraine"."""
    state = state_meant(party)
    for word in text.replace("'s", "").split():
        plain = word.strip(".,;:\"'()")
        if plain == party or (state is not None and (state_of_adjective(plain) or state_meant(plain)) == state):
            return True
        if plain[:1].isupper() and len(party) > 5 and plain[:5] == party[:5] and len(plain) >= len(party):
            return True
    return False


def speaks_of(record: PropositionRecord, other: PropositionRecord) -> bool:
    """Whether one blames or names the other's side ("Baliso looks abroad", said by its neighbour's spokesman).

    The side is the speaker, whom he speaks for, and his camp; a speaker without a name has no side to be named.
    """
    actor = other.actor
    if actor is None or actor.kind is ActorKind.UNNAMED or same_camp(record, other):
        return False
    if any(is_own_side(agent, actor) for agent in record.proposition.agents):
        return True
    named = {name for name in (actor.name, actor.affiliation, actor.camp) if name is not None and name[:1].isupper()}
    return any(_mentions(record.proposition.text, part) for name in named for part in _proper(name))


def _proper(name: str) -> tuple[str, ...]:
    """A party's name, and a person's surname; ministries and armies alone are nobody's."""
    words = [word for word in name.replace("'s", "").split() if word[:1].isupper()]
    telling = [word for word in words if word.lower() not in STATE_BODIES and len(word) > 3]
    return tuple(dict.fromkeys(telling[-1:]))


def occurrence_denied(p: Proposition, q: Proposition) -> bool:
    """A tells of an attack at a place, and B denies that there was one."""
    if (
        q.polarity is not Polarity.DENIED
        or q.claim_type is not _T.ATTACK_OCCURRENCE
        or p.event is None
        or q.event is None
    ):
        return False
    if "report" in content_words(q.text) or likeness(p.text, q.text) > _SAME_WORDS:
        return False  # "no reports of damage" denies no attack
    own = [place for place in q.event.places if "places" not in q.event.inherited]
    told = p.claim_type in (_T.RESPONSIBILITY, _T.ATTACK_OCCURRENCE) or p.event.kind in _FORCE
    return told and any(place in p.event.places for place in own)


#: Stems of a place changing hands, whoever tells it ("took", "fell to", "lost").
_CHANGES_HANDS = frozenset(
    {"took", "take", "taken", "captur", "seiz", "liberat", "recaptur", "retook", "retaken", "fell", "fall", "fallen"}
    | {"lost", "lose", "overrun", "overran", "conquer", "occupi", "occup"}
)


def control_denied(p: Proposition, q: Proposition) -> bool:
    """A says that a place has changed hands, and B denies that it has."""
    if p.claim_type is not _T.TERRITORIAL_CONTROL or q.claim_type is not _T.TERRITORIAL_CONTROL:
        return False
    if q.polarity is not Polarity.DENIED or p.event is None or q.event is None:
        return False
    one_place = bool(p.event.places) and bool(q.event.places) and p.event.places[0] == q.event.places[0]
    return one_place and all(content_words(x.text) & _CHANGES_HANDS for x in (p, q))


#: Share of the words for a deed, doers aside, from which two sentences tell one deed.
_DEED_SHARED = 0.4


def parts_exchanged(p: Proposition, q: Proposition) -> bool:
    """ "X rammed Y" against "Y rammed X".

    Each one's doer stands in the other sentence in another part, and they share much of what they say of the deed.
    """
    if not p.agents or not q.agents or same_doer(p.agents[0], q.agents[0]):
        return False
    doer_p, doer_q = content_words(p.agents[0]), content_words(q.agents[0])
    words_p, words_q = content_words(p.text), content_words(q.text)
    names_p, names_q = (doer_p - doer_q) & words_q, (doer_q - doer_p) & words_p
    deed_p, deed_q = (words - doer_p - doer_q for words in (words_p, words_q))
    shared = deed_p & deed_q
    return bool(names_p and names_q and shared) and len(shared) >= _DEED_SHARED * min(len(deed_p), len(deed_q))


def answered(p: Proposition, q: Proposition) -> bool:
    """Whether q was read as the denial of just what p says ("the ministry rejected the report")."""
    return p.text == q.text and "answers" in (p.rule, q.rule)
