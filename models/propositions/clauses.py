"""A clause taken out of the parse: subject, verb group and the rest, to be put as a positive or a negative sentence."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from models.propositions.agents import agents_of
from models.propositions.appositions import without_roles
from models.propositions.frames import (
    SUBJECTS,
    Frame,
    body,
    children,
    is_aside,
    object_taken_up,
    shared_object,
    subject_of,
    top,
)
from models.propositions.inflection import VerbGroup
from models.propositions.naming import capitalised
from models.propositions.negative_phrases import negative_phrase
from models.propositions.patterns import EMPTY_OPENINGS
from models.propositions.spelling import tidy
from models.propositions.syntax import number_of
from models.propositions.verb_groups import group_tokens, hyphenated, verb_group
from models.propositions.wording import Subject, Wording


@dataclass(frozen=True, slots=True)
class Clause:
    """One predication. `denied`: it stood in the negative; `negator` is the word that did it."""

    subject: str
    plural: bool
    verbs: VerbGroup
    tail: str = ""
    lead: str = ""
    agree: bool = False
    denied: bool = False
    negator: str = "not"
    hedged: bool = False
    checkable: bool = True
    dangling: bool = False
    passive: bool = False
    agents: tuple[str, ...] = ()

    def positive(self) -> str:
        """The sentence without its negation."""
        return self._sentence(self.verbs.positive(self.plural, self.agree))

    def negative(self) -> str:
        """The sentence negated."""
        return self._sentence(self.verbs.negative(self.plural, self.agree, self.negator))

    def _sentence(self, verbs: str) -> str:
        lead = f"{self.lead}," if self.lead else ""
        tail = self.tail if self.tail[:1] not in (",",) else self.tail[1:]
        return capitalised(tidy(" ".join(p for p in (lead, self.subject, verbs, tail) if p))) + "."


@dataclass(frozen=True, slots=True)
class Doer:
    """Who a deed is put to where the words themselves have no subject: "denied *shelling* X"."""

    text: str
    plural: bool
    dangling: bool = False
    agents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One proposition as unfolded: its clause, the rule that made it, and the words that it was made of (a token)."""

    clause: Clause
    rule: str
    at: Token
    stance: str | None = None

    def denied(self, rule: str, stance: str | None = None) -> "Found":
        """The same proposition with the other polarity."""
        return Found(replace(self.clause, denied=not self.clause.denied), rule, self.at, stance)


def build(head: Token, frame: Frame, wording: Wording, skip: Iterable[Token] = (), doer: Doer | None = None) -> Clause:
    """The clause of a predicate, with everything in it put into words. `skip` are tokens left out."""
    clause = _build(head, frame, wording, skip)
    if doer is None or subject_of(head, frame):
        return clause
    bound = Subject(doer.text, doer.plural)
    again = _build(head, frame, wording, skip, bound)
    return replace(
        again,
        subject=doer.text,
        plural=doer.plural,
        agree=True,
        agents=again.agents or doer.agents,
        dangling=again.dangling or doer.dangling,
    )


def _build(
    head: Token, frame: Frame, wording: Wording, skip: Iterable[Token] = (), bound: Subject | None = None
) -> Clause:
    tokens = body(head, frame)
    denying = negative_phrase(head, frame)
    left_out = {t.i for t in skip} | (denying.left_out if denying is not None else frozenset())
    whole = [t for t in subject_of(head, frame) if t.i not in left_out]
    subject_tokens = _names_alone(whole) or [t for t in whole if not _aside_in_subject(t, head, whole)]
    subject_tokens = without_roles(_without_others(_without_that(subject_tokens)))
    group, negator, hedged, checkable = verb_group(head, frame)
    subject = [t for t in subject_tokens if t.dep_ != "preconj"]
    words = wording.phrase(subject)
    subject_head = top(subject)
    plural = words.plural if words.plural is not None else (number_of(subject, subject_head) if subject_head else False)
    taken = {t.i for t in whole} | {t.i for t in group_tokens(head, frame)} | left_out
    taken |= {t.i for t in hyphenated(head)}
    taken |= {t.i for c in children(head, *SUBJECTS) for t in c.subtree}
    rest = [t for t in tokens if t.i not in taken and not _opens(t, head)]
    if subject_head is not None:
        bound = Subject(words.text, plural)
    lead_end = (
        min([t.i for t in subject] or [head.i]) if subject and frame.subject != subject_of(head, frame) else head.i
    )
    lead = _lead([t for t in rest if t.i < min(lead_end, head.i)])
    late = [t for t in rest if t.i >= head.i]
    after, before = wording.phrase(late, bound), wording.phrase(lead, bound)
    if (thing := object_taken_up(head) or shared_object(head, frame)) and subject:
        done_to = wording.phrase(thing)
        after = replace(after, text=f"{done_to.text} {after.text}".strip(), dangling=after.dangling or done_to.dangling)
    if denying is not None:
        negator = "" if negator else "not"
    return Clause(
        words.text,
        plural,
        group,
        denying.lifted(after.text) if denying is not None else after.text,
        before.text,
        agree=words.plural is not None,
        denied=bool(negator),
        negator=negator or "not",
        hedged=hedged,
        checkable=checkable and not _conditional(head),
        dangling=words.dangling or after.dangling or before.dangling or bound is None or words.text.lower() in _OPEN,
        passive=bool(children(head, "auxpass")) or any(a.dep_ == "auxpass" for a in frame.auxiliaries),
        agents=agents_of(head, subject, words.text, frame, wording),
    )


