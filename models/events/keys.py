"""Blocking keys: two propositions that share none are never compared."""

from spacy.tokens import Doc

from models.events.kinds import family_of, is_open
from models.events.names import parties_in
from models.events.places import STATE, spelling, width
from models.events.states import state_meant
from models.events.wordlist import phrases
from models.schema import EventMention

MOST_PLACES, MOST_PARTIES = 4, 6
#: Names that stand in articles about anything: no key by themselves.
_COMMON = phrases(
    """
    government|parliament|congress|senate|house|state|army|military|police|ministry|the ministry of defence|
    defence ministry|ministry of defence|defense ministry|ministry of defense|foreign ministry|interior ministry|
    supreme court|court|un|united nations|nato|eu|european union|security council|un security council|republican|
    republicans|democrat|democrats|democratic|christian|muslim|islamist|jewish|islamic|western|european|african|
    arab|asian|fbi|cia|fsb|pentagon|kremlin|white house|state department|treasury|navy|air force|red cross
    """
)


def keys(mention: EventMention, text_doc: Doc) -> tuple[str, ...]:
    """Keys such that two propositions about one event share at least one: a place, a rare name, an event in a state.

    Places come in one spelling ("place:belgorod"); a state is too common to be a key and comes with the kind of event
    ("attack@russia").
    """
    found: list[str] = []
    finer = [place for place in mention.places if width(place) != STATE][:MOST_PLACES]
    found += [f"place:{spelling(place)}" for place in finer]
    own = parties_in(text_doc)
    names = own if finer else [*own, *mention.parties]
    found += [f"name:{_key(name)}" for name in names[:MOST_PARTIES] if is_rare(name)]
    kind = family_of(mention.kind)
    if not is_open(mention.kind):
        found += [f"{kind}@{place.lower()}" for place in mention.places if width(place) == STATE][:2]
    if not found:
        states = [state for name in [*own, *mention.parties] if (state := state_meant(name)) is not None]
        found += [f"{kind}:{state.lower()}" for state in states[:2]]
    if not found and mention.head is not None:
        found.append(f"{kind}:{mention.head}")
    return tuple(dict.fromkeys(found))


def _key(name: str) -> str:
    """A person by the surname, anything else by all its words in lower case."""
    words = spelling(name).split()
    return words[-1] if len(words) == 2 else " ".join(words)


def is_rare(name: str) -> bool:
    """Whether a name is somebody's in particular, not that of a state or of an office that is always in the news."""
    return len(name) > 2 and name.lower() not in _COMMON and state_meant(name) is None
