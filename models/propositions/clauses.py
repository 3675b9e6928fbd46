"""A clause taken out of the parse: subject, verb group and the rest, ready to be put as a positive or a negative sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from models.propositions.inflection import VerbGroup, Word
from models.propositions.naming import capitalised
from models.propositions.patterns import (
    EMPTY_OPENINGS,
    EVENT_PREPOSITIONS,
    HEDGE_MODALS,
    HEDGES,
    NEGATORS,
    UNCHECKABLE_MODALS,
)
from models.propositions.wording import Subject, Wording, number_of, tidy

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_AUXILIARIES = ("aux", "auxpass")
_FORCES_OF = re.compile(
    r"^([A-Z][^,']*)'s? (?:own |armed |ground |air )?(?:forces|troops|army|soldiers|pilots|jets|drones|men|fighters|military|police)$"
)
_PREDICATES = ("VERB", "AUX")


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
class Frame:
    """What a clause is read within: the tokens of its piece, and what it shares with the clause it is coordinated with."""

    inside: frozenset[int]
    subject: tuple[Token, ...] = ()
    auxiliaries: tuple[Token, ...] = ()
    dropped: frozenset[int] = field(default_factory=frozenset)

    def has(self, token: Token) -> bool:
        return token.i in self.inside and token.i not in self.dropped


def children(token: Token, *deps: str) -> list[Token]:
    """The children of a token with one of these dependency labels, in order."""
    return [c for c in token.children if c.dep_ in deps]


def subject_of(head: Token, frame: Frame) -> tuple[Token, ...]:
    """Tokens of the subject of a clause, its own or the one it shares; empty if there is none."""
    own = [c for c in children(head, *SUBJECTS) if c.i in frame.inside]
    if own:
        return tuple(t for t in own[-1].subtree if frame.has(t))
    counted = [c for c in children(head, "prep", "advmod") if c.i < head.i and c.lower_ == "between" and frame.has(c)]
    if counted and not frame.subject:
        return tuple(t for t in counted[0].subtree if frame.has(t))
    return frame.subject


def shared_with(head: Token, frame: Frame) -> Frame:
    """The frame of a clause coordinated with this one."""
    auxiliaries = tuple(t for t in children(head, *_AUXILIARIES, "neg") if t.i in frame.inside) or frame.auxiliaries
    return Frame(frame.inside, subject_of(head, frame), auxiliaries, frame.dropped)


def conjuncts(head: Token, frame: Frame) -> list[Token]:
    """Predicates coordinated with this one that stand as clauses of their own."""
    found = []
    for conj in children(head, "conj"):
        if not frame.has(conj) or conj.pos_ not in _PREDICATES and not children(conj, "nsubj", "nsubjpass", "cop"):
            continue
        shares_object = (
            not children(conj, *SUBJECTS)
            and head.pos_ == "VERB"
            and _bare(head)
            and bool(children(conj, "dobj", "prep"))
            and not children(head, "auxpass")
        )
        if not shares_object:
            found.append(conj)
    return found


def _bare(head: Token) -> bool:
    """A verb with nothing of its own before the conjunction: "planned and carried out the attack"."""
    return (
        head.dep_ != "acl"
        and not [c for c in head.rights if c.dep_ not in ("cc", "conj", "punct", "prt", "advmod")]
        and (
            head.lemma_.lower()
            in (
                "plan",
                "organise",
                "organize",
                "prepare",
                "order",
                "finance",
                "fund",
                "support",
                "coordinate",
                "launch",
            )
        )
    )


def body(head: Token, frame: Frame) -> list[Token]:
    """All tokens of the clause: its subtree without coordinated clauses, asides and attribution remnants."""
    cut: set[int] = set()
    for child in children(head, "conj"):
        if child in conjuncts(head, frame):
            cut |= {t.i for t in child.subtree}
    if cut:
        cut |= {c.i for c in children(head, "cc", "preconj") if any(j > c.i for j in cut)}
    for token in head.subtree:
        if token.i in cut or not frame.has(token):
            continue
        if _is_aside(token, head):
            cut |= {t.i for t in token.subtree}
    return [t for t in head.subtree if frame.has(t) and t.i not in cut]


def _is_aside(token: Token, head: Token) -> bool:
    """Non-restrictive relative clauses, appositions after a comma, "he said", "as you know", vocatives."""
    previous = token.doc[token.left_edge.i - 1] if token.left_edge.i else None
    after_comma = previous is not None and previous.text in (",", "-", "--", "–", "(")
    if token.dep_ in ("relcl", "appos") and after_comma:
        return True
    if token.dep_ == "acl" and after_comma and token.head.i < token.i:
        return True
    if token.dep_ in ("parataxis", "intj", "meta"):
        return True
    if (
        token.dep_ == "advcl"
        and token.head == head
        and any(c.lower_ == "as" for c in token.children)
        and any(c.lower_ in ("you", "we", "i") for c in children(token, "nsubj"))
    ):
        return True
    if token.dep_ == "ccomp" and token.head == head and token.i < head.i and head.lemma_ in ("say", "add"):
        return False
    return token.dep_ == "prep" and token.lower_ in ("according",)


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
    left_out = {t.i for t in skip}
    subject_tokens = [t for t in subject_of(head, frame) if t.i not in left_out and not _aside_in_subject(t, head)]
    subject_tokens = _names_alone(_without_that(subject_tokens))
    group, negator, hedged, checkable = verb_group(head, frame)
    subject = [t for t in subject_tokens if t.dep_ != "preconj"]
    words = wording.phrase(subject)
    subject_head = _head(subject)
    plural = words.plural if words.plural is not None else (number_of(subject, subject_head) if subject_head else False)
    taken = {t.i for t in subject_tokens} | {t.i for t in _group_tokens(head, frame)} | left_out
    taken |= {t.i for c in children(head, *SUBJECTS) for t in c.subtree}
    rest = [t for t in tokens if t.i not in taken and not _opens(t, head)]
    if subject_head is not None:
        bound = Subject(words.text, plural)
    lead_end = (
        min([t.i for t in subject] or [head.i]) if subject and not frame.subject == subject_of(head, frame) else head.i
    )
    lead = _lead([t for t in rest if t.i < min(lead_end, head.i)])
    late = [t for t in rest if t.i >= head.i]
    after, before = wording.phrase(late, bound), wording.phrase(lead, bound)
    return Clause(
        words.text,
        plural,
        group,
        after.text,
        before.text,
        agree=words.plural is not None,
        denied=bool(negator),
        negator=negator or "not",
        hedged=hedged,
        checkable=checkable and not _conditional(head),
        dangling=words.dangling or after.dangling or before.dangling or bound is None,
        passive=bool(children(head, "auxpass")) or any(a.dep_ == "auxpass" for a in frame.auxiliaries),
        agents=agents_of(head, subject, words.text, frame, wording),
    )


def _opens(token: Token, head: Token) -> bool:
    return token.head == head and (token.dep_ == "mark" or (token.dep_ in ("cc", "preconj") and token.i < head.i))


def _without_that(tokens: list[Token]) -> list[Token]:
    """ "…, and *that* work was underway": a conjunction that the parser takes for a determiner."""
    if len(tokens) > 1 and tokens[0].lower_ == "that":
        before = tokens[0].doc[tokens[0].i - 1] if tokens[0].i else None
        if before is None or before.dep_ == "cc" or before.is_punct or before.pos_ == "VERB":
            return tokens[1:]
    return tokens


def _names_alone(tokens: list[Token]) -> list[Token]:
    """ "two groups, the Hill Front and the River Guard" → the names alone."""
    head = _head(tokens)
    if head is None or head.pos_ != "NOUN" or head.tag_ not in ("NNS", "NN"):
        return tokens
    named = [c for c in children(head, "appos", "conj") if c.pos_ == "PROPN" and c in tokens]
    if (
        not named
        or tokens[-1] == head
        or head.doc[head.i + 1].text != ","
        or any(c.i < named[0].i for c in children(head, "cc"))
    ):
        return tokens
    inside = {t.i for t in named[0].subtree}
    return [t for t in tokens if t.i in inside and t.i >= named[0].left_edge.i]


def _aside_in_subject(token: Token, head: Token) -> bool:
    while token != head and token.head != token:
        if _is_aside(token, head):
            return True
        token = token.head
    return False


def _head(tokens: list[Token]) -> Token | None:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside), None)


def _lead(tokens: list[Token]) -> list[Token]:
    """Fronted words, without openings such as "However" and "But"."""
    kept = [
        t for t in tokens if not (t.lower_ in EMPTY_OPENINGS and t.dep_ in ("advmod", "cc", "intj", "preconj", "mark"))
    ]
    telling = [t for t in kept if t.is_alpha and t.pos_ not in ("CCONJ", "SCONJ") and t.lower_ != "that"]
    return kept if telling else []


def _conditional(head: Token) -> bool:
    return any(m.lower_ in ("if", "unless") for c in children(head, "advcl") for m in children(c, "mark")) or any(
        m.lower_ in ("if", "unless") for m in children(head, "mark")
    )


# --- verb group ----------------------------------------------------------------------------------------------------------
def _group_tokens(head: Token, frame: Frame) -> list[Token]:
    own = [c for c in children(head, *_AUXILIARIES) if c.i in frame.inside]
    first = min([c.i for c in own if c.i < head.i] or [head.i])
    subject_end = max([c.right_edge.i for c in children(head, *SUBJECTS) if c.i < head.i] or [-1])
    if first == head.i and subject_end < 0:
        adverbs_from = head.i - 1
    else:
        adverbs_from = min(first, subject_end + 1) if subject_end >= 0 else first
    between = [c for c in children(head, "advmod", "neg") if adverbs_from <= c.i < head.i and not list(c.children)]
    trailing = [c for c in children(head, "neg") if c.i > head.i]
    group = {t.i: t for t in [*own, *between, *trailing, head]}
    return [group[i] for i in sorted(group)]


def verb_group(head: Token, frame: Frame) -> tuple[VerbGroup, str, bool, bool]:
    """The verb group, its negator ("" if none), whether it is hedged, whether it states something checkable."""
    tokens = _group_tokens(head, frame)
    if frame.auxiliaries and not children(head, *_AUXILIARIES) and head.tag_ in ("VBN", "VB", "VBG", "VBD"):
        if head.tag_ != "VBD" or any(a.dep_ == "auxpass" for a in frame.auxiliaries):
            tokens = [*frame.auxiliaries, *tokens]
    negator, hedged, checkable = "", False, True
    words: list[Word] = []
    for token in tokens:
        lower = token.lower_
        if token.dep_ == "neg" or lower in NEGATORS:
            negator = "never" if lower == "never" else "not"
            continue
        if lower in HEDGES:
            hedged = True
            continue
        if lower in EMPTY_OPENINGS or token.tag_ == "TO":
            continue
        hedged |= token.tag_ == "MD" and lower in HEDGE_MODALS
        checkable &= not (token.tag_ == "MD" and (lower in UNCHECKABLE_MODALS or (lower == "'d")))
        words.append(_word(token))
    return VerbGroup(_settled(words)), negator, hedged, checkable


def _word(token: Token) -> Word:
    lemma = {"having": "have", "being": "be"}.get(token.lower_, token.lemma_.lower())
    if token.pos_ not in ("VERB", "AUX"):
        return Word(token.text, lemma, "")
    contraction = token.text.startswith("'") or token.lower_ in ("wo", "ca")
    if contraction and token.tag_ != "MD":
        lemma = {"'re": "be", "'m": "be", "'ve": "have"}.get(token.lower_, lemma)
        if token.lower_ == "'s":
            lemma = "have" if lemma == "have" else "be"
        if token.lower_ == "'d":
            lemma = "have"
        return Word(token.text, lemma, token.tag_, fixed=False)
    tag = token.tag_ if token.tag_.startswith(("VB", "MD")) else "VBD"
    return Word(token.text.lower() if token.is_sent_start else token.text, lemma, tag)


def _settled(words: list[Word]) -> tuple[Word, ...]:
    """Do-support undone, the pluperfect of reported speech made past, infinitives and gerunds made finite."""
    verbs = [n for n, w in enumerate(words) if w.tag]
    if not verbs:
        return tuple(words)
    first = words[verbs[0]]
    following = words[verbs[1]] if len(verbs) > 1 else None
    if first.lemma == "do" and following is not None and following.tag in ("VB", "VBP"):
        return _replaced(words, verbs[0], verbs[1], first.tag)
    perfect = first.lemma == "have" and (first.tag in ("VBD", "VBG", "VB") or first.text.lower() == "'d")
    if perfect and following is not None and following.tag in ("VBN", "VBD"):
        return _replaced(words, verbs[0], verbs[1], "VBD")
    if first.tag in ("VBG", "VB", "VBN"):
        words[verbs[0]] = Word(first.text, first.lemma, "VBD", fixed=False)
    return tuple(words)


def _replaced(words: list[Word], drop: int, at: int, tag: str) -> tuple[Word, ...]:
    verb = words[at]
    words[at] = Word(verb.text, verb.lemma, tag, fixed=False)
    return tuple(w for n, w in enumerate(words) if n != drop)


# --- agents --------------------------------------------------------------------------------------------------------------
def agents_of(head: Token, subject: list[Token], subject_text: str, frame: Frame, wording: Wording) -> tuple[str, ...]:
    """Who is said to act: the subject of an active clause, the by-phrase of a passive one; canonical names where known."""
    passive = children(head, "auxpass", "nsubjpass") or any(a.dep_ == "auxpass" for a in frame.auxiliaries)
    if head.lemma_ == "be":
        work = [
            o
            for n in children(head, "attr")
            if n.lower_ == "work"
            for f in children(n, "prep")
            for o in children(f, "pobj")
        ]
        if work:
            return tuple(_bare_name(wording.phrase(t for t in o.subtree if frame.has(t)).text) for o in work)
    if passive and not (head.lemma_ == "involve" and not children(head, "agent")):
        nouns = [o for a in children(head, "agent") for o in children(a, "pobj") if frame.has(o)]
        found = []
        for noun in nouns:
            found += [wording.phrase(t for t in part if frame.has(t)).text for part in _parts(noun)]
        return tuple(_bare_name(n) for n in found)
    top = _head(subject)
    if top is None or top.dep_ == "expl" or top.lemma_.lower() in EVENT_PREPOSITIONS or top.pos_ == "NUM":
        return ()
    if top.pos_ == "PRON" and subject_text.lower() == top.lower_:
        return ()
    if not any(c.dep_ == "conj" for c in top.children):
        return (_bare_name(subject_text),) if subject_text else ()
    inside = {t.i for t in subject}
    return tuple(_bare_name(wording.phrase(t for t in part if t.i in inside).text) for part in _parts(top))


def _parts(noun: Token) -> list[list[Token]]:
    """The members of a coordination: "A, B and C" → [A], [B], [C]."""
    members, queue = [], [noun]
    while queue:
        member = queue.pop(0)
        cut = {t.i for c in children(member, "conj") for t in c.subtree} | {
            c.i for c in children(member, "cc", "punct", "preconj")
        }
        members.append([t for t in member.subtree if t.i not in cut])
        queue += children(member, "conj")
    return members


def _bare_name(name: str) -> str:
    return _FORCES_OF.sub(r"\1", re.sub(r"^[Tt]he ", "", name))
