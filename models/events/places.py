"""Where: the places of a text under one spelling, what kind of area each is, and which lies in which."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc

from models.events.place_words import (
    GENERIC,
    LABELS,
    LEADING,
    LINK,
    NAME_REGION,
    OF_NAME,
    ONE_OF_MANY,
    POSSESSIVE,
    REGION_END,
    REGION_WORDS,
    REGIONS,
    SPELLINGS,
    TOO_WIDE,
    TOWN_END,
)
from models.events.placed import placed_names
from models.events.states import state_named, state_of_adjective
from models.reading.nlp import text_of

#: Area → the areas that it lies in, as one article tells.
Parts = Mapping[str, frozenset[str]]
#: How wide a place is: a town or smaller, a region, a state.
TOWN, REGION, STATE = 1, 2, 3
_ALIKE = 0.86


#: "The Interior Department", "the U.S. Territory": after a name these words mostly mean an office, not an area.
_OFFICES = frozenset({"department", "departments", "territory", "direction"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its plain name ("Belgorod region", "Kozinka"), at `doc.text[start:end]`."""

    name: str
    start: int
    end: int


def places_in(doc: Doc, known: Collection[str] = ()) -> list[Place]:
    """The places that a text names, in order: entities of the parser, repaired, and names after "the town of".

    `known` are places named elsewhere in the article, found here even where the parser sees no place.
    """
    spans, found = _unaided(doc)
    if not known:
        return _with_spans(doc, found, spans)
    text = text_of(doc)
    told = [rf"\b{re.escape(name)}\b" for name in known if name in text]
    return _with_spans(doc, found, [*spans, *(match.span() for name in told for match in re.finditer(name, text))])