#: Subjects that name nothing: "a video of *what* it said was a drone".
_OPEN = frozenset({"what", "which", "that", "who"})


def _opens(token: Token, head: Token) -> bool:
    return token.head == head and (token.dep_ == "mark" or (token.dep_ in ("cc", "preconj") and token.i < head.i))


def _without_that(tokens: list[Token]) -> list[Token]:
    """ "…, and *that* work was underway": a conjunction that the parser takes for a determiner."""
    if len(tokens) > 1 and tokens[0].lower_ == "that":
        before = tokens[0].doc[tokens[0].i - 1] if tokens[0].i else None
        if before is None or before.dep_ == "cc" or before.is_punct or before.pos_ in ("VERB", "PROPN", "NUM"):
            return tokens[1:]
    return tokens


def _without_others(tokens: list[Token]) -> list[Token]:
    """ "The rebels, *and not the army*, fired": who is only ruled out is no part of the subject."""
    for n, token in enumerate(tokens):
        if token.lower_ == "not" and n and tokens[n - 1].lower_ in ("and", "but", ","):
            kept = tokens[: n - 1]
            return kept[:-1] if kept and kept[-1].text == "," else kept or tokens
    return tokens


def _names_alone(tokens: list[Token]) -> list[Token]:
    """ "two groups, the Hill Front and the River Guard" → the names alone; [] for any other subject."""
    head = top(tokens)
    if head is None or head.tag_ != "NNS":
        return []
    named = [c for c in children(head, "appos", "conj") if c.pos_ == "PROPN" and c in tokens]
    if (
        not named
        or tokens[-1] == head
        or head.doc[head.i + 1].text != ","
        or any(c.i < named[0].i for c in children(head, "cc"))
    ):
        return []
    inside = {t.i for t in named[0].subtree}
    for member in [named[0], *(t for t in tokens if t.dep_ == "conj")]:
        inside -= {t.i for c in children(member, "relcl", "acl", "advcl", "appos") for t in c.subtree}
    return [t for t in tokens if t.i in inside]


def _aside_in_subject(token: Token, head: Token, subject: Iterable[Token]) -> bool:
    inside = {t.i for t in subject}
    while token.i in inside and token.head != token:
        if is_aside(token, head):
            return True
        token = token.head
    return False


def _lead(tokens: list[Token]) -> list[Token]:
    """Fronted words, without openings such as "However" and "But"."""
    kept = [
        t for t in tokens if not (t.lower_ in EMPTY_OPENINGS and t.dep_ in ("advmod", "cc", "intj", "preconj", "mark"))
    ]
    if [t.lower_ for t in kept if t.is_alpha] in (["only"], ["ever"]):
        return []
    telling = [t for t in kept if t.is_alpha and t.pos_ not in ("CCONJ", "SCONJ") and t.lower_ != "that"]
    return kept if telling else []


def _conditional(head: Token) -> bool:
    return any(m.lower_ in ("if", "unless") for c in children(head, "advcl") for m in children(c, "mark")) or any(
        m.lower_ in ("if", "unless") for m in children(head, "mark")
    )
