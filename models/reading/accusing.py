"""Accusations: who is accused, and of what ("accused X of Y", "blamed Y on X", "held X responsible for Y")."""

from spacy.tokens import Token

from models.reading.cues import CLAIM_NOUNS, VerbCue
from models.reading.found import Complement
from models.reading.spans import chars
from models.vocabulary import CueClass


def object_of(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    """accused X of doing Y, blamed X for Y, X was accused of doing Y; "blamed Y on X"."""
    objects = [o for o in children(cue, "dobj", "nsubjpass") if o.lower_ not in ("who", "that")]
    near = [*cue.children, *(c for o in objects if o.i > cue.i for c in _with_conjuncts(o)), *_in_by_phrase(cue, spec)]
    near += [c for o in objects for v in _said_of(cue, o) for c in v.children]
    for prep in sorted(near, key=lambda t: t.i):
        if prep.dep_ != "prep" or prep.lower_ not in spec.prepositions or prep.i < cue.i:
            continue
        target = objects[0] if objects else (cue.head if cue.dep_ in ("acl", "relcl") else None)
        if target is None:
            continue
        if cue.lemma_.lower() == "charge" and not _accuses(cue, subject, prep):
            return None  # an indictment is the narrator's fact
        if spec.cue_class is CueClass.DENIAL and not children(prep, "pcomp") and not _wrongs(prep):
            return None  # "cleared the square of protesters"
        # Passive: the accused stands before the cue, the content is the charge alone.
        tokens = list(prep.subtree) if target.i < cue.i else [*target.subtree, *prep.subtree]
        return Complement(chars(tokens), "object_of", spec.cue_class, target=target)
    return None


def _accuses(cue: Token, subject: Token | None, prep: Token) -> bool:
    """Whether somebody who is no court "charged the minister *with pocketing money*"."""
    named = subject is not None and subject.i < cue.i and not children(cue, "nsubjpass", "auxpass")
    return named and bool(children(prep, "pcomp")) and subject is not None and subject.lemma_.lower() not in _JUSTICE


_JUSTICE = frozenset(
    {"prosecutor", "prosecution", "court", "police", "jury", "authority", "judge", "investigator", "who", "which"}
)


def _wrongs(prep: Token) -> bool:
    return any(o.lemma_.lower() in CLAIM_NOUNS for o in children(prep, "pobj"))


def _in_by_phrase(cue: Token, spec: VerbCue) -> list[Token]:
    """The charge that the parser hangs on who makes it: "accused by members at the station *of hiring him*"."""
    spoken = [t for by in children(cue, "agent") for t in by.subtree if t.dep_ == "prep" and t.i > by.i + 1]
    fitting = [t for t in spoken if t.lower_ in spec.prepositions]
    clauses = [t for t in fitting if children(t, "pcomp")]
    return clauses[:1] or [t for t in fitting if t.lower_ == "for"][:1]


def held(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    """held X responsible for Y; X was held responsible for Y."""
    near = [*cue.children, *(c for o in children(cue, "dobj", "ccomp") for c in o.children)]
    for word in sorted(near, key=lambda t: t.i):
        if word.lower_ not in ("responsible", "accountable") or word.i < cue.i:
            continue
        targets = children(cue, "dobj", "nsubjpass") or children(word, "nsubj")
        preps = [c for c in (*word.children, *cue.children) if c.dep_ == "prep" and c.lower_ == "for" and c.i > word.i]
        if targets and preps:
            tokens = list(preps[0].subtree) if targets[0].i < cue.i else [*targets[0].subtree, *preps[0].subtree]
            extra = (word,) if targets[0].i < cue.i else ()
            return Complement(chars(tokens), "object_of", spec.cue_class, targets[0], extra)
    return None


def _with_conjuncts(noun: Token) -> list[Token]:
    return [c for n in (noun, *noun.conjuncts) for c in n.children]


def _said_of(cue: Token, accused: Token) -> list[Token]:
    """A participle that the parser took for a second verb: "blamed herders *camped near the wood* for it"."""
    beside = accused.right_edge.i + 1
    return [v for v in children(cue, "conj") if v.i == beside and v.tag_ in ("VBD", "VBN")]


def children(token: Token, *deps: str) -> list[Token]:
    """The children of a token with one of these dependency labels."""
    return [c for c in token.children if c.dep_ in deps]
