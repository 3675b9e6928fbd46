"""The actors of one article, and whom a phrase stands for.

A source is resolved in this order: a name; a shorter form or alias of a name seen before; a description of a body or person seen
before ("the ministry"); a pronoun by gender and number; else it stays unresolved. Unnamed officials stay unnamed and keep their
affiliation.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from models.events.states import state_meant, state_of_adjective
from models.reading.actor_words import (
    ARMED_GROUPS,
    FEMININE,
    MASCULINE,
    MEDIA,
    METONYMS,
    ORGANISATIONS,
    PERSON_TITLES,
    STATE_BODIES,
    STATE_ROLES,
    TAKEN_UP,
)
from models.schema import Actor
from models.vocabulary import ActorKind

_ALIAS = re.compile(
    r"\b(?:calling itself|calls itself|known as|also known as|styled as|called|named|dubbed)\s+(?:the\s+)?((?:[A-Z][\w'’-]+(?:\s+(?:of|for|the|and)\s+|\s+)?)+)"
)
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|one|another|some)\s+", re.IGNORECASE)
#: "Oath spokesman", "the Oath's spokeswoman": whom the person speaks for.
_VOICE_OF = re.compile(r"((?:[A-Z][\w-]+\s+)*[A-Z][\w-]+)(?:['’]s?)?\s+(?:spokes(?:man|woman|person)|representative)\b")
_GENITIVE = re.compile(r"['’]s?$")
_BRACKET = re.compile(r"\s*\(([A-Z][A-Za-z.&-]{1,9})\)")


@dataclass(slots=True)
class Mention:
    """An actor at a place in the article; `order` is its paragraph and token."""

    actor: Actor
    order: tuple[int, int]
    gender: str | None
    plural: bool
    subject: bool
    spoken: bool
    head: str


@dataclass(slots=True)
class Cast:
    """Everybody an article has named so far. `docs` are its paragraphs in order."""

    docs: Sequence[Doc]
    states: dict[str, str] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.states = _article_states(self.docs)
        for number, doc in enumerate(self.docs):
            for entity in _names(doc):
                actor = self._named(entity, entity.root)
                self._add(actor, (number, entity.root.i), entity.root)
        self.mentions.sort(key=lambda m: m.order)

    def actor(self, paragraph: int, head: Token | None, text: str) -> Actor | None:
        """The actor of a source phrase with syntactic head `head`; None if nobody can be named or described."""
        if head is None:
            return None
        if head.pos_ == "PRON" or head.lower_ in ("he", "she", "it", "they"):
            return self._pronoun(paragraph, head)
        name = _name_at(head) or _apposed(head)
        if name is not None:
            return self._named(name, head)
        known = self._known_surname(head)
        if known is not None:
            return known
        alias = _ALIAS.search(text)
        if alias:
            return self._build(alias.group(1).strip(), text, head)
        described = self._description(paragraph, head)
        return described or self._unnamed(head, text)

    def referent(self, token: Token) -> str | None:
        """Full name for a pronoun, short name or description in running text (protocol `Names`)."""
        number = next((n for n, doc in enumerate(self.docs) if doc == token.doc), None)
        if number is None:
            return None
        if token.pos_ == "PRON":
            found = self._pronoun(number, token)
        elif token.pos_ == "PROPN":
            name = _name_at(token)
            found = self._named(name, token) if name is not None else None
        else:
            found = self._description(number, token)
        if found is None:
            return None
        return found.name if found.kind is not ActorKind.UNNAMED else f"the {found.name.removeprefix('unnamed ')}"

    def spoke(self, paragraph: int, head: Token, actor: Actor) -> None:
        """Remember that an actor has just spoken: pronouns and descriptions after it mean him first."""
        self._add(actor, (paragraph, head.i), head, spoken=True)
        self.mentions.sort(key=lambda m: m.order)

    # -- names ---------------------------------------------------------------------------------------------------------

    def _named(self, name: Span, head: Token) -> Actor:
        text = _clean(name.text)
        full = self._longer(text, name.label_)
        if full is not None:
            return full
        return self._build(text, _phrase(name), name.root, name.label_)

    def _known_surname(self, head: Token) -> Actor | None:
        """A person named before by whose surname the parser did not see a name ("Telmo denies the charge")."""
        if not head.text[:1].isupper():
            return None
        people = (m.actor for m in self.mentions if m.actor.kind is ActorKind.PERSON)
        return next((a for a in people if a.name.split()[-1] == head.text), None)

    def _longer(self, text: str, label: str) -> Actor | None:
        """An actor named before of whom `text` is the surname, the abbreviation or a word-for-word part."""
        words = text.split()
        for mention in self.mentions:
            actor = mention.actor
            if text == actor.name or text in actor.aliases:
                return actor
            known = actor.name.split()
            if actor.kind is ActorKind.PERSON and len(words) < len(known) and known[-len(words) :] == words:
                return actor
            if actor.kind is not ActorKind.PERSON and len(words) > 1 and _contains(known, words):
                return actor
            if label == "ORG" and text.isupper() and text == "".join(w[0] for w in known if w[0].isupper()):
                return actor
        return None

    def _build(self, text: str, phrase: str, head: Token, label: str = "") -> Actor:
        kind = _kind(text, phrase, label, head, self._state)
        state = self._state(text) if kind is ActorKind.STATE else None
        affiliation = self._affiliation(text, phrase, kind)
        name = state if state and text.lower() == state.lower() else text
        camp = state or self._camp(text, phrase, affiliation, kind)
        short = tuple(m.group(1) for m in _BRACKET.finditer(phrase)) if kind is not ActorKind.PERSON else ()
        return Actor(name=name, kind=kind, affiliation=affiliation, camp=camp, aliases=short)

    def _state(self, text: str) -> str | None:
        """The state that a word names: from the tables, or from this article's own countries and their adjectives."""
        key = _ARTICLE.sub("", _GENITIVE.sub("", text)).lower()
        return METONYMS.get(key) or state_meant(key) or self.states.get(key)

    def _state_in(self, phrase: str) -> str | None:
        for word in re.findall(r"[A-Z][\w-]+(?:['’]s)?", phrase):
            state = self._state(word)
            if state:
                return state
        lowered = phrase.lower()
        return next((state for words, state in METONYMS.items() if words in lowered), None)

    def _affiliation(self, text: str, phrase: str, kind: ActorKind) -> str | None:
        """The body or state that a person or body speaks for, from the words around the name."""
        around = phrase.replace(text, " ")
        lowered = set(re.findall(r"[a-z]+", around.lower()))
        if kind is ActorKind.PERSON:
            voice = _VOICE_OF.search(around)
            if voice and self._state(voice.group(1)) is None:
                return _clean(voice.group(1))
            for body in re.findall(r"((?:[A-Z][\w'’-]+\s+)*(?:[A-Z][\w'’-]+))", around):
                if set(body.lower().split()) & TAKEN_UP:
                    return _clean(body)
            for word in sorted(lowered & (STATE_BODIES | ARMED_GROUPS)):
                state = self._state_in(around)
                if state and word in STATE_BODIES:
                    return f"{word} of {state}"
            return self._state_in(around)
        return self._state_in(phrase)

    def _camp(self, text: str, phrase: str, affiliation: str | None, kind: ActorKind) -> str | None:
        """The party of a conflict that an actor belongs to: its state, where it speaks for one; else its affiliation or itself."""
        words = set(re.findall(r"[a-z]+", phrase.lower()))
        if kind is ActorKind.MEDIA:
            return None
        if kind in (ActorKind.PERSON, ActorKind.UNNAMED):
            if words & (STATE_ROLES | STATE_BODIES):
                return self._state_in(phrase) or affiliation
            return affiliation
        if kind is ActorKind.ARMED_GROUP:
            return text
        if words & STATE_BODIES:
            return self._state_in(phrase) or affiliation
        return affiliation if kind is ActorKind.STATE else None

    # -- descriptions and pronouns -----------------------------------------------------------------------------------

    def _description(self, paragraph: int, head: Token) -> Actor | None:
        """ "the ministry", "the group", "the governor": the last actor of that kind, if the phrase is definite and names nothing new."""
        words = [t for t in head.subtree if t.i <= head.i]
        if not words or words[0].lower_ not in ("the", "this", "that"):
            return None
        if any(t.dep_ in ("compound", "amod", "poss") and (t.ent_type_ or t.pos_ == "PROPN") for t in words):
            return None
        here = (paragraph, head.i)
        wanted = head.lemma_.lower()
        for mention in reversed([m for m in self.mentions if m.order < here]):
            actor = mention.actor
            if wanted in (mention.head, *actor.name.lower().split()) and actor.kind is not ActorKind.STATE:
                return actor
            if wanted in ARMED_GROUPS and wanted in ("group", "movement") and actor.kind is ActorKind.ARMED_GROUP:
                return actor
            if wanted in PERSON_TITLES and actor.kind is ActorKind.PERSON and mention.head == wanted:
                return actor
        return None

    def _unnamed(self, head: Token, text: str) -> Actor | None:
        """A source that is described and not named: "a Ukrainian official", "rescue workers", "two people close to the talks"."""
        if head.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return None
        plain = _ARTICLE.sub("", text.strip()).strip()
        words = set(re.findall(r"[a-z]+", plain.lower()))
        state = self._state_in(text)
        body = bool({head.lower_, head.lemma_.lower()} & TAKEN_UP)
        if body:
            kind = (
                ActorKind.ARMED_GROUP
                if head.lower_ in ARMED_GROUPS and not words & {"army", "military"}
                else ActorKind.ORGANISATION
            )
            kind = ActorKind.MEDIA if head.lemma_.lower() in MEDIA else kind
            definite = text.lower().startswith(("the ", "its ", "their "))
            short = _noun_core(head) if definite or head.i == head.left_edge.i or not text.lower().startswith(("a ", "an ")) else plain.split(",")[0]
            camp = state if words & STATE_BODIES else None
            return Actor(name=short, kind=kind, affiliation=state, camp=camp)
        camp = state if words & (STATE_ROLES | STATE_BODIES) else None
        if head.lower_ in ("one", "others", "some", "many", "both", "all", "another"):
            return None
        return Actor(name=f"unnamed {_noun_core(head)}", kind=ActorKind.UNNAMED, affiliation=state, camp=camp)

    def _pronoun(self, paragraph: int, pronoun: Token) -> Actor | None:
        """he, she: the last person who spoke or was a subject, of that gender as far as it is known. it, they: only the speaker just before."""
        here = (paragraph, pronoun.i)
        word = pronoun.lower_
        before = [m for m in self.mentions if m.order < here]
        if word in ("he", "him", "his", "she", "her", "hers", "himself", "herself"):
            gender = "f" if word in ("she", "her", "hers", "herself") else "m"
            people = [m for m in before if m.actor.kind in (ActorKind.PERSON, ActorKind.UNNAMED) and not m.plural]
            people = [m for m in people if m.gender in (None, gender) and m.order[0] >= paragraph - 3]
            people = [m for m in people if not (m.actor.kind is ActorKind.UNNAMED and not m.subject)]
            chosen = next((m for m in reversed(people) if m.subject), None)
            if chosen is not None:
                chosen.gender = chosen.gender or gender
                return chosen.actor
            return None
        if word in ("it", "its", "itself"):
            last = next((m for m in reversed(before) if m.spoken), None)
            if last and last.actor.kind not in (ActorKind.PERSON, ActorKind.UNNAMED) and last.order[0] >= paragraph - 1:
                return last.actor
            return None
        if word in ("they", "their", "them"):
            last = next((m for m in reversed(before) if m.spoken and m.order[0] >= paragraph - 1), None)
            return last.actor if last and last.plural else None
        return None

    def _add(self, actor: Actor, order: tuple[int, int], head: Token, spoken: bool = False) -> None:
        words = {t.lower_ for t in head.subtree if abs(t.i - head.i) < 8}
        gender = "f" if words & FEMININE else "m" if words & MASCULINE else None
        gender = gender or next((m.gender for m in self.mentions if m.actor.name == actor.name and m.gender), None)
        plural = head.tag_ in ("NNS", "NNPS") and actor.kind is ActorKind.UNNAMED
        is_subject = spoken or (head.dep_ in ("nsubj", "nsubjpass") and head.sent.root in (head.head, head.head.head))
        kind_word = next(
            (w for w in (head.lemma_.lower(), *sorted(words)) if w in PERSON_TITLES or w in TAKEN_UP),
            head.lemma_.lower(),
        )
        self.mentions.append(Mention(actor, order, gender, plural, is_subject, spoken, kind_word))


