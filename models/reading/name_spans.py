"""Where a name stands in the parse: at a head, beside a description, and the noun phrase around it."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from models.reading.actor_words import (
    FEMININE,
    HUMAN,
    MASCULINE,
    PERSON_TITLES,
    RANKS_AND_FIELDS,
    TAKEN_UP,
    TITLES,
)
from models.reading.given_names import gender_of

#: Entity labels that name an actor wherever they stand, and those that do as the head of a source phrase.
_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SOURCES = _ACTORS | {"FAC", "LOC", "PRODUCT", "EVENT"}
#: Tokens before and after a name that its phrase may reach over, and that may lie between a title and its name.
_BEFORE, _AFTER, _BESIDE = 10, 16, 8
_TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "poss", "case"})


#: What follows a word of rank in the name of a body: "General Staff", "General Union of Labour", "Chief Directorate".
_NO_NAMES = (TAKEN_UP - PERSON_TITLES) | frozenset({"staff", "assembly", "directorate", "strike", "election", "motors"})


def actor_names(doc: Doc) -> Iterable[Span]:
    """The names of a paragraph that may be actors, people's without their titles, in order.

    A name right after a title is a person's whatever the parser made of it ("Defence Minister Hanne Brix").
    """
    titled = [_untitled(span) for span in _after_titles(doc)]
    taken = {t.i for span in titled for t in span}
    found = [e for e in doc.ents if e.label_ in _ACTORS and e.root.pos_ in ("PROPN", "NOUN", "ADJ")]
    others = [_untitled(e) if e.label_ == "PERSON" else e for e in found if not taken & {t.i for t in e}]
    causes = list(_named_after_people(doc))
    named = {t.i for span in causes for t in span}
    before = [span for span in (*titled, *others) if not named & {t.i for t in span}]
    taken = named | {t.i for span in before for t in span}
    bodies = [span for span in _named_bodies(doc) if not taken & {t.i for t in span}]
    return sorted([*before, *causes, *bodies], key=lambda span: span.start)


def _named_bodies(doc: Doc) -> Iterator[Span]:
    """Runs of proper nouns that end in a word for a body ("the *Orlen Volunteer Front*")."""
    for token in doc:
        last = token.pos_ == "PROPN" and token.lower_ in TAKEN_UP and token.text[:1].isupper()
        if last and not (token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "PROPN"):
            start = token.i
            while (
                start > token.sent.start and doc[start - 1].pos_ == "PROPN" and doc[start - 1].ent_type_ not in _TIMES
            ):
                start -= 1
            if start < token.i:
                yield Span(doc, start, token.i + 1, label="ORG")


def _named_after_people(doc: Doc) -> Iterator[Span]:
    """People and a cause as the name of a body: "*Lawyers for Dignity*, a local rights group"."""
    for token in doc:
        if token.tag_ not in ("NNS", "NNPS") or not token.text[:1].isupper() or token.i + 2 >= len(doc):
            continue
        link, cause = doc[token.i + 1], doc[token.i + 2]
        if link.lower_ not in ("for", "without", "against") or not cause.text[:1].isupper():
            continue
        described = any(c.dep_ == "appos" and c.lemma_.lower() in TAKEN_UP and c.tag_ == "NN" for c in token.children)
        if described or any(c.dep_ == "appos" and c.lemma_.lower() in TAKEN_UP for c in cause.children):
            end = cause.i + 1
            while end < len(doc) and doc[end].pos_ == "PROPN":
                end += 1
            yield Span(doc, token.i, end, label="ORG")


def _after_titles(doc: Doc) -> Iterator[Span]:
    """Runs of proper nouns that stand right after a title ("foreign minister *Selim Oke*")."""
    position = 0
    while position < len(doc) - 1:
        token = doc[position]
        position += 1
        after = doc[position]
        if not _is_title(token) or token.lower_ == "the" or not _may_begin(after) or after.lower_ in _NO_NAMES:
            continue
        end = position
        while end < len(doc) and _goes_on(doc[end]) and not (end > position and doc[end].ent_type_ in _TIMES):
            end += 1
        yield Span(doc, position, end, label="PERSON")
        position = end


def _goes_on(token: Token) -> bool:
    """Whether a name goes on: also over a hyphen ("Hon. Sule *Dan-Bako*")."""
    hyphen = token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_
    return _may_begin(token) or (hyphen and token.i + 1 < len(token.doc) and token.nbor(1).text[:1].isupper())


def _may_begin(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in _TIMES and token.text != "I"


def name_at(head: Token) -> Span | None:
    """The name that a source phrase holds: the entity at its head, else the run of proper nouns ending there."""
    for span in _after_titles(head.doc):
        if span.start <= head.i < span.end:
            return _untitled(span)
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
    if head.tag_ == "NNS" and head.lemma_.lower() in HUMAN:
        return None  # "diplomats in the capital, *Sarn*": several people bear no one name
    for child in head.children:
        if child.dep_ == "appos" and child.i > head.i and (child.pos_ == "PROPN" or child.ent_type_ == "PERSON"):
            name = name_at(child)
            return None if name is not None and _of_another(head, name) else name
    if head.lemma_.lower() not in PERSON_TITLES:
        return None
    # where the parser hung the name elsewhere: a person between commas right after the phrase, or before its verb
    for name in _people_after(head):
        first = _with_titles(name)
        doc = name.doc
        if name.start == head.i + 1 or _of_office(head, name):
            return name
        if doc[first - 1].text != "," or _of_another(head, name):
            continue
        before_its_verb = name.end < len(doc) and doc[name.end].text == "," and name.end + 1 == head.head.i
        if before_its_verb or first <= head.i + _BESIDE:
            return name
    return _before_its_verb(head)


def _before_its_verb(head: Token) -> Span | None:
    """A name between commas, before the verb of a description, in which the parser saw no person."""
    verb = head.head
    if head.dep_ != "nsubj" or verb.i < head.i + 4 or verb.nbor(-1).text != ",":
        return None
    start = verb.i - 1
    while start > head.i + 1 and verb.doc[start - 1].pos_ == "PROPN":
        start -= 1
    name = verb.doc[start : verb.i - 1]
    place = any(t.ent_type_ in ("GPE", "LOC", "FAC") for t in name)
    body = {t.lower_ for t in name} & (TAKEN_UP - PERSON_TITLES)
    if len(name) < 2 or place or body or verb.doc[start - 1].text != ",":
        return None
    return _untitled(Span(verb.doc, start, verb.i - 1, label="PERSON"))


def _people_after(head: Token) -> list[Span]:
    """The people's names behind a description in its sentence, without their titles, in order."""
    titled = [_untitled(span) for span in _after_titles(head.doc)]
    taken = {t.i for span in titled for t in span}
    labelled = [_untitled(e) for e in head.sent.ents if e.label_ == "PERSON" and not taken & {t.i for t in e}]
    names = (span for span in (*titled, *labelled) if head.i < span.start < head.sent.end)
    return sorted(names, key=lambda span: span.start)


