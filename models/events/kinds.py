"""What kind of event a text speaks of, and by which word."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from models.events.event_words import FAMILIES, NOUNS, OPEN_KINDS, PHRASES, VERBS, WEAK_NOUNS, WEAK_VERBS, Kind
from models.events.wordlist import words as word_set

_LIGHT_VERBS = word_set(
    """
    carry conduct launch stage make stag undertake commit perpetrate mount organise organize plan order direct
    be involve claim have take play
    """
)


#: What "for", "in", "with" and "behind" hang on where they say who had to do with an event.
_ABOUT = word_set("responsible responsibility involve involvement be do part role hand nothing connection link")


@dataclass(frozen=True, slots=True)
class EventWord:
    """A word for an event: its token, kind, and how strongly it stands for what the text speaks of."""

    token: Token
    kind: Kind
    weight: float


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, Kind], dict[str, Kind]]:
    nouns: dict[str, Kind] = {}
    verbs: dict[str, Kind] = {}
    for table, words in ((nouns, NOUNS), (verbs, VERBS)):
        for kind, listed in words.items():
            for lemma in listed.split():
                table.setdefault(lemma, kind)
    return nouns, verbs


def event_words(doc: Doc | Span) -> list[EventWord]:
    """The words for events, the strongest first (ties in reading order)."""
    return sorted(_found(doc), key=lambda word: (-word.weight, word.token.i))


def main_event(doc: Doc | Span) -> EventWord | None:
    """The word for what the text mainly speaks of."""
    words = event_words(doc)
    return words[0] if words else None


def _found(doc: Doc | Span) -> Iterator[EventWord]:
    nouns, verbs = _lexicon()
    phrases = list(_phrases(doc))
    taken = {token.i for token, _ in phrases}
    yield from (EventWord(token, kind, _weight(token, weak=False) + 0.5) for token, kind in phrases)
    for token in doc:
        lemma = token.lemma_.lower()
        if token.i in taken or token.ent_type_ in ("PERSON", "GPE", "DATE", "TIME") or _of_a_name(token):
            continue
        if lemma in WEAK_NOUNS and token.dep_ in ("compound", "amod", "nmod"):
            continue  # a "missile contract" is no attack
        if token.pos_ in ("NOUN", "PROPN") and lemma in nouns:
            yield EventWord(token, nouns[lemma], _weight(token, lemma in WEAK_NOUNS or nouns[lemma] in OPEN_KINDS))
        elif token.pos_ in ("VERB", "ADJ") and lemma in verbs:
            yield EventWord(token, verbs[lemma], _weight(token, lemma in WEAK_VERBS))


def _of_a_name(token: Token) -> bool:
    """Whether a word is part of an organisation's name ("the National Election Commission")."""
    if token.ent_type_ != "ORG" or not token.text[0].isupper() or token.is_sent_start:
        return False
    beside = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return any(other.ent_type_ == "ORG" and other.text[0].isupper() for other in beside)


def _phrases(doc: Doc | Span) -> Iterator[tuple[Token, Kind]]:
    """Fixed phrases, each by its last noun or verb ("took *control* of")."""
    text = doc.text.lower()
    start = doc.start_char if isinstance(doc, Span) else 0
    for kind, pattern in PHRASES:
        for match in pattern.finditer(text):
            inside = [token for token in doc if match.start() <= token.idx - start < match.end()]
            content = [token for token in inside if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ")] or inside
            if content:
                yield content[-1], kind


def _weight(token: Token, weak: bool) -> float:
    """Nearer the root is stronger; a noun that a light verb carries counts as its verb; a modifier hardly counts."""
    depth, node = 0, token
    while node.head.i != node.i and depth < 8:
        node, depth = node.head, depth + 1
    weight = 1.0 / (1.0 + 0.25 * depth)
    if token.dep_ in ("compound", "amod", "nmod"):
        weight *= 0.5
    if token.pos_ in ("NOUN", "PROPN") and _carried(token):
        weight += 0.4
    return weight * (0.45 if weak else 1.0)


def _carried(noun: Token) -> bool:
    """Whether a noun is what a light verb or "behind", "responsible for", "involved in" is about."""
    head = noun.head
    if head.dep_ == "prep" or head.pos_ == "ADP":
        return head.lower_ in ("behind", "for", "in", "with") and head.head.lemma_.lower() in _ABOUT
    return head.lemma_.lower() in _LIGHT_VERBS and noun.dep_ in ("dobj", "nsubjpass", "attr", "nsubj")


def compatible(a: str, b: str) -> bool:
    """Whether two kinds may be words for one event ("attack" and "explosion"; not "protest" and "flood")."""
    if a == b or a in OPEN_KINDS or b in OPEN_KINDS:
        return True
    return any(a in family and b in family for family in FAMILIES)


def is_open(kind: str) -> bool:
    """Whether a kind says nothing about what happened ("the incident")."""
    return kind in OPEN_KINDS


def family_of(kind: str) -> str:
    """One name for kinds that news uses for one another most, for blocking ("attack" for a killing or a clash)."""
    if kind in (Kind.CLASH, Kind.KILLING, Kind.CAPTURE, Kind.OPERATION):
        return str(Kind.ATTACK)
    return str(kind)
