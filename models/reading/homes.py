"""The state that an article is written from or about, and the officials whom it names without saying of which state.

News tells of which state a minister is only where he is a foreigner to the story: "Foreign Minister Okondel" of a story
from Nambesh is that of Nambesh. Where the story is, is told by

1. its dateline: "VELL, Nambesh (AP) - …", "KYIV, June 3 - …"
2. its headline, where that lets a state say what the first paragraph lets an official say: "Nambesh says bridge hit"
3. the only state of its opening, where the story is set in it: "a village near Nambesh's eastern border"

Bodies and offices of a nation are taken home so; governors and mayors too, where another state stands against it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from models.events.states import state_meant
from models.reading.actor_words import NATIONAL_PAIRS, ORGANISATIONS, OWN_ARMY
from models.schema import Actor
from models.vocabulary import ActorKind

#: Bodies that are a nation's, whoever reports; courts, police and parliaments hold more than one party.
NATIONAL_BODIES = frozenset(
    "ministry government army military navy kremlin cabinet presidency junta embassy troops coastguard".split()
)
_NATIONAL_OFFICES = frozenset("president minister premier chancellor ambassador".split())
_REGIONAL_OFFICES = frozenset("governor mayor".split())
#: Unnamed people who are officials and nothing more.
_OFFICIALS = frozenset({"unnamed officials", "unnamed authorities", "authorities"})
_PAST = frozenset("former ex then late retired".split())
#: Outlets of the United States leave out that a president or secretary is theirs, wherever they write from.
_AMERICAN, _AMERICANS = "United States", frozenset({"president", "secretary"})
_DATE = re.compile(r"\d|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
#: Paragraphs behind the headline in which a story says where it is set.
_LEAD, _OPENING = 1, 4


@dataclass(frozen=True, slots=True)
class Home:
    """Where an article is at home; `others` are the further states that it speaks of.

    `told`: by dateline or headline, and not only because the story is set there.
    """

    state: str | None
    others: frozenset[str] = frozenset()
    told: bool = True

    def take(self, actor: Actor, titles: frozenset[str]) -> Actor:
        """The actor with the home state as its camp, where its office or body is the nation's and no state is told."""
        if self.state is None or not self._is_ours(actor, titles):
            return actor
        affiliation = actor.affiliation or self.state
        return actor.model_copy(update={"affiliation": affiliation, "camp": self.state})

    def _is_ours(self, actor: Actor, titles: frozenset[str]) -> bool:
        told = actor.camp or actor.affiliation
        if actor.kind in (ActorKind.STATE, ActorKind.MEDIA, ActorKind.ARMED_GROUP):
            return False
        if told is not None and not _is_national(told):
            return bool(titles & _REGIONAL_OFFICES) and bool(self.others) and actor.camp is None
        if actor.kind is ActorKind.ORGANISATION:
            return _is_national(actor.name)
        if titles & _PAST or titles & (ORGANISATIONS - {"council", "office"}):
            return False
        foreign = _AMERICAN in self.others or not self.told
        if titles & _AMERICANS and foreign and "prime" not in titles and told is None:
            return False
        if told is not None or actor.name in _OFFICIALS or titles & (_NATIONAL_OFFICES | NATIONAL_BODIES):
            return True
        return bool(titles & _REGIONAL_OFFICES and self.others)


def _is_national(name: str) -> bool:
    """Whether a body without a state in its name is a nation's: "Ministry of Interior", "army", "government"."""
    if OWN_ARMY.search(name):
        return False
    lowered = name.lower()
    if set(re.findall(r"[a-z]+", lowered)) & NATIONAL_BODIES:
        return True
    return any(pair in lowered for pair in NATIONAL_PAIRS)


def home_of(docs: Sequence[Doc], datelines: Sequence[str], states: Mapping[str, str]) -> Home:
    """Where an article is at home, by cases 1 to 3; `states` are its own countries by name and adjective."""
    named = _named(docs, states)
    told = _of_dateline(datelines, states) or _of_headline(docs, states)
    found = told or _set_in(docs, states)
    return Home(found, frozenset(named) - {found} if found else frozenset(), told is not None)


def _state(word: str, states: Mapping[str, str]) -> str | None:
    key = re.sub(r"['’]s?$", "", word).lower()
    return state_meant(key) or states.get(key)