def _article_states(docs: Iterable[Doc]) -> dict[str, str]:
    """The article's own countries, by name and adjective in lower case.

    A country is what has a government, an army or a foreign minister ("the foreign minister of Nambesh", "Belquora's army"); an
    adjective belongs to it if it begins alike ("Sarrovian" to "Sarrovia").
    """
    text = "\n".join(d.text for d in docs)
    names = {m.group(1) or m.group(2) for m in _HAS_GOVERNMENT.finditer(text)}
    names |= {e.text.removesuffix("'s") for d in docs for e in d.ents if e.label_ == "GPE" and " " not in e.text}
    names = {n for n in names if len(n) > 3 and n[0].isupper() and n.lower() not in PERSON_TITLES | STATE_BODIES}
    governed = {m.group(1) or m.group(2) for m in _HAS_GOVERNMENT.finditer(text)} & names
    table: dict[str, str] = {}
    for word in sorted(set(re.findall(r"\b[A-Z][a-z]{4,}\b", text))):
        country = next((n for n in sorted(names) if n != word and _is_adjective_of(word.lower(), n.lower())), None)
        if country is not None and state_of_adjective(word) is None:
            table |= {word.lower(): country, word.lower() + "s": country, country.lower(): country}
    for name in governed:
        if state_meant(name) is not None:
            continue
        table.setdefault(name.lower(), table.get(name.lower(), name))
    return table


