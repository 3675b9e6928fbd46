"""Pairs made from a sentence by changing one word: for another of its kind, a wider one, or one that means the same.

The sentences are premises of rows that may ship. Sentences with a negation, a comparison or a choice ("or", "than") are
left out: a change inside those does not give the label that it gives in a plain assertion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from models.training.lexical.lexicon import IMPLIES, KINDS, SAME

WORDS = re.compile(r"[A-Za-z][A-Za-z'-]*")
_UNSAFE = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|neither|nor|cannot|without|few|fewer|hardly|or|than|if|whether|like|unless|"
    r"might|may|could|would|should|all|every|each|only|both)\b|n't\b|\?",
    re.IGNORECASE,
)
_LONGEST = 24

#: Kinds whose words mean the same thing in nearly every sentence; words that often mean another are left out of them.
_SAFE = (
    "colour",
    "instrument",
    "vegetable",
    "animal",
    "vehicle",
    "clothing",
    "sport",
    "weekday",
    "month",
    "nationality",
)
_SAFE_MORE = ("country", "city", "number", "planet", "fruit", "furniture", "flower")
_AMBIGUOUS = frozenset(
    (
        "drum organ harp bear duck train tank van dress apron vest polo cricket golf bench stool desk "
        "bed Mercury Earth square turkey Turkey rose Polish China violet peas hen goose hockey pig snake "
        "violets Thai squash zebra plums melons poppies "
    ).split()
)
_MORE_KINDS = {
    "people": ("man", "woman"),
    "peoples": ("men", "women"),
    "youth": ("boy", "girl"),
    "youths": ("boys", "girls"),
    "hot": ("coffee", "tea", "beer", "wine", "lemonade", "milk"),
    "rooms": ("kitchen", "bedroom", "bathroom", "garage", "basement", "attic", "hallway"),
    "stuff": ("wooden", "metal", "plastic", "stone", "concrete", "leather", "paper", "glass"),
    "where": (
        "beach",
        "forest",
        "desert",
        "supermarket",
        "church",
        "museum",
        "stadium",
        "factory",
        "restaurant",
        "library",
    ),
    "seasons": ("summer", "winter", "autumn"),
    "meals": ("breakfast", "lunch", "dinner"),
    "ranks": ("third", "fourth", "fifth", "sixth", "seventh", "ninth", "tenth"),
    "poses": ("sitting", "standing", "running", "sleeping", "swimming", "kneeling", "climbing", "cycling"),
    "sides": ("left", "right"),
    "age": ("young", "elderly"),
    "size": ("large", "small"),
    "mood": ("happy", "sad", "angry"),
    "air": ("indoors", "outdoors"),
    "noise": ("loudly", "quietly"),
    "pace": ("quickly", "slowly"),
    "way": ("up", "down"),
    "time": ("before", "after"),
    "whole": ("empty", "full"),
    "age2": ("old", "new"),
    "heat": ("hot", "cold"),
    "wet": ("wet", "dry"),
}
_NOT_LEFT = {"left", "right", "up", "down", "before", "after", "old", "new"}  # verbs and the like too often


_COUNTING = frozenset(
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million o'clock number th".split()
)


@dataclass(frozen=True)
class Change:
    """One sentence with one word changed, and what the change does to what it says."""

    premise: str
    hypothesis: str
    label: str
    kind: str


def _kinds() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each word that may be exchanged, with its kind and the words that exclude it."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    groups = {name: KINDS[name] for name in (*_SAFE, *_SAFE_MORE)} | _MORE_KINDS
    for name, words in groups.items():
        usable = tuple(word for word in words if word not in _AMBIGUOUS | _NOT_LEFT and " " not in word)
        for word in usable:
            # gray and grey are one colour; crimson and maroon are kinds of red
            near = {"gray", "grey"} if word in ("gray", "grey") else {"red", "crimson", "maroon"}
            others = tuple(w for w in usable if w != word and not (word in near and w in near))
            found.setdefault(word, (name, others))
    return found


_EXCLUSIVE = _kinds()
_MEANS = {**dict(SAME), **{two: one for one, two in SAME if " " not in two}}
_WIDER = dict(IMPLIES)
_DROPPED = frozenset(KINDS["colour"]) | frozenset(KINDS["nationality"]) - {"Polish"}


def replaced(sentence: str, start: int, end: int, word: str) -> str:
    """`sentence` with another word at a place, the article before it made to agree, the first letter kept a capital."""
    before, after = sentence[:start], sentence[end:]
    if word:
        vowel = word[0].lower() in "aeiou" and not word.lower().startswith(("uni", "eu", "ukulele", "one"))
        before = re.sub(r"\b([Aa])n? $", lambda m: f"{m[1]}{'n' if vowel else ''} ", before)
    text = f"{before}{word}{after}".replace("  ", " ")
    return text[:1].upper() + text[1:] if sentence[:1].isupper() else text


def usable(sentence: str) -> bool:
    """A plain assertion of moderate length."""
    return 4 <= len(sentence.split()) <= _LONGEST and _UNSAFE.search(sentence) is None


def changes(sentence: str, rng: Random) -> Iterator[Change]:
    """Every change of one word that the lexicon vouches for, in a sentence that is `usable`."""
    words = list(WORDS.finditer(sentence))
    spoken = [word[0].lower() for word in words]
    for place, word in enumerate(words):
        if spoken.count(spoken[place]) > 1:
            continue
        following = spoken[place + 1] if place + 1 < len(words) else ""
        yield from _exclusive(sentence, word, set(spoken), rng)
        yield from _similar(sentence, word)
        if (
            word[0] in _DROPPED
            and following
            and following not in ("and", "in", "with", "on")
            and sentence[word.end()] == " "
        ):
            yield from _dropped(sentence, word)


def _exclusive(sentence: str, word: re.Match[str], spoken: set[str], rng: Random) -> Iterator[Change]:
    known = _EXCLUSIVE.get(word[0])
    if known is None:
        return
    kind, others = known
    if kind == "number" and spoken & _COUNTING:
        return  # "seventy nine", "number four", "at two o'clock"
    open_to = [other for other in others if other.lower() not in spoken]
    if open_to:
        yield Change(sentence, replaced(sentence, *word.span(), rng.choice(open_to)), "contradiction", kind)
    if kind == "number":
        some = replaced(sentence, *word.span(), "some")
        yield Change(sentence, some, "entailment", "number/some")
        yield Change(some, sentence, "neutral", "some/number")


def _similar(sentence: str, word: re.Match[str]) -> Iterator[Change]:
    if word[0] in _MEANS and word[0] not in ("fall", "hard", "right", "close", "like"):
        yield Change(sentence, replaced(sentence, *word.span(), _MEANS[word[0]]), "entailment", "same")
    if word[0] in _WIDER:
        wider = replaced(sentence, *word.span(), _WIDER[word[0]])
        yield Change(sentence, wider, "entailment", "wider")
        yield Change(wider, sentence, "neutral", "narrower")


def _dropped(sentence: str, word: re.Match[str]) -> Iterator[Change]:
    """A colour or a nationality left out: follows; put in: does not."""
    start, end = word.span()
    rest = sentence[end:].lstrip()
    before = sentence[:start]
    vowel = rest[:1].lower() in "aeiou"
    before = re.sub(r"\b([Aa])n? $", lambda m: f"{m[1]}{'n' if vowel else ''} ", before)
    less = before + rest
    less = less[:1].upper() + less[1:] if sentence[:1].isupper() else less
    yield Change(sentence, less, "entailment", "dropped")
    yield Change(less, sentence, "neutral", "added")
