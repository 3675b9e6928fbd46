"""Whose deed it was, told without a verb of doing: "It wasn't *us*", "the raid was *the work of* the army"."""

from dataclasses import replace

from spacy.tokens import Token

from models.propositions.clauses import Clause, Found
from models.propositions.frames import Frame, children, subject_of
from models.propositions.inflection import simple
from models.propositions.judged_events import POINTING
from models.propositions.naming import is_plural, with_article
from models.propositions.patterns import EVENT_PREPOSITIONS
from models.propositions.syntax import number_of
from models.propositions.wording import Phrase, Wording

_PARTY = frozenset({"us", "we", "me"})
#: Those of a party who do its deeds: "it was not our *fighters*".
_HANDS = frozenset({"fighter", "man", "soldier", "troop", "force", "unit", "people", "officer", "army", "side", "gun"})
#: Nouns for a deed whose possessor did it.
_DEED = frozenset({"work", "doing", "handiwork", "deed"})


def authorship(head: Token, frame: Frame, wording: Wording) -> list[Found] | None:
    """The party was responsible for the event; denied where the clause is. None for any other clause."""
    subject = [t for t in subject_of(head, frame) if t.head == head]
    if head.lemma_ != "be" or not subject or any(a.tag_ == "MD" for a in children(head, "aux")):
        return None
    about = subject[-1]
    pointing = about.lower_ in POINTING
    if not pointing and about.lemma_.lower() not in EVENT_PREPOSITIONS:
        return None
    party = next((p for a in children(head, "attr") if (p := _party(a, frame, wording, pointing))), None)
    if party is None:
        return None
    event = Phrase(wording.event_phrase(about) or "") if pointing else wording.phrase(subject_of(head, frame))
    if not event.text:
        return None
    clause = Clause(
        party.text,
        bool(party.plural),
        simple("be responsible for"),
        with_article(event.text),
        agree=True,
        agents=(party.text.removeprefix("the "),),
        dangling=party.dangling or event.dangling,
    )
    found = Found(clause, "authorship", head)
    return [found.denied("authorship") if children(head, "neg") else found]


def _party(attr: Token, frame: Frame, wording: Wording, pointing: bool) -> Phrase | None:
    """Whom "it was not *us*", "*our* doing", "the work of *rebels*" names."""
    if children(attr, "relcl", "acl"):
        return None
    if pointing and attr.lower_ in _PARTY:
        return _named(attr, wording)
    owner = next(iter(children(attr, "poss")), None)
    if pointing and owner is not None and owner.lower_ in ("our", "my") and attr.lemma_.lower() in _HANDS:
        return _phrase([t for t in attr.subtree if frame.has(t)], attr, wording)
    if attr.lemma_.lower() not in _DEED:
        return None
    if owner is not None:
        return _named(owner, wording)
    of = [o for prep in children(attr, "prep") if prep.lower_ == "of" for o in children(prep, "pobj")]
    return _phrase([t for t in of[0].subtree if frame.has(t)], of[0], wording) if of else None


def _named(word: Token, wording: Wording) -> Phrase | None:
    if word.pos_ != "PRON":
        return _phrase([t for t in word.subtree if t.dep_ != "case"], word, wording)
    name = wording.name_for(word)
    return Phrase(name, plural=is_plural(name)) if name else None


def _phrase(tokens: list[Token], head: Token, wording: Wording) -> Phrase:
    words = wording.phrase(tokens)
    return words if words.plural is not None else replace(words, plural=number_of(tokens, head))
