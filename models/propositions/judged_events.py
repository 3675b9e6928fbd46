"""What was called an accident, a massacre, a rescue: "*This* was an accident" is said of the event told before."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from models.propositions.frames import children
from models.propositions.mentioned import before
from models.propositions.patterns import EVENT_PREPOSITIONS, JUDGEMENTS

#: Subjects that stand for an event.
POINTING = frozenset({"it", "this", "that"})
#: Paragraphs looked back over.
_BACK = 2
#: Verbs that tell of an event under its own noun: "gunmen *attacked* the village".
_TELLING = frozenset({"attack", "raid", "ambush", "crash"})


def is_judgement(verb: Token) -> bool:
    """Whether a clause is "was an accident", "is a crime"."""
    return verb.lemma_ == "be" and any(c.lemma_.lower() in JUDGEMENTS for c in children(verb, "attr"))


def is_judged(it: Token) -> bool:
    """Whether a pointing word is the subject of such a clause."""
    return it.lower_ in POINTING and it.dep_ == "nsubj" and is_judgement(it.head)


def event_noun(it: Token, paragraphs: Sequence[Doc], main: str | None) -> str | None:
    """The noun for what is judged: the event named last before it, else the article's main event; None if unnamed.

    What somebody else calls it ("it was an *operation*") is no name for it, nor is the word of the judgement itself.
    """
    own = {c.lemma_.lower() for c in children(it.head, "attr")}
    told = (t.lemma_.lower() for t in before(it, paragraphs, _BACK) if _names_event(t))
    named = next(told, main)
    return named if named in EVENT_PREPOSITIONS and named not in own else None


def _names_event(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        return lemma in _TELLING
    return token.pos_ == "NOUN" and token.dep_ != "attr" and lemma in EVENT_PREPOSITIONS
