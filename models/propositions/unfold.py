"""From an attributed statement to self-contained positive propositions: the main path, top-down.

Each content piece is read sentence by sentence. What stands there is a clause, a bare verb ("shelling X", "to have taken X") or a noun
phrase ("involvement in X"); each is unfolded by the first rule that fits, and the rule's name is kept in `Proposition.rule`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from models.propositions import denials
from models.propositions import patterns as p
from models.propositions.claim_types import claim_type
from models.propositions.clauses import Clause, Doer, Found, Frame, build, children, conjuncts, shared_with, subject_of
from models.propositions.figures import figures
from models.propositions.inflection import VerbGroup, Word, simple
from models.propositions.lightnouns import NounReader
from models.propositions.naming import is_plural, voice_of
from models.propositions.wording import Wording, number_of
from models.reading.draft import Context, Draft, Piece
from models.schema import Proposition, Span
from models.vocabulary import ClaimType, CueClass, Polarity, QuoteType

_PREDICATES = ("VERB", "AUX")
_QUESTION_WORDS = frozenset({"whether", "if", "how", "why", "what", "who", "when", "where", "which"})


def unfold(draft: Draft, context: Context, raw: str) -> tuple[Proposition, ...]:
    """The propositions of a statement, in the order of its words; () where it says nothing that can be put as a sentence.

    `raw` is the article's stored text: `quote.text == raw[quote.start:quote.end]`, a content piece.
    """
    found: dict[tuple[str, str], Proposition] = {}
    for piece in draft.pieces:
        reader = _PieceReader(draft, context, piece)
        for reading in reader.read():
            proposition = _proposition(reading, draft, piece, raw)
            found.setdefault((proposition.text, proposition.polarity), proposition)
    return tuple(found.values())


class _PieceReader:
    """Reads one content piece of one statement."""

    def __init__(self, draft: Draft, context: Context, piece: Piece) -> None:
        self.draft, self.piece = draft, piece
        self.wording = Wording(voice_of(draft.actor), context, draft.cue_class is CueClass.DENIAL)
        self.tokens = [t for t in piece.doc if t.idx >= piece.start and t.idx + len(t) <= piece.end and not t.is_space]

    def read(self) -> Iterator[Found]:
        """All propositions of the piece."""
        for sentence in self._sentences():
            if sentence[-1].text in ("?", "!") or (
                self.draft.quote_type is QuoteType.DIRECT and not _says_something(sentence)
            ):
                continue
            yield from self._sentence(sentence)

    def _sentences(self) -> list[list[Token]]:
        groups: dict[int, list[Token]] = {}
        for token in self.tokens:
            groups.setdefault(token.sent.start, []).append(token)
        return [g for g in groups.values() if any(t.is_alpha for t in g)]

    def _sentence(self, sentence: list[Token]) -> list[Found]:
        frame = Frame(frozenset(t.i for t in sentence))
        if self.draft.cue_class is CueClass.ACCUSATION and self.draft.target is not None:
            return self._accusation(frame, sentence)
        if self.draft.cue_class is CueClass.REFUSAL:
            return self._refusal(frame, sentence)
        if self.draft.cue_lemma in ("call", "brand", "label", "describe", "denounce") and (
            called := self._called_false(frame, sentence)
        ):
            return called
        found: list[Found] = []
        for root in _roots(sentence, frame):
            found += self._root(root, frame)
        return found

    def _refusal(self, frame: Frame, sentence: list[Token]) -> list[Found]:
        """ "refused to confirm *that P*": P, on which he takes no side. A refusal to act or to comment says nothing."""
        for verb in sentence:
            if verb.lemma_.lower() in p.PERFORMATIVES | {"deny"}:
                for inner in children(verb, "ccomp"):
                    asked = any(t.lower_ in _QUESTION_WORDS for t in inner.subtree if t.i <= inner.i)
                    if subject_of(inner, frame) and not asked:
                        return self.clause(inner, frame)
        return []

    def _called_false(self, frame: Frame, sentence: list[Token]) -> list[Found]:
        """ "called *the report of a massacre fake*" → the massacre took place, denied."""
        false = {t.i for t in sentence if t.lower_ in p.FALSE_WORDS}
        claims = [t for t in sentence if t.lemma_.lower() in p.CLAIM_NOUNS and t.i not in false]
        if not false or not claims:
            return []
        around = Frame(frame.inside, dropped=frozenset(false))
        nouns = NounReader(self.wording, CueClass.DENIAL, self.doer(claims[0]), self.clause)
        return [f.denied("called_false") for f in nouns.read(claims[0], around)]

    # --- by shape --------------------------------------------------------------------------------------------------------
    def _root(self, root: Token, frame: Frame) -> list[Found]:
        if root.dep_ in ("prep", "agent", "mark", "dative") or root.pos_ in ("ADP", "SCONJ"):
            return self._prepositional(root, frame)
        if root.pos_ in _PREDICATES:
            if subject_of(root, frame):
                return self.clause(root, frame)
            return self._bare_verb(root, frame)
        if root.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "PRON"):
            return self._nominal(root, frame)
        return []

    def _bare_verb(self, verb: Token, frame: Frame) -> list[Found]:
        """ "denied *shelling X*", "claims *to have taken X*": the speaker is the subject. Imperatives say nothing."""
        auxiliaries = children(verb, "aux")
        infinitive = any(a.lower_ == "to" for a in auxiliaries)
        gerund = verb.tag_ == "VBG" or any(a.tag_ == "VBG" for a in [*auxiliaries, *children(verb, "auxpass")])
        if self.draft.quote_type is QuoteType.DIRECT or not (infinitive or gerund):
            return self.clause(verb, frame) if verb.tag_ in ("VBZ", "VBD", "VBP", "VBN") and not infinitive else []
        if infinitive and self.draft.cue_lemma in p.CALLS:
            return []
        nouns = self.nouns(self.doer(verb))
        found = nouns.gerund(verb, frame)
        perfect = any(a.lemma_ == "have" for a in auxiliaries)
        stative = verb.lemma_ in ("be", "have", "know", "own", "control", "hold")
        if infinitive and not perfect and not stative:
            return [replace(f, rule="infinitive", clause=_intended(f.clause)) for f in found]
        elif infinitive:
            tense = "VBD" if perfect else "VBZ"
            found = [
                replace(f, rule="infinitive", clause=replace(f.clause, verbs=f.clause.verbs.with_finite(tense)))
                for f in found
            ]
        return found

    def _prepositional(self, prep: Token, frame: Frame) -> list[Found]:
        """ "(claimed responsibility) *for the attack on X*"."""
        responsible = self.draft.cue_class is CueClass.CLAIM or self._light_noun() in p.RESPONSIBILITY_NOUNS
        found: list[Found] = []
        for obj in children(prep, "pobj", "pcomp"):
            if not frame.has(obj):
                continue
            nouns = self.nouns(self.doer(obj))
            if prep.lower_ in ("for", "over", "in") and responsible:
                found += nouns.deed(obj, frame, nouns.doer)
            else:
                found += nouns.read(obj, frame)
        return found

    def _light_noun(self) -> str:
        cue = self.draft.cue
        return next((c.lemma_.lower() for c in cue.children if c.dep_ == "dobj"), "") if cue is not None else ""

    def _nominal(self, noun: Token, frame: Frame) -> list[Found]:
        verbs = [c for c in noun.children if c.dep_ in ("cop",)]
        if verbs or children(noun, "nsubj", "nsubjpass"):
            return self.clause(noun, frame)
        found = self.nouns(self.doer(noun)).read(noun, frame)
        for conj in children(noun, "conj"):
            if conj.pos_ in _PREDICATES and frame.has(conj) and subject_of(conj, frame):
                found += self.clause(conj, frame)
        return found

    def _accusation(self, frame: Frame, sentence: list[Token]) -> list[Found]:
        """ "accused *Y of bombing Z*", "blamed *Y for the strike*", "blamed *the strike on Y*"."""
        target, cue = self.draft.target, self.draft.cue
        assert target is not None
        for prep in sorted(sentence, key=lambda t: (t.head != cue, t.i)):
            if (
                prep.dep_ not in ("prep", "dative")
                or prep.head not in (cue, target)
                or prep.lower_ not in ("of", "for", "with", "in", "on")
            ):
                continue
            objects = [o for o in children(prep, "pobj", "pcomp") if frame.has(o)]
            if not objects:
                continue
            charge, accused = (target, objects[0]) if prep.lower_ == "on" else (objects[0], target)
            cut = {t.i for t in prep.subtree}
            doer = self._accused(accused, cut if accused == target else set())
            around = Frame(frame.inside, dropped=frozenset(cut) if charge == target else frozenset())
            nouns = self.nouns(doer)
            blamed = prep.lower_ in ("for", "on", "in")
            return nouns.deed(charge, around, doer) if blamed else nouns.read(charge, around)
        found: list[Found] = []
        for root in _roots(sentence, frame):
            found += self._root(root, frame)
        return found

    def _accused(self, head: Token, cut: set[int]) -> Doer:
        tokens = [t for t in head.subtree if t.i not in cut and t.dep_ not in ("relcl",)]
        words = self.wording.phrase(tokens)
        plural = words.plural if words.plural is not None else number_of(tokens, head)
        return Doer(words.text, plural, words.dangling, (words.text.removeprefix("the "),))

    # --- clauses ---------------------------------------------------------------------------------------------------------
    def clause(self, head: Token, frame: Frame) -> list[Found]:
        """The propositions of a clause and of those coordinated with it."""
        found = self._one_clause(head, frame)
        for conj in conjuncts(head, frame):
            found += self.clause(conj, shared_with(head, frame))
        return found

    def _one_clause(self, head: Token, frame: Frame) -> list[Found]:
        for rule in (
            self._performative,
            self._cleft,
            self._denying,
            self._false_report,
            self._light_verb,
            self._nobody,
            self._no_object,
        ):
            found = rule(head, frame)
            if found is not None:
                return found
        return self._plain(head, frame)

    def _performative(self, head: Token, frame: Frame) -> list[Found] | None:
        """ "We can confirm that X" → X; "I don't think that X" → X denied, hedged."""
        lemma = head.lemma_.lower()
        if not self._first_person(head, frame):
            return None
        said = [
            x for x in children(head, "xcomp") if frame.has(x) and (x.lemma_ in p.PERFORMATIVES or x.lemma_ == "make")
        ]
        if lemma in ("want", "like", "wish", "have") and said:
            head, lemma = said[0], "say"
            head = next((c for c in children(head, "ccomp", "acomp") if c.lower_ == "clear"), head)
        if lemma not in p.PERFORMATIVES | p.OPINION_VERBS:
            return None
        inner = [c for c in children(head, "ccomp") if frame.has(c) and c.i > head.i and c.pos_ in _PREDICATES]
        if not inner or not children(inner[0], "nsubj", "nsubjpass", "expl", "csubj"):
            return None
        if any(m.lower_ in _QUESTION_WORDS for m in inner[0].subtree if m.i < inner[0].i):
            return []
        found = self.clause(inner[0], frame)
        if lemma in p.OPINION_VERBS:
            found = [replace(f, clause=replace(f.clause, hedged=True)) for f in found]
        if children(head, "neg"):
            return [f.denied("performative") for f in found] if lemma in p.OPINION_VERBS else []
        return [replace(f, rule=f"performative+{f.rule}" if f.rule != "clause" else "performative") for f in found]

    def _cleft(self, head: Token, frame: Frame) -> list[Found] | None:
        """ "It was X that did it" → X did it."""
        split = denials.cleft(head, frame)
        if split is None:
            return None
        found = self.clause(*split)
        return [f.denied("cleft") if children(head, "neg") else replace(f, rule="cleft") for f in found]

    def _denying(self, head: Token, frame: Frame) -> list[Found] | None:
        """ "We deny that X / any role in X / shelling X" inside a quotation."""
        if head.lemma_.lower() not in p.DENIAL_VERBS or not self._first_person(head, frame):
            return None
        doer = self._doer_of_subject(head, frame)
        nouns = NounReader(self.wording, CueClass.DENIAL, doer, self.clause)
        found: list[Found] = []
        for child in children(head, "ccomp", "xcomp", "dobj", "pcomp"):
            if not frame.has(child) or child.i < head.i:
                continue
            found = (
                self.clause(child, frame)
                if child.pos_ in _PREDICATES and subject_of(child, Frame(frame.inside))
                else nouns.read(child, frame)
            )
        if children(head, "neg"):
            return found or None
        return [f.denied(f"denial+{f.rule}") for f in found] or None

    def _first_person(self, head: Token, frame: Frame) -> bool:
        return any(t.lower_ in ("i", "we") and t.dep_ in ("nsubj", "nsubjpass") for t in subject_of(head, frame))

    def _doer_of_subject(self, head: Token, frame: Frame) -> Doer:
        words = self.wording.phrase(subject_of(head, frame))
        return Doer(words.text, bool(words.plural), words.dangling, (words.text.removeprefix("the "),))

    def _false_report(self, head: Token, frame: Frame) -> list[Found] | None:
        nouns = self.nouns(None)
        return denials.false_report(
            head, frame, NounReader(self.wording, CueClass.DENIAL, self.doer(head), nouns.read_clause)
        )

    def _light_verb(self, head: Token, frame: Frame) -> list[Found] | None:
        return denials.light_verb(head, frame, self.wording)

    def _nobody(self, head: Token, frame: Frame) -> list[Found] | None:
        return denials.nobody(head, frame, self.wording)

    def _no_object(self, head: Token, frame: Frame) -> list[Found] | None:
        return denials.no_object(head, frame, self.wording, self.clause)

    def _plain(self, head: Token, frame: Frame) -> list[Found]:
        clause = build(head, frame, self.wording)
        if head.lemma_.lower() in p.WISHES and not clause.passive and head.dep_ not in ("acl", "relcl"):
            clause = replace(clause, checkable=False)
        if head.lemma_.lower() in p.HEDGE_VERBS:
            clause = replace(clause, hedged=True)
        found = [Found(clause, "negated_clause" if clause.denied else "clause", head)]
        return found + self._independence(head, frame, clause)

    def _independence(self, head: Token, frame: Frame, clause: Clause) -> list[Found]:
        """ "The units acted independently (of Kyiv)" also denies that Kyiv directed them."""
        lone = [c for c in children(head, "advmod") if c.lower_ in ("independently", "alone")]
        if not lone or head.lemma_.lower() not in ("act", "operate", "work", "carry", "conduct"):
            return []
        named = [
            o
            for a in [*lone, head]
            for prep in children(a, "prep")
            if prep.lower_ in ("of", "from")
            for o in children(prep, "pobj")
        ]
        if named:
            sponsor = self.wording.phrase(named[0].subtree)
            text, dangling = sponsor.text, sponsor.dangling
        else:
            text, dangling = self.wording.voice.many or "", False
            if not text or self.draft.actor is None or not self.draft.actor.affiliation or text == clause.subject:
                return []
        event = self.wording.event_phrase()
        made = Clause(
            text,
            is_plural(text),
            simple("direct"),
            event or clause.subject,
            agree=True,
            denied=True,
            dangling=dangling or clause.dangling,
            agents=(text.removeprefix("the "),),
        )
        return [Found(made, "independence", head)]

    # --- who -------------------------------------------------------------------------------------------------------------
    def nouns(self, doer: Doer | None) -> NounReader:
        """The reader of noun phrases for this statement."""
        return NounReader(self.wording, self.draft.cue_class, doer, self.clause)

    def doer(self, deed: Token) -> Doer | None:
        """Who the speaker speaks of when no subject is named: the accused, the organisation for acts of force, else himself."""
        if self.draft.cue_class is CueClass.ACCUSATION and self.draft.target is not None:
            return self._accused(self.draft.target, set())
        voice = self.wording.voice
        collective = any(
            t.lemma_.lower() in p.EVENT_PREPOSITIONS or p.VIOLENCE.fullmatch(t.lemma_.lower()) for t in deed.subtree
        )
        name = voice.many if collective else voice.one
        return Doer(name, is_plural(name), agents=(name.removeprefix("the "),)) if name else None


def _says_something(sentence: list[Token]) -> bool:
    return any(t.pos_ in _PREDICATES for t in sentence)


def _roots(sentence: list[Token], frame: Frame) -> Iterable[Token]:
    """Tokens whose head lies outside; a clause that only the parser cut loose counts as well."""
    return [
        t
        for t in sentence
        if (t.head.i not in frame.inside or t.head == t)
        and not t.is_punct
        and t.dep_ not in ("cc", "mark", "punct", "neg")
    ]


# --- from a reading to a proposition -------------------------------------------------------------------------------------
def _proposition(found: Found, draft: Draft, piece: Piece, raw: str) -> Proposition:
    clause = found.clause
    text = clause.positive()
    polarity = _polarity(draft, clause.denied)
    counts = figures(text)
    agents = tuple(a for a in clause.agents if a)
    kind = claim_type(text, agents, counts, verb=_verb(clause)) if clause.checkable else ClaimType.OTHER
    start, end = piece.offset + piece.start, piece.offset + piece.end
    at = [t for t in found.at.subtree if t.idx >= piece.start and t.idx + len(t) <= piece.end] or [found.at]
    spoken = raw[piece.offset + at[0].idx : piece.offset + at[-1].idx + len(at[-1])]
    return Proposition(
        text=text,
        polarity=polarity,
        claim_type=kind,
        standalone=not clause.dangling and clause.checkable,
        quote=Span(text=raw[start:end], start=start, end=end),
        rule=found.rule,
        stance=_stance(found, text, polarity),
        figures=counts,
        agents=agents,
        as_spoken=spoken,
        hedged=clause.hedged,
    )


def _verb(clause: Clause) -> str:
    """The lemma of the clause's own verb, with its particle."""
    verbs = [w.lemma for w in clause.verbs.words if w.tag]
    particle = clause.tail.split(" ", 1)[0]
    return f"{verbs[-1]} {particle}" if verbs and particle in ("down", "up") else verbs[-1] if verbs else ""


