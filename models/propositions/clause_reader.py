"""The propositions of one clause, by the first rule that fits: the cases, in their order, of how a clause speaks."""

from dataclasses import replace

from spacy.tokens import Token

from models.propositions import denials
from models.propositions import patterns as p
from models.propositions.agents import bare_name
from models.propositions.assertion import asked, is_elliptic, tells_no_answer, waits
from models.propositions.authorship import authorship
from models.propositions.clauses import Clause, Doer, Found, build
from models.propositions.frames import Frame, children, conjuncts, shared_with, subject_of
from models.propositions.inflection import simple
from models.propositions.judged_events import is_judgement
from models.propositions.lightnouns import NounReader
from models.propositions.naming import is_plural, with_article
from models.propositions.negative_phrases import contrast, yet_to
from models.propositions.syntax import number_of
from models.propositions.type_patterns import VIOLENCE
from models.propositions.wording import Wording
from models.reading.draft import Draft
from models.vocabulary import CueClass

PREDICATES = ("VERB", "AUX")
#: What there is or stands: "there *remained* two".
_STAND = frozenset({"be", "exist", "remain", "seem", "appear", "come", "stand", "lie", "follow", "go"})
QUESTION_WORDS = frozenset({"whether", "if", "how", "why", "what", "who", "when", "where", "which"})


