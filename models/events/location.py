"""Where and when the event of a sentence is, among the places and times that the sentence names."""

import re
from collections.abc import Collection
from datetime import date, datetime

from spacy.tokens import Doc, Span, Token

from models.events.moments import StatedTime, resolve
from models.events.names import is_actor
from models.events.place_words import KIND_WORDS
from models.events.places import STATE, Place, alike, places_in, width
from models.events.states import state_meant
from models.events.wordlist import words
from models.reading.nlp import text_of
from models.vocabulary import Grain

Days = tuple[date, date]
_PLACE_OR_PART = KIND_WORDS | {"part", "area", "outskirts", "side"}
#: Prepositions after which a place is not where the event is ("attention from Bakhmut", "compared to Aleppo").
_ELSEWHERE = frozenset({"from", "to", "than", "like", "unlike", "with", "by", "since", "for", "as", "about", "via"})
_GOING = words(
    """
    enter advance move push march go come cross travel fly drive spread extend bring send get return withdraw
    """
)
_SAYING = words(
    """
    say tell report announce add claim deny state write tweet confirm insist warn accuse blame allege note post
    release publish comment acknowledge declare respond update
    """
)
_FINENESS = [Grain.MINUTE, Grain.HOUR, Grain.PART_OF_DAY, Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR]


def event_places(
    sentence: Doc | Span, word: Token | None, known: Collection[str] = (), barred: Collection[str] = ()
) -> list[str]:
    """The places of the event that `word` names, those of its own phrase before those of its clause and sentence.

    Places that act ("Kyiv denied") or that are only mentioned ("attention from Bakhmut") are left out, and so are the
    `barred` names, which the article uses for somebody.
    """
    doc = sentence.doc if isinstance(sentence, Span) else sentence
    first, last = (sentence.start_char, sentence.end_char) if isinstance(sentence, Span) else (0, len(text_of(doc)))
    places = [p for p in places_in(doc, known) if first <= p.start < last and p.name not in barred]
    located = [
        (place, token)
        for place in places
        if (token := head_of(doc, place)) is not None and (_locates(place, token) or _is_antecedent(token, word))
    ]
    inside = [p for p, token in located if word is not None and (token.is_ancestor(word) or word.is_ancestor(token))]
    chosen = [p for p, t in located if word is not None and _phrase_of(word, t)] or inside or [p for p, _ in located]
    names: list[str] = []
    for place in chosen:
        if not any(alike(place.name, name) and width(place.name) <= width(name) for name in names):
            names.append(place.name)
    return names


def head_of(doc: Doc, place: Place) -> Token | None:
    """The head token of a place name."""
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    return span.root if span is not None else None


def _phrase_of(word: Token, token: Token) -> bool:
    """Whether a place stands in the phrase of the event word itself ("the attack on the Belgorod region")."""
    if not word.is_ancestor(token):
        return False
    node = token
    while node.i != word.i:
        if node.i != token.i and node.pos_ in ("VERB", "AUX"):
            return False
        node = node.head
    return True


def _is_antecedent(token: Token, word: Token | None) -> bool:
    """Whether the event's verb is said of the place ("Bakhmut, which the army captured")."""
    return word is not None and word.dep_ == "relcl" and token.is_ancestor(word) and word.head.i == token.i


def _locates(place: Place, token: Token) -> bool:
    wide = width(place.name) == STATE
    if token.dep_ in ("compound", "nmod", "amod", "poss") and token.head.lower_ in (
        "border",
        "frontier",
        "border-crossing",
    ):
        return False
    while token.dep_ in ("compound", "nmod", "appos", "poss") and token.head.lower_ in _PLACE_OR_PART:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _PLACE_OR_PART:
        token = token.head.head
    if token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    if token.dep_ == "pobj":
        preposition, governor = token.head.lower_, token.head.head.lemma_.lower()
        if preposition == "of" and wide and token.head.head.pos_ not in ("NOUN", "PROPN"):
            return False
        return preposition not in _ELSEWHERE or (preposition in ("to", "with") and governor in _GOING)
    if token.dep_ in ("nsubj", "poss") and (
        wide or state_meant(place.name) is not None or token.head.lemma_.lower() in _SAYING
    ):
        return False
    return not (wide and (is_actor(token) or token.dep_ in ("compound", "nsubjpass")))


def event_days(sentence: Doc | Span, published_at: datetime | None) -> Days | None:
    """The days of a sentence's event: the finest time that does not belong to a verb of saying ("said on Monday")."""
    stated = [
        time
        for time in resolve(sentence.text, published_at)
        if not is_bound(sentence.text, time) and not _of_saying(sentence, time)
    ]
    if not stated:
        return None
    return min(stated, key=lambda time: _FINENESS.index(time.moment.grain)).days


#: Words that make a time a bound and no date: nothing happened in January that is so "since January".
_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|than|from)"
    r"(?:\s+(?:the|early|late|mid|spring|summer|autumn|fall|winter|start|beginning|end))*[\s-]*$",
    re.IGNORECASE,
)


def is_bound(text: str, time: StatedTime) -> bool:
    """Whether a time says how long something has been so, or will be ("since the spring of 2024")."""
    own = text[time.start : time.end].split(maxsplit=1)[0]
    return _BOUND.search(text[: time.start]) is not None or _BOUND.match(own) is not None


def _of_saying(sentence: Doc | Span, time: StatedTime) -> bool:
    span = sentence.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return False
    token: Token = span.root
    for _ in range(4):
        if token.head.i == token.i or token.pos_ == "VERB":
            break
        token = token.head
    return token.pos_ == "VERB" and token.lemma_.lower() in _SAYING
