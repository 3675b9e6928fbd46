"""Names that stand where a place would, whatever the parser takes them for ("the radar station in Stara Lomnica").

A parser knows the towns of its training news. Of a village of 400 people it makes a person or a firm, or nothing at
all, and two stories whose villages nobody sees are one story to the gate.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from models.events.place_words import GENERIC, HAPPENINGS, KIND_WORDS, LABELS, OF_A_PLACE
from models.events.states import state_named, state_of_adjective
from models.events.time_words import MONTHS, WEEKDAYS

#: Before a name they say that something is there, or that it lies there.
_IN = frozenset({"in", "near", "outside"})
#: Words whose "in" names no place ("confidence in Orlov").
_INWARD = frozenset(
    {"confidence", "trust", "faith", "believe", "belief", "interest", "interested", "invest", "stake", "share"}
)
#: What stands somewhere: with what happens, the surest sign that an "in" means a place.
_STANDING = (GENERIC - {"of", "the"}) | {
    *("station", "silo", "factory", "warehouse", "building", "house", "home", "shop", "store", "mine", "camp", "mill"),
    *("restaurant", "hotel", "theatre", "library", "courthouse", "orphanage", "shelter", "monastery", "headquarters"),
}
#: Labels of names that are no place wherever they stand.
_NEVER = frozenset({"TIME", "MONEY", "EVENT", "LAW", "LANGUAGE", "QUANTITY", "CARDINAL", "ORDINAL"})
#: What the name of a body, a thing or an occasion ends in.
_BODIES = frozenset(
    """
    court parliament senate congress house department ministry office agency party league division union bank company
    group corporation times post news series final finals summit tournament trial case raid pride act bill deal treaty
    operation war army navy force forces police council committee commission assembly tribunal federation association
    """.split()
)
_LONGEST = 3
#: What is done to places, and to people not.
_DONE_TO = frozenset(
    "retake retook retaken recapture liberate occupy overrun overran encircle besiege shell bombard evacuate".split()
)


def placed_names(doc: Doc) -> Iterator[tuple[int, int]]:
    """Start and end (str indices) of the names in such a slot, and of those that the parser sees half of
    ("Dolna" for a town, "Novamir" for a man).
    """
    for token in doc:
        span = _name(token)
        if span is not None and (_slot(span) or _half_seen(span)):
            yield span.start_char, span.end_char


def stands_as_place(ent: Span) -> bool:
    """Whether a word that the parser takes for a person or firm stands where a town would ("a bridge in Valencia")."""
    if ent.label_ not in ("ORG", "PERSON"):
        return False
    span = _name(ent.root)
    return span is not None and _slot(span)


def _name(token: Token) -> Span | None:
    """The name that ends with this word: right after a preposition, what is done to it, or set beside "a town"."""
    if token.pos_ != "PROPN" or token.ent_type_ in _NEVER:
        return None
    if token.dep_ == "pobj":
        first = token.head.i + 1
    elif _is_called_a_place(token) or (token.dep_ in ("dobj", "nsubjpass") and _is_done_to_places(token.head)):
        first = token.i
        while first and token.doc[first - 1].pos_ == "PROPN" and token.doc[first - 1].head == token:
            first -= 1
    else:
        return None
    span = token.doc[first : token.i + 1]
    if not 1 <= len(span) <= _LONGEST or span.text.isupper():
        return None
    return span if all(word.pos_ == "PROPN" and word.is_title for word in span) else None


def _slot(span: Span) -> bool:
    """Whether the words before say that the name is a place's, and its own words do not speak against it."""
    if span.root.dep_ != "pobj":
        return span[-1].lower_ not in _BODIES and state_named(span.text) is None
    preposition = span.root.head
    governor, kinds = preposition.head.lemma_.lower(), {word.ent_type_ for word in span}
    if span[-1].lower_ in _BODIES or state_named(span.text) is not None:
        return False
    if "DATE" in kinds and (governor in HAPPENINGS or _is_time(span.text)):  # "the attacks in Ramadan"
        return False
    if preposition.text == "of":
        return governor in OF_A_PLACE
    there = governor in HAPPENINGS or governor in _STANDING
    if preposition.text in _IN:
        if governor in _INWARD or state_of_adjective(span.text) is not None:
            return False
        plain = len(span) == 1 or "ORG" not in kinds or bool(kinds & set(LABELS))
        return there or (plain and not kinds & {"NORP", "DATE"})
    return preposition.text == "at" and governor in HAPPENINGS


def _is_done_to_places(verb: Token) -> bool:
    return not {verb.lemma_.lower(), verb.lower_}.isdisjoint(_DONE_TO)


def _is_called_a_place(token: Token) -> bool:
    """ "Bir Zanhar, *the last town* that the army held"."""
    beside = (c for c in token.children if c.dep_ == "appos" and c.i > token.i and c.pos_ == "NOUN")
    return any(c.lemma_.lower() in KIND_WORDS for c in beside)


def _is_time(name: str) -> bool:
    return any(word in MONTHS or word in WEEKDAYS for word in name.lower().split())


def _half_seen(span: Span) -> bool:
    """Whether the parser takes the beginning of a name of two words for a place, the rest for somebody's."""
    if len(span) == 1 or span[0].ent_type_ not in LABELS or span[-1].lower_ in GENERIC | _BODIES:
        return False
    return state_named(span[0].text) is None and span[-1].ent_type_ in ("PERSON", "", *LABELS) and not _one(span)


def _one(span: Span) -> bool:
    """Whether the parser sees the whole of it as one name."""
    return any(ent.start <= span.start and span.end <= ent.end for ent in span.doc.ents)
