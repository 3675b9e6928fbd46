"""Tokens → words of a self-contained sentence: pronouns, short names, "the attack" replaced by what they stand for."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from models.events.places import REGION, TOWN, width
from models.propositions.antecedent_places import place_before
from models.propositions.judged_events import event_noun, is_judged
from models.propositions.mentioned import fuller, named_before, parallel, things_before
from models.propositions.naming import Voice, as_written, is_plural, possessive, undetermined, with_article
from models.propositions.patterns import (
    ANONYMOUS,
    AROUND,
    BARE_PLACES,
    COUNTRIES,
    DEEDS,
    DEMONSTRATIVES,
    DESCRIPTIONS,
    EVENT_PREPOSITIONS,
    FIRST_PLURAL,
    FIRST_SINGULAR,
    HAPPENINGS,
    POSSESSIVES,
    SECOND_PERSON,
    STATE_PARTS,
    THIRD_PERSON,
    TIME_NOUNS,
)
from models.propositions.pointing import is_part, part_in, thing_before
from models.propositions.spelling import around_gaps, plain_word, tidy
from models.propositions.syntax import (
    empty_in_the_positive,
    has_place,
    is_a_mine,
    is_bound_across,
    is_bound_person,
    is_bound_within,
    is_empty_it,
    is_labour_strike,
    is_negated,
    is_place,
    one_of_them,
    positive_any,
)
from models.reading.draft import Context

_REGION = re.compile(
    r"\b(?:region|oblast|district|province|area|city|town|village|border|strip|peninsula|sea|airport|base|bridge|"
    r"square|station|hospital|embassy|republic|governorate|valley|strait)s?$",
    re.IGNORECASE,
)


#: Verbs of things rather than of bodies: "said *it* had shown that …".
_MERELY = frozenset("be show mean prove become cause lead help seem appear matter work cost last involve mark".split())
#: What a denial of anybody is in the positive.
_ANYBODY = {"anyone": "someone", "anybody": "someone", "anything": "something", "anywhere": "somewhere"}
#: Possessives that stand alone, which the parser takes for nouns.
_OWNED = frozenset({"ours", "mine"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for a sentence. `dangling`: something in them points outside. `plural`: None unless replaced."""

    text: str
    dangling: bool = False
    plural: bool | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject that a clause's possessives may be bound by."""

    text: str
    plural: bool


