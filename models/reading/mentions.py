"""Mentions: where an article speaks of somebody or something, and what the words tell of gender and number."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Doc, Token

from models.reading.actor_words import (
    DOCUMENTS,
    EPITHETS,
    FEMININE,
    HUMAN,
    MASCULINE,
    PERSON_TITLES,
    RANKS_AND_FIELDS,
    TAKEN_UP,
)
from models.schema import Actor


class Being(StrEnum):
    """What an entity is, as far as pronouns care: he or she, it that speaks and acts, it that does not."""

    PERSON = "person"
    BODY = "body"
    THING = "thing"


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that an article speaks of. `words` is how it stands in a sentence: "the captain".

    `actor` is None for what is no speaker by itself; `titles` are the nouns it was described by.
    """

    words: str
    being: Being
    actor: Actor | None = None
    gender: str | None = None
    plural: bool = False
    titles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of an entity: `order` is paragraph and token, `sentence` counts through the article.

    `weight` is the salience of its syntactic role; `quoted`: inside quotation marks.
    """

    entity: Entity
    order: tuple[int, int]
    sentence: int
    weight: float
    quoted: bool
    token: Token


#: Salience of a syntactic role, after Lappin and Leass (1994): what a sentence is about is what it goes on
#: about. `SPOKEN` is added to who says something.
SPOKEN, MAIN_SUBJECT, SUBJECT, OBJECT, OTHER, INSIDE = 60.0, 150.0, 110.0, 80.0, 60.0, 30.0


def weight_of(token: Token) -> float:
    """The salience of a noun's role in its sentence."""
    dep, head = token.dep_, token.head
    while dep in ("conj", "appos") and head.pos_ in ("NOUN", "PROPN"):
        dep, head = head.dep_, head.head
    if dep in ("nsubj", "nsubjpass"):
        root = token.sent.root
        return MAIN_SUBJECT if head in (root, root.head) or (head.dep_ == "conj" and head.head == root) else SUBJECT
    if dep in ("dobj", "dative", "attr", "oprd"):
        return OBJECT
    if dep == "pobj":
        if head.head.pos_ in ("NOUN", "PROPN"):
            return INSIDE
        return OBJECT if head.head == token.sent.root else OTHER
    if dep == "poss":  # "*Osk's* inexperience has shown": the sentence is about Osk
        return OBJECT if head.dep_ in ("nsubj", "nsubjpass") else OTHER
    if dep == "ROOT":
        return SUBJECT
    return INSIDE


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """The tokens of a paragraph inside double quotation marks; a mark left open quotes the rest."""
    inside: set[int] = set()
    opened = False
    for token in doc:
        if '"' in token.text:
            opened = not opened
        elif opened:
            inside.add(token.i)
    return frozenset(inside)


def nouns(doc: Doc) -> Iterator[Token]:
    """The common nouns of a paragraph that head a phrase of their own."""
    for token in doc:
        if not (token.pos_ == "NOUN" or is_office(token)) or not token.is_alpha:
            continue
        if token.dep_ in ("compound", "npadvmod", "nmod", "amod"):
            continue
        if token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"):
            continue
        yield token


def is_office(token: Token) -> bool:
    """Whether the parser took an office for a name: "the *prime minister*", "an *MP*", "the *Dean* of Vell"."""
    if token.pos_ != "PROPN" or token.lower_ not in HUMAN:
        return False
    doc, after = token.doc, token.i + 1
    first = token.i
    while first - 1 > token.sent.start and doc[first - 1].lower_ in RANKS_AND_FIELDS:
        first -= 1
    before = doc[first - 1] if first > token.sent.start else None
    alone = before is not None and before.pos_ == "DET" and (after >= len(doc) or doc[after].pos_ != "PROPN")
    return token.text.islower() or token.text in ("MP", "PM") or (alone and token.lower_ in PERSON_TITLES)


def being_of(noun: Token) -> Being:
    """What a common noun stands for."""
    lemma = noun.lemma_.lower()
    if lemma in HUMAN or noun.lower_ in HUMAN:
        return Being.PERSON
    if lemma in EPITHETS:
        return Being.PERSON
    if {lemma, noun.lower_} & (TAKEN_UP | DOCUMENTS):
        return Being.BODY
    ending = {"NN": "man", "NNS": "men"}.get(noun.tag_)
    if ending is not None and noun.lower_.endswith(ending) and len(noun) > _SHORTEST and noun.lower_ not in _THINGS:
        return Being.PERSON  # "the signalman", "two fisherwomen"
    return Being.THING


#: Letters that "human", "German" and "Roman" do not exceed.
_SHORTEST = 6
#: What ends so and is nobody; the tagger takes "specimen" for several of a "speciman".
_THINGS = frozenset({"specimen", "regimen", "abdomen", "bitumen", "talisman"})


def gender_told(words: set[str]) -> str | None:
    """Gender by the titles and nouns of a phrase, in lower case."""
    return "f" if words & FEMININE else "m" if words & MASCULINE else None


def is_predicate(noun: Token) -> bool:
    """Whether a noun only says what something is: "she is a *teacher*", "known as a *critic*", an apposition."""
    return noun.dep_ in ("attr", "oprd", "appos") or (noun.dep_ == "pobj" and noun.head.lower_ == "as")
