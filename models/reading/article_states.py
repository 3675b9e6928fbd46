"""An article's own countries: those that no table of states knows, told by what they have and by their adjectives."""

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from models.events.states import state_meant, state_of_adjective
from models.reading.actor_words import PERSON_TITLES, STATE_BODIES

_BODIES = (
    r"(?:[Gg]overnment|[Aa]rmy|[Mm]ilitary|[Nn]avy|[Pp]resident|[Pp]rime [Mm]inister|[Ff]oreign [Mm]inist(?:er|ry)"
    r"|[Dd]efen[cs]e [Mm]inist(?:er|ry)|[Ii]nterior [Mm]inist(?:er|ry)|[Aa]mbassador|[Ee]mbassy|[Pp]arliament"
    r"|[Cc]oast [Gg]uard|[Aa]rmed [Ff]orces|[Mm]inistry of \w+)"
)
#: Words that stand before an office or a ministry and are no country: "Vice President", "Defence Ministry of Nambesh".
_RANK_OR_FIELD = (
    r"(?:Acting|Agriculture|Culture|Defen[cs]e|Economy|Education|Energy|Finance|Foreign|Former|Health|Information"
    r"|Interior|Interim|Justice|Labou?r|Prime|Then|Trade|Transport|Vice)"
)
_HAS_GOVERNMENT = re.compile(
    rf"\b(?!{_RANK_OR_FIELD}\b)([A-Z][a-z]{{3,}})(?:'s|’s)?\s+{_BODIES}\b|\b{_BODIES}\s+of\s+([A-Z][a-z]{{3,}})\b"
)
_ADJECTIVE_ENDINGS = ("n", "an", "ian", "ean", "ish", "ese", "i", "ic", "ns", "ans", "ians")


def article_states(docs: Iterable[Doc]) -> dict[str, str]:
    """The article's own countries, by name and adjective in lower case; `docs` are its paragraphs.

    A country is what has a government, an army or a foreign minister ("the foreign minister of Nambesh", "Belquora's
    army"); an adjective belongs to it if it begins alike ("Sarrovian" to "Sarrovia").
    """
    docs = list(docs)
    text = "\n".join(d.text for d in docs)
    governed = {m.group(1) or m.group(2) for m in _HAS_GOVERNMENT.finditer(text)}
    places = {e.text.removesuffix("'s") for d in docs for e in d.ents if e.label_ == "GPE" and " " not in e.text}
    names = {n for n in governed | places if _may_be_country(n)}
    table: dict[str, str] = {}
    for word in sorted(set(re.findall(r"\b[A-Z][a-z]{4,}\b", text))):
        country = next((n for n in sorted(names) if n != word and _is_adjective_of(word.lower(), n.lower())), None)
        if country is not None and state_of_adjective(word) is None:
            table |= {word.lower(): country, word.lower() + "s": country, country.lower(): country}
    for name in governed & names:
        if state_meant(name) is None:
            table.setdefault(name.lower(), name)
    return table


def _may_be_country(name: str) -> bool:
    return len(name) > 3 and name[0].isupper() and name.lower() not in PERSON_TITLES | STATE_BODIES


def _is_adjective_of(adjective: str, country: str) -> bool:
    stem = country.rstrip("aeiouy")
    ending = adjective[len(stem) :] if adjective.startswith(stem) else ""
    return len(stem) >= 4 and ending in _ADJECTIVE_ENDINGS
