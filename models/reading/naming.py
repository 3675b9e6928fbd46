"""An actor from a name or description and the phrase around it: its kind, whom it speaks for, and its camp."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from models.events.states import state_meant
from models.reading.actor_words import (
    ARMED_GROUPS,
    MEDIA,
    METONYMS,
    NATIONAL_PAIRS,
    ORGANISATIONS,
    OWN_ARMY,
    PERSON_TITLES,
    STATE_BODIES,
    STATE_ROLES,
    TAKEN_UP,
)
from models.reading.name_spans import noun_core
from models.schema import Actor
from models.vocabulary import ActorKind

_ALIAS = re.compile(
    r"\b(?:calling itself|calls itself|known as|also known as|styled as|called|named|dubbed)\s+(?:the\s+)?"
    r"((?:[A-Z][\w'’-]+(?:\s+(?:of|for|the|and)\s+|\s+)?)+)"
)
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|one|another|some|neighbou?ring|nearby|rival)\s+", re.IGNORECASE)
#: "Oath spokesman", "the Oath's spokeswoman": whom the person speaks for.
_VOICE_OF = re.compile(r"((?:[A-Z][\w-]+\s+)*[A-Z][\w-]+)(?:['’]s?)?\s+(?:spokes(?:man|woman|person)|representative)\b")
_GENITIVE = re.compile(r"['’]s?$")
_BRACKET = re.compile(r"\s*\(([A-Z][A-Za-z.&-]{1,9})\)")
#: Where somebody is, which does not make him speak for the place: "a European diplomat *in Haldric*".
_WHEREABOUTS = re.compile(r"(?<=\w)\s+(?:in|at|near|outside|who|,)\s.*", re.DOTALL)
#: Where a description goes on about whom it describes: "a group *that the army fights*".
_RELATIVE = re.compile(r",|\s(?:that|which|who|whose|whom)\s")
_BODY_NAME = re.compile(r"((?:[A-Z][\w'’-]+\s+)*(?:[A-Z][\w'’-]+))")
#: Described sources that tell nothing about who they are.
_OWNERS = frozenset({"its", "his", "her", "their", "our", "the", "a", "an"})
#: Groups that carry no arms.
_CIVIL = frozenset(
    """rights advocacy aid anti-corruption corruption monitoring campaign campaigning environmental watchdog research
    lobby industry business charity relief trade consumer parents media press legal""".split()
)
_OWNED = re.compile(r"(?P<owner>[A-Z][\w.-]*(?: [A-Z][\w.-]*)*)['’]s? (?P<what>[a-z].*)")
_STATE_TITLE = re.compile(
    r"([A-Z]\w+) (?:Federation|Republic|Kingdom|Emirate)|(?:\w+ )?(?:Republic|Kingdom|Federation|State) of ([A-Z]\w+)"
)
_QUANTITIES = frozenset("One Two Three Four Five Six Seven Eight Nine Ten Several Some Many Most Local Other".split())
_EMPTY = frozenset({"one", "others", "some", "many", "both", "all", "another"})


def alias_in(text: str) -> str | None:
    """The name that a source phrase gives itself: "calling itself the Korv Legion"."""
    match = _ALIAS.search(text)
    return match.group(1).strip() if match else None


def clean(text: str) -> str:
    """A name without article, genitive ending, bracketed abbreviation and stray marks."""
    return _BRACKET.sub("", _ARTICLE.sub("", _GENITIVE.sub("", text.strip()))).strip(" ,\"'")


@dataclass(frozen=True, slots=True)
class Naming:
    """Builds actors; `states` are the article's own countries by name and adjective in lower case."""

    states: Mapping[str, str]

    def named(self, text: str, phrase: str, label: str = "") -> Actor:
        """The actor of a name inside its phrase; `label` is the parser's label for the name ("" for none)."""
        state = self._state(text) or self._state_titled(text)
        lone = state is not None and label == "PERSON" and " " not in text and not _lower_words(phrase) & PERSON_TITLES
        label = "GPE" if lone or text.lower() in self.states else label
        kind = _kind(text, phrase, label, state is not None)
        if kind is not ActorKind.STATE:
            state = None
        affiliation = self._affiliation(text, phrase, kind)
        same = state is not None and (text.lower() == state.lower() or _STATE_TITLE.fullmatch(text) is not None)
        name = state if state and same else text
        camp = state or self._camp(text, phrase, affiliation, kind)
        short = tuple(m.group(1) for m in _BRACKET.finditer(phrase)) if kind is not ActorKind.PERSON else ()
        return Actor(name=name, kind=kind, affiliation=affiliation, camp=camp, aliases=short)

    def described(self, head: Token, text: str) -> Actor | None:
        """A source that is described and not named: "a Ukrainian official", "rescue workers", "two people"."""
        if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return None
        if {head.lower_, head.lemma_.lower()} & TAKEN_UP or _paired(noun_core(head)):
            return self._body(head, text)
        if head.lower_ in _EMPTY:
            return None
        state = self._state_in(_WHEREABOUTS.sub("", text))
        words = _lower_words(text) | {head.lemma_.lower()}
        camp = state if words & (STATE_ROLES | STATE_BODIES) else None
        return Actor(
            name=f"unnamed {_described(noun_core(head))}", kind=ActorKind.UNNAMED, affiliation=state, camp=camp
        )

    def _body(self, head: Token, text: str) -> Actor:
        """A body that is described: "the interior ministry", "a rebel group"."""
        plain = _ARTICLE.sub("", text.strip()).strip()
        words = _lower_words(plain)
        armed = head.lower_ in ARMED_GROUPS and not words & ({"army", "military"} | _CIVIL)
        kind = ActorKind.ARMED_GROUP if armed else ActorKind.ORGANISATION
        kind = ActorKind.MEDIA if head.lemma_.lower() in MEDIA and not words & STATE_BODIES else kind
        indefinite = text.lower().startswith(("a ", "an "))
        short = _RELATIVE.split(plain, maxsplit=1)[0] if indefinite and head.i != head.left_edge.i else noun_core(head)
        state = self._state_in(text)
        return Actor(name=short, kind=kind, affiliation=state, camp=state if _governs(short, words) else None)

    def _state(self, text: str) -> str | None:
        """The state that a word names: from the tables, or from this article's own countries and their adjectives."""
        key = _ARTICLE.sub("", _GENITIVE.sub("", text)).lower()
        return METONYMS.get(key) or state_meant(key) or self.states.get(key)

    def _state_titled(self, text: str) -> str | None:
        """ "the Korsk Federation", "the Republic of Nambesh"."""
        said = _STATE_TITLE.fullmatch(text)
        return self._state(said.group(1) or said.group(2)) if said else None

    def _state_in(self, phrase: str) -> str | None:
        for word in re.findall(r"[A-Z][\w-]+(?:['’]s)?", phrase):
            state = self._state(word)
            if state:
                return state
        lowered = phrase.lower()
        return next((state for words, state in METONYMS.items() if words in lowered), None)

    def _affiliation(self, text: str, phrase: str, kind: ActorKind) -> str | None:
        """The body or state that a person or body speaks for, from the words around the name."""
        if kind is ActorKind.STATE:
            return None
        if kind is not ActorKind.PERSON:
            return self._state_in(phrase)
        around = phrase.replace(text, " ")
        voice = _VOICE_OF.search(around)
        if voice and self._state(voice.group(1)) is None and voice.group(1).lower() not in _OWNERS:
            return clean(voice.group(1))
        for body in _BODY_NAME.findall(around):
            if set(body.lower().split()) & TAKEN_UP:
                return clean(body)
        state = self._state_in(around)
        bodies = sorted(_lower_words(around) & STATE_BODIES)
        return f"{bodies[0]} of {state}" if state and bodies else state

    def _camp(self, text: str, phrase: str, affiliation: str | None, kind: ActorKind) -> str | None:
        """The party of a conflict that an actor belongs to.

        Its state, where it speaks for one; else its affiliation or itself.
        """
        words = _lower_words(phrase)
        if kind is ActorKind.MEDIA:
            return None
        if kind in (ActorKind.PERSON, ActorKind.UNNAMED):
            if words & (STATE_ROLES | STATE_BODIES):
                return self._state_in(phrase) or affiliation
            return affiliation
        if kind is ActorKind.ARMED_GROUP:
            return text
        if _governs(phrase, words):
            return self._state_in(phrase) or affiliation
        return text if kind is ActorKind.STATE else None


