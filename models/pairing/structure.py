"""What the shape of two propositions says about them, whatever their words.

This is the part of the judgement that needs no model.
"""

from models.events.kinds import is_open
from models.pairing.parties import same_doer
from models.pairing.words import content_words, likeness
from models.schema import Proposition
from models.vocabulary import ClaimType, Polarity

_T = ClaimType
#: Likeness from which two sentences are one sentence told twice.
_SAME_WORDS = 0.9
_DID = frozenset({_T.RESPONSIBILITY, _T.INVOLVEMENT, _T.CONDUCT})


def deed_denied(p: Proposition, q: Proposition) -> bool:
    """A says that a party did a deed, and that party's part in it is denied.

    Doing, planning or paying for it is a part in it. The deeds are of one event already; which doer is meant decides.
    """
    if q.polarity is not Polarity.DENIED or q.claim_type is not _T.INVOLVEMENT or p.claim_type not in _DID:
        return False
    return any(same_doer(one, other) for one in p.agents for other in q.agents)


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
    told = p.claim_type in (_T.RESPONSIBILITY, _T.ATTACK_OCCURRENCE) or not is_open(p.event.kind)
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


def parts_exchanged(p: Proposition, q: Proposition) -> bool:
    """ "X rammed Y" against "Y rammed X".

    Each one's doer stands in the other sentence in another part, with a word of the deed shared.
    """
    if not p.agents or not q.agents or same_doer(p.agents[0], q.agents[0]):
        return False
    doer_p, doer_q = content_words(p.agents[0]), content_words(q.agents[0])
    words_p, words_q = content_words(p.text), content_words(q.text)
    names_p, names_q = (doer_p - doer_q) & words_q, (doer_q - doer_p) & words_p
    shared = (words_p & words_q) - doer_p - doer_q
    return bool(names_p and names_q and shared)


def answered(p: Proposition, q: Proposition) -> bool:
    """Whether q was read as the denial of just what p says ("the ministry rejected the report")."""
    return p.text == q.text and "answers" in (p.rule, q.rule)