def _with_titles(name: Span) -> int:
    """Where a name begins with the titles right before it: "*Father* Leo Batu"."""
    first = name.start
    while first > name.sent.start + 1 and name.doc[first - 1].text[:1].isupper() and _is_title(name.doc[first - 1]):
        first -= 1
    return first


def _of_office(head: Token, name: Span) -> bool:
    """Whether a title of two parts stands right before the name: "*Superintendent of Police* Grace Etim"."""
    between = name.doc[head.i + 1 : name.start]
    capitals = all(t.text[:1].isupper() and t.pos_ == "PROPN" for t in between[1:])
    return 1 < len(between) <= 3 and between[0].lower_ == "of" and capitals and head.text[:1].isupper()


def _of_another(head: Token, name: Span) -> bool:
    """Whether a name is that of whom a description tells of: "the *mother* of the dead man, Nils Abed"."""
    told = "f" if head.lower_ in FEMININE else "m" if head.lower_ in MASCULINE else None
    borne = gender_of(name.text)
    return told is not None and borne is not None and told != borne


def unlabelled(head: Token) -> Span:
    """The run of proper nouns that ends at a source, two words or more as a person's name."""
    start = head.i
    while start > head.sent.start and head.doc[start - 1].pos_ == "PROPN":
        start -= 1
    words = [t.lower_ for t in head.doc[start : head.i + 1]]
    determined = start > head.sent.start and head.doc[start - 1].pos_ == "DET"
    person = len(words) > 1 and not determined and not set(words) & (TAKEN_UP - PERSON_TITLES)
    span = Span(head.doc, start, head.i + 1, label="PERSON" if person else "")
    return _untitled(span) if person else span


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
    before = [t for t in head.subtree if t.i < head.i and t.dep_ in _MODIFIERS and not t.is_punct and t.tag_ != "PRP$"]
    run = [head]
    for token in reversed(before):
        if run[0].i - token.i == 1:
            run.insert(0, token)
    first = run[0].i
    while first - 2 > 0 and head.doc[first - 1].text == "-" and not head.doc[first - 2].is_space:
        first -= 2  # "212-page document"
    text = str(head.doc[first : head.i + 1].text)
    opening = head.doc[first]
    begins = opening == head and opening.is_sent_start and opening.pos_ == "NOUN" and not opening.ent_type_
    return text[0].lower() + text[1:] if begins and text[1:2].islower() else text


def _reached(root: Token, name: Span) -> list[Token]:
    """The tokens near a name below `root`, without relative clauses: "X, *who had accused Valdoria*"."""
    clauses = [c for c in root.children if c.dep_ == "relcl"]
    left_out = {t.i for clause in clauses for t in clause.subtree}
    return [t for t in root.subtree if name.start - _BEFORE <= t.i < name.end + _AFTER and t.i not in left_out]


def _untitled(name: Span) -> Span:
    """A name without the titles before it ("Deputy Prime Minister Jonas Velk" → "Jonas Velk")."""
    start = name.start
    while start < name.end - 1 and (_is_title(name.doc[start]) or _leads_to_title(name, start)):
        start += 1
    return Span(name.doc, start, name.end, label=name.label)


def _leads_to_title(name: Span, start: int) -> bool:
    """Whether a word of rank or field stands before a title: "*Prime* Minister", "*Foreign* Secretary"."""
    return name.doc[start].lower_ in RANKS_AND_FIELDS and any(_is_title(t) for t in name.doc[start + 1 : name.end - 1])


def _is_title(token: Token) -> bool:
    return token.lower_ == "the" or token.lower_.rstrip(".") in TITLES | HUMAN
