"""What somebody calls a thing: "called the arrests a kidnapping", "the video staged", "the report of a raid fake"."""

from dataclasses import replace

from spacy.tokens import Token

from models.propositions import patterns as p
from models.propositions.clause_reader import ClauseReader
from models.propositions.clauses import Clause, Found
from models.propositions.frames import Frame, children
from models.propositions.inflection import simple
from models.propositions.lightnouns import NounReader
from models.propositions.syntax import number_of
from models.propositions.wording import Phrase, Wording
from models.reading.draft import Draft
from models.vocabulary import CueClass

_CALLING = frozenset({"call", "brand", "label", "describe", "dub", "term"})


def called_false(
    frame: Frame, sentence: list[Token], draft: Draft, wording: Wording, clauses: ClauseReader
) -> list[Found]:
    """ "called *the report of a massacre fake*" → the massacre took place, denied."""
    false = {t.i for t in sentence if t.lower_ in p.FALSE_WORDS}
    claims = [t for t in sentence if t.lemma_.lower() in p.CLAIM_NOUNS and t.i not in false]
    if not false or not claims:
        return []
    around = Frame(frame.inside, dropped=frozenset(false))
    nouns = NounReader(wording, CueClass.DENIAL, clauses.doer(claims[0]), clauses.clause)
    return [f.denied("called_false") for f in nouns.read(claims[0], around)]


def called(frame: Frame, sentence: list[Token], draft: Draft, wording: Wording) -> Found | None:
    """What a thing is called by a noun, or by a state; None for any other cue or content."""
    return _called_a(frame, sentence, draft, wording) or _called_so(frame, sentence, draft, wording)


def _called_a(frame: Frame, sentence: list[Token], draft: Draft, wording: Wording) -> Found | None:
    """ "called *the arrests a kidnapping*", "described *X as Y*" → the arrests were a kidnapping."""
    cue, thing = draft.cue, draft.target
    if cue is None or thing is None or draft.cue_class is not CueClass.SPEECH or thing not in sentence:
        return None
    inside = [t for t in thing.subtree if t.dep_ == "appos" and t.i > thing.i]
    names = children(cue, "oprd", "attr", "appos") + [
        o for link in (*cue.children, *thing.children) if link.lower_ == "as" for o in children(link, "pobj")
    ]
    if draft.cue_lemma == "call":
        names += [t for t in inside if any(d.lower_ in ("a", "an") for d in children(t, "det"))]
    name = next((n for n in names if n.pos_ in ("NOUN", "PROPN") and n.i > thing.i and frame.has(n)), None)
    if name is None or name.lemma_.lower() in p.FALSE_WORDS:
        return None
    own = {t.i for t in name.subtree}
    words = wording.phrase(t for t in thing.subtree if t.i not in own and frame.has(t) and t.lower_ != "as")
    if thing.pos_ == "PRON":  # "it" is what happened, "him" whom the article means
        event = thing.lower_ in ("it", "this", "that")
        meant = wording.event_phrase(thing) if event else wording.name_for(thing)
        if meant is None:
            return None
        words = Phrase(meant)
    what = wording.phrase(t for t in name.subtree if frame.has(t))
    plural = words.plural if words.plural is not None else number_of(list(thing.subtree), thing)
    dangling = words.dangling or what.dangling
    return Found(Clause(words.text, plural, simple("be"), what.text, agree=True, dangling=dangling), "called", name)


def _called_so(frame: Frame, sentence: list[Token], draft: Draft, wording: Wording) -> Found | None:
    """ "called *the video staged*", "called *it rigged*" → the video was staged."""
    cue = draft.cue
    if cue is None or draft.cue_class is not CueClass.SPEECH or draft.cue_lemma not in _CALLING:
        return None
    things = [t for t in (draft.target, *children(cue, "dobj")) if t is not None]
    near = [*children(cue, "ccomp", "oprd", "xcomp", "advcl"), *(c for t in things for c in children(t, "acl"))]
    for state in near:
        own = children(state, "nsubj", "nsubjpass")
        thing = next(iter([*own, *things]), None)
        told_which = state.dep_ == "acl" and state.right_edge != state  # "the men *wounded in the raid*"
        if (
            state.tag_ not in ("VBN", "VBD", "JJ")
            or thing is None
            or told_which
            or children(state, "dobj", "aux", "auxpass")
        ):
            continue
        if not (frame.has(state) and thing in sentence and thing.i < state.i):
            continue
        if thing.lemma_.lower() in p.CLAIM_NOUNS and state.lower_ in p.FALSE_WORDS:
            return None  # what the report tells is denied, elsewhere
        inside = set() if thing.is_ancestor(state) else {t.i for t in thing.subtree}
        said = {t.i for t in state.subtree if t.i not in inside and t.lower_ != "as"}
        how = wording.phrase(t for t in sentence if t.i in said and not t.is_quote)
        name = _called_thing(thing, said, frame, draft, wording)
        if name is None and own:
            return Found(Clause("it", False, simple("be"), how.text, agree=True, dangling=True), "called", state)
        if name is not None:
            clause = Clause(name.text, bool(name.plural), simple("be"), how.text, agree=True, dangling=name.dangling)
            return Found(clause, "called", state)
    return None


def _called_thing(thing: Token, without: set[int], frame: Frame, draft: Draft, wording: Wording) -> Phrase | None:
    """What is called something: "it" is what happened, or the thing just told of."""
    if thing.pos_ != "PRON":
        words = wording.phrase(t for t in thing.subtree if t.i not in without and frame.has(t) and not t.is_quote)
        return words if words.plural is not None else replace(words, plural=number_of(list(thing.subtree), thing))
    meant = wording.name_for(thing)
    own = draft.actor is not None and meant is not None and draft.actor.name in meant
    return Phrase(meant) if meant is not None and not own else None