def _intended(clause: Clause) -> Clause:
    """ "vowed *to retake X*" → will retake X: nothing that can be checked yet."""
    words = clause.verbs.words
    main = words[clause.verbs.finite]
    will = VerbGroup(
        (
            Word("will", "will", "MD"),
            *words[: clause.verbs.finite],
            Word(main.lemma, main.lemma, "VB"),
            *words[clause.verbs.finite + 1 :],
        )
    )
    return replace(clause, verbs=will, checkable=False)


def _polarity(draft: Draft, denied: bool) -> Polarity:
    """The cue's polarity and the content's own, together."""
    if draft.cue_class is CueClass.REFUSAL:
        return Polarity.REFUSED
    if draft.cue_class in (CueClass.DENIAL, CueClass.RETRACTION):
        if draft.negated:
            return Polarity.NOT_DENIED
        return Polarity.ASSERTED if denied else Polarity.DENIED
    if draft.negated:
        return Polarity.REFUSED
    return Polarity.DENIED if denied else Polarity.ASSERTED


def _stance(found: Found, text: str, polarity: Polarity) -> str | None:
    """A sentence that the speaker would accept as his own; None where he takes no side."""
    if polarity is Polarity.ASSERTED:
        return text
    if polarity is Polarity.DENIED:
        return found.stance or found.clause.negative()
    return None
