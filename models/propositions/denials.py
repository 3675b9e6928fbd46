"""Negation inside what is said, turned into a positive proposition with the polarity kept apart."""

import re
from dataclasses import replace

from lemminflect import getInflection
from spacy.tokens import Token

from models.propositions import patterns as p
from models.propositions.antecedents import taken_up
from models.propositions.clauses import Clause, Found, build
from models.propositions.frames import Frame, children, subject_of
from models.propositions.inflection import simple
from models.propositions.lightnouns import NounReader, ReadClause
from models.propositions.spelling import article_for
from models.propositions.wording import Phrase, Wording
from models.vocabulary import CueClass


def false_report(head: Token, frame: Frame, nouns: NounReader) -> list[Found] | None:
    """ "The report that P is false", "it is a lie that P", "it is not true that P" → P, denied."""
    if head.lemma_.lower() in ("be", "have", "lack") and (doubted := _no_truth(head, frame)) is not None:
        return [f.denied("no_truth") for f in nouns.read(doubted, frame)] or None
    if head.lemma_.lower() != "be" or not children(head, "acomp", "attr", "advmod", "prep"):
        return None
    predicates = children(head, "acomp", "attr")
    words = {t.lower_ for w in predicates for t in w.subtree}
    false = any(w.lower_ in p.FALSE_WORDS or w.lemma_.lower() in p.FALSE_WORDS for w in predicates)
    true = any(w.lower_ in p.TRUE_WORDS for w in predicates)
    if not false and not true and not words & {"lie", "lies", "fabrication"}:
        return None
    negated = bool(children(head, "neg"))
    subjects = children(head, "nsubj", "expl")
    if any(s.lower_ in ("it", "that") for s in subjects):
        inner = [c for c in children(head, "ccomp", "acl", "advcl", "csubj") if frame.has(c)]
        inner += [c for w in predicates for c in children(w, "ccomp", "acl", "relcl") if frame.has(c)]
        found = nouns.read_clause(inner[0], frame) if inner and _marked(inner[0]) else []
    else:
        found = [f for s in subjects if s.lemma_.lower() in p.CLAIM_NOUNS for f in nouns.read(s, frame)]
    if not found:
        return None
    rule = "false_report" if negated != false else "truth_predicate"
    return [f.denied(rule) if false != negated else f for f in found]


def _no_truth(head: Token, frame: Frame) -> Token | None:
    """The claims of "there is no truth *to reports that P*", "*claims that P* are without foundation", "lack basis"."""
    for noun in [
        *children(head, "attr", "nsubj", "dobj"),
        *(o for w in children(head, "prep") for o in children(w, "pobj")),
    ]:
        if noun.lemma_.lower() not in _TRUTH or noun.i < head.i:
            continue
        if noun.head.lower_ == "without" or (noun.dep_ == "dobj" and head.lemma_ in ("have", "lack")):
            if (
                noun.dep_ == "dobj"
                and head.lemma_ == "have"
                and not any(d.lower_ == "no" for d in children(noun, "det"))
            ):
                continue
            told = children(head, "nsubj")
        elif any(d.lower_ == "no" for d in children(noun, "det")) or children(head, "neg"):
            links = [c for c in (*noun.children, *head.children) if c.dep_ == "prep" and c.lower_ in _OF_TRUTH]
            told = [o for link in links for o in children(link, "pobj")]
        else:
            continue
        return next((t for t in told if frame.has(t) and t.lemma_.lower() in p.CLAIM_NOUNS), None)
    return None


_TRUTH = frozenset({"truth", "ground", "basis", "foundation", "substance", "merit"})
_OF_TRUTH = frozenset({"to", "in", "for", "behind"})


def _marked(verb: Token) -> bool:
    return any(m.lower_ == "that" for m in children(verb, "mark")) or bool(children(verb, "nsubj", "nsubjpass"))


