"""Whether a clause states something that can be so or not, by its verb and what stands around it."""

from spacy.tokens import Token

from models.propositions import patterns as p
from models.propositions.frames import Frame, children, subject_of


def is_elliptic(head: Token) -> bool:
    """ "Ostria says it *did not*": what, the sentence before has said."""
    own = {c.dep_ for c in head.children}
    return head.lemma_ in ("do", "have") and own <= {"nsubj", "neg", "punct", "advmod", "cc", "mark", "expl"}


def tells_no_answer(head: Token) -> bool:
    """ "It is clear *what the jet wanted*", "it was not known *who fired*"."""
    empty = any(c.lower_ == "it" for c in children(head, "nsubj", "nsubjpass"))
    told = [c for t in (head, *children(head, "acomp")) for c in children(t, "ccomp", "advcl", "csubj") if c.i > t.i]
    return (
        empty and head.lemma_ in ("be", "know", "see") and any(c.left_edge.tag_ in ("WP", "WRB", "WDT") for c in told)
    )


def asked(verb: Token, frame: Frame) -> bool:
    """ "The governor *asked him* for money": somebody else's asking, done, is an act that took place or did not."""
    done = verb.tag_ in ("VBD", "VBN") and verb.lemma_.lower() in p.ASKING
    own = any(t.lower_ in ("i", "we") for t in subject_of(verb, frame))
    return done and not own and bool(children(verb, "dobj", "dative"))
