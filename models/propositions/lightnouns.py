"""Nouns that hide a clause: "involvement in the raid", "responsibility for X", "the use of X", "claims that P"."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from models.propositions import patterns as p
from models.propositions.clauses import Clause, Doer, Found, build
from models.propositions.frames import Frame, children, conjuncts, is_gerund, is_relative, shared_with
from models.propositions.inflection import simple
from models.propositions.naming import is_plural
from models.propositions.spelling import article_for
from models.propositions.syntax import number_of, of_any_kind
from models.propositions.wording import Phrase, Wording
from models.vocabulary import CueClass

#: Reads the clause of a verb: given by the main path, since clauses and nouns hold one another.
ReadClause = Callable[[Token, Frame], list[Found]]


@dataclass(frozen=True, slots=True)
class NounReader:
    """Unfolds noun phrases of one statement. `doer` is who a deed is put to when the phrase names nobody."""

    wording: Wording
    cue_class: CueClass
    doer: Doer | None
    read_clause: ReadClause

    def read(self, noun: Token, frame: Frame) -> list[Found]:
        """The propositions in a noun phrase, by the first rule that fits; [] where it says nothing of its own."""
        lemma = noun.lemma_.lower()
        if is_gerund(noun):
            return self.gerund(noun, frame)
        if lemma in p.RESPONSIBILITY_NOUNS:
            return self._about(noun, frame, ("for", "in", "over"), self.deed)
        if lemma in p.INVOLVEMENT_NOUNS:
            return self._relation(noun, frame, ("in", "with"), "be involved in", "light_noun.involvement")
        if lemma in p.LINK_NOUNS:
            return self._relation(noun, frame, ("with", "to", "between"), "have links with", "light_noun.link")
        if lemma in p.KNOWLEDGE_NOUNS:
            return self._relation(noun, frame, ("of", "about"), "know about", "light_noun.knowledge")
        if lemma in p.CLAIM_NOUNS and (found := self._claimed(noun, frame)):
            return found
        if lemma in p.INTENTIONS and (found := self._intended(noun, frame)):
            return found
        if lemma in p.INTRANSITIVE_NOUNS and (found := self._intransitive(noun, frame)):
            return found
        if lemma in p.ACTION_NOUNS and (found := self._action(noun, frame)):
            return found
        if lemma in p.EVENT_PREPOSITIONS:
            return self._event(noun, frame)
        return self._charge(noun, frame)

    # --- parts ------------------------------------------------------------------------------------
    def phrase(self, noun: Token, frame: Frame, without: Iterable[Token] = ()) -> Phrase:
        """The noun phrase in words, without "any" and the words under `without`."""
        cut = {t.i for w in without for t in w.subtree}
        cut |= {
            t.i for c in children(noun, "relcl", "appos") if c.doc[c.left_edge.i - 1].text == "," for t in c.subtree
        }
        any_ = next((c for c in children(noun, "det") if c.lower_ in ("any", "all", "such", "no")), None)
        if any_ is not None:
            cut.add(any_.i)
        such = next((c for c in noun.children if c.lower_ == "such" and c != any_), None)
        if such is not None and any_ is not None:
            rest = self.wording.phrase(t for t in noun.subtree if frame.has(t) and t.i not in cut | {such.i})
            article = "such" if noun.tag_ == "NNS" else f"such {article_for(rest.text)}"
            return Phrase(f"{article} {rest.text}", True, rest.plural)  # which one, the words do not say
        done = self.wording.phrase(t for t in noun.subtree if frame.has(t) and t.i not in cut)
        if (
            any_ is not None
            and any_.lower_ in ("any", "such", "no")
            and noun.tag_ == "NN"
            and noun.lemma_.lower() not in p.MASS_NOUNS
        ):
            article = article_for(done.text)
            return Phrase(f"{article} {done.text}", done.dangling, done.plural)
        return done

    def whose(self, noun: Token, frame: Frame) -> Doer | None:
        """Who a noun's deed is put to: its possessor, its by-phrase, its nationality, else the statement's doer."""
        for child in children(noun, "poss"):
            if frame.has(child):
                tokens = [t for t in child.subtree if t.dep_ != "case" and frame.has(t)]
                return self._doer_of(child, tokens)
        for by in children(noun, "prep", "agent"):
            if by.lower_ == "by":
                for obj in children(by, "pobj"):
                    return self._doer_of(obj, [t for t in obj.subtree if frame.has(t)])
        for child in children(noun, "amod", "compound"):
            if child.lower_ in p.NATIONS:
                name = p.NATIONS[child.lower_]
                return Doer(name, is_plural(name), agents=(name.removeprefix("the "),))
            national = child.text[:1].isupper() and child.lower_.endswith(("an", "ese", "ish", "ic"))
            if national and noun.lemma_.lower() in p.INVOLVEMENT_NOUNS:
                return Doer(f"the {child.text} side", False, agents=(f"{child.text} side",))
            if child.ent_type_ in ("ORG", "NORP") and child.pos_ == "PROPN":
                return Doer(child.text, False, agents=(child.text,))
        return self.doer

    def _doer_of(self, head: Token, tokens: list[Token]) -> Doer:
        if head.lower_ in p.POSSESSIVES:
            name = self.wording.name_for(head)
            if name is None:
                return self.doer or Doer(head.text, False, dangling=True)
            return Doer(name, is_plural(name), agents=(name.removeprefix("the "),))
        words = self.wording.phrase(tokens)
        plural = words.plural if words.plural is not None else number_of(tokens, head)
        return Doer(words.text, plural, words.dangling, (words.text.removeprefix("the "),))

    def _make(self, doer: Doer | None, verb: str, tail: Phrase, at: Token, rule: str) -> list[Found]:
        if doer is None:
            doer = Doer("the speaker", False, dangling=True)
        clause = Clause(
            doer.text,
            doer.plural,
            simple(verb),
            tail.text,
            agree=True,
            agents=doer.agents,
            dangling=doer.dangling or tail.dangling,
        )
        return [Found(clause, rule, at)]

    # --- rules ------------------------------------------------------------------------------------
    def gerund(self, verb: Token, frame: Frame) -> list[Found]:
        """ "denied *shelling X and killing Y*": a clause each, the doer as subject."""
        found = [Found(build(verb, frame, self.wording, doer=self.doer), "gerund", verb)]
        for conj in conjuncts(verb, frame):
            found += self.gerund(conj, shared_with(conj.head, frame))
        return found

    def deed(self, obj: Token, frame: Frame, doer: Doer | None) -> list[Found]:
        """What somebody is responsible for: an event is carried out, an action done, anything else is answered for."""
        if is_gerund(obj):
            return NounReader(self.wording, self.cue_class, doer, self.read_clause).gerund(obj, frame)
        lemma = obj.lemma_.lower()
        if lemma in p.MERE_EVENTS:
            return self._make(doer, "be behind", self.phrase(obj, frame), obj, "light_noun.behind")
        if lemma in p.ACTION_NOUNS and lemma not in p.EVENT_PREPOSITIONS:
            reader = NounReader(self.wording, CueClass.CLAIM, doer, self.read_clause)
            if found := reader._action(obj, frame):
                return found
        if lemma in p.EVENT_PREPOSITIONS or lemma in p.ACTION_NOUNS:
            return self._make(doer, "carry out", self.phrase(obj, frame), obj, "light_noun.responsibility")
        return self._make(doer, "be responsible for", self.phrase(obj, frame), obj, "light_noun.responsible_for")

    def _about(
        self,
        noun: Token,
        frame: Frame,
        prepositions: tuple[str, ...],
        deed: Callable[[Token, Frame, Doer | None], list[Found]],
    ) -> list[Found]:
        doer = self.whose(noun, frame)
        for prep in self._prepositions(noun, prepositions):
            for obj in children(prep, "pobj", "pcomp"):
                return deed(obj, frame, doer)
        return []

    def _relation(self, noun: Token, frame: Frame, prepositions: tuple[str, ...], verb: str, rule: str) -> list[Found]:
        doer = self.whose(noun, frame)
        for prep in self._prepositions(noun, prepositions):
            for obj in children(prep, "pobj", "pcomp"):
                if frame.has(obj):
                    return self._make(doer, verb, self.phrase(obj, frame), noun, rule)
        place = self.wording.event_phrase()
        if noun.lemma_.lower() in p.INVOLVEMENT_NOUNS and place is not None:
            return self._make(doer, verb, Phrase(place), noun, rule)
        return []

    def _prepositions(self, noun: Token, words: tuple[str, ...]) -> list[Token]:
        """Its prepositions by their words; the parser may hang them on the verb above."""
        own = [c for c in noun.children if c.dep_ in ("prep", "acl") and c.lower_ in words]
        own += [c for c in noun.head.children if c.dep_ == "prep" and c.lower_ in words and c.i > noun.i]
        own += [c for kind in of_any_kind(noun) for c in children(kind, "prep") if c.lower_ in words]
        if not own:
            own = [c for m in children(noun, "conj") for c in m.children if c.dep_ == "prep" and c.lower_ in words]
        return own

    def _claimed(self, noun: Token, frame: Frame) -> list[Found]:
        """ "the accusation that P", "allegations of torture", "reports of a strike on X"."""
        for child in [*noun.children, *_hung_below(noun)]:
            if child.dep_ in ("acl", "ccomp", "relcl", "advcl") and frame.has(child) and child.pos_ in ("VERB", "AUX"):
                marked = any(m.lower_ == "that" for m in child.subtree if m.i < child.i)
                if marked and children(child, "nsubj", "nsubjpass", "expl") and not is_relative(child):
                    that = frozenset(c.i for c in child.children if c.lower_ == "that" and c.i < child.i)
                    return self.read_clause(child, Frame(frame.inside, dropped=frame.dropped | that))
        reported = noun.lemma_.lower() in p.REPORT_NOUNS
        cue_class = CueClass.SPEECH if reported else self.cue_class
        doer = self.doer if self.cue_class in (CueClass.DENIAL, CueClass.CLAIM) and not reported else None
        for prep in children(noun, "prep"):
            if prep.lower_ in ("of", "about"):
                for obj in children(prep, "pobj", "pcomp"):
                    if frame.has(obj):
                        inner = NounReader(self.wording, cue_class, doer, self.read_clause)
                        return inner.read(obj, frame)
        return []

    def _intended(self, noun: Token, frame: Frame) -> list[Found]:
        for child in children(noun, "acl", "relcl"):
            if any(c.lower_ == "to" for c in children(child, "aux")):
                tail = self.wording.phrase(t for t in child.subtree if frame.has(t))
                return self._make(
                    self.whose(noun, frame), p.INTENTIONS[noun.lemma_.lower()], tail, noun, "light_noun.intention"
                )
        return []

    def _intransitive(self, noun: Token, frame: Frame) -> list[Found]:
        verb = p.INTRANSITIVE_NOUNS[noun.lemma_.lower()]
        for prep in children(noun, "prep"):
            if prep.lower_ == "of":
                for obj in children(prep, "pobj"):
                    words = self.wording.phrase(t for t in obj.subtree if frame.has(t))
                    doer = Doer(words.text, number_of([], obj), words.dangling, ())
                    rest = self._rest(noun, frame, prep)
                    return self._make(doer, verb, rest, noun, "light_noun.intransitive")
        if children(noun, "poss") and (who := self.whose(noun, frame)) is not None:
            return self._make(who, verb, self._rest(noun, frame), noun, "light_noun.intransitive")
        return []

    def _action(self, noun: Token, frame: Frame) -> list[Found]:
        of = next((c for c in children(noun, "prep") if c.lower_ == "of"), None)
        objects = children(of, "pobj") if of is not None else []
        doer = self.whose(noun, frame)
        by = [c for c in children(noun, "prep", "agent") if c.lower_ == "by"]
        if not objects or not frame.has(objects[0]):
            if self.cue_class is CueClass.SPEECH:
                words = self.phrase(noun, frame)
                return self._make(
                    Doer(words.text, False, words.dangling), "take place", Phrase(""), noun, "light_noun.took_place"
                )
            return (
                self._make(doer, "be responsible for", self.phrase(noun, frame, by), noun, "light_noun.responsible_for")
                if doer
                else []
            )
        thing = self.wording.phrase(t for t in objects[0].subtree if frame.has(t))
        rest = self._rest(noun, frame, of, *by)
        tail = Phrase(f"{thing.text} {rest.text}".strip(), thing.dangling or rest.dangling)
        named = doer is not None and (
            doer is not self.doer or self.cue_class in (CueClass.DENIAL, CueClass.ACCUSATION, CueClass.CLAIM)
        )
        if named:
            return self._make(doer, p.ACTION_NOUNS[noun.lemma_.lower()], tail, noun, "light_noun.action")
        return self._make(
            Doer(self.phrase(noun, frame).text, False, thing.dangling),
            "take place",
            Phrase(""),
            noun,
            "light_noun.took_place",
        )

    def _rest(self, noun: Token, frame: Frame, *without: Token | None) -> Phrase:
        """What stands after the noun besides the phrases already used."""
        cut = {t.i for w in without if w is not None for t in w.subtree} | {
            t.i for c in children(noun, "poss", "det", "amod") for t in c.subtree
        }
        return self.wording.phrase(t for t in noun.subtree if frame.has(t) and t.i not in cut and t.i > noun.i)

    def _event(self, noun: Token, frame: Frame) -> list[Found]:
        """ "denied the attack on X": carried out by its possessor or by the speaker; merely reported, it took place."""
        doer = self.whose(noun, frame)
        owned = doer is not self.doer
        poss = children(noun, "poss") + [c for c in children(noun, "prep", "agent") if c.lower_ == "by"]
        if (owned or self.cue_class in (CueClass.CLAIM, CueClass.ACCUSATION, CueClass.DENIAL)) and doer is not None:
            words = self.phrase(noun, frame, poss)
            if (
                not any(c.dep_ in ("det", "nummod") for c in noun.children)
                and noun.tag_ == "NN"
                and words.text[:2] not in ("a ", "an")
            ):
                words = Phrase(f"{article_for(words.text)} {words.text}", words.dangling)
            verb = "be behind" if noun.lemma_.lower() in p.MERE_EVENTS else "carry out"
            return self._make(doer, verb, words, noun, "light_noun.event")
        words = self.phrase(noun, frame)
        return self._make(
            Doer(words.text, noun.tag_ == "NNS", words.dangling),
            "take place",
            Phrase(""),
            noun,
            "light_noun.took_place",
        )

    def _charge(self, noun: Token, frame: Frame) -> list[Found]:
        """Anything else that one is accused of or denies: "of war crimes", "any wrongdoing"."""
        if self.cue_class not in (CueClass.ACCUSATION, CueClass.DENIAL) or self.doer is None:
            return []
        if noun.lemma_.lower() in p.CLAIM_NOUNS or noun.pos_ not in ("NOUN", "PROPN"):
            return []
        words = self.phrase(noun, frame)
        if self.cue_class is CueClass.DENIAL and noun.lemma_.lower() not in p.CRIMES | {
            "wrongdoing",
            "corruption",
            "collusion",
        }:
            return []
        if noun.lemma_.lower() in p.CRIMES:
            return self._make(self.doer, "commit", words, noun, "light_noun.crime")
        return self._make(self.doer, "be guilty of", words, noun, "light_noun.charge")


def _hung_below(noun: Token) -> list[Token]:
    """Clauses that the parser hangs on a noun in between: "a report *on a news site* that he had resigned"."""
    between = [o for prep in children(noun, "prep", "agent") for o in children(prep, "pobj")]
    return [c for o in between for c in children(o, "acl", "relcl", "ccomp")]