def light_verb(head: Token, frame: Frame, wording: Wording) -> list[Found] | None:
    """ "has nothing to do with X", "played no part in X", "bears no responsibility for X" → was (not) involved in X."""
    nouns = p.LIGHT_VERBS.get(head.lemma_.lower())
    if nouns is None:
        return None
    for noun in children(head, "dobj"):
        lemma = noun.lower_ if noun.lower_ in nouns else noun.lemma_.lower()
        if lemma not in nouns:
            continue
        clause = build(head, frame, wording, skip=noun.subtree)
        negative = lemma == "nothing" or any(d.lower_ in ("no", "zero") for d in children(noun, "det")) or clause.denied
        obj = _light_object(noun, head)
        if obj is None or not frame.has(obj):
            return None
        if lemma == "knowledge":
            verb = "know about"
        elif lemma in ("responsibility", "blame"):
            verb = "be responsible for"
        else:
            event = (
                obj.lower_ in ("it", "this", "that")
                or obj.lemma_.lower() in p.EVENT_PREPOSITIONS
                or obj.lemma_.lower() in p.ACTION_NOUNS
            )
            verb = (
                "be involved in"
                if event or lemma in ("part", "role", "hand", "share", "involvement")
                else "be connected with"
            )
        reader = NounReader(wording, CueClass.SPEECH, None, lambda *_: [])
        tail = reader.phrase(obj, frame)
        subject_dangles = not subject_of(head, frame) or wording.phrase(subject_of(head, frame)).dangling
        made = Clause(
            clause.subject,
            clause.plural,
            simple(verb),
            tail.text,
            clause.lead,
            agree=True,
            denied=negative,
            hedged=clause.hedged,
            checkable=clause.checkable,
            dangling=subject_dangles or tail.dangling,
            agents=clause.agents,
        )
        return [Found(made, "light_verb", head)]
    return None


def _light_object(noun: Token, head: Token) -> Token | None:
    """X of "nothing to do with X", "a role in X", "any link to X"."""
    places = [
        noun,
        *[c for c in noun.children if c.dep_ in ("relcl", "acl")],
        *[c for c in head.children if c.dep_ in ("xcomp", "advcl")],
        head,
    ]
    for place in places:
        for prep in children(place, "prep"):
            if prep.i > noun.i and prep.lower_ in ("with", "in", "for", "to", "of", "about"):
                for obj in children(prep, "pobj", "pcomp"):
                    return obj
    return None


def nobody(head: Token, frame: Frame, wording: Wording) -> list[Found] | None:
    """ "No one was killed", "none of the soldiers died", "no missile hit X", "neither A nor B …" → positive, denied."""
    subjects = [s for s in children(head, "nsubj", "nsubjpass") if s.i in frame.inside]
    if not subjects:
        return None
    subject = subjects[0]
    first = subject.lower_
    if subject.i > head.i:
        return None
    determiner = next(
        (
            c
            for c in children(subject, "det", "preconj", "neg", "cc")
            if c.lower_ in ("no", "neither", "none", "not") and c.i < subject.i  # "two people, *not* seven"
        ),
        None,
    )
    clause = build(head, frame, wording)
    if (several := _not_one(subject, clause)) is not None:
        return [_with_subject(clause, head, several, True)]
    if determiner is not None and first == "one" and determiner.lower_ == "no":
        return [_with_subject(clause, head, "someone", False)]
    if first in p.NO_ONE and not clause.subject.lower().startswith(first):
        return [Found(clause, "nobody_but", head)]  # "nobody *but the army* had such shells"
    if first in p.NO_ONE:
        rest = clause.subject[len(first) :]
        if _OF_THE_KIND.match(rest):
            clause = replace(clause, dangling=True)  # "nothing of the kind": which, the words do not say
        return [_with_subject(clause, head, p.NO_ONE[first] + rest, first == "none")]
    if determiner is None:
        return None
    if determiner.lower_ == "neither":
        return _neither(head, frame, wording, subject, clause)
    text = clause.subject
    bare = text[len(determiner.text) :].strip() if text.lower().startswith(determiner.lower_) else text
    plural = subject.tag_ == "NNS"
    if bare.lower().startswith("such "):
        return [_such(subject, bare, clause, head, wording)]
    bound = bare.lower().startswith(("more than ", "fewer than ", "less than ", "one "))
    if not plural and not bound and subject.lemma_.lower() not in p.MASS_NOUNS and bare[:2] not in ("a ", "an"):
        bare = f"{article_for(bare)} {bare}"
    return [_with_subject(clause, head, bare, plural)]


