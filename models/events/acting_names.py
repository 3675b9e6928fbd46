"""Names that the parser takes for places and the article uses for somebody or something: persons, ships, movements.

The article as a whole decides: a name that speaks, bears a title, is "the X" as a ship is, or is an adjective of
another name ("Sarrovian" beside "Sarrovia"), and that nothing ever happens in, is no place.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span, Token

from models.events.place_words import LABELS, NAME_REGION, OF_A_PLACE, OF_NAME
from models.events.places import plain_name
from models.events.states import state_meant
from models.events.wordlist import words
from models.reading.nlp import text_of

#: Prepositions that put something in a place.
_AT = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "throughout", "over", "into", "towards", "off"}
)
#: The same where the verb says that somebody moves.
_TOWARDS = frozenset({"to", "from", "through", "via", "toward"})
_MOVING = words(
    """
    go come travel move march advance withdraw return flee fly drive sail cross send ship bring evacuate arrive leave
    head run road way train bus ferry flight mile kilometre kilometer km
    """
)
#: What is done to places, and what is said of them ("captured X", "the siege of X", "the battle for X").
_TAKING = words(
    """
    leave reach enter capture seize take hold control lose liberate shell bombard storm besiege defend abandon retake
    recapture occupy encircle overrun evacuate
    """
)
_TAKEN_OR_OF_A_PLACE = OF_A_PLACE | words("capture fall control loss battle fight seizure liberation")
_SAYING = words("say tell deny accuse add announce insist claim argue reply answer call describe warn admit concede")
_TITLES = words(
    """
    mr mrs ms dr president minister secretary general colonel major captain commander lieutenant sergeant governor mayor
    senator judge professor chief director spokesman spokeswoman spokesperson inspector commissioner chancellor king
    queen prince princess bishop father sister brother sheikh mullah leader ambassador envoy deputy officer prosecutor
    """
)
#: What a state's or a people's name ends in as an adjective.
_ADJECTIVE = re.compile(r"(?:ian|an|n|ese|i|ish)$")
_MOST_PLACES_THE = frozenset({"hague", "netherlands", "philippines", "bronx", "vatican", "bahamas", "gambia"})


def acting_names(docs: Sequence[Doc]) -> frozenset[str]:
    """Plain names of an article that are no places of events, though the parser or their position says so."""
    located: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    for doc in docs:
        for match in (*OF_NAME.finditer(text_of(doc)), *NAME_REGION.finditer(text_of(doc))):
            located[plain_name(match["name"])] += 1
        for ent in doc.ents:
            name = plain_name(ent.text)
            if ent.label_ in LABELS or ent.label_ in ("PERSON", "ORG", "PRODUCT"):
                located[name] += _located(ent)
                acting[name] += _acts(ent)
        for name in _last_names(doc.ents):
            acting[name] += 1
    barred = {name for name in acting if acting[name] > located[name] and state_meant(name) is None}
    return frozenset(barred | _adjectives([*located, *acting], docs))


def _located(ent: Span) -> bool:
    """Whether something is or happens there ("in X", "fled to X", "X, Y")."""
    token = ent.root
    while token.dep_ in ("conj", "appos", "compound", "nmod") and token.head.i != token.i:
        token = token.head
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in _TAKING
    if token.dep_ != "pobj":
        return False
    preposition = token.head.lower_
    if preposition in ("of", "for"):
        return token.head.head.lemma_.lower() in _TAKEN_OR_OF_A_PLACE
    return preposition in _AT or (preposition in _TOWARDS and token.head.head.lemma_.lower() in _MOVING)


def _acts(ent: Span) -> bool:
    """Whether the name is a person's, a ship's or a movement's here."""
    token, before = ent.root, _before(ent)
    if ent.label_ == "PERSON" and len(ent) > 1:
        return not _located(ent)
    if before is not None and before.lemma_.lower().rstrip(".") in _TITLES:
        return True
    with_article = ent[0].lower_ == "the" or (before is not None and before.lower_ == "the")
    if with_article and token.dep_ != "compound" and plain_name(ent.text).lower() not in _MOST_PLACES_THE:
        return not _located(ent)
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in _SAYING


def _before(ent: Span) -> Token | None:
    return ent.doc[ent.start - 1] if ent.start else None


def _last_names(ents: Iterable[Span]) -> list[str]:
    """Surnames of the persons named in full."""
    return [ent[-1].text for ent in ents if ent.label_ == "PERSON" and len(ent) > 1 and ent[-1].text[0].isupper()]


def _adjectives(names: Sequence[str], docs: Sequence[Doc]) -> set[str]:
    """Names that are the adjective of another word of the article: "Tarvenian" where there is "Tarvenia"."""
    known = {token.text for doc in docs for token in doc if token.pos_ == "PROPN" and len(token) > 3}
    found = set()
    for name in names:
        stem = _ADJECTIVE.sub("", name)
        if " " in name or stem == name or len(stem) < 3:
            continue
        if any(other != name and other.startswith(stem) and len(other) < len(name) + 1 for other in known):
            found.add(name)
    return found
