"""A claim made again by its noun: "repeated its denial that P", "stood by its accusation that P"."""

from spacy.tokens import Token

from models.reading.cues import NOMINAL_CUES, RESTATING, VerbCue
from models.reading.found import Complement
from models.reading.spans import hull
from models.reading.stretching import with_phrases
from models.vocabulary import CueClass

#: Nouns that carry a claim only where somebody holds on to it.
_OPINIONS = dict.fromkeys(
    ("view", "opinion", "position", "version", "account", "report", "story", "estimate", "finding"), CueClass.CLAIM
)
_CLASSES = (CueClass.DENIAL, CueClass.CLAIM, CueClass.ACCUSATION)


def restated(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    """The content of the noun that a verb holds on to; the noun gives the class of the cue."""
    if cue.lemma_.lower() not in RESTATING:
        return None
    for noun in _objects(cue):
        cue_class = NOMINAL_CUES.get(noun.lemma_.lower(), _OPINIONS.get(noun.lemma_.lower()))
        if cue_class not in _CLASSES:
            continue
        clauses = [c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl")]
        clauses += [c for c in cue.children if c.dep_ in ("ccomp", "advcl") and c.left_edge.i == noun.i + 1]
        clauses = [c for c in clauses if c.left_edge.lower_ == "that" and c.left_edge.i == noun.i + 1]
        if not clauses and cue_class is CueClass.DENIAL:
            clauses = [c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"]
        if clauses:
            return Complement(with_phrases(cue, hull(clauses[0])), "restated", cue_class, extra_cue=(noun,))
    return None


def is_restated(noun: Token) -> bool:
    """Whether a verb holds on to the claim of this noun, so that the verb is the cue."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.pos_ != "VERB" or noun not in _objects(verb):
        return False
    named = [c for c in verb.children if c.dep_ == "nsubj"]
    return bool(named) and restated(verb, VerbCue(CueClass.SPEECH, frozenset()), None) is not None


def _objects(cue: Token) -> list[Token]:
    """What it repeats, or stands by: "stood *by its denial*", "stuck *to its claim*"."""
    link = RESTATING.get(cue.lemma_.lower())
    if link is None:
        return []
    if not link:
        return [c for c in cue.children if c.dep_ == "dobj"]
    return [o for c in cue.children if c.dep_ == "prep" and c.lower_ == link for o in c.children if o.dep_ == "pobj"]
