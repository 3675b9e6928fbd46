"""Whether a clause states something that can be so or not, by its verb and what stands around it."""

from spacy.tokens import Token

from models.propositions import patterns as p
from models.propositions.frames import Frame, children, subject_of


def is_elliptic(head: Token) -> bool:
    """ "Ostria says it *did not*": what, the sentence before has said."""
    own = {c.dep_ for c in head.children}
    before = head.nbor(-1) if head.i > head.sent.start else None
    if head.lemma_ in ("do", "have", "be") and before is not None and before.lower_ == "nor":
        return not any(c.dep_ in ("xcomp", "acomp", "attr") for c in head.children)  # "*nor has* anyone in my office"
    if head.lemma_ == "be" and any(c.lemma_.lower() == "case" for c in children(head, "attr")):
        return any(c.left_edge.lower_ == "what" for c in children(head, "csubj", "nsubj"))  # "*what he says* is not so"
    return head.lemma_ in ("do", "have") and own <= {"nsubj", "neg", "punct", "advmod", "cc", "mark", "expl"}


def waits(head: Token) -> bool:
    """ "Police did not fire *until they were attacked*": they fired."""
    later = children(head, "prep") + [m for c in children(head, "advcl") for m in children(c, "mark")]
    return any(t.lower_ == "until" and t.i > head.i for t in later)


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
