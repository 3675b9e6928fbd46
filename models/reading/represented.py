"""For whom a person speaks: the owner of his office, the body after "spokesman for", the state that the text is at.

1. the owner: "*its* spokeswoman, Colonel Dorr", "the *Front's* field spokesman", "a spokesman *for the bank*"
2. an office that goes with the body spoken of just before: "The company denied it. *Chief executive* Lena Dorr said …"
3. a state's office where the sentence says in which state: "*In Nambesh*, Foreign Minister Okondel said …"
"""

from collections.abc import Iterator

from spacy.tokens import Token

from models.reading.actor_words import DOCUMENTS, PERSON_TITLES, RANKS_AND_FIELDS

#: Offices of a state, and of a body.
_OF_STATE = frozenset({"minister", "president", "premier", "chancellor", "ambassador", "envoy", "secretary"})
_OF_BODY = frozenset(
    """executive director manager spokesman spokeswoman spokesperson coordinator chairman chairwoman head leader
    official secretary founder commander""".split()
)
#: "*government spokesman* Adama Terrou"
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_GOVERNING = frozenset({"government", "ministry", "army", "military", "presidency"})
#: Relations that make no spokesman: kin, victims.
_NO_VOICE = frozenset(
    """father mother brother sister son daughter uncle aunt wife husband widow rival opponent critic predecessor
    victim neighbour neighbor friend""".split()
)
#: What the author of a document did to it.
_MADE = frozenset("publish issue release write prepare produce compile commission".split())
_NO_OWNERS = PERSON_TITLES | RANKS_AND_FIELDS
_LINKS = frozenset({"of", "for", "at", "with"})
#: Tokens between a name and the title that belongs to it.
_BESIDE = 12


def is_voice(title: Token) -> bool:
    """Whether a title says that its holder speaks for another: "spokeswoman"."""
    return title.lemma_.lower() in _VOICES


def title_nouns(name: Token) -> Iterator[Token]:
    """The nouns by which the person of a name is described, beside the name itself."""
    if name.dep_ == "appos" and name.head.i < name.i:
        yield name.head
    for child in name.children:
        if child.dep_ in ("appos", "compound", "nmod") and abs(child.i - name.i) <= _BESIDE:
            yield child
            if child.dep_ == "compound":  # "army *spokesman* Lt. Col. Jean Mbeki": rank by rank
                yield from (t for t in child.subtree if t != child and t.lemma_.lower() in _VOICES)
    if name.pos_ == "NOUN":
        yield name


def owners(name: Token) -> Iterator[Token]:
    """The words for whom the person speaks, by case 1, nearest first."""
    for noun in title_nouns(name):
        if noun.lemma_.lower() in _NO_VOICE:
            continue
        before = noun.nbor(-1) if noun.i > 0 else None  # "*army* spokesman Jean Mbeki": both hang on the name
        if before is not None and noun.lemma_.lower() in _VOICES and before.dep_ == "compound" and before.head == name:
            yield from (t for t in (before,) if t.lower_ not in _NO_OWNERS)
        yield from _owners_of(noun)
    if name.pos_ == "PROPN":
        yield from (c for c in name.children if c.dep_ == "poss")


def _owners_of(noun: Token) -> Iterator[Token]:
    if noun.lemma_.lower() in DOCUMENTS:  # "a report published *by the group Clear Ledger*"
        for place in (noun, *(c for c in noun.children if c.dep_ == "acl" and c.lemma_.lower() in _MADE)):
            for by in place.children:
                if by.lower_ == "by":
                    yield from (o for o in by.children if o.dep_ == "pobj")
    yield from (c for c in noun.children if c.dep_ == "poss")
    for link in noun.children:
        if link.dep_ == "prep" and link.lower_ in _LINKS:
            yield from (o for o in link.children if o.dep_ == "pobj")
    yield from (c for c in noun.children if c.dep_ == "compound" and c.lower_ not in _NO_OWNERS)


def office(words: set[str]) -> str | None:
    """ "state" or "body", by whose office the titles in a phrase name; None where they name none."""
    if words & _OF_STATE or (words & _VOICES and words & _GOVERNING):
        return "state"
    return "body" if words & _OF_BODY else None


def located_in(name: Token) -> Iterator[Token]:
    """The places that the sentence opens with: "*In Nambesh*, Foreign Minister Okondel said …"."""
    for token in name.sent:
        if token.i >= name.i:
            return
        if token.dep_ == "pobj" and token.head.lower_ == "in" and token.head.i <= name.sent.start + 1:
            yield token
            yield from (c for c in token.children if c.dep_ == "poss")