def _not_one(subject: Token, clause: Clause) -> str | None:
    """ "not one drone", "not a single drone" → "drones"; None for any other subject."""
    opening = _NOT_ONE.match(clause.subject)
    if opening is None or subject.tag_ not in ("NN", "NNP"):
        return None
    rest = clause.subject[opening.end() :]
    plural = getInflection(subject.lemma_.lower(), tag="NNS") or (f"{subject.text}s",)
    named = str(plural[0]) if subject.tag_ == "NN" else f"{subject.text}s"
    return rest.replace(subject.text, named, 1)


_OF_THE_KIND = re.compile(r" of (?:the|that|this) (?:kind|sort)\b")
_NOT_ONE = re.compile(r"not (?:one|a single|one single) ", re.IGNORECASE)


def _such(subject: Token, bare: str, clause: Clause, head: Token, wording: Wording) -> Found:
    """ "no such call": the call of the sentence before, else "such a call", which says nothing by itself."""
    known = taken_up(subject, wording)
    plural = subject.tag_ == "NNS"
    rest = known.text if known is not None else bare[len("such ") :]
    article = "" if plural or subject.lemma_.lower() in p.MASS_NOUNS else "an " if rest[:1] in "aeiou" else "a "
    text = f"{article}{rest}" if known is not None else f"such {article}{rest}"
    dangling = known is None or known.dangling
    return _with_subject(replace(clause, dangling=dangling), head, text, plural)


def _with_subject(clause: Clause, head: Token, subject: str, plural: bool, stance: str | None = None) -> Found:
    made = replace(clause, subject=subject, plural=plural, agree=True, denied=not clause.denied, agents=())
    return Found(made, "nobody", head, stance or clause.positive())


def _neither(head: Token, frame: Frame, wording: Wording, subject: Token, clause: Clause) -> list[Found]:
    found, member = [], subject
    while True:
        cut = {t.i for c in children(member, "conj") for t in c.subtree} | {
            c.i for c in children(member, "cc", "preconj", "det") if c.lower_ in ("neither", "nor")
        }
        words = wording.phrase(t for t in member.subtree if t.i not in cut and frame.has(t))
        plural = words.plural if words.plural is not None else member.tag_ in ("NNS", "NNPS")
        made = replace(
            clause,
            subject=words.text,
            plural=plural,
            agree=True,
            denied=True,
            dangling=clause.dangling or words.dangling,
            agents=(words.text.removeprefix("the "),),
        )
        found.append(Found(made, "neither", head))
        nxt = children(member, "conj")
        if not nxt:
            return found
        member = nxt[0]


