"""Where a name stands in the parse: at a head, beside a description, and the noun phrase around it."""

from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from models.reading.actor_words import PERSON_TITLES

#: Entity labels that name an actor wherever they stand, and those that do as the head of a source phrase.
_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SOURCES = _ACTORS | {"FAC", "LOC", "PRODUCT", "EVENT"}
#: Tokens before and after a name that its phrase may reach over, and that may lie between a title and its name.
_BEFORE, _AFTER, _BESIDE = 10, 16, 8
_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "poss", "case"})


def actor_names(doc: Doc) -> Iterable[Span]:
    """The names of a paragraph that may be actors, people's without their titles."""
    found = (e for e in doc.ents if e.label_ in _ACTORS and e.root.pos_ in ("PROPN", "NOUN", "ADJ"))
    return (_untitled(e) if e.label_ == "PERSON" else e for e in found)


def name_at(head: Token) -> Span | None:
    """The name that a source phrase holds: the entity at its head, else the run of proper nouns ending there."""
    for entity in head.doc.ents:
        if entity.start <= head.i < entity.end and entity.label_ in _SOURCES:
            if entity.label_ == "NORP" and head.pos_ != "PROPN":
                continue
            return _untitled(entity)
    if head.pos_ != "PROPN":
        return None
    start = head.i
    while start > head.sent.start and head.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return _untitled(head.doc[start : head.i + 1])


def apposed(head: Token) -> Span | None:
    """The name set beside a description: "the foreign minister of Nambesh, Sira Okondel"."""
    for child in head.children:
        if child.dep_ == "appos" and child.i > head.i and (child.pos_ == "PROPN" or child.ent_type_ == "PERSON"):
            return name_at(child)
    if head.lemma_.lower() not in PERSON_TITLES:
        return None
    # where the parser hung the name elsewhere: a person between commas right after the phrase
    for entity in head.sent.ents:
        near = head.i < entity.start <= head.i + _BESIDE
        if entity.label_ == "PERSON" and near and entity.doc[entity.start - 1].text == ",":
            return _untitled(entity)
    return None


def phrase_around(name: Span) -> str:
    """The noun phrase around a name: its titles before and its apposition after."""
    root = name.root
    tokens = _reached(root, name)
    while root.dep_ in ("appos", "compound") and root.head != root and abs(root.head.i - root.i) < _BEFORE:
        root = root.head
        tokens += _reached(root, name)
    first, last = min(t.i for t in tokens), max(t.i for t in tokens)
    return name.doc[first : last + 1].text


def noun_core(head: Token) -> str:
    """The noun with the modifiers right before it: "Ukrainian official", "rescue workers"."""
    before = [t for t in head.subtree if t.i < head.i and t.dep_ in _MODIFIERS and not t.is_punct]
    run = [head]
    for token in reversed(before):
        if run[0].i - token.i == 1:
            run.insert(0, token)
    return " ".join(t.text for t in run).replace(" 's", "'s")


def _reached(root: Token, name: Span) -> list[Token]:
    return [t for t in root.subtree if name.start - _BEFORE <= t.i < name.end + _AFTER]


def _untitled(name: Span) -> Span:
    """A name without the titles before it ("Governor Dana Okoro" → "Dana Okoro")."""
    start = name.start
    while start < name.end - 1 and _is_title(name.doc[start]):
        start += 1
    return Span(name.doc, start, name.end, label=name.label)


def _is_title(token: Token) -> bool:
    return token.lower_ == "the" or token.lower_.rstrip(".") in PERSON_TITLES
