"""States, what their people and armies are called, and the capitals that stand for their governments."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).with_name("states.txt")


class _Tables(NamedTuple):
    names: dict[str, str]
    adjectives: dict[str, str]
    metonyms: dict[str, str]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    tables = _Tables({}, {}, {})
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, adjectives, others = line.split("|")
        tables.names[name.lower()] = name
        tables.adjectives.update({word.lower(): name for word in adjectives.split(",") if word})
        tables.metonyms.update({word.lower(): name for word in others.split(",") if word})
    return tables


#: Other spellings of a state as a place, apart from its capital ("the US", "Britain").
_SYNONYMS = frozenset(
    {
        "us",
        "u.s.",
        "usa",
        "u.s.a.",
        "america",
        "uk",
        "u.k.",
        "britain",
        "great britain",
        "england",
        "czechia",
        "holland",
    }
    | {"burma", "uae", "dr congo", "drc", "democratic republic of the congo", "democratic republic of congo", "bosnia"}
    | {"turkiye", "russian federation", "palestinian territories", "cote d'ivoire"}
)


def state_named(text: str) -> str | None:
    """The state that a place name names ("the US" → "United States"); None for any other place, capitals among them."""
    key = text.lower().removeprefix("the ").strip()
    tables = _tables()
    if key in tables.names:
        return tables.names[key]
    return tables.metonyms.get(key) if key in _SYNONYMS else None


def state_of_adjective(text: str) -> str | None:
    """The state of "Russian" or "Ukrainians"; None where the word is no such adjective."""
    return _tables().adjectives.get(text.lower())


@lru_cache(maxsize=1 << 14)
def state_meant(text: str) -> str | None:
    """The state that acts under a name: itself, its adjective, or its capital ("Kyiv denied" → "Ukraine")."""
    key = text.lower().removeprefix("the ").strip()
    return state_named(key) or state_of_adjective(key) or _tables().metonyms.get(key)