def _named(docs: Sequence[Doc], states: Mapping[str, str]) -> list[str]:
    """The states that an article speaks of, in order."""
    found: dict[str, None] = {}
    for doc in docs:
        for span in [*doc.ents, *(doc[t.i : t.i + 1] for t in doc)]:
            name = span.text.removeprefix("the ")
            state = _state(name, states) if name[:1].isupper() else None
            if state is not None:
                found[state] = None
    return list(found)


def _of_dateline(datelines: Sequence[str], states: Mapping[str, str]) -> str | None:
    for dateline in datelines:
        place = re.split(r"[(/]|\s[-–—]", dateline)[0]
        parts = [part.strip(" .,-–—") for part in place.split(",")]
        parts = [part for part in parts if part and not _DATE.search(part)]
        for part in reversed(parts):
            state = _state(part, states)
            if state is not None and (state.upper() != part.upper() or len(parts) > 1 or state_meant(part)):
                return state  # a city in whose name a government is spoken of is a capital, no state
    return None


def capital_of(datelines: Sequence[str], states: Mapping[str, str], home: Home) -> dict[str, str]:
    """The city of the dateline, where it stands for a government: "KANDARA, June 10 -", "the Kandara government"."""
    cities = {re.split(r"[,(/]|\s[-–—]", line)[0].strip(" .").lower() for line in datelines}
    own = {c for c in cities if c in states and states[c].lower() == c and state_meant(c) is None}
    return {} if home.state is None else {city: home.state for city in own if city != home.state.lower()}


_SAYS = re.compile(
    r"^(?:the )?(?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:says?|said|claims?|denies|denied|admits|confirms|reports"
    r"|accuses|blames|rejects|announces|vows|insists|warns)\b"
)
#: The officer who says in the first paragraph what the headline says, and the words before his title.
_OFFICER = re.compile(
    r"(?:^|[,.] )((?:[\w-]+ ){0,3})(?:[Mm]inister|[Mm]inistry|[Pp]resident|[Gg]overnment|[Aa]rmy|[Mm]ilitary|[Nn]avy)\b"
)
_SHARED = 2


def _of_headline(docs: Sequence[Doc], states: Mapping[str, str]) -> str | None:
    """Case 2: the state that speaks in the headline, where an official without a state says the same below."""
    said = _SAYS.match(docs[0].text) if len(docs) > 1 else None
    state = _state(said.group("who"), states) if said else None
    if state is None or said is None:
        return None
    told = {t.lemma_.lower() for t in docs[0] if t.idx >= said.end() and t.pos_ in ("NOUN", "PROPN", "VERB", "NUM")}
    for lead in docs[1:3]:
        words = {t.lemma_.lower() for t in lead}
        officer = _OFFICER.search(lead.text)
        own = officer is not None and not any(_state(word, states) for word in officer.group(1).split())
        if own and len(told & words) >= _SHARED:
            return state
    return None


def _set_in(docs: Sequence[Doc], states: Mapping[str, str]) -> str | None:
    """Case 3: the one state of headline and first paragraph, or of all the opening, where the story is set there."""
    for opening in (docs[: _LEAD + 1], docs[: _OPENING + 1]):
        named = _named(opening, states)
        if len(named) == 1 and any(_is_set_there(doc, states) for doc in opening):
            return named[0]
    return None


_INSIDE = frozenset("in inside across throughout northern southern eastern western central".split())
_PLACES = frozenset("town city capital village province region port district election elections".split())


def _is_set_there(doc: Doc, states: Mapping[str, str]) -> bool:
    """ "in Velmoria", "Velmoria's Sunday election", "the northern Lankhor town"."""
    for token in doc:
        if not token.text[:1].isupper() or _state(token.text, states) is None or token.i == 0:
            continue
        before = doc[token.i - 1]
        if before.lower_ in _INSIDE:
            return True
        own = [t.lower_ for t in doc[token.i + 1 : token.i + 5]]
        if (own[:1] and own[0] in _PLACES) or set(own) & NATIONAL_BODIES:
            return True
        if own[:1] in (["'s"], ["’s"]) and set(own) & (_PLACES | {"border"}):
            return True
    return False
