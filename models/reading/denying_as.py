"""Claims denied under a name, "dismissed as propaganda claims that P": what is denied stands behind what it is called.

The parser takes the claims for a verb, by which the speaker would say himself what he denies.
"""

from spacy.tokens import Token

from models.reading.cues import CLAIM_NOUNS, VERBS, VerbCue
from models.reading.found import Complement
from models.reading.spans import hull
from models.vocabulary import CueClass

#: Words behind a verb among which "as nonsense claims" ends.
_CALLED = 7


def denied_as(cue: Token, spec: VerbCue) -> Complement | None:
    """The content of "dismissed as propaganda claims *that P*"; None for anything else."""
    claims = _claims_behind(cue) if spec.cue_class is CueClass.DENIAL else None
    if claims is None or claims.nbor(1).lower_ != "that":
        return None
    that = claims.nbor(1)
    return Complement((that.idx, hull(that.head)[1]), "event_object", spec.cue_class)


def is_claims_denied(verb: Token) -> bool:
    """Whether such a verb is the noun of what is denied: "dismissed as propaganda *claims* that P"."""
    before = verb.doc[max(0, verb.i - _CALLED) : verb.i]
    denying = (t for t in before if t.lemma_.lower() in VERBS and VERBS[t.lemma_.lower()].cue_class is CueClass.DENIAL)
    return any(_claims_behind(t) == verb for t in denying)


def _claims_behind(cue: Token) -> Token | None:
    doc = cue.doc
    if cue.i + 2 >= len(doc) or doc[cue.i + 1].lower_ != "as":
        return None
    for word in doc[cue.i + 2 : cue.i + _CALLED]:
        if word.is_punct or word.i + 1 >= len(doc):
            return None
        if word.tag_ == "VBZ" and word.lower_.rstrip("s") in CLAIM_NOUNS:
            return word
    return None
