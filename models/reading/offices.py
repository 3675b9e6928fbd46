"""For whom the people of an article speak, from the words beside them and the mentions before them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from models.propositions.naming import with_article
from models.reading.actor_words import DOCUMENTS, RANKS_AND_FIELDS, TAKEN_UP
from models.reading.mentions import MAIN_SUBJECT, Mention
from models.reading.name_evidence import is_person, titles_of
from models.reading.represented import is_voice, located_in, office, owners, title_nouns
from models.schema import Actor
from models.vocabulary import ActorKind

#: Offices of a place that is no state.
_OF_REGION = frozenset({"governor", "mayor", "councillor", "councilman", "sheriff"})


#: Bodies that speak through a spokesman named after them.
_PLAIN_BODIES = frozenset("army navy military police company coalition union junta council opposition".split())


@dataclass(slots=True)
class Offices:
    """Looks up bodies and states behind speakers.

    `mentions` are those so far, `sentences` count by paragraph and first token; `actor_at` tells who stands at a token.
    """

    mentions: Sequence[Mention]
    sentences: Mapping[tuple[int, int], int]
    actor_at: Callable[[int, Token], Actor | None]
    _owning: set[tuple[int, int]] = field(default_factory=set)

    def of_name(self, number: int, span: Span, actor: Actor) -> Actor:
        """The actor with the body or state that the words around the name, or before it, make him speak for."""
        if not is_person(actor) or span.label_ in ("GPE", "NORP", "LOC"):
            return actor
        body = self._owner(number, span.root)
        if body is None and actor.affiliation is None:
            body = self._office_of(number, span.root, titles_of(span)) or self._plain_body(span.root)
        if body is None or body.name == actor.name:
            return actor
        camp = None if titles_of(span) & _OF_REGION and _party(body) == body.name else _party(body)
        return actor.model_copy(update={"affiliation": _body_or_state(body), "camp": camp})

    def _owner(self, number: int, name: Token) -> Actor | None:
        """For whom the words beside a name or noun say that it speaks; names that own one another own nothing."""
        place = (number, name.i)
        if place in self._owning:
            return None
        self._owning.add(place)
        try:
            return self._owner_named(number, name)
        finally:
            self._owning.discard(place)

    def _owner_named(self, number: int, name: Token) -> Actor | None:
        found = (self.actor_at(number, owner) for owner in owners(name))
        return next((a for a in found if a is not None and a.kind is not ActorKind.UNNAMED), None)

    def _plain_body(self, name: Token) -> Actor | None:
        """The body of "*army* spokesman Jean Mbeki", which no name tells: as told before, else by its word alone."""
        if not any(is_voice(title) for title in title_nouns(name)):
            return None  # "a former army chief" speaks for himself
        for owner in owners(name):
            word = owner.lower_
            if word not in _PLAIN_BODIES or owner.text != word:
                continue
            known = (m.entity.actor for m in reversed(self.mentions))
            told = (a for a in known if a is not None and a.name.lower().split()[-1] == word)
            return next(told, None) or Actor(name=word, kind=ActorKind.ORGANISATION)
        return None

    def _office_of(self, number: int, name: Token, titles: set[str]) -> Actor | None:
        """The body of an office that names none: cases 2 and 3 of `represented`."""
        of = office(titles)
        if of is None:
            return None
        if of == "state":
            for place in located_in(name):
                actor = self.actor_at(number, place)
                if actor is not None and actor.kind is ActorKind.STATE:
                    return actor
        wanted = (ActorKind.STATE,) if of == "state" else (ActorKind.ORGANISATION, ActorKind.ARMED_GROUP)
        sentence = self.sentences[number, name.sent.start]
        for back in (1, 2, 3):
            said = [m for m in self.mentions if m.order[0] == number and m.sentence == sentence - back]
            said = [m for m in said if not m.quoted]
            top = max(said, key=lambda m: m.weight, default=None)
            if top is not None and top.weight >= MAIN_SUBJECT:
                known = top.entity.actor
                return known if known is not None and known.kind in wanted else None
        return None

    def of_noun(self, number: int, noun: Token, actor: Actor | None) -> Actor | None:
        """An unnamed source with the body that its phrase, or the sentence before, makes it speak for."""
        if noun.lemma_.lower() in DOCUMENTS and (author := self._owner(number, noun)) is not None:
            return author if author.kind is not ActorKind.MEDIA else actor
        if actor is not None and actor.kind is ActorKind.ARMED_GROUP and noun.tag_ == "NNS":
            return self._members(number, noun, actor)
        if actor is None or actor.kind is not ActorKind.UNNAMED:
            return actor
        body = self._owner(number, noun) or (None if actor.affiliation else self._body_before(number, noun))
        if body is None or (actor.affiliation and body.kind is ActorKind.STATE):
            return actor
        return actor.model_copy(update={"affiliation": body.name, "camp": _party(body)})

    def _members(self, number: int, noun: Token, actor: Actor) -> Actor:
        """ "fighters of the Orlen Volunteer Front": they speak for it."""
        body = self._owner(number, noun)
        if body is None or body.kind is ActorKind.PERSON:
            return actor
        name = f"{actor.name} of {with_article(body.name)}" if body.kind is not ActorKind.STATE else actor.name
        return actor.model_copy(update={"name": name, "affiliation": body.name, "camp": _party(body)})

    def _body_before(self, number: int, noun: Token) -> Actor | None:
        """ "a *ministry* official" after "the Defence Ministry"."""
        for child in noun.children:
            if child.dep_ in ("compound", "amod") and child.lemma_.lower() in TAKEN_UP:
                for mention in reversed(self.mentions):
                    known = mention.entity.actor
                    if known is not None and child.lemma_.lower() in known.name.lower().split():
                        return known
        return self._office_of(number, noun, {noun.lemma_.lower()} - {"official", "leader", "head", "president"})


def _body_or_state(body: Actor) -> str:
    """The body spoken for; its state behind an adjective or half a title ("*Nambesh Defense* Minister")."""
    half = body.name.split()[-1].lower() in RANKS_AND_FIELDS
    told = body.camp or body.affiliation
    return told if told is not None and (half or body.kind is ActorKind.UNKNOWN) else body.name


def _party(body: Actor) -> str | None:
    return None if body.kind is ActorKind.MEDIA else body.camp or body.name
