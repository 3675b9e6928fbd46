"""The actors of one article, and whom a phrase stands for.

A source is resolved in this order: a name, short or full; an alias ("calling itself …"); a description of a body or
person named before ("the ministry"); a pronoun by gender, number and salience; else it stays unresolved. Unnamed
officials stay unnamed and keep their affiliation.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from models.propositions.naming import with_article
from models.reading.actor_words import DOCUMENTS, EPITHETS, HUMAN, PERSON_TITLES, TAKEN_UP
from models.reading.antecedents import FEMALE, MALE, PRONOUNS, antecedent
from models.reading.article_states import article_states
from models.reading.attributions import Attribution
from models.reading.descriptions import phrase_words, takes_up
from models.reading.given_names import gender_of
from models.reading.mentions import (
    MAIN_SUBJECT,
    SPOKEN,
    SUBJECT,
    Being,
    Entity,
    Mention,
    being_of,
    gender_told,
    is_predicate,
    nouns,
    quoted_tokens,
    weight_of,
)
from models.reading.name_book import NameBook
from models.reading.name_spans import actor_names, apposed, noun_core, phrase_around, unlabelled
from models.reading.naming import Naming, alias_in, clean
from models.reading.represented import located_in, office, owners, title_nouns
from models.schema import Actor
from models.vocabulary import ActorKind

#: What a title paragraph's mentions weigh: headlines name everybody.
_HEADLINE = 0.5


class Cast:
    """Everybody an article speaks of. `docs` are its paragraphs in order, `found` its attributions."""

    def __init__(self, docs: Sequence[Doc], found: Sequence[Attribution] = ()) -> None:
        self.docs = docs
        self._naming = Naming(article_states(docs))
        self._spoken = {(a.paragraph, a.source.i): a for a in found if a.source is not None}
        self._at_names: set[tuple[int, int]] = set()
        self._owning: set[tuple[int, int]] = set()
        self._number = {id(doc): n for n, doc in enumerate(docs)}
        self._quoted = [quoted_tokens(doc) for doc in docs]
        self._spans = [self._with_sources(number, doc) for number, doc in enumerate(docs)]
        self._book = NameBook.of(span for spans in self._spans for span in spans)
        self._spans = [[*spans, *self._surnames(doc, spans)] for doc, spans in zip(docs, self._spans, strict=True)]
        self._sentences = _numbered(docs)
        self._genders = self._voted_genders()
        self._mentions: list[Mention] = []
        self._at: dict[tuple[int, int], Entity] = {}
        self._named: dict[str, Entity] = {}
        self._nominal: dict[str, Entity] = {}
        for number, doc in enumerate(docs):
            self._collect(number, doc)

    def actor(self, paragraph: int, head: Token | None, text: str) -> Actor | None:
        """The actor of a source phrase with syntactic head `head`; None if nobody can be named or described."""
        if head is None:
            return None
        if head.pos_ == "PRON" or head.lower_ in PRONOUNS:
            entity = self._at.get((paragraph, head.i)) or self._quoted_pronoun(paragraph, head, None)
            return entity.actor if entity is not None else None
        head = _person_meant(head)
        entity = self._at.get((paragraph, head.i))
        if entity is not None and entity.actor is not None:
            return entity.actor
        alias = alias_in(text)
        if alias is not None:
            return self._naming.named(alias, text)
        return self._naming.described(head, text)

    def referent(self, token: Token, besides: str | None = None) -> str | None:
        """Whom or what a pronoun, short name or description in running text stands for (protocol `Names`)."""
        number = self._number.get(id(token.doc))
        if number is None:
            return None
        entity = self._at.get((number, token.i))
        if token.lower_ in PRONOUNS and token.i in self._quoted[number]:
            entity = self._quoted_pronoun(number, token, besides)
        if entity is None or (entity.being is Being.THING and token.lower_ not in PRONOUNS):
            return None
        actor = entity.actor
        if actor is None or actor.kind is ActorKind.UNNAMED:
            return entity.words or None
        return actor.name

    # -- collecting ----------------------------------------------------------------------------------------------------

    def _collect(self, number: int, doc: Doc) -> None:
        """The mentions of a paragraph in their order: names, common nouns, pronouns of the narrator."""
        for token, span in self._candidates(number, doc):
            quoted = token.i in self._quoted[number]
            if span is not None:
                entity: Entity | None = self._by_name(number, span)
            elif token.lower_ in PRONOUNS:
                entity = None if quoted else self._pronoun(number, token)
            else:
                entity = self._by_noun(number, token)
            if entity is None:
                continue
            if span is not None:
                self._at_names.add((number, token.i))
            self._mention(entity, number, token, quoted)
            for inner in span or (token,):
                self._at[number, inner.i] = entity

    def _candidates(self, number: int, doc: Doc) -> Iterator[tuple[Token, Span | None]]:
        spans = self._spans[number]
        inside = {t.i for span in spans for t in span}
        found: list[tuple[Token, Span | None]] = [(span.root, span) for span in spans]
        found += [(noun, None) for noun in nouns(doc) if noun.i not in inside]
        found += [(t, None) for t in doc if t.lower_ in PRONOUNS and t.i not in inside]
        unique = {token.i: (token, span) for token, span in found}
        return iter(unique[i] for i in sorted(unique))

    def _with_sources(self, number: int, doc: Doc) -> list[Span]:
        """The names of a paragraph, with the sources in which the parser saw no name ("*Bo Halvers* told …")."""
        spans = list(actor_names(doc))
        inside = {t.i for span in spans for t in span}
        for paragraph, place in self._spoken:
            token = doc[place] if paragraph == number else None
            if token is not None and token.pos_ == "PROPN" and place not in inside:
                spans.append(unlabelled(token))
        return spans

    def _surnames(self, doc: Doc, spans: Sequence[Span]) -> list[Span]:
        """Further places where somebody stands by his surname, whatever the parser made of the word."""
        inside = {t.i for span in spans for t in span}
        return [
            Span(doc, t.i, t.i + 1, label="PERSON")
            for t in doc
            if t.i not in inside and t.text in self._book.surnames and t.dep_ != "compound"
        ]

    def _mention(self, entity: Entity, number: int, token: Token, quoted: bool) -> None:
        weight = weight_of(token) + (SPOKEN if (number, token.i) in self._spoken else 0.0)
        if _before_verb(token) and (number, token.i) in self._at_names:
            weight = max(weight, SUBJECT)
        if number == 0 and len(self.docs) > 1:
            weight *= _HEADLINE
        sentence = self._sentences[number, token.sent.start]
        self._mentions.append(Mention(entity, (number, token.i), sentence, weight, quoted, token))

    # -- names ---------------------------------------------------------------------------------------------------------

    def _by_name(self, number: int, span: Span) -> Entity:
        label = _label(span)
        text = self._book.full(clean(span.text), label)
        entity = self._named.get(text)
        known = entity is not None
        phrase = phrase_around(span)
        built = self._naming.named(text, phrase.replace(clean(span.text), text), label)
        if entity is None:
            entity = self._described_before(number, span, built) or Entity(built.name, Being.BODY, built)
            self._named[text] = entity
            if entity.actor is not None and entity.actor is not built:
                built = built.model_copy(
                    update={"affiliation": entity.actor.affiliation, "camp": entity.actor.camp, "kind": ActorKind.PERSON}
                )
        told = gender_told(_titles(span)) or gender_of(text) or self._genders.get(text)
        entity.gender = entity.gender or told
        entity.titles |= _titles(span)
        told_here = self._spoken_for(number, span, built)
        entity.actor = self._better(entity.actor, told_here) if known else told_here
        person = entity.actor.kind in (ActorKind.PERSON, ActorKind.UNKNOWN)
        entity.being = Being.PERSON if person else Being.BODY
        entity.plural = span.root.tag_ == "NNPS" and (not person or label == "NORP")
        entity.words = entity.actor.name
        return entity

    def _better(self, known: Actor | None, new: Actor) -> Actor:
        """What two mentions of a name tell of it together: the first that tells something."""
        if known is None:
            return new
        kind = new.kind if known.kind is ActorKind.UNKNOWN else known.kind
        state = kind is ActorKind.STATE
        camps = [camp for camp in (known.camp, new.camp) if camp and (camp != known.name or kind is not ActorKind.PERSON)]
        return Actor(
            name=known.name,
            kind=kind,
            affiliation=None if state else known.affiliation or new.affiliation,
            camp=next(iter(camps), None),
            aliases=tuple(dict.fromkeys((*known.aliases, *new.aliases))),
        )

    def _described_before(self, number: int, span: Span, built: Actor) -> Entity | None:
        """An office described first and named in the next paragraph: "The defence minister said … Bo Halvers told …"."""
        bare = built.affiliation is None and not _titles(span) and len(span.text.split()) > 1
        if not bare or (number, span.root.i) not in self._spoken or not _is_person(built):
            return None
        before = [m for m in self._mentions if m.order[0] == number - 1 and m.weight > MAIN_SUBJECT]
        first = before[0].entity if before else None
        if first is None or first.plural or first.being is not Being.PERSON or office(first.titles) != "state":
            return None
        return first if first.actor is not None and first.actor.affiliation else None

    def _spoken_for(self, number: int, span: Span, actor: Actor) -> Actor:
        """The actor with the body or state that the words around the name, or before it, make him speak for."""
        if not _is_person(actor) or span.label_ in ("GPE", "NORP", "LOC"):
            return actor
        body = self._owner(number, span.root)
        if body is None and actor.affiliation is None:
            body = self._office_of(number, span.root, _titles(span))
        if body is None or body.name == actor.name:
            return actor
        affiliation = body.name if body.kind is not ActorKind.UNNAMED else body.affiliation
        return actor.model_copy(update={"affiliation": affiliation, "camp": _party(body)})

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
        for owner in owners(name):
            entity = self._at.get((number, owner.i)) or next(
                (self._by_name(number, s) for s in self._spans[number] if s.start <= owner.i < s.end), None
            )
            if entity is None and owner.pos_ == "NOUN" and owner.dep_ in ("poss", "pobj"):
                entity = self._by_noun(number, owner)
            if entity is not None and entity.actor is not None and entity.actor.kind is not ActorKind.UNNAMED:
                return entity.actor
        return None

    def _office_of(self, number: int, name: Token, titles: set[str]) -> Actor | None:
        """The body of an office that names none: cases 2 and 3 of `represented`."""
        of = office(titles)
        if of is None:
            return None
        if of == "state":
            for place in located_in(name):
                entity = self._at.get((number, place.i))
                if entity is not None and entity.actor is not None and entity.actor.kind is ActorKind.STATE:
                    return entity.actor
        wanted = (ActorKind.STATE,) if of == "state" else (ActorKind.ORGANISATION, ActorKind.ARMED_GROUP)
        sentence = self._sentences[number, name.sent.start]
        for back in (1, 2):
            said = [m for m in self._mentions if m.order[0] == number and m.sentence == sentence - back]
            top = max(said, key=lambda m: m.weight, default=None)
            if top is not None and top.weight >= MAIN_SUBJECT:
                known = top.entity.actor
                return known if known is not None and known.kind in wanted else None
        return None

    # -- descriptions --------------------------------------------------------------------------------------------------

    def _by_noun(self, number: int, noun: Token) -> Entity | None:
        """The entity of a common noun: one named or described before where the phrase takes it up, else a new one."""
        if is_predicate(noun):
            return None
        text = _text_of(noun)
        alias = alias_in(text)
        if alias is not None:
            return self._aliased(alias, text)
        name = apposed(noun)
        if name is not None and name.root.i > noun.i:
            return self._by_name(number, name)
        plural = noun.tag_ == "NNS"
        known = takes_up(noun, self._mentions)
        if known is None and noun.lemma_.lower() in EPITHETS and not plural:
            known = self._epithet(number, noun)
        if known is not None:
            return known
        being = being_of(noun)
        key = f"{number if plural or being is Being.THING else ''} {noun_core(noun)}"
        entity = self._nominal.get(key)
        if entity is None:
            gender = gender_told({noun.lower_, noun.lemma_.lower()})
            words = phrase_words(noun, lambda t: self._words_at(number, t))
            entity = Entity(words, being, None, gender, plural, {noun.lemma_.lower()})
            self._nominal[key] = entity
            if being is not Being.THING or plural:
                entity.actor = self._described(number, noun, text)
        return entity

    def _words_at(self, number: int, token: Token) -> str | None:
        entity = self._at.get((number, token.i))
        return entity.words if entity is not None else None

    def _described(self, number: int, noun: Token, text: str) -> Actor | None:
        """An unnamed source with the body that its phrase, or the sentence before, makes it speak for."""
        actor = self._naming.described(noun, text)
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
                for mention in reversed(self._mentions):
                    known = mention.entity.actor
                    if known is not None and child.lemma_.lower() in known.name.lower().split():
                        return known
        return self._office_of(number, noun, {noun.lemma_.lower()} - {"official", "leader", "head", "president"})

    def _aliased(self, alias: str, text: str) -> Entity:
        full = self._book.full(alias, "ORG")
        entity = self._named.get(full)
        if entity is None:
            actor = self._naming.named(full, text)
            entity = self._named.setdefault(full, Entity(actor.name, Being.BODY, actor))
        return entity

    def _epithet(self, number: int, noun: Token) -> Entity | None:
        """ "the Texas senator": the person whom the text is at, where the phrase is definite."""
        if not any(c.lower_ == "the" for c in noun.children if c.dep_ == "det"):
            return None
        sentence = self._sentences[number, noun.sent.start]
        people = Counter[int]()
        entities: dict[int, Entity] = {}
        for mention in self._mentions:
            entity = mention.entity
            if entity.being is Being.PERSON and not entity.plural and mention.order[0] >= number - 1:
                if entity.actor is not None and entity.actor.kind is ActorKind.PERSON:
                    people[id(entity)] += int(mention.weight * 0.5 ** (sentence - mention.sentence))
                    entities[id(entity)] = entity
        return entities[people.most_common(1)[0][0]] if people else None

    # -- pronouns ------------------------------------------------------------------------------------------------------

    def _pronoun(self, number: int, pronoun: Token) -> Entity | None:
        said = self._spoken.get((number, pronoun.i))
        entity = antecedent(
            pronoun,
            (number, pronoun.i),
            self._sentences[number, pronoun.sent.start],
            self._mentions,
            speaking=said is not None or (pronoun.tag_ == "PRP$" and pronoun.head.lemma_.lower() in HUMAN),
            besides=lambda m: said is not None and _within(said, m),
            favoured=None if said is not None else self._speaker_of(number, pronoun),
        )
        if entity is not None and entity.gender is None and pronoun.lower_ in FEMALE | MALE:
            entity.gender = "f" if pronoun.lower_ in FEMALE else "m"
        return entity

    def _speaker_of(self, number: int, token: Token) -> Entity | None:
        """Who says the words that hold a token, where he is named before them in his sentence."""
        for (paragraph, source), said in self._spoken.items():
            if paragraph == number and source < token.i:
                if any(p.doc is token.doc and p.start <= token.idx < p.end for p in said.pieces):
                    return self._at.get((number, source))
        return None

    def _quoted_pronoun(self, number: int, pronoun: Token, besides: str | None) -> Entity | None:
        """Whom a speaker means by "he", "it" or "they": never himself, nor the body that he is the voice of."""
        own = {besides} | {
            e.actor.affiliation for e in self._named.values() if e.actor is not None and e.actor.name == besides
        }
        return antecedent(
            pronoun,
            (number, pronoun.i),
            self._sentences[number, pronoun.sent.start],
            self._mentions,
            speaking=False,
            quoted=True,
            besides=lambda m: m.entity.actor is not None and m.entity.actor.name in own,
        )

    def _voted_genders(self) -> dict[str, str]:
        """Gender by the pronouns of sentences that name one person only and speak of one gender only."""
        votes: dict[str, Counter[str]] = {}
        for number, doc in enumerate(self.docs):
            for sentence in doc.sents:
                people = {
                    self._book.full(clean(s.text), "PERSON")
                    for s in self._spans[number]
                    if s.label_ == "PERSON" and sentence.start <= s.start < sentence.end
                }
                words = {t.lower_ for t in sentence if t.i not in self._quoted[number]}
                told = {g for g, group in (("f", FEMALE), ("m", MALE)) if words & group}
                if len(people) == 1 and len(told) == 1:
                    votes.setdefault(people.pop(), Counter())[told.pop()] += 1
        return {name: count.most_common(1)[0][0] for name, count in votes.items() if _agreed(count)}


def _person_meant(head: Token) -> Token:
    """Who says: in "a diplomat in Vell, *who* asked not to be named" not the town before "who"."""
    above = head.head.head if head.dep_ == "pobj" else head
    related = any(c.dep_ == "relcl" and any(w.lower_ == "who" for w in c.children) for c in head.children)
    return above if related and above.pos_ == "NOUN" and above.lemma_.lower() in HUMAN else head


def _agreed(votes: Counter[str]) -> bool:
    ranked = votes.most_common(2)
    return ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1])


def _before_verb(name: Token) -> bool:
    """Whether a finite verb stands right after a name: its subject, whatever the parser made of it."""
    return name.i + 1 < name.sent.end and name.nbor(1).tag_ in ("VBD", "VBZ") and name.dep_ not in ("pobj", "dobj")


def _within(said: Attribution, mention: Mention) -> bool:
    """Whether a mention stands in what is said: nobody speaks of himself by name."""
    place = mention.token.idx
    return any(p.doc is mention.token.doc and p.start <= place < p.end for p in said.pieces)


def _is_person(actor: Actor) -> bool:
    return actor.kind in (ActorKind.PERSON, ActorKind.UNKNOWN)


def _party(body: Actor) -> str | None:
    return None if body.kind is ActorKind.MEDIA else body.camp or body.name


def _label(span: Span) -> str:
    """The parser's label, corrected where the words beside a "person" tell of a body ("the watchdog *Clear Ledger*")."""
    before = span.doc[span.start - 1] if span.start else None
    if span.label_ != "PERSON":
        return str(span.label_)
    if any(t.pos_ == "NOUN" and _is_body(t) for t in title_nouns(span.root)):
        return "ORG"
    if before is not None and before.pos_ == "NOUN" and _is_body(before):
        return "ORG"
    words = {t.lower_ for t in span.sent if t.i > span.end}
    subject = span.root.dep_ in ("nsubj", "nsubjpass")
    return "ORG" if subject and "its" in words and not words & (FEMALE | MALE) and not _titles(span) else "PERSON"


def _is_body(noun: Token) -> bool:
    return bool({noun.lower_, noun.lemma_.lower()} & (TAKEN_UP - PERSON_TITLES))


def _titles(span: Span) -> set[str]:
    """The nouns beside a name that say who it is, in lower case."""
    outside = [t for t in title_nouns(span.root) if not span.start <= t.i < span.end]
    beside = {w for t in outside for w in (t.lower_.rstrip("."), t.lemma_.lower())}
    run = span.start - 1
    while run >= max(0, span.start - 6) and span.doc[run].pos_ in ("NOUN", "PROPN", "ADJ"):
        beside.add(span.doc[run].lower_.rstrip("."))
        run -= 1
    return beside


def _text_of(noun: Token) -> str:
    return str(noun.doc[noun.left_edge.i : noun.right_edge.i + 1].text)


def _numbered(docs: Sequence[Doc]) -> dict[tuple[int, int], int]:
    """Sentences counted through the article, by paragraph and first token."""
    numbers: dict[tuple[int, int], int] = {}
    for number, doc in enumerate(docs):
        for sentence in doc.sents:
            numbers[number, sentence.start] = len(numbers)
    return numbers
