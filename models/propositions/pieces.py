"""One content piece, sentence by sentence: a clause, a bare verb, a noun phrase, an accusation."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from models.propositions import patterns as p
from models.propositions.accused import accusation, accused_in, accuses, put_down
from models.propositions.called import called, called_false
from models.propositions.clause_reader import PREDICATES, QUESTION_WORDS, ClauseReader
from models.propositions.clauses import Clause, Found
from models.propositions.counted import counted
from models.propositions.frames import Frame, children, subject_of
from models.propositions.headlinese import completed
from models.propositions.inflection import VerbGroup, Word
from models.propositions.main_clauses import main_clauses
from models.propositions.naming import voice_of
from models.propositions.parts import within
from models.propositions.trimming import trimmed, without_claim
from models.propositions.wording import Phrase, Wording
from models.reading.calling import FINITE
from models.reading.draft import Context, Draft, Piece
from models.vocabulary import CueClass, QuoteType


class PieceReader:
    """Reads one content piece of one statement, or several pieces (`parts`) that are one sentence."""

    def __init__(self, draft: Draft, context: Context, parts: tuple[Piece, ...]) -> None:
        self.draft, self.piece, self.parted = draft, parts[0], len(parts) > 1
        doc = self.piece.doc
        self.tokens = [t for part in parts for t in within(part, doc)]
        self.wording = Wording(
            voice_of(draft.actor, doc),
            context,
            draft.cue_class is CueClass.DENIAL or (draft.negated and draft.cue_lemma in p.DENIED_BY_NEGATION),
            _name_of(draft),
            _opening(self.tokens) if draft.quote_type is not QuoteType.DIRECT else None,
        )
        self.clauses = ClauseReader(draft, self.wording)
        self._begins = {within(part, doc)[0].i for part in parts[1:] if within(part, doc)}

    def read(self) -> Iterator[Found]:
        """All propositions of the piece."""
        for sentence in main_clauses(self.tokens, self._begins):
            if sentence[-1].text in ("?", "!") or (
                self.draft.quote_type is QuoteType.DIRECT and not _says_something(sentence)
            ):
                continue
            told = without_claim(trimmed(sentence, self.draft), self.draft)
            yield from counted(told, self.draft, self.wording) or self._sentence(told)

    def _sentence(self, sentence: list[Token]) -> list[Found]:
        frame = Frame(frozenset(t.i for t in sentence), splits_or=self.draft.cue_class is CueClass.DENIAL)
        if (answerable := put_down(self.draft, self.wording, self.clauses)) is not None:
            return answerable
        if accuses(self.draft) and accused_in(sentence, self.draft) is not None:
            charged = accusation(frame, sentence, self.draft, self.wording, self.clauses)
            return charged if charged is not None else self._roots_of(sentence, frame)
        if self.draft.cue_class is CueClass.REFUSAL:
            return self._refusal(frame, sentence)
        if self.draft.cue_lemma in ("call", "brand", "label", "describe", "denounce") and (
            denied := called_false(frame, sentence, self.draft, self.wording, self.clauses)
        ):
            return denied
        if (named := called(frame, sentence, self.draft, self.wording)) is not None:
            return [named]
        if (
            self.draft.cue_class in (CueClass.SPEECH, CueClass.CLAIM)
            # not "claim *to have captured* it", but "*Over* 100 girls taken"
            and (sentence[0].tag_ not in ("TO", "VBG", "IN") or sentence[0].lower_ == "over")
            and (whole := completed(sentence, self.wording)) is not None
        ):
            return [whole]
        found: list[Found] = []
        before: Token | None = None
        for root in _roots(sentence, frame):
            if before is not None and _is_did_not(before) and root.tag_ == "VB" and self.parted:
                found = self._after_auxiliary(before, root, frame)
            elif before is not None and self._loose_subject(before, root, frame):
                shared = tuple(t for t in before.subtree if frame.has(t))
                if _is_reduced(before):  # "the weapons, bought for the navy, *were shipped* to X"
                    shared = subject_of(before, frame)
                found = self.clauses.clause(root, Frame(frame.inside, shared))
            elif before is None and (opening := self._opening(root, sentence, frame)):
                found += self.clauses.clause(root, Frame(frame.inside, opening))
            elif not (found and before is not None and _takes(before, root)):
                found += self._root(root, frame)
            before = root
        return found

    def _after_auxiliary(self, did: Token, verb: Token, frame: Frame) -> list[Found]:
        """ "We did not," *he said*, "shell the market": the verb goes on with the auxiliary before the cue."""
        behind = frozenset(i for i in frame.inside if i > max(did.i, *(c.i for c in children(did, "neg"))))
        read = self.clauses.clause(verb, Frame(behind, subject_of(did, frame)))
        past = [replace(f, clause=replace(f.clause, verbs=f.clause.verbs.with_finite("VBD"))) for f in read]
        return [f.denied("parted_negation") for f in past]

    def _loose_subject(self, before: Token, root: Token, frame: Frame) -> bool:
        """ "between 10 and 15 soldiers died", "The army, *he said*, shelled X": hung on the verb of saying."""
        if root.pos_ not in PREDICATES or subject_of(root, frame):
            return False
        if (
            _is_reduced(before)
            and subject_of(before, frame)
            and any(a.tag_ in FINITE for a in children(root, "auxpass"))
        ):
            return True
        finite = any(t.tag_ in FINITE for t in (root, *children(root, "aux", "auxpass")))
        noun = before.pos_ in ("NOUN", "PROPN", "PRON") and before.i < root.i
        # "denied *money or guarantees* came up": taken for the object of the cue
        object_of_cue = before.dep_ == "dobj" and root.dep_ == "ccomp" and before.head == root.head
        return before.lower_ == "between" or ((self.parted or object_of_cue) and noun and finite)

    def _opening(self, root: Token, sentence: list[Token], frame: Frame) -> tuple[Token, ...]:
        """The first piece as the subject of the second, where the parser took it for an adjunct of the verb."""
        start = min((i for i in self._begins if sentence[0].i < i <= root.i), default=None)
        first = tuple(t for t in sentence if start is not None and t.i < start)
        if not first or root.tag_ not in FINITE or subject_of(root, frame) or first[0].pos_ in ("ADP", "ADV", "SCONJ"):
            return ()
        named = any(t.pos_ in ("NOUN", "PROPN") and t.ent_type_ not in ("DATE", "TIME") for t in first)
        return first if named and not any(t.tag_ in FINITE for t in first) else ()

    def _refusal(self, frame: Frame, sentence: list[Token]) -> list[Found]:
        """ "refused to confirm *that P*": P, on which he takes no side. A refusal to act or to comment says nothing."""
        for verb in sentence:
            if verb.lemma_.lower() in p.PERFORMATIVES | {"deny"}:
                for inner in children(verb, "ccomp"):
                    asked = any(t.lower_ in QUESTION_WORDS for t in inner.subtree if t.i <= inner.i)
                    if subject_of(inner, frame) and not asked:
                        return self.clauses.clause(inner, frame)
        return []

    def _roots_of(self, sentence: list[Token], frame: Frame) -> list[Found]:
        return [found for root in _roots(sentence, frame) for found in self._root(root, frame)]

    # --- by shape ---------------------------------------------------------------------------------
    def _root(self, root: Token, frame: Frame) -> list[Found]:
        if root.dep_ in ("prep", "agent", "mark", "dative") or root.pos_ in ("ADP", "SCONJ"):
            return self._prepositional(root, frame)
        if root.pos_ in PREDICATES:
            if subject_of(root, frame):
                return self.clauses.clause(root, frame)
            if before := self._subject_before(root, frame):
                return self.clauses.clause(root, Frame(frame.inside, before))
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
            finite = verb.tag_ in ("VBZ", "VBD", "VBP", "VBN") and not infinitive
            return self.clauses.clause(verb, frame) if finite else []
        if infinitive and self.draft.cue_lemma in p.CALLS:
            return []
        nouns = self.clauses.nouns(self.clauses.doer(verb))
        found = nouns.gerund(verb, frame)
        if found and (missing := self._relative_object()) and not [o for o in children(verb, "dobj") if frame.has(o)]:
            tail = f"{missing.text} {found[0].clause.tail}".strip()
            found[0] = replace(found[0], clause=replace(found[0].clause, tail=tail))
        perfect = any(a.lemma_ == "have" for a in auxiliaries)
        stative = verb.lemma_ in ("be", "have", "know", "own", "control", "hold")
        if infinitive and not perfect and not stative:
            return [replace(f, rule="infinitive", clause=_intended(f.clause)) for f in found]
        if infinitive:
            tense = "VBD" if perfect else "VBZ"
            found = [
                replace(f, rule="infinitive", clause=replace(f.clause, verbs=f.clause.verbs.with_finite(tense)))
                for f in found
            ]
        return found

    def _subject_before(self, verb: Token, frame: Frame) -> tuple[Token, ...]:
        """The subject that stands unquoted before a fragment: "said *the figures* [were 'invented']"."""
        cue = self.draft.cue
        if self.draft.quote_type is QuoteType.DIRECT or cue is None or verb.tag_ == "VBG":
            return ()
        own = [c for c in children(verb, "nsubj", "nsubjpass") if c.i not in frame.inside and c.i < verb.i]
        if not own or not cue.i < own[0].left_edge.i or own[0].pos_ not in ("NOUN", "PROPN"):
            return ()
        return tuple(own[0].subtree)

    def _relative_object(self) -> Phrase | None:
        """The object that stands before the cue: "*the town, which* they claim *to have taken*"."""
        before = [
            t
            for q in self.draft.pieces
            if q.end <= self.piece.start and q.doc is self.piece.doc
            for t in q.doc
            if q.start <= t.idx < q.end
        ]
        if not before or before[-1].lower_ not in ("which", "that", "whom"):
            return None
        return self.wording.phrase(before[:-1])

    def _prepositional(self, prep: Token, frame: Frame) -> list[Found]:
        """ "(claimed responsibility) *for the attack on X*"."""
        responsible = self.draft.cue_class is CueClass.CLAIM or self._light_noun() in p.RESPONSIBILITY_NOUNS
        found: list[Found] = []
        for obj in children(prep, "pobj", "pcomp"):
            if not frame.has(obj):
                continue
            nouns = self.clauses.nouns(self.clauses.doer(obj))
            if prep.lower_ in ("for", "over", "in") and responsible:
                found += nouns.deed(obj, frame, nouns.doer)
            else:
                found += nouns.read(obj, frame)
        return found

    def _light_noun(self) -> str:
        cue = self.draft.cue
        return next((c.lemma_.lower() for c in cue.children if c.dep_ == "dobj"), "") if cue is not None else ""

    def _nominal(self, noun: Token, frame: Frame) -> list[Found]:
        if noun.lower_ in p.NO_ONE and (did := next((c for c in children(noun, "acl") if c.tag_ == "VBD"), None)):
            told = self.clauses.clause(did, Frame(frame.inside, (noun,)))  # "Nobody aimed at X", taken for a noun
            someone = p.NO_ONE[noun.lower_]
            return [
                replace(f, rule="nobody", clause=replace(f.clause, subject=someone, denied=True, agree=True, agents=()))
                for f in told
            ]
        verbs = [c for c in noun.children if c.dep_ in ("cop",)]
        if verbs or children(noun, "nsubj", "nsubjpass"):
            return self.clauses.clause(noun, frame)
        # "said *that the gangs fire on families*": a clause whose verb the parser took for a noun
        first = noun.doc[min(frame.inside)]
        misread = first.lower_ == "that" and self.draft.cue_class in (CueClass.SPEECH, CueClass.CLAIM)
        found = [] if misread else self.clauses.nouns(self.clauses.doer(noun)).read(noun, frame)
        if self.draft.cue_lemma in p.FORETELLING:
            found = [replace(f, clause=_intended(f.clause)) for f in found]
        for conj in children(noun, "conj"):
            if conj.pos_ in PREDICATES and frame.has(conj) and subject_of(conj, frame):
                found += self.clauses.clause(conj, frame)
        return found


def _opening(tokens: list[Token]) -> Token | None:
    """The first word of what is said, without "that"."""
    told = [t for t in tokens[:2] if t.lower_ != "that" and not t.is_punct]
    return told[0] if told else None


def _is_did_not(verb: Token) -> bool:
    """Whether a clause is a bare "did not": "*We did not*, he said, shell the market"."""
    return verb.lower_ == "did" and bool(children(verb, "neg")) and not children(verb, "dobj", "xcomp", "ccomp")


def _is_reduced(verb: Token) -> bool:
    """Whether a participle after a comma was read as a clause of its own."""
    after_comma = verb.i > 0 and verb.nbor(-1).text == ","
    return verb.tag_ in ("VBN", "VBD") and not children(verb, "aux", "auxpass") and after_comma


def _name_of(draft: Draft) -> str | None:
    return draft.actor.name if draft.actor is not None else None


def _takes(noun: Token, prep: Token) -> bool:
    """Whether a phrase that the parser hangs on the cue belongs to the noun before it: "denied *any part* in X"."""
    light = noun.lemma_.lower() in p.INVOLVEMENT_NOUNS | p.LINK_NOUNS | p.KNOWLEDGE_NOUNS | p.RESPONSIBILITY_NOUNS
    return light and prep.dep_ == "prep" and prep.head == noun.head


def _says_something(sentence: list[Token]) -> bool:
    return any(t.pos_ in PREDICATES for t in sentence)


def _roots(sentence: list[Token], frame: Frame) -> Iterable[Token]:
    """Tokens whose head lies outside; a clause that only the parser cut loose counts as well."""
    return [
        t
        for t in sentence
        if (t.head.i not in frame.inside or t.head == t)
        and not t.is_punct
        and t.dep_ not in ("cc", "mark", "punct", "neg")
    ]


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
