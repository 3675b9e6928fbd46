"""Claims that are denied and that the parser takes for a verb, by which the denier would say himself what he denies.

"Dismissed as propaganda claims that P", where what is denied stands behind what it is called; and in headlines "Army
rejects claim troops looted homes".
"""

from dataclasses import replace

from spacy.tokens import Token

from models.reading.cues import CLAIM_NOUNS, VERBS, VerbCue
from models.reading.found import Complement, Found
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


def turned_round(found: Found) -> Found:
    """ "Army chief rejects claim troops looted homes" as a denial, where it was found as a claim; else as it was."""
    cue, source_at = found.cue, found.source_at
    if cue is None or source_at is None or cue.i < 2 or cue.lower_.rstrip("s") not in _CLAIM_FORMS:
        return found
    denier = cue.nbor(-1)
    if denier.lower_ not in _DENIES or source_at[0] >= denier.idx:
        return found
    who = denier.nbor(-1)
    return replace(
        found,
        rule="event_object",
        cue_class=CueClass.DENIAL,
        cue=denier,
        cue_at=(denier.idx, denier.idx + len(denier)),
        source=who,
        source_at=(source_at[0], who.idx + len(who)),
    )


_CLAIM_FORMS = frozenset({"claim", "report", "charge", "rumour", "rumor"})
_DENIES = frozenset(
    "denies denied rejects rejected dismisses dismissed refutes refuted disputes disputed rebuts rebutted".split()
)


def _claims_behind(cue: Token) -> Token | None:
    doc = cue.doc
    if cue.i + 2 >= len(doc) or doc[cue.i + 1].lower_ != "as":
        return None
    for word in doc[cue.i + 2 : cue.i + _CALLED]:
        if word.is_quote or word.text == "'":  # dismissed as "fairy tales" reports that P
            continue
        if word.is_punct or word.i + 1 >= len(doc):
            return None
        if word.tag_ in ("VBZ", "NNS") and word.lower_.rstrip("s") in CLAIM_NOUNS:
            return word
    return None
