"""The actors of one article, and whom a phrase stands for.

A source is resolved in this order: a name, short or full; an alias ("calling itself …"); a description of a body or
person named before ("the ministry"); a pronoun by gender, number and salience; else it stays unresolved. Unnamed
officials stay unnamed and keep their affiliation.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from models.reading.actor_words import EPITHETS, HUMAN, PERSON_TITLES
from models.reading.antecedents import FEMALE, MALE, PRONOUNS, antecedent
from models.reading.article_states import article_states
from models.reading.attributions import Attribution
from models.reading.descriptions import phrase_words, takes_up
from models.reading.given_names import gender_of
from models.reading.homes import capital_of, home_of
from models.reading.mentions import (
    MAIN_SUBJECT,
    SPOKEN,
    SUBJECT,
    Being,
    Entity,
    Mention,
    being_of,
    gender_told,
    is_office,
    is_predicate,
    nouns,
    quoted_tokens,
    weight_of,
)
from models.reading.name_book import NameBook
from models.reading.name_evidence import before_verb, is_person, merged, person_meant, titles_of
from models.reading.name_spans import actor_names, apposed, noun_core, phrase_around, unlabelled
from models.reading.naming import Naming, alias_in, clean
from models.reading.offices import Offices
from models.reading.represented import office
from models.schema import Actor
from models.vocabulary import ActorKind

#: What a title paragraph's mentions weigh: headlines name everybody.
_HEADLINE = 0.5
#: Tokens back to the article of "the Texas senator", "the 61-year-old".
_TO_ARTICLE = 6


class Cast:
    """Everybody an article speaks of. `docs` are its paragraphs in order, `found` its attributions.

    `datelines` are what stands before paragraphs: "VELL, Nambesh (AP) - ".
    """

    def __init__(self, docs: Sequence[Doc], found: Sequence[Attribution] = (), datelines: Sequence[str] = ()) -> None:
        self.docs = docs
        states = article_states(docs)
        self._home = home_of(docs, datelines, states)
        self._naming = Naming(states | capital_of(datelines, states, self._home))
        self._spoken: dict[tuple[int, int], list[Attribution]] = {}
        self._number = {id(doc): n for n, doc in enumerate(docs)}
        for one in found:
            if one.source is not None:  # "She said:" may stand in the paragraph before what is said
                at = self._number.get(id(one.source.doc), one.paragraph)
                self._spoken.setdefault((at, one.source.i), []).append(one)
        self._at_names: set[tuple[int, int]] = set()
        self._quoted = [quoted_tokens(doc) for doc in docs]
        self._spans = [self._with_sources(number, doc) for number, doc in enumerate(docs)]
        self._book = NameBook.of(span for spans in self._spans for span in spans)
        self._spans = [[*spans, *self._surnames(doc, spans)] for doc, spans in zip(docs, self._spans, strict=True)]
        self._sentences = _numbered(docs)
        self._genders = self._voted_genders()
        self._mentions: list[Mention] = []
        self._offices = Offices(self._mentions, self._sentences, self._actor_at)
        self._at: dict[tuple[int, int], Entity] = {}
        self._named: dict[str, Entity] = {}
        self._nominal: dict[str, Entity] = {}
        for number, doc in enumerate(docs):
            self._collect(number, doc)
        for entity in {id(e): e for e in self._at.values()}.values():
            if entity.actor is not None:
                entity.actor = self._home.take(entity.actor, frozenset(entity.titles))

    def actor(self, paragraph: int, head: Token | None, text: str) -> Actor | None:
        """The actor of a source phrase with syntactic head `head`; None if nobody can be named or described."""
        if head is None:
            return None
        paragraph = self._number.get(id(head.doc), paragraph)
        if head.pos_ == "PRON" or head.lower_ in PRONOUNS:
            entity = self._at.get((paragraph, head.i))
            if entity is None and head.lower_ in PRONOUNS and head.i in self._quoted[paragraph]:
                entity = self._quoted_pronoun(paragraph, head, None)
            return entity.actor if entity is not None else None
        head = person_meant(head)
        if (paragraph, head.i) not in self._at and (name := apposed(head)) is not None:
            head = name.root  # "One of them, Karin Holt,"
        if head.lower_ == "old" and (told := self._epithet(paragraph, head)) is not None:
            return told.actor  # "the 61-year-old"
        entity = self._at.get((paragraph, head.i))
        if entity is not None and entity.actor is not None:
            return entity.actor
        alias = alias_in(text)
        if alias is not None:
            return self._naming.named(alias, text)
        described = self._naming.described(head, text)
        return self._home.take(described, frozenset({head.lemma_.lower()})) if described is not None else None

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
            if token is None or token.pos_ != "PROPN" or place in inside or is_office(token):
                continue
            if token.lower_ not in PERSON_TITLES or apposed(token) is None:  # else: "Superintendent of Police Bo Lo"
                spans.append(unlabelled(token))
        return spans

    def _surnames(self, doc: Doc, spans: Sequence[Span]) -> list[Span]:
        """Further places where somebody stands by the last word of his name, whatever the parser made of the word."""
        inside = {t.i for span in spans for t in span}
        words = dict.fromkeys(self._book.heads, "ORG") | dict.fromkeys(self._book.surnames, "PERSON")
        return [
            Span(doc, t.i, t.i + 1, label=words[t.text])
            for t in doc
            if t.i not in inside and t.text in words and t.dep_ != "compound"
        ]

    def _mention(self, entity: Entity, number: int, token: Token, quoted: bool) -> None:
        weight = weight_of(token) + (SPOKEN if (number, token.i) in self._spoken else 0.0)
        if (number, token.i) in self._at_names and (verb := before_verb(token)) is not None:
            weight = max(weight, MAIN_SUBJECT if verb.dep_ == "ROOT" and token.dep_ == "appos" else SUBJECT)
        if number == 0 and len(self.docs) > 1:
            weight *= _HEADLINE
        sentence = self._sentences[number, token.sent.start]
        self._mentions.append(Mention(entity, (number, token.i), sentence, weight, quoted, token))

    # -- names ---------------------------------------------------------------------------------------------------------

    def _by_name(self, number: int, span: Span) -> Entity:
        label = self._book.label(span)
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
                    update={
                        "affiliation": entity.actor.affiliation,
                        "camp": entity.actor.camp,
                        "kind": ActorKind.PERSON,
                    }
                )
        told = gender_told(titles_of(span)) or gender_of(text) or self._genders.get(text)
        entity.gender = entity.gender or told
        entity.titles |= titles_of(span)
        told_here = self._offices.of_name(number, span, built)
        entity.actor = merged(entity.actor, told_here) if known else told_here
        person = entity.actor.kind in (ActorKind.PERSON, ActorKind.UNKNOWN)
        entity.plural = span.root.tag_ == "NNPS" and (not person or label == "NORP")
        adjective = label == "NORP" and not entity.plural
        entity.being = Being.THING if adjective else Being.PERSON if person else Being.BODY
        entity.words = entity.actor.name
        return entity

    def _described_before(self, number: int, span: Span, built: Actor) -> Entity | None:
        """An office described first and named a paragraph later: "The defence minister said … Bo Halden told …"."""
        bare = built.affiliation is None and not titles_of(span) and len(span.text.split()) > 1
        if not bare or (number, span.root.i) not in self._spoken or not is_person(built):
            return None
        before = [m for m in self._mentions if m.order[0] == number - 1 and m.weight > MAIN_SUBJECT]
        first = before[0].entity if before else None
        if first is None or first.plural or first.being is not Being.PERSON or office(first.titles) != "state":
            return None
        return first if first.actor is not None and first.actor.affiliation else None

    # -- descriptions --------------------------------------------------------------------------------------------------

    def _by_noun(self, number: int, noun: Token) -> Entity | None:
        """The entity of a common noun: one named or described before where the phrase takes it up, else a new one."""
        if is_predicate(noun):
            return None
        text = _text_of(noun)
        alias = alias_in(text)
        if alias is not None:
            return self._aliased(alias, noun, text)
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
                entity.actor = self._offices.of_noun(number, noun, self._naming.described(noun, text))
        return entity

    def _actor_at(self, number: int, token: Token) -> Actor | None:
        """Who stands at a token, also where it is still to come ("its *coordinator*")."""
        entity = self._at.get((number, token.i)) or next(
            (self._by_name(number, s) for s in self._spans[number] if s.start <= token.i < s.end), None
        )
        if entity is None and token.pos_ == "NOUN" and token.dep_ in ("poss", "pobj"):
            entity = self._by_noun(number, token)
        return entity.actor if entity is not None else None

    def _words_at(self, number: int, token: Token) -> str | None:
        entity = self._at.get((number, token.i))
        return entity.words if entity is not None else None

    def _aliased(self, alias: str, noun: Token, text: str) -> Entity:
        """ "A *group* calling itself the Korv Legion"."""
        full = self._book.full(alias, "ORG")
        entity = self._named.get(full)
        if entity is None:
            actor = self._naming.named(full, text)
            entity = self._named.setdefault(full, Entity(actor.name, Being.BODY, actor))
        entity.titles.add(noun.lemma_.lower())
        return entity

    def _epithet(self, number: int, noun: Token) -> Entity | None:
        """ "the Texas senator": the person whom the text is at, where the phrase is definite."""
        if not any(t.lower_ == "the" for t in noun.doc[max(0, noun.i - _TO_ARTICLE) : noun.i]):
            return None
        sentence = self._sentences[number, noun.sent.start]
        told = gender_told({noun.lower_, noun.lemma_.lower()})
        people = Counter[int]()
        entities: dict[int, Entity] = {}
        for mention in self._mentions:
            entity = mention.entity
            actor = entity.actor
            near = number - 1 <= mention.order[0] and mention.order < (number, noun.i)
            if told is not None and entity.gender not in (None, told):
                continue
            if actor is not None and near and (actor.kind is ActorKind.PERSON or _told_of(entity, noun)):
                apart = 0.5 if mention.order[0] < number else 1.0
                people[id(entity)] += int(apart * mention.weight * 0.5 ** (sentence - mention.sentence))
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
            besides=lambda m: said is not None and _within(said, m, number),
            favoured=None if said is not None else self._speaker_of(number, pronoun),
        )
        if entity is not None and entity.gender is None and pronoun.lower_ in FEMALE | MALE:
            entity.gender = "f" if pronoun.lower_ in FEMALE else "m"
        return entity

    def _speaker_of(self, number: int, token: Token) -> Entity | None:
        """Who says the words that hold a token, where he is named before them in his sentence."""
        for (paragraph, source), said in self._spoken.items():
            pieces = (piece for one in said for piece in one.pieces)
            inside = any(p.doc is token.doc and p.start <= token.idx < p.end for p in pieces)
            if paragraph == number and source < token.i and inside:
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


def _told_of(entity: Entity, noun: Token) -> bool:
    """Whether "the 61-year-old" may be somebody of whom only the name is known."""
    unknown = entity.actor is not None and entity.actor.kind is ActorKind.UNKNOWN
    return noun.lower_ == "old" and unknown and entity.being is Being.PERSON


def _agreed(votes: Counter[str]) -> bool:
    ranked = votes.most_common(2)
    return ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1])


def _within(said: Sequence[Attribution], mention: Mention, number: int) -> bool:
    """Whether a mention stands in what is said, or in a quotation beside it: nobody speaks of himself by name."""
    place = mention.token.idx
    pieces = (piece for one in said for piece in one.pieces)
    quoted_here = mention.quoted and mention.order[0] == number
    return quoted_here or any(p.doc is mention.token.doc and p.start <= place < p.end for p in pieces)


def _text_of(noun: Token) -> str:
    return str(noun.doc[noun.left_edge.i : noun.right_edge.i + 1].text)


def _numbered(docs: Sequence[Doc]) -> dict[tuple[int, int], int]:
    """Sentences counted through the article, by paragraph and first token."""
    numbers: dict[tuple[int, int], int] = {}
    for number, doc in enumerate(docs):
        for sentence in doc.sents:
            numbers[number, sentence.start] = len(numbers)
    return numbers