_BODIES = (
    r"(?:[Gg]overnment|[Aa]rmy|[Mm]ilitary|[Nn]avy|[Pp]resident|[Pp]rime [Mm]inister|[Ff]oreign [Mm]inist(?:er|ry)|[Dd]efen[cs]e [Mm]inist(?:er|ry)"
    r"|[Ii]nterior [Mm]inist(?:er|ry)|[Aa]mbassador|[Ee]mbassy|[Pp]arliament|[Cc]oast [Gg]uard|[Aa]rmed [Ff]orces|[Mm]inistry of \w+)"
)
_HAS_GOVERNMENT = re.compile(rf"\b([A-Z][a-z]{{3,}})(?:'s|’s)?\s+{_BODIES}\b|\b{_BODIES}\s+of\s+([A-Z][a-z]{{3,}})\b")


def _is_adjective_of(adjective: str, country: str) -> bool:
    stem = country.rstrip("aeiouy")
    ending = adjective[len(stem) :] if adjective.startswith(stem) else ""
    return len(stem) >= 4 and ending in ("n", "an", "ian", "ean", "ish", "ese", "i", "ic", "ns", "ans", "ians")


def _names(doc: Doc) -> Iterable[Span]:
    return (
        e for e in doc.ents if e.label_ in ("PERSON", "ORG", "GPE", "NORP") and e.root.pos_ in ("PROPN", "NOUN", "ADJ")
    )