class ClauseReader:
    """Reads the clauses of one statement."""

    def __init__(self, draft: Draft, wording: Wording) -> None:
        self.draft, self.wording = draft, wording

    def clause(self, head: Token, frame: Frame) -> list[Found]:
        """The propositions of a clause and of those coordinated with it."""
        alone = head.lower_ == "let" and head.i + 1 < len(head.doc) and head.nbor(1).lower_ == "alone"
        found = [] if alone else self._one_clause(head, frame)
        for conj in conjuncts(head, frame):
            found += self.clause(conj, shared_with(head, frame, conj))
        return found

    def _one_clause(self, head: Token, frame: Frame) -> list[Found]:
        for rule in (
            self._loose_relative,
            self._performative,
            self._goal,
            self._raised,
            self._cleft,
            self._authorship,
            self._yet_to,
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
        if not self._first_person(head, frame) and not (lemma in p.OPINION_VERBS and self._same_speaker(head, frame)):
            return None
        said = [
            x for x in children(head, "xcomp") if frame.has(x) and (x.lemma_ in p.PERFORMATIVES or x.lemma_ == "make")
        ]
        if lemma in ("want", "like", "wish", "have") and said:
            head, lemma = said[0], "say"
            head = next((c for c in children(head, "ccomp", "acomp") if children(c, "ccomp")), head)
        if lemma not in p.PERFORMATIVES | p.OPINION_VERBS:
            return None
        inner = [c for c in children(head, "ccomp") if frame.has(c) and c.i > head.i and c.pos_ in PREDICATES]
        if not inner or not children(inner[0], "nsubj", "nsubjpass", "expl", "csubj"):
            return None
        if any(m.lower_ in QUESTION_WORDS for m in inner[0].subtree if m.i < inner[0].i):
            return []
        found = self.clause(inner[0], frame)
        if lemma in p.OPINION_VERBS:
            found = [replace(f, clause=replace(f.clause, hedged=True)) for f in found]
        if children(head, "neg"):
            return [f.denied("performative") for f in found] if lemma in p.OPINION_VERBS else []
        return [replace(f, rule=f"performative+{f.rule}" if f.rule != "clause" else "performative") for f in found]

    def _loose_relative(self, head: Token, frame: Frame) -> list[Found] | None:
        """ "…, which rebels have held", cut loose by the parser: no sentence of its own."""
        opening = subject_of(head, frame)[:1]
        cut_off = bool(opening) and opening[0].lower_ in ("which", "who", "whom", "whose")
        verbs = [head, *children(head, "xcomp")]  # "*what* the jet wanted to hit"
        asked = [c for v in verbs for c in children(v, "dobj") if c.tag_ == "WP" and c.i < head.i and frame.has(c)]
        first = head.doc[min(frame.inside)]
        told_how = first.lower_ in ("how", "why") and head in (
            first.head,
            first.head.head,
        )  # "*how much* X has changed"
        return [] if asked or told_how or (cut_off and opening[0].i > min(frame.inside)) else None

    def _goal(self, head: Token, frame: Frame) -> list[Found] | None:
        """ "We understand the goal of the raid - to divert attention" → the goal of the raid was to …"""
        for noun in children(head, "dobj"):
            if noun.lemma_.lower() not in p.MOTIVE_NOUNS or head.lemma_.lower() not in p.PERFORMATIVES | {"see"}:
                continue
            for verb in [*children(noun, "relcl", "acl"), *children(head, "xcomp", "advcl", "ccomp", "parataxis")]:
                to = next((a for a in children(verb, "aux") if a.lower_ == "to"), None)
                if to is None or not to.i or not frame.has(verb) or to.nbor(-1).text not in ("-", "–", "—", ":"):
                    continue
                own = {t.i for t in verb.subtree}
                goal = self.wording.phrase(t for t in noun.subtree if frame.has(t) and t.i not in own)
                what = self.wording.phrase(t for t in verb.subtree if frame.has(t))
                dangling = goal.dangling or what.dangling
                made = Clause(goal.text, False, simple("be"), what.text, agree=True, dangling=dangling)
                return [Found(made, "goal", noun)]
        return None

    def _raised(self, head: Token, frame: Frame) -> list[Found] | None:
        """ "16 people are known to have died" → 16 people died; "are believed to" with reserve."""
        hedged = p.RAISING.get(head.lemma_.lower())
        if hedged is None or not children(head, "auxpass") or children(head, "neg"):
            return None
        for verb in children(head, "xcomp"):
            perfect = any(a.lemma_ == "have" for a in children(verb, "aux"))
            if perfect and frame.has(verb) and (subject := subject_of(head, frame)):
                found = self.clause(verb, Frame(frame.inside, subject, (), frame.dropped))
                return [replace(f, clause=replace(f.clause, hedged=hedged or f.clause.hedged)) for f in found]
        return None

    def _cleft(self, head: Token, frame: Frame) -> list[Found] | None:
        """ "It was X that did it" → X did it."""
        found = [(f, no) for verb, around, no in denials.cleft(head, frame) for f in self.clause(verb, around)]
        return [f.denied("cleft") if no else replace(f, rule="cleft") for f, no in found] or None

    def _authorship(self, head: Token, frame: Frame) -> list[Found] | None:
        return authorship(head, frame, self.wording)

    def _yet_to(self, head: Token, frame: Frame) -> list[Found] | None:
        """ "The army has yet to enter X" → the army entered X, denied."""
        later = yet_to(head, frame)
        return [f.denied("yet_to") for f in self.clause(*later)] if later is not None else None

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
                if child.pos_ in PREDICATES and subject_of(child, Frame(frame.inside))
                else nouns.read(child, frame)
            )
        if children(head, "neg"):
            return found or None
        return [f.denied(f"denial+{f.rule}") for f in found] or None

    def _first_person(self, head: Token, frame: Frame) -> bool:
        return any(t.lower_ in ("i", "we") and t.dep_ in ("nsubj", "nsubjpass") for t in subject_of(head, frame))

    def _same_speaker(self, head: Token, frame: Frame) -> bool:
        """ "Officials said *they* believed that P": a pronoun for whoever speaks."""
        own = [t for t in subject_of(head, frame) if t.lower_ in ("he", "she", "it", "they")]
        name = self.wording.name_for(own[0]) if own and head.dep_ in ("ccomp", "ROOT", "conj") else None
        return name is not None and name in (self.wording.voice.one, self.wording.voice.many)

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
        if clause.denied and (instead := contrast(head, frame)) is not None:
            return self._contrasted(head, frame, *instead)
        asks = any(c.lower_ in ("for", "on") for c in children(head, "prep"))
        rung = head.lemma_ == "call" and bool(children(head, "dobj")) and not asks
        wished = head.lemma_.lower() in p.WISHES and not rung and not clause.passive and not asked(head, frame)
        if wished and head.dep_ not in ("acl", "relcl"):
            clause = replace(clause, checkable=False)
        if head.lemma_.lower() in p.HEDGE_VERBS:
            clause = replace(clause, hedged=True)
        if (
            clause.denied
            and head.lemma_.lower() in p.WITHHOLDING
            and any(a.tag_ == "MD" for a in children(head, "aux"))
        ):
            clause = replace(clause, checkable=False)  # "could not confirm how many had died" denies nothing
        if is_judgement(head) and any(t.lower_ == "it" and t.head != head for t in subject_of(head, frame)):
            clause = replace(clause, dangling=True)  # "it hurt nobody and was an accident": which event, is not told
        there = clause.subject.lower() == "there" and head.lemma_ not in _STAND
        if there or is_elliptic(head) or "neither" in clause.tail.split() or (clause.denied and waits(head)):
            clause = replace(clause, dangling=True)
        if tells_no_answer(head):
            clause = replace(clause, checkable=False)
        clause = self._placed(clause, head, frame)
        found = [Found(clause, "negated_clause" if clause.denied else "clause", head)]
        return found + self._independence(head, frame, clause)

    def _contrasted(self, head: Token, frame: Frame, not_this: Token, but_that: Token) -> list[Found]:
        """ "was not destroyed *by rebels but by the flood*" → by rebels, denied; by the flood."""
        joined = list(but_that.subtree)
        denied = build(head, frame, self.wording, skip=[*joined, *children(not_this, "cc")])
        inside = {t.i for t in joined}
        this = [t for t in not_this.subtree if t.i not in inside]
        told = replace(build(head, frame, self.wording, skip=this), denied=False)
        return [Found(denied, "negated_clause", head), Found(told, "contrasted", head)]

    def _placed(self, clause: Clause, head: Token, frame: Frame) -> Clause:
        """ "Six people were wounded" → "… in the attack on X", where the sentence names neither place nor event."""
        told = [t for t in head.sent if t.i in frame.inside]
        hurt = head.lemma_.lower() in p.HARM_VERBS and (clause.passive or head.lemma_.lower() in ("die", "perish"))
        if not hurt or (clause.agents and clause.passive) or any(c.lower_ == "by" for c in head.children):
            return clause
        if any(t.ent_type_ in ("GPE", "LOC", "FAC") or t.lemma_.lower() in p.EVENT_PREPOSITIONS for t in told):
            return clause
        if any(
            t.dep_ == "pobj" and t.head.lower_ in p.PLACE_PREPOSITIONS and t.ent_type_ not in ("DATE", "TIME")
            for t in told
        ):
            return clause
        event = self.wording.event_phrase()
        return replace(clause, tail=f"{clause.tail} in {event}".strip()) if event else clause

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
            actor = self.draft.actor
            sponsor_name = (actor.affiliation or actor.camp) if actor is not None else None
            if not sponsor_name or with_article(sponsor_name) == clause.subject:
                return []
            text, dangling = with_article(sponsor_name), False
        event = self.wording.event_phrase()
        made = Clause(
            text,
            is_plural(text),
            simple("direct"),
            event or clause.subject,
            agree=True,
            denied=True,
            dangling=dangling or (event is None and clause.dangling),
            agents=(text.removeprefix("the "),),
        )
        return [Found(made, "independence", head)]

    def nouns(self, doer: Doer | None) -> NounReader:
        """The reader of noun phrases for this statement."""
        return NounReader(self.wording, self.draft.cue_class, doer, self.clause)

    def doer(self, deed: Token) -> Doer | None:
        """Who is meant where no subject is named: the accused; the organisation for acts of force; else the speaker."""
        if self.draft.cue_class is CueClass.ACCUSATION:  # who accuses is not who did it
            return self.accused(self.draft.target, set()) if self.draft.target is not None else None
        voice = self.wording.voice
        collective = any(
            t.lemma_.lower() in p.EVENT_PREPOSITIONS or VIOLENCE.fullmatch(t.lemma_.lower()) for t in deed.subtree
        )
        name = voice.many if collective else voice.one
        return Doer(name, is_plural(name), agents=(name.removeprefix("the "),)) if name else None

    def accused(self, head: Token, cut: set[int]) -> Doer:
        """The party that an accusation names, without the words in `cut`; for "which" what it stands for."""
        relative = head.head if head.tag_ in ("WDT", "WP") else head
        while relative.dep_ not in ("relcl", "ROOT") and relative != head:
            relative = relative.head
        if relative != head and relative.dep_ == "relcl":
            head, cut = relative.head, {t.i for t in relative.subtree}
        aside = {t.i for c in children(head, "appos", "relcl", "acl") if c.i > head.i for t in c.subtree}
        aside |= {c.i for c in head.children if c.i > head.i and (c.is_punct or c.pos_ == "NUM")}
        tokens = [t for t in head.subtree if t.i not in cut and t.i not in aside]
        words = self.wording.phrase(tokens)
        plural = words.plural if words.plural is not None else number_of(tokens, head)
        return Doer(words.text, plural, words.dangling, (bare_name(words.text),))
