"""Who takes part: persons, organisations and states that a text names, under one spelling each."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from models.events.place_words import LABELS, NAME_REGION, OF_NAME
from models.events.placed import stands_as_place
from models.events.places import plain_name
from models.events.states import state_meant, state_named, state_of_adjective
from models.events.wordlist import phrases

_TITLES = re.compile(
    r"^(?:(?:the|mr|mrs|ms|dr|gen|general|col|colonel|lt|sgt|capt|captain|president|prime minister|minister"
    r"|gov|governor|sen|senator|rep|sheriff"
    r"|judge|justice|king|queen|prince|pope|chancellor|mayor|coach|officer|deputy|ambassador|spokesman"
    r"|spokeswoman)\b\.?\s+)+",
    re.IGNORECASE,
)
_STRAY = re.compile(r"https?:|www\.|[/|@#]|\d{3,}")
#: Outlets and words of page furniture that name no party.
_OUTLETS = phrases(
    """
    reuters|ap|afp|bbc|cnn|associated press|the associated press|fox news|abc news|nbc news|cbs news|ria novosti|
    tass|interfax|itar-tass|dpa|upi|twitter|telegram|facebook|instagram|youtube|x|et|est|gmt|pst|pdt|utc|updated|
    posted|published|photo|getty|getty images|new york times|the new york times|washington post|the guardian|
    al jazeera|sky news|bloomberg|xinhua|rt|sputnik|itv news
    """
)
PARTY_LABELS = ("PERSON", "ORG", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW")


def party_name(text: str) -> str:
    """A name without titles, article and possessive: "President Vladimir Putin's" → "Vladimir Putin"."""
    name = " ".join(text.replace("’", "'").split()).strip(" ,;:\"'()-")
    name = re.sub(r"(?:'s|s')$", lambda m: m.group().rstrip("'").removesuffix("'s") if m.group() == "s'" else "", name)
    return _TITLES.sub("", name).strip() or name


def parties_in(doc: Doc | Span) -> list[str]:
    """The parties that a text names, in order, each once: persons, organisations, and the states that act in it."""
    found: list[str] = []
    places = _named_places(doc)
    for ent in doc.ents:
        if ent.label_ not in LABELS and any(start <= ent.start_char and ent.end_char <= end for start, end in places):
            continue
        if stands_as_place(ent):
            continue
        name = _party(ent)
        before = ent.doc[ent.start - 1] if ent.start else None
        if name and ent.label_ == "ORG" and before is not None and before.ent_type_ == "NORP":
            # the parser cuts "the Russian Volunteer Corps" in two
            name = f"{before.text} {name}"
        if name and name not in found:
            found.append(name)
    return found


def _named_places(doc: Doc | Span) -> list[tuple[int, int]]:
    """Where the words say that a name is a place ("the Belgorod region"), whatever the parser takes it for."""
    start = doc.start_char if isinstance(doc, Span) else 0
    matches = [*OF_NAME.finditer(doc.text), *NAME_REGION.finditer(doc.text)]
    return [(start + match.start("name"), start + match.end("name")) for match in matches]


def _party(ent: Span) -> str | None:
    if ent.label_ in LABELS:
        return state_meant(plain_name(ent.text)) if is_actor(ent.root) else None
    if ent.label_ not in PARTY_LABELS:
        return None
    name = party_name(ent.text)
    state = state_of_adjective(name) or (state_meant(name) if ent.label_ == "ORG" else None)
    if state is not None or ent.label_ == "NORP":
        return state
    if len(name) < 3 or _STRAY.search(name) or name.lower() in _OUTLETS or not any(c.isupper() for c in name):
        return None
    return name


def is_actor(token: Token) -> bool:
    """Whether a place name acts instead of being where something happens ("Kyiv denied", "by Russia",
    "Israel's attack").
    """
    if token.dep_ in ("nsubj", "nsubjpass", "poss") or (
        token.dep_ == "pobj" and token.head.lower_ in ("by", "with", "against")
    ):
        return True
    return token.dep_ == "compound" and state_named(token.text) is not None


@lru_cache(maxsize=1 << 16)
def same_party(a: str, b: str) -> bool:
    """Whether two names may be one party: equal, a surname of the other, or its initials."""
    first, second = a.lower().replace(".", ""), b.lower().replace(".", "")
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    words = longer.split()
    if " " not in shorter and len(words) > 1:
        return shorter == words[-1] or (
            len(shorter) > 2 and shorter == "".join(w[0] for w in words if w not in ("of", "the", "and", "for"))
        )
    return len(shorter.split()) > 1 and f" {shorter} " in f" {longer} "


def merged(names: Iterable[str]) -> list[str]:
    """Names with each party once, under its longest form, in order of first appearance."""
    kept: list[str] = []
    for name in names:
        place = next((i for i, other in enumerate(kept) if same_party(name, other)), None)
        if place is None:
            kept.append(name)
        elif len(name) > len(kept[place]) and len(name) < 40:
            kept[place] = name
    return kept


def shared(a: Sequence[str], b: Sequence[str]) -> list[str]:
    """The parties of `a` that `b` names too."""
    return [name for name in a if any(same_party(name, other) for other in b)]