def _name_at(head: Token) -> Span | None:
    """The name that a source phrase holds: the entity at its head, else the run of proper nouns ending there."""
    for entity in head.doc.ents:
        if entity.start <= head.i < entity.end and entity.label_ in (
            "PERSON",
            "ORG",
            "GPE",
            "NORP",
            "FAC",
            "LOC",
            "PRODUCT",
            "EVENT",
        ):
            if entity.label_ == "NORP" and head.pos_ != "PROPN":
                continue
            return _untitled(entity)
    if head.pos_ != "PROPN":
        return None
    start = head.i
    while start > head.sent.start and head.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return _untitled(head.doc[start : head.i + 1])


def _apposed(head: Token) -> Span | None:
    """The name set beside a description: "the foreign minister of Nambesh, Sira Okondel"."""
    for child in head.children:
        if child.dep_ == "appos" and child.i > head.i and (child.pos_ == "PROPN" or child.ent_type_ == "PERSON"):
            return _name_at(child)
    if head.lemma_.lower() not in PERSON_TITLES:
        return None
    for (
        entity
    ) in head.sent.ents:  # where the parser hung the name elsewhere: a person between commas right after the phrase
        if (
            entity.label_ == "PERSON"
            and head.i < entity.start <= head.i + 8
            and entity.doc[entity.start - 1].text == ","
        ):
            return _untitled(entity)
    return None


