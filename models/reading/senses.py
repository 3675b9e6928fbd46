"""Other senses of a word of saying, told by the grammar around it: names, orders, and what only tells which."""

from spacy.tokens import Token

from models.reading.cues import ATTITUDES
from models.reading.found import Complement
from models.reading.nlp import text_of
from models.reading.subjects import agent, is_passive

#: Rules under which a verb often tells of a deed or a wish, and not of words.
_LOOSE = frozenset({"infinitive", "object"})


def is_name(cue: Token) -> bool:
    """Whether "called" and "dubbed" only tell a name: "a film *called* “Harbour”", "the *so-called* deal"."""
    if cue.lemma_.lower() not in ("call", "dub") or cue.lower_ not in ("called", "dubbed"):
        return False
    if cue.i > 1 and cue.nbor(-1).text == "-":
        return True
    return (is_passive(cue) or cue.dep_ == "acl") and agent(cue) is None


def is_negated(cue: Token) -> bool:
    """Whether a cue is negated: "did *not* say that P", "*no longer* believes that P"."""
    over = cue.head
    if cue.dep_ == "pcomp" and (over.lower_ == "without" or (over.lower_ == "of" and over.head.lower_ == "short")):
        return True  # "left *without* saying that P", "stopped *short of* admitting that P"
    return any(
        c.dep_ == "neg"
        or (c.lower_ == "longer" and any(d.lower_ == "no" for d in c.children))
        or (c.dep_ == "dobj" and c.lemma_.lower() in _PROOF and any(d.lower_ == "no" for d in c.children))
        for c in cue.children
    )


_PROOF = frozenset({"proof", "evidence", "sign", "indication", "trace"})


def is_order(cue: Token) -> bool:
    """Whether a narrator speaks to his reader: "*Ask* any nurse", "*Call* it luck"."""
    if cue.tag_ not in ("VB", "VBP") or cue.dep_ != "ROOT" or cue.left_edge != cue or cue.i != cue.sent.start:
        return False
    return not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in cue.children)


def only_defines(cue: Token, part: Complement, subject: Token | None) -> bool:
    """Whether a relative clause without a comma only tells which one: "people *who refuse to pay*"."""
    attitude = cue.lemma_.lower() in ATTITUDES and part.rule in ("clause_after", "object", "infinitive")
    if cue.dep_ != "relcl" or not (part.rule in _LOOSE or attitude):
        return False
    if subject != cue.head and part.rule != "infinitive":
        return False
    first = cue.left_edge
    if first.pos_ == "ADP" and cue.lemma_.lower() not in ATTITUDES:
        return False  # "a statement *in which it claimed* to have shot down the jet"
    return first.i == 0 or first.nbor(-1).text not in (",", "-", "--", "—", "(")


def only_possible(cue: Token, part: Complement) -> bool:
    """Whether somebody may or should say it: "he *might want* to wait", "doctors *could agree* to work longer"."""
    if not (part.rule in _LOOSE or cue.lemma_.lower() in ATTITUDES):
        return False
    return any(c.dep_ == "aux" and c.lower_ in ("may", "might", "could", "should", "must") for c in cue.children)


def apart(cue: Token, part: Complement, subject: Token | None) -> bool:
    """Whether a full stop of some kind parts a clause from the cue behind it: "it worked; *he said so*"."""
    if part.rule not in ("clause_before", "closing") or part.interval[1] > cue.idx:
        return False
    first = min([cue.idx, *([subject.left_edge.idx] if subject is not None and subject.i < cue.i else [])])
    between = text_of(cue.doc)[part.interval[1] : first]
    return any(mark in between for mark in (";", ":", "(")) or (" - " in between and '"' not in between)


def states_result(cue: Token) -> bool:
    """Whether "show" and "find" report a result: not "to show", "find out", "found himself alone"."""
    if any((c.dep_ == "aux" and c.lower_ == "to") or c.dep_ == "prt" for c in cue.children):
        return False
    after = cue.nbor(1) if cue.i + 1 < len(cue.doc) else None
    return after is None or not after.lower_.endswith(("self", "selves"))


def with_that(cue: Token) -> bool:
    clauses = [c for c in cue.children if c.dep_ == "ccomp"]
    return any(m.dep_ == "mark" and m.lower_ == "that" for c in clauses for m in c.children)
