"""Who holds a place: what "the town had fallen" and "Drovasi remained in its hands" speak of."""

import re
from collections.abc import Collection

from spacy.tokens import Token

from models.propositions.patterns import BARE_PLACES

_HANDS = re.compile(
    r"\b(?:(?:in|into|under)(?: the)? (?:[\w'’-]+ ){0,4}?(?:hands|control|grip)|(?:hands|control|grip) of)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"[A-Z][\w'’-]+ (?:had been |has been |have been |was |were |is )(?:re-?captured|retaken|liberated|overrun"
    r"|encircled|surrounded|besieged|occupied)\b"
)
_REPELLED = re.compile(
    r"\b(?:repel(?:led|s)?|repuls(?:ed|es)|beat(?:en)? back|push(?:ed)? back|driven out|drove out|drove .{1,40} out"
    r"|driven from|withdrew from|withdrawn from|pulled out of|retreated from)\b",
    re.IGNORECASE,
)
_PLACES = BARE_PLACES | {
    "port",
    "capital",
    "island",
    "bridge",
    "hill",
    "airport",
    "base",
    "stronghold",
    "outpost",
    "position",
}
#: What falls without being taken.
_STATES_OF_HOLDING = ("remain", "be", "stay", "pass", "fall")


def held(text: str, at: Token, places: Collection[str] = ()) -> bool:
    """Whether a proposition tells who holds a place; `at` is its verb, `places` are those that the article tells of."""
    if _TAKEN.search(text) or _REPELLED.search(text):
        return True
    if at.lemma_ in _STATES_OF_HOLDING and _HANDS.search(text):
        return any(_is_place(c, places) for c in at.children if c.dep_ in ("nsubj", "nsubjpass"))
    if at.lemma_ == "fall":
        return any(_is_place(c, places) for c in at.children if c.dep_ == "nsubj")
    return False


def _is_place(noun: Token, places: Collection[str]) -> bool:
    named = noun.pos_ == "PROPN" and (noun.text in places or noun.ent_type_ not in ("PERSON", "MONEY"))
    return named or noun.lemma_.lower() in _PLACES
