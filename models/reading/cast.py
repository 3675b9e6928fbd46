"""The actors of one article, and whom a phrase stands for.

A source is resolved in this order: a name; a shorter form or alias of a name seen before; a description of a body or
person seen before ("the ministry"); a pronoun by gender and number; else it stays unresolved. Unnamed officials stay
unnamed and keep their affiliation.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from models.reading.actor_words import ARMED_GROUPS, FEMININE, MASCULINE, PERSON_TITLES, TAKEN_UP
from models.reading.article_states import article_states
from models.reading.name_spans import actor_names, apposed, name_at, phrase_around
from models.reading.naming import Naming, alias_in, clean
from models.schema import Actor
from models.vocabulary import ActorKind

_FEMALE = frozenset({"she", "her", "hers", "herself"})
_MALE = frozenset({"he", "him", "his", "himself"})
_ONE_BODY = frozenset({"it", "its", "itself"})
_SEVERAL = frozenset({"they", "their", "them"})
#: Paragraphs back over which "he" and "she" reach, and over which "it" and "they" do.
_PERSON_REACH, _SPEAKER_REACH = 3, 1


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
    mentions: list[Mention] = field(default_factory=list)
    _naming: Naming = field(init=False)

    def __post_init__(self) -> None:
        self._naming = Naming(article_states(self.docs))
        for number, doc in enumerate(self.docs):
            for entity in actor_names(doc):
                self._add(self._named(entity), (number, entity.root.i), entity.root)
        self.mentions.sort(key=lambda m: m.order)

    def actor(self, paragraph: int, head: Token | None, text: str) -> Actor | None:
        """The actor of a source phrase with syntactic head `head`; None if nobody can be named or described."""
        if head is None:
            return None
        if head.pos_ == "PRON" or head.lower_ in ("he", "she", "it", "they"):
            return self._pronoun(paragraph, head)
        name = name_at(head) or apposed(head)
        if name is not None:
            return self._named(name)
        known = self._known_surname(head)
        if known is not None:
            return known
        alias = alias_in(text)
        if alias is not None:
            return self._naming.named(alias, text)
        return self._description(paragraph, head) or self._naming.described(head, text)

    def referent(self, token: Token) -> str | None:
        """Full name for a pronoun, short name or description in running text (protocol `Names`)."""
        number = next((n for n, doc in enumerate(self.docs) if doc == token.doc), None)
        if number is None:
            return None
        if token.pos_ == "PRON":
            found = self._pronoun(number, token)
        elif token.pos_ == "PROPN":
            name = name_at(token)
            found = self._named(name) if name is not None else None
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

    def _named(self, name: Span) -> Actor:
        text = clean(name.text)
        return self._longer(text, name.label_) or self._naming.named(text, phrase_around(name), name.label_)

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

    # -- descriptions and pronouns -------------------------------------------------------------------------------------

    def _description(self, paragraph: int, head: Token) -> Actor | None:
        """The last actor of the kind that a phrase describes: "the ministry", "the group", "the governor".

        The phrase must be definite and name nothing new.
        """
        words = [t for t in head.subtree if t.i <= head.i]
        if not words or words[0].lower_ not in ("the", "this", "that"):
            return None
        if any(t.dep_ in ("compound", "amod", "poss") and (t.ent_type_ or t.pos_ == "PROPN") for t in words):
            return None
        wanted = head.lemma_.lower()
        for mention in reversed(self._before((paragraph, head.i))):
            actor = mention.actor
            if wanted in (mention.head, *actor.name.lower().split()) and actor.kind is not ActorKind.STATE:
                return actor
            if wanted in ARMED_GROUPS and wanted in ("group", "movement") and actor.kind is ActorKind.ARMED_GROUP:
                return actor
            if wanted in PERSON_TITLES and actor.kind is ActorKind.PERSON and mention.head == wanted:
                return actor
        return None

    def _pronoun(self, paragraph: int, pronoun: Token) -> Actor | None:
        """Whom a pronoun means.

        he, she: the last person who spoke or was a subject, of that gender as far as it is known. it, they: only the
        speaker just before.
        """
        word = pronoun.lower_
        before = self._before((paragraph, pronoun.i))
        if word in _MALE | _FEMALE:
            return _last_person(before, "f" if word in _FEMALE else "m", paragraph)
        last = next((m for m in reversed(before) if m.spoken), None)
        if last is None or last.order[0] < paragraph - _SPEAKER_REACH:
            return None
        if word in _ONE_BODY:
            return last.actor if last.actor.kind not in (ActorKind.PERSON, ActorKind.UNNAMED) else None
        return last.actor if word in _SEVERAL and last.plural else None

    def _before(self, here: tuple[int, int]) -> list[Mention]:
        return [m for m in self.mentions if m.order < here]

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


def _last_person(before: Sequence[Mention], gender: str, paragraph: int) -> Actor | None:
    """The last person of a gender who was a subject within reach; a person of unknown gender takes it on."""
    for mention in reversed(before):
        person = mention.actor.kind in (ActorKind.PERSON, ActorKind.UNNAMED) and not mention.plural
        near = mention.order[0] >= paragraph - _PERSON_REACH
        if person and near and mention.subject and mention.gender in (None, gender):
            mention.gender = mention.gender or gender
            return mention.actor
    return None


def _contains(known: list[str], words: list[str]) -> bool:
    return any(known[i : i + len(words)] == words for i in range(len(known) - len(words) + 1))