def no_object(head: Token, frame: Frame, wording: Wording, read_clause: ReadClause) -> list[Found] | None:
    """ "There was no attack", "fired no missiles", "gave nothing", "found no evidence of X" → positive, denied."""
    for nothing in children(head, "dobj", "dative", "attr"):
        if frame.has(nothing) and nothing.i > head.i and nothing.lower_ in ("nothing", "nobody"):
            clause = build(head, frame, wording)
            tail = re.sub(rf"\b{nothing.lower_}\b", p.NO_ONE[nothing.lower_], clause.tail, count=1)
            made = replace(clause, tail=tail, denied=not clause.denied)
            return [Found(made, "no_object", head, clause.positive())]
    for noun in [c for c in head.children if c.dep_ in ("dobj", "attr", "nsubj") and c.i > head.i and frame.has(c)]:
        no = next((c for c in children(noun, "det") if c.lower_ in p.NEGATIVE_DETERMINERS and c.i < noun.i), None)
        if no is None:
            continue
        stance = build(head, frame, wording).positive()
        if noun.lower_ == "one":  # "met no one"
            clause = build(head, frame, wording, skip=[no])
            tail = re.sub(r"\bone\b", "someone", clause.tail, count=1)
            return [Found(replace(clause, tail=tail, denied=not clause.denied), "no_object", head, stance)]
        if noun.lemma_.lower() in p.EVIDENCE_NOUNS and (inner := _said_of(noun, frame)) is not None:
            found = read_clause(inner, frame)
            return [
                replace(f.denied("no_evidence", stance), clause=replace(f.clause, denied=True, hedged=True))
                for f in found
            ]
        clause = build(head, frame, wording)
        counted = noun.tag_ == "NN" and noun.lemma_.lower() not in p.MASS_NOUNS
        article = f"{article_for(no.nbor(1).text)} " if counted else ""
        tail = re.sub(rf"\b{no.lower_} ", article, clause.tail, count=1)
        if no.nbor(1).lower_ == "such":
            known = taken_up(noun, wording)
            said = _such_thing(noun, article, known)
            tail = re.sub(rf"\b{no.lower_} such (?:\w+ )*?{noun.text}\b", said, clause.tail, count=1)
            clause = replace(clause, dangling=clause.dangling if known is None else known.dangling)
        clause = replace(clause, tail=tail)
        return [Found(replace(clause, denied=not clause.denied), "no_object", head, stance)]
    return None


def _such_thing(noun: Token, article: str, known: Phrase | None) -> str:
    """ "no such message" in the positive: the message of the sentence before, else "such a message"."""
    if known is None:
        return f"such {article}{noun.text}"
    return f"{article_for(known.text)} {known.text}" if article else known.text


def _said_of(noun: Token, frame: Frame) -> Token | None:
    """The clause of "no evidence *that P*"."""
    clauses = [c for c in children(noun, "acl", "ccomp", "relcl") if frame.has(c)] + [
        c for c in children(noun.head, "ccomp", "advcl") if frame.has(c) and c.i > noun.i
    ]
    return next((c for c in clauses if children(c, "nsubj", "nsubjpass", "expl")), None)


def cleft(head: Token, frame: Frame) -> list[tuple[Token, Frame, bool]]:
    """ "It was X that bombed Y" → the verb "bombed", a frame in which X is its subject, and whether X is denied.

    "It was not X but Z that bombed Y" gives two: X, denied, and Z.
    """
    if head.lemma_.lower() != "be" or not any(s.lower_ == "it" for s in children(head, "nsubj", "expl")):
        return []
    for noun in children(head, "attr"):
        instead = [c for c in children(noun, "conj") if any(w.lower_ == "but" for w in children(noun, "cc"))][-1:]
        last = instead[0] if instead else noun
        for verb in [*children(last, "relcl"), *children(head, "relcl", "ccomp", "advcl")]:
            relative = [c for c in children(verb, "nsubj", "nsubjpass") if c.lower_ in ("that", "who", "which")]
            if relative and frame.has(verb):
                around = Frame(frame.inside - {relative[0].i}, dropped=frame.dropped)
                first = (verb, _with_focus(noun, verb, around), bool(children(head, "neg")))
                return [first, *((verb, _with_focus(other, verb, around), False) for other in instead)]
    return []


def _with_focus(noun: Token, verb: Token, frame: Frame) -> Frame:
    """The frame of a cleft's verb with the noun alone as its subject, without what is set against it."""
    others = [verb, *children(noun, "conj", "cc")]
    cut = {t.i for other in others for t in other.subtree}
    return replace(frame, subject=tuple(t for t in noun.subtree if t.i not in cut and frame.has(t)))