def _untitled(name: Span) -> Span:
    """A name without the titles before it ("Governor Dana Okoro" → "Dana Okoro")."""
    start = name.start
    while start < name.end - 1 and (
        name.doc[start].lower_.rstrip(".") in PERSON_TITLES or name.doc[start].lower_ == "the"
    ):
        start += 1
    return Span(name.doc, start, name.end, label=name.label)


def _phrase(name: Span) -> str:
    """The noun phrase around a name: its titles before and its apposition after."""
    root = name.root
    tokens = [t for t in root.subtree if name.start - 10 <= t.i < name.end + 16]
    while (
        root.dep_ in ("appos", "compound", "conj")
        and root.head != root
        and abs(root.head.i - root.i) < 10
        and root.dep_ != "conj"
    ):
        root = root.head
        tokens += [t for t in root.subtree if name.start - 10 <= t.i < name.end + 16]
    first, last = min(t.i for t in tokens), max(t.i for t in tokens)
    return name.doc[first : last + 1].text


def _kind(text: str, phrase: str, label: str, head: Token, state: object) -> ActorKind:
    words = set(re.findall(r"[a-z]+", text.lower()))
    titled = set(re.findall(r"[a-z]+", phrase.lower()))
    if words & STATE_BODIES:
        return ActorKind.ORGANISATION
    if words & (ARMED_GROUPS - {"army"}):
        return ActorKind.ARMED_GROUP
    if words & MEDIA:
        return ActorKind.MEDIA
    if words & ORGANISATIONS:
        return ActorKind.ORGANISATION
    if callable(state) and state(text) and label != "PERSON":
        return ActorKind.STATE
    if label == "PERSON" or (titled - words) & PERSON_TITLES:
        return ActorKind.PERSON
    if titled & (ARMED_GROUPS - {"army", "front"}) and label != "GPE":
        return ActorKind.ARMED_GROUP
    return {"ORG": ActorKind.ORGANISATION, "GPE": ActorKind.STATE, "NORP": ActorKind.STATE}.get(
        label, ActorKind.UNKNOWN
    )


def _contains(known: list[str], words: list[str]) -> bool:
    return any(known[i : i + len(words)] == words for i in range(len(known) - len(words) + 1))


def _clean(text: str) -> str:
    return _BRACKET.sub("", _ARTICLE.sub("", _GENITIVE.sub("", text.strip()))).strip(" ,\"'")


def _noun_core(head: Token) -> str:
    """The noun with the modifiers right before it: "Ukrainian official", "rescue workers"."""
    before = [
        t
        for t in head.subtree
        if t.i < head.i and t.dep_ in ("compound", "amod", "nmod", "nummod", "poss", "case") and not t.is_punct
    ]
    run = [head]
    for token in reversed(before):
        if run[0].i - token.i == 1:
            run.insert(0, token)
    return " ".join(t.text for t in run).replace(" 's", "'s")
