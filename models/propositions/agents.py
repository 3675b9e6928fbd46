"""Who is said to have done it."""

import re

from spacy.tokens import Token

from models.propositions.frames import Frame, children, top
from models.propositions.patterns import EVENT_PREPOSITIONS, POSITIONS, SHOTS
from models.propositions.wording import Wording

_FORCES_OF = re.compile(
    r"^([A-Z][^,']*)'s? (?:own |armed |ground |air )?(?:forces|troops|army|soldiers|pilots|jets"
    r"|drones|men|fighters|military|police)$"
)


_GUNS_OF = re.compile(
    r"^(.+?)['’]s? (?:own )?(?:guns|gunners|battery|batteries|artillery|howitzers|tanks)(?: (?:at|in|near) .+)?$"
)


def agents_of(head: Token, subject: list[Token], subject_text: str, frame: Frame, wording: Wording) -> tuple[str, ...]:
    """Who is said to act: the subject of an active clause, the by-phrase of a passive one; full names where known."""
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
            return tuple(bare_name(wording.phrase(t for t in o.subtree if frame.has(t)).text) for o in work)
    if passive and not (head.lemma_ == "involve" and not children(head, "agent")):
        nouns = [o for a in children(head, "agent") for o in children(a, "pobj") if frame.has(o)]
        found = []
        for noun in nouns:
            found += [wording.phrase(t for t in part if frame.has(t)).text for part in _parts(noun)]
        return tuple(bare_name(n) for n in found)
    first = top(subject)
    if first is not None and first.lemma_.lower() in SHOTS and head.lemma_ == "come":
        return _gunners(head, frame, wording)
    if first is None or first.dep_ == "expl" or first.lemma_.lower() in EVENT_PREPOSITIONS or first.pos_ == "NUM":
        return ()
    if first.pos_ == "PRON" and subject_text.lower() == first.lower_:
        return ()
    if not any(c.dep_ == "conj" for c in first.children):
        return (bare_name(subject_text),) if subject_text else ()
    inside = {t.i for t in subject}
    return tuple(bare_name(wording.phrase(t for t in part if t.i in inside).text) for part in _parts(first))


def _gunners(head: Token, frame: Frame, wording: Wording) -> tuple[str, ...]:
    """Whose guns shells came from: "*the army's* battery", "the hill, where *the militia* has its guns"."""
    for prep in children(head, "prep"):
        for place in children(prep, "pobj") if prep.lower_ == "from" else []:
            owners = [[t for t in c.subtree if t.dep_ != "case" and t.lower_ != "own"] for c in children(place, "poss")]
            if place.lemma_.lower() in POSITIONS:
                owners += [[c] for c in children(place, "compound") if c.pos_ in ("NOUN", "PROPN")]
            for clause in children(place, "relcl"):
                if any(c.lower_ == "where" for c in clause.children):
                    owners += [list(c.subtree) for c in children(clause, "nsubj") if c.pos_ != "PRON"]
            for owner in owners:
                return (bare_name(wording.phrase(t for t in owner if frame.has(t)).text),)
    return ()


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


def bare_name(name: str) -> str:
    """Who acts, by the name alone: "the army's guns at Lorn" → "army"; "neighbouring Ostria" → "Ostria"."""
    name = re.sub(r"^[Tt]he ", "", name)
    name = re.sub(r"^(?:neighbou?ring|nearby|rival|embattled) (?=[A-Z])", "", name, flags=re.IGNORECASE)
    return _FORCES_OF.sub(r"\1", _GUNS_OF.sub(r"\1", name))
