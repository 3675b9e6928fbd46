"""An article's own countries: those that no table of states knows, told by what they have and by their adjectives."""

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from models.events.states import state_meant, state_of_adjective
from models.reading.actor_words import ARMED_GROUPS, ORGANISATIONS, PERSON_TITLES, STATE_BODIES

_BODIES = (
    r"(?:[Gg]overnment|[Aa]rmy|[Mm]ilitary(?!-)|[Nn]avy|[Pp]resident|[Pp]rime [Mm]inister|[Ff]oreign [Mm]inist(?:er|ry)"
    r"|[Dd]efen[cs]e [Mm]inist(?:er|ry)|[Ii]nterior [Mm]inist(?:er|ry)|[Aa]mbassador|[Ee]mbassy|[Pp]arliament"
    r"|[Cc]oast [Gg]uard|[Aa]rmed [Ff]orces|[Jj]unta|[Gg]eneral [Ss]taff|[Mm]inistry of \w+)"
)
#: Words that stand before an office or a ministry and are no country: "Vice President", "Defence Ministry of Nambesh".
_RANK_OR_FIELD = (
    r"(?:Acting|Agriculture|Culture|Defen[cs]e|Economy|Education|Energy|Finance|Foreign|Former|Health|Information"
    r"|Interior|Interim|Justice|Labou?r|Prime|Then|Trade|Transport|Vice)"
)
#: What only a state owns: "Baliso's eastern border", "Velmoria's health minister".
_OWNED = (
    r"(?:(?:\w+ern |land |disputed )?border|(?:[A-Za-z]+ )?[Mm]inist(?:er|ry)|air ?space|territorial waters|capital"
    r"|(?:top |chief )?diplomats?)"
)
_HAS_GOVERNMENT = re.compile(
    rf"\b(?!{_RANK_OR_FIELD}\b)([A-Z][a-z]{{3,}})(?:'s|’s)?\s+{_BODIES}\b|\b{_BODIES}\s+of\s+([A-Z][a-z]{{3,}})\b"
    rf"|\b([A-Z][a-z]{{3,}})['’]s\s+{_OWNED}\b|\bborder (?:with|between) ([A-Z][a-z]{{3,}})\b"
)
#: Words before a government that name no country.
_NO_COUNTRY = frozenset(
    """this that their each every local federal civil central regional national european western eastern northern
    southern united provincial city foreign new""".split()
)
_NAMING_OTHERS = PERSON_TITLES | STATE_BODIES | ORGANISATIONS | ARMED_GROUPS | _NO_COUNTRY
_NAME = r"[A-Z][\w-]+(?: [A-Z][\w-]+)?"
_NO_REGION = r"(?! (?:[Pp]rovince|[Rr]egion|[Dd]istrict|[Ss]tate|[Cc]ounty|[Oo]blast)\b)"
#: "Vell, the capital of Sarrovia"; "Sarrovia's capital, Vell"; "Vell, Sarrovia's capital"; "the Sarrovian capital,
#: Vell"; "the Sarrovian government in Vell".
_CAPITAL = re.compile(
    rf"\b(?P<c1>{_NAME}), (?:the )?capital of (?:the )?(?P<s1>{_NAME}){_NO_REGION}\b"
    rf"|\b(?P<s2>{_NAME})['’]s capital,? (?P<c2>{_NAME})\b"
    rf"|\b(?P<c3>{_NAME}), (?P<s3>{_NAME})['’]s capital\b"
    rf"|\b[Tt]he (?P<s4>[A-Z]\w+) capital,? (?P<c4>{_NAME})\b"
    rf"|\b(?:[Tt]he )?(?P<s5>[A-Z]\w+?)(?:['’]s)?"
    rf" (?:government|[Ff]oreign [Mm]inistry|[Dd]efen[cs]e [Mm]inistry|parliament) in (?P<c5>{_NAME})\b"
)
_ADJECTIVE_ENDINGS = ("n", "an", "ian", "ean", "ish", "ese", "i", "ic", "ns", "ans", "ians")


def article_states(docs: Iterable[Doc]) -> dict[str, str]:
    """The article's own countries, by name and adjective in lower case; `docs` are its paragraphs.

    A country is what has a government, an army or a foreign minister ("the foreign minister of Nambesh", "Belquora's
    army"); an adjective belongs to it if it begins alike ("Sarrovian" to "Sarrovia").
    """
    docs = list(docs)
    text = "\n".join(d.text for d in docs)
    governed = {next(g for g in m.groups() if g) for m in _HAS_GOVERNMENT.finditer(text) if not _in_a_name(text, m)}
    places = {e.text.removesuffix("'s") for d in docs for e in d.ents if e.label_ == "GPE" and " " not in e.text}
    governed -= _surnames(docs) - places
    words = set(re.findall(r"\b[A-Z][a-z]{4,}\b", text))
    whole = {w for w in words for g in governed if g != w and _is_adjective_of(g.lower(), w.lower())}
    names = {n for n in governed | places | whole if _may_be_country(n)}
    table: dict[str, str] = {}
    for word in sorted(words):
        fitting = [n for n in sorted(names) if n != word and _is_adjective_of(word.lower(), n.lower())]
        country = max(fitting, key=len, default=None)
        if country is not None and state_of_adjective(word) is None:
            table |= {word.lower(): country, word.lower() + "s": country, country.lower(): country}
    for name in governed & names:
        if state_meant(name) is None:
            table.setdefault(name.lower(), name)
    return table | _capitals(text, table)


def _surnames(docs: Iterable[Doc]) -> set[str]:
    """Last names of the people whom the article names in full: "*Morvan*'s government" is no country."""
    people = (e.text for d in docs for e in d.ents if e.label_ == "PERSON")
    return {re.sub(r"['’]s$", "", name.split()[-1]) for name in people if " " in name}


def _capitals(text: str, table: dict[str, str]) -> dict[str, str]:
    """Capitals that the article itself calls so, by name in lower case; they stand for their state's government."""
    found: dict[str, str] = {}
    for match in _CAPITAL.finditer(text):
        parts = match.groupdict()
        city = next(parts[key] for key in ("c1", "c2", "c3", "c4", "c5") if parts.get(key))
        owner = next(parts[key] for key in ("s1", "s2", "s3", "s4", "s5") if parts.get(key))
        owner = owner.split()[-1] if owner.split()[0].lower() in _BEFORE else owner
        adjective = parts["s4"] or parts["s5"]
        state = table.get(owner.lower()) or state_meant(owner) or (None if adjective else owner)
        if state is not None and city != state and state_meant(city) is None:
            found[city.lower()] = state
    return found


#: Words that begin a sentence before a country's name: "In Sarrovia's capital".
_BEFORE = frozenset({"in", "from", "at", "near", "outside", "to", "the", "for", "as"})


def _in_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether the words are the end of a longer name: "the Highlands *Unity Army*"."""
    before = re.search(r"([A-Z][\w-]+) $", text[max(0, match.start() - 30) : match.start()])
    return (
        before is not None
        and match.group()[-1].islower()
        and match.group().split()[-1][:1].isupper()
        and (before.group(1).lower() not in _BEFORE)
    )


def _may_be_country(name: str) -> bool:
    return len(name) > 3 and name[0].isupper() and name.lower() not in _NAMING_OTHERS


def _is_adjective_of(adjective: str, country: str) -> bool:
    stem = country.rstrip("aeiouy")
    ending = adjective[len(stem) :] if adjective.startswith(stem) else ""
    return len(stem) >= 4 and ending in _ADJECTIVE_ENDINGS