def _unaided(doc: Doc) -> tuple[list[tuple[int, int]], dict[int, Place]]:
    """Where the words and the parser see places, kept with the doc: each event word of it asks again."""
    kept: tuple[list[tuple[int, int]], dict[int, Place]] | None = doc.user_data.get(_KEPT)
    if kept is None:
        spans = [*placed_names(doc), *((ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in LABELS)]
        kept = doc.user_data[_KEPT] = (spans, _by_kind(doc))
    return kept


_KEPT = "places"


def _by_kind(doc: Doc) -> dict[int, Place]:
    """Names beside a word for the kind of place ("the town of X", "the X region"), by where they start."""
    found: dict[int, Place] = {}
    text = text_of(doc)
    for match in [*OF_NAME.finditer(text), *NAME_REGION.finditer(text)]:
        name = plain_name(match["name"])
        if _is_place(name) and not (match["word"].lower() in _OFFICES and match.re is NAME_REGION):
            region = re.fullmatch(REGION_WORDS, match["word"], re.IGNORECASE) and state_named(name) is None
            if match.re is OF_NAME and ONE_OF_MANY.search(text[: match.start()]):
                region = None  # "every district of Tarn" is Tarn
            word = match["word"].lower()
            full = f"{name} {word}" if region and word != "direction" else name
            found[match.start("name")] = Place(full, match.start("name"), match.start("name") + len(match["name"]))
    return found


def _with_spans(doc: Doc, certain: Mapping[int, Place], spans: Sequence[tuple[int, int]]) -> list[Place]:
    """Those, and what else is a place's name and overlaps none that came before; in order."""
    found, text = dict(certain), text_of(doc)
    for start, end in spans:
        name = plain_name(text[start:end])
        if _is_place(name) and not any(p.start < end and start < p.end for p in found.values()):
            found[start] = Place(state_named(name) or name, start, end)
    return [found[start] for start in sorted(found)]


def _is_place(name: str) -> bool:
    """Whether a name can be where something happened: no demonym, nothing wider than a state, no stray mark."""
    if len(name) < 2 or not name[0].isalpha() or not name[0].isupper():
        return False
    if all(word in GENERIC for word in name.lower().split()):
        return False
    return state_of_adjective(name) is None and name.lower() not in TOO_WIDE


def plain_name(text: str) -> str:
    """A place name without article, possessive and "the town of": "the town of Kozinka's" → "Kozinka"."""
    text = " ".join(text.replace("’", "'").split()).strip(" ,.;:\"'()-") if not text.endswith(".") else text
    text = re.sub(r"^[A-Z][\w ]*'s (?=[A-Z])", "", LEADING.sub("", text, count=1) or text)
    return POSSESSIVE.sub("", text).strip()


@lru_cache(maxsize=4096)
def spelling(name: str) -> str:
    """A place name for comparing: lower case, one transliteration, no "region" or "city" ("Graivoron
    region" → "grajvoron").
    """
    base = TOWN_END.sub("", REGION_END.sub("", name.lower())).removeprefix("the ")
    base = SPELLINGS.get(base, base)
    base = "".join(c for c in unicodedata.normalize("NFKD", base) if not unicodedata.combining(c))
    for old, new in (
        ("iy", "i"),
        ("yi", "i"),
        ("yy", "i"),
        ("ii", "i"),
        ("y", "i"),
        ("w", "v"),
        ("kh", "h"),
        ("'", ""),
        ("-", " "),
    ):
        base = base.replace(old, new)
    return re.sub(r"(.)\1", r"\1", base).strip()


@lru_cache(maxsize=4096)
def width(name: str) -> int:
    """TOWN, REGION or STATE."""
    if state_named(name) is not None:
        return STATE
    if REGION_END.search(name) or name.lower() in REGIONS:
        return REGION
    return TOWN


def same_place(a: str, b: str, parts: Parts | None = None) -> bool:
    """Whether two names may stand for one place: equal, spelt alike, or one a part of the other as the article tells.

    The order of the names makes no difference.
    """
    if alike(a, b):
        return True
    if parts is None:
        return False
    return any(alike(b, area) for area in containers(a, parts)) or any(alike(a, area) for area in containers(b, parts))


@lru_cache(maxsize=16384)
def alike(a: str, b: str) -> bool:
    """Whether two place names are one name in two spellings."""
    first, second = sorted((spelling(a), spelling(b)))
    if first == second:
        return True
    if _wider_name(first, second) or _wider_name(second, first):
        return True
    if width(a) == STATE or width(b) == STATE or min(len(first), len(second)) < 6 or first[:1] != second[:1]:
        return False
    if re.findall(r"\d+", first) != re.findall(r"\d+", second):  # "Hospital 3" and "Hospital 4"
        return False
    words = list(zip(first.split(), second.split(), strict=False))
    if len(first.split()) == len(second.split()) > 1:
        # What they have in common says nothing of the rest: "North Kivu" and "South Kivu", "Stara Lomnica" and "Stara
        # Lipnica" are alike in most of their letters.
        return all(a == b or alike(a, b) for a, b in words)
    if words[0][0] != words[0][1] and (" " in first or " " in second):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def _wider_name(shorter: str, longer: str) -> bool:
    """Whether a name is another's with a word for what lies there ("Querra", "Querra Strait")."""
    few, many = set(shorter.split()), set(longer.split())
    return bool(few) and few < many and (many - few) <= _generic_spelt()


@lru_cache(maxsize=1)
def _generic_spelt() -> frozenset[str]:
    return frozenset(spelling(word) for word in GENERIC)


def containers(name: str, parts: Parts) -> tuple[str, ...]:
    """The areas that a place lies in, the nearest first."""
    reached: list[str] = []
    ahead = [name]
    while ahead:
        place = ahead.pop(0)
        for inner, areas in parts.items():
            if spelling(inner) == spelling(place):
                for area in sorted(areas, key=width):
                    if area not in reached and not alike(area, name):
                        reached.append(area)
                        ahead.append(area)
    return tuple(reached)


def parts_in(docs: Iterable[Doc]) -> dict[str, frozenset[str]]:
    """What an article tells about which place lies in which: "the town of X in the Y region", "X, Y", "the
    Russian city of X".
    """
    parts: dict[str, set[str]] = {}
    for doc in docs:
        found = places_in(doc)
        for inner, outer in pairwise(found):
            between = text_of(doc)[inner.end : outer.start]
            if LINK.match(_without_kind(between)) and between.strip() and width(outer.name) >= width(inner.name):
                _add(parts, inner.name, outer.name)
        for place in found:
            state = _state_before(text_of(doc)[max(0, place.start - 60) : place.start])
            if state is not None and width(place.name) != STATE:
                _add(parts, place.name, state)
    return {inner: frozenset(outer) for inner, outer in parts.items()}


def _without_kind(between: str) -> str:
    """The words between two names without the kind of the first ("Belgorod *region* of Russia")."""
    return re.sub(rf"^\s*(?:{REGION_WORDS})\b", "", between, flags=re.IGNORECASE)


def _add(parts: dict[str, set[str]], inner: str, outer: str) -> None:
    if not alike(inner, outer):
        parts.setdefault(inner, set()).add(outer)


def _state_before(before: str) -> str | None:
    """The state of "the Russian border town of", "Ukraine's eastern", or "the eastern Ukrainian city of"
    right before a name.
    """
    match = re.search(r"([A-Z]\w+(?: [A-Z]\w+)?)(?:'s|’s)?\s+(?:[a-z-]+\s+){0,3}(?:of\s+)?(?:the\s+)?$", before)
    if match is None or not re.search(
        r"\b(?:of|'s|’s)\b|\b\w*(?:town|city|region|village|province|border)\b", before[match.start() :]
    ):
        return None
    words = match[1]
    return (
        state_of_adjective(words) or state_of_adjective(words.split()[-1]) or _possessor(before[match.start() :], words)
    )


def _possessor(text: str, words: str) -> str | None:
    return state_named(words) if re.match(rf"{re.escape(words)}(?:'s|’s)", text) else None