def _described(core: str) -> str:
    """ "Ukraine's president" as "president of Ukraine"; a number or quantity before it in lower case."""
    owned = _OWNED.fullmatch(core)
    if owned:
        return f"{owned.group('what')} of {owned.group('owner')}"
    first, _, rest = core.partition(" ")
    return f"{first.lower()} {rest}" if first in _QUANTITIES else core


def _kind(text: str, phrase: str, label: str, is_state: bool) -> ActorKind:
    words, titled = _lower_words(text), _lower_words(phrase)
    if OWN_ARMY.search(text) and not is_state:
        return ActorKind.ARMED_GROUP
    if is_state and _STATE_TITLE.fullmatch(text):
        return ActorKind.STATE
    if _governs(text, words):
        return ActorKind.ORGANISATION
    if words & (ARMED_GROUPS - {"army"}):
        return ActorKind.ARMED_GROUP
    if words & MEDIA:
        return ActorKind.MEDIA
    if words & ORGANISATIONS:
        return ActorKind.ORGANISATION
    if is_state and label != "PERSON":
        return ActorKind.STATE
    if label == "PERSON" or (titled - words) & PERSON_TITLES:
        return ActorKind.PERSON
    if titled & (ARMED_GROUPS - {"army", "front"}) and label != "GPE":
        civil = titled & _CIVIL and not titled & (ARMED_GROUPS - {"group", "movement", "army", "front"})
        return ActorKind.ORGANISATION if civil else ActorKind.ARMED_GROUP
    by_label = {"ORG": ActorKind.ORGANISATION, "GPE": ActorKind.STATE, "NORP": ActorKind.UNKNOWN}
    return by_label.get(label, ActorKind.UNKNOWN)


def _paired(text: str) -> bool:
    """Whether a body of a state is named by two words: "the general staff", "the air force"."""
    return any(pair in text.lower() for pair in NATIONAL_PAIRS)


def _governs(text: str, words: set[str]) -> bool:
    return bool(words & STATE_BODIES) or _paired(text)


def _lower_words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))