class Wording:
    """Puts words for tokens, for one statement: its speaker and its article's names and events."""

    def __init__(
        self,
        voice: Voice,
        context: Context,
        denies: bool = False,
        speaker: str | None = None,
        reported: Token | None = None,
    ) -> None:
        self.voice = voice
        self._opening = reported
        self._speaker = speaker
        self._denies = denies
        self._context = context

    # --- the event of the article -----------------------------------------------------------------
    def event_place(self) -> str | None:
        """The main event's place as it stands after a preposition: "the Belgorod region"."""
        for event in self._context.events[:1]:
            if event.places:
                place = event.places[0]
                return f"the {place}" if _REGION.search(place) and not place.lower().startswith("the ") else place
        return None

    def event_phrase(self, it: Token | None = None) -> str | None:
        """The main event as a noun phrase: "the attack on the Belgorod region"; None without a place.

        Where "it" stands for the event, a noun before it says which: "planned the *attack* and paid for it".
        """
        place = self.event_place()
        if place is None:
            return None
        before = it.doc[it.sent.start : it.i] if it is not None else ()
        named = [t for t in before if t.pos_ == "NOUN" and t.lemma_.lower() in EVENT_PREPOSITIONS]
        head = named[-1].lemma_.lower() if named else self._context.events[0].head or "attack"
        noun = head if head in EVENT_PREPOSITIONS else "attack"
        return _at(named[-1].text if named else noun, noun, place)

    def _town(self, noun: str) -> str | None:
        """The one place of the main event that "the town" or "the region" may be."""
        wanted = {"town": TOWN, "city": TOWN, "village": TOWN, "region": REGION, "province": REGION}.get(noun)
        places = [p for event in self._context.events[:1] for p in event.places if width(p) == wanted]
        return places[0] if len(places) == 1 and not _REGION.search(places[0]) else None

    # --- tokens -----------------------------------------------------------------------------------
    def phrase(self, tokens: Iterable[Token], subject: Subject | None = None) -> Phrase:
        """Words for `tokens` in their order, possessives bound by `subject` where they can be."""
        ordered = sorted({t.i: t for t in tokens}.values(), key=lambda t: t.i)
        words, dangling = self._replacements(ordered, subject)
        words |= dict.fromkeys(around_gaps(ordered), "")
        parts: list[str] = []
        for position, token in enumerate(ordered):
            text = words.get(token.i, plain_word(token))
            if text:
                parts.append(text)
            last = position + 1 == len(ordered)
            if token.whitespace_ or last or ordered[position + 1].i != token.i + 1:
                parts.append(" ")
        return Phrase(tidy("".join(parts)), dangling, self._plural(ordered, words))

    def name_for(self, token: Token) -> str | None:
        """The name that a token stands for, as it stands inside a sentence; None if unclear."""
        word = token.lower_
        if word in FIRST_SINGULAR:
            return self.voice.one
        if word in FIRST_PLURAL:
            return self.voice.many
        name = self._context.names.referent(token, self._speaker)
        return as_written(with_article(undetermined(name)), token.doc) if name else None

    def _plural(self, ordered: list[Token], words: dict[int, str]) -> bool | None:
        heads = [t for t in ordered if t.head not in ordered]
        if len(heads) != 1 or any(c.dep_ == "conj" for c in heads[0].children):
            return None
        replaced = words.get(heads[0].i)
        return is_plural(replaced) if replaced else None

    def _replacements(self, ordered: list[Token], subject: Subject | None) -> tuple[dict[int, str], bool]:
        words = dict.fromkeys(empty_in_the_positive(ordered), "")
        dangling = False
        inside = {t.i for t in ordered}
        for token in ordered:
            if token.i in words or is_a_mine(token):
                continue
            if token.lower_ in _ANYBODY and (self._denies or is_negated(token)):
                words[token.i] = _ANYBODY[token.lower_]
            elif token.lower_ == "any" and token.dep_ == "det" and (self._denies or is_negated(token)):
                words[token.i] = positive_any(token)
            elif token.pos_ in ("PRON", "DET", "ADV") or token.lower_ in POSSESSIVES | THIRD_PERSON | _OWNED:
                dangling |= self._pronoun(token, subject, words)
            elif (token.pos_ in ("NOUN", "PROPN", "VERB") or token.lower_ == "one") and token.i not in words:
                dangling |= self._noun(token, inside, words)
        return words, dangling

    def _pronoun(self, token: Token, subject: Subject | None, words: dict[int, str]) -> bool:
        """Replace a pronoun; True if it is left dangling."""
        word = token.lower_
        if word == "myself" and not self.voice.body:
            words[token.i] = "personally"
            return False
        if word in ("us", "them") and token.head.lower_ == "of" and token.head.head.pos_ == "NUM":
            return self._of_them(token, words)
        if word in ("ourselves", "myself"):
            words[token.i] = "themselves" if subject is not None and subject.plural else "itself"
            return False
        if word in FIRST_SINGULAR | FIRST_PLURAL:
            name = self.name_for(token)
            if self._own_state(token, words):
                return False
            if name is None:
                return True
            if word in ("ours", "mine"):
                held = token.dep_ in ("attr", "acomp") and not any(c.lower_ == "it" for c in token.head.lefts)
                words[token.i] = f"in {possessive(name)} hands" if held else possessive(name)
            elif word in POSSESSIVES:
                bound = subject is not None and subject.text == name
                own = "their" if is_plural(name) else "its" if self.voice.body or name != self.voice.one else None
                words[token.i] = own if bound and own is not None else possessive(name)
            else:
                words[token.i] = name
            return False
        if word in SECOND_PERSON:
            if token.dep_ == "pobj" and token.head.dep_ in ("prep", "dative"):  # "was stolen *from you*"
                words[token.head.i], words[token.i] = "", ""
                return False
            return True
        if is_judged(token):
            words[token.i] = self._judged(token) or token.text
            return words[token.i] == token.text
        if word in THIRD_PERSON and token.pos_ == "PRON":
            return self._third(token, subject, words)
        if word in ("here", "there") and token.dep_ in ("advmod", "pcomp", "pobj"):
            place = place_before(token, self._context.paragraphs) if word == "there" else None
            if place is None:
                return True
            words[token.i] = place if token.dep_ == "advmod" else place.split(" ", 1)[1]
            return False
        if (
            word in DEMONSTRATIVES
            and token.dep_ not in ("det", "mark")
            and token.tag_ in ("DT", "PRP", "NN")
            and token.pos_ == "PRON"
        ):
            return not any(c.dep_ in ("relcl", "acl", "prep") for c in token.children)
        return False

    def _third(self, token: Token, subject: Subject | None, words: dict[int, str]) -> bool:
        word = token.lower_
        if token.head.lower_ == "entirety":
            return False
        if word == "it" and is_empty_it(token):
            return False
        if self._in_whose_hands(token, words) or (word in ("his", "her") and self._own_state(token, words)):
            return False
        bindable = subject is not None and subject.plural == (word in ("their", "them", "they"))
        if word in POSSESSIVES and bindable and token.tag_ == "PRP$":
            return False
        across = (
            bindable and subject is not None and (subject.plural or word in ("it", "its")) and is_bound_across(token)
        )
        if across or is_bound_within(token) or is_bound_person(token):
            return False
        if self._of_itself(token) and (own := self.voice.thing):
            words[token.i] = possessive(own) if token.tag_ == "PRP$" else own
            return False
        thing = parallel(token) if word == "it" else None
        if thing is not None and thing.rpartition(" ")[2] not in EVENT_PREPOSITIONS:
            words[token.i] = thing
            return False
        part = word == "it" and token.dep_ == "pobj" and part_in(token)
        name = self.event_phrase(token) if part else None
        name = name or self._placed(self.name_for(token), token) or self._body_of(token)
        if name is None and word == "it" and token.dep_ == "pobj" and not thing_before(token):
            name = self.event_phrase(token)
        if name is None:
            return True
        words[token.i] = possessive(name) if token.tag_ == "PRP$" else name
        return False

    def _judged(self, it: Token) -> str | None:
        """The event that "*it* was an accident" is said of, with its place."""
        place = self.event_place()
        noun = event_noun(it, self._context.paragraphs, self._context.events[0].head if self._context.events else None)
        return _at(noun, noun, place) if noun is not None and place is not None else None

    def _of_them(self, them: Token, words: dict[int, str]) -> bool:
        """ "400 *of us*" → 400 people; "one *of them*": of the things told of before."""
        things = things_before(them, self._context.paragraphs) if them.lower_ == "them" else None
        one = them.head.head.lower_ == "one"
        if things is None and one:
            return True
        if things is None:
            words[them.head.i], words[them.i] = "", "people"
        else:
            words[them.i] = f"the {things}"
        return False

    def _of_itself(self, it: Token) -> bool:
        """Whether a body reports of itself: "the ministry said *it* had sent a letter", "said *its* forces …"."""
        if self._opening is None or it.lower_ not in ("it", "its") or it != self._opening:
            return False
        verb = it.head
        if it.tag_ == "PRP$":
            return True
        acts = it.dep_ == "nsubj" and verb.lemma_.lower() not in HAPPENINGS | {"be"}
        return acts or it.dep_ == "nsubjpass"

    def _body_of(self, it: Token) -> str | None:
        """Whom a person speaks for: "a spokesman for Ostrel Power said *it* had mended the line"."""
        verb, body = it.head, self.voice.many
        if (
            it != self._opening
            or self.voice.body
            or body in (None, self.voice.one)
            or it.dep_ not in ("nsubj", "nsubjpass")
        ):
            return None
        named = body is not None and any(word[:1].isupper() for word in body.split())
        told = any(c.dep_ == "aux" and c.lower_ in ("had", "has", "would", "will") for c in verb.children)
        acts = it.dep_ == "nsubjpass" or verb.lemma_.lower() not in HAPPENINGS | _MERELY
        return body if named and told and acts else None

    def _placed(self, name: str | None, it: Token) -> str | None:
        """What "it" stands for; an event with its place: "planned the attack and paid for *it*"."""
        noun = name.rpartition(" ")[2].lower() if name else ""
        if name is None or it.lower_ != "it" or not name.startswith("the ") or noun not in EVENT_PREPOSITIONS:
            return name
        return self.event_phrase(it) or name

    def _in_whose_hands(self, token: Token, words: dict[int, str]) -> bool:
        """ "The town remained in *its* hands": a place has none, so they are those of the body that speaks."""
        held = token.head.lemma_.lower() in ("hand", "control", "grip", "possession") and token.head.dep_ == "pobj"
        if not held or token.tag_ != "PRP$" or token.head.head.lower_ not in ("in", "into", "under", "within"):
            return False
        owner = self.voice.many if self.voice.body or self.voice.many != self.voice.one else None
        if owner is None:
            return False
        words[token.i] = possessive(owner)
        return True

    def _own_state(self, token: Token, words: dict[int, str]) -> bool:
        """An envoy's "my country", "his government": his state, its government."""
        noun, state = token.head, self.voice.state
        if state is None or token.tag_ != "PRP$" or any(c.dep_ in ("compound", "amod") for c in noun.children):
            return False
        if token.lower_ in THIRD_PERSON and self.name_for(token) not in (None, self.voice.one):
            return False
        if noun.lemma_.lower() in COUNTRIES and not any(c.dep_ == "case" for c in noun.children):
            words[token.i], words[noun.i] = "", state
            return True
        if noun.lemma_.lower() in STATE_PARTS and self.voice.many in (state, self.voice.one):
            words[token.i] = possessive(state)
            return True
        return False

    def _noun(self, token: Token, inside: Collection[int], words: dict[int, str]) -> bool:
        lemma = token.lemma_.lower()
        det = next((c for c in token.children if c.dep_ == "det" and c.i in inside), None)
        if det is not None and det.lower_ in ("this", "that") and (meant := one_of_them(token)):
            words[det.i], words[token.i] = "the", meant
            return False
        if token.pos_ == "PROPN":
            alone = (
                token.ent_type_ in ("PERSON", "ORG", "GPE", "")
                and token.dep_ != "compound"
                and not any(c.i < token.i for c in token.children)
            )
            if alone and (name := self._context.names.referent(token)) and name.endswith(token.text):
                words[token.i] = name
            return False
        such = next((c for c in token.children if c.lower_ == "such" and c.i in inside), None)
        if such is not None and det is not None and det.lower_ in ("a", "an"):
            words[such.i], words[det.i] = "", "the"
            return lemma in EVENT_PREPOSITIONS and self._event(token, det, inside, words)
        if such is not None:
            return True
        if det is None or det.lower_ not in ("the", "this", "that", "these", "those"):
            return False
        if lemma in EVENT_PREPOSITIONS:
            return self._event(token, det, inside, words)
        bare = not any(
            c.dep_ in ("amod", "compound", "nummod", "prep", "acl", "relcl", "appos", "poss") for c in token.children
        )
        if bare and (lemma in DESCRIPTIONS or lemma in BARE_PLACES):
            name = self.name_for(token)
            if name is not None and is_part(lemma, name):
                name = None  # "the army" is not the army post
            if name is None and lemma in BARE_PLACES and token.dep_ == "pobj":
                name = self.event_place()
            if name is not None:
                words[det.i], words[token.i] = "", name
                return False
            if (town := self._town(lemma)) is not None and token.dep_ in ("nsubj", "nsubjpass", "dobj"):
                words[token.i] = f"{token.text} of {town}"
            return lemma in ANONYMOUS
        if bare and lemma not in DESCRIPTIONS | BARE_PLACES and det.lower_ in ("the", "this", "these"):
            places = self._context.events[0].places if self._context.events else ()
            named = fuller(token, self._context.paragraphs, places[0] if places else None)
            if named is not None:
                words[det.i], words[token.i] = "the", named
                return False
        if det.lower_ == "this" and self._deed(token, det, inside, words):
            return False
        if det.lower_ not in ("this", "these") or lemma in TIME_NOUNS:
            return False
        if lemma in AROUND or named_before(token, self._context.paragraphs):
            words[det.i] = "the"
            return False
        return True

    def _deed(self, token: Token, det: Token, inside: Collection[int], words: dict[int, str]) -> bool:
        """ "Vora is behind *this crime*", "*this terrorist act*": the article's main event, where that is a deed."""
        own = [c for c in token.children if c != det and c.i in inside]
        judged = token.lemma_.lower() in DEEDS or (token.lemma_.lower() == "act" and any(c.dep_ == "amod" for c in own))
        event = next(iter(self._context.events), None)
        head = event.head if event is not None else None
        place = self.event_place()
        if not judged or any(c.dep_ != "amod" for c in own) or head not in EVENT_PREPOSITIONS or place is None:
            return False
        words |= dict.fromkeys((c.i for c in own), "")
        words[det.i], words[token.i] = "the", f"{head} {EVENT_PREPOSITIONS[head]} {place}"
        return True

    def _event(self, token: Token, det: Token, inside: Collection[int], words: dict[int, str]) -> bool:
        """Say where "the attack" was, if it does not say so itself. True if "this attack" stays unclear."""
        if is_labour_strike(token):
            return False
        if has_place(token) or token.lemma_.lower() in ("capture", "seizure"):
            if det.lower_ in ("this", "that"):
                words[det.i] = "the"
            return False
        place = self.event_place()
        if place is None or any(
            t.ent_type_ in ("GPE", "LOC", "FAC") and t.i in inside and is_place(t) for t in token.sent
        ):
            return det.lower_ in ("this", "that")
        if det.lower_ in ("this", "that"):
            words[det.i] = "the"
        words[token.i] = f"{token.text} {EVENT_PREPOSITIONS[token.lemma_.lower()]} {place}"
        return False


def _at(word: str, noun: str, place: str) -> str:
    """The event as a phrase: "the raids on Lorn", where `noun` is what its preposition goes by."""
    return f"the {word} {EVENT_PREPOSITIONS[noun]} {place}"
