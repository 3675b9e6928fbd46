"""Who is accused of what: "accused *Y of bombing Z*", "blamed *the strike on Y*", "put *the fire* down *to wiring*"."""

from spacy.tokens import Token

from models.propositions import patterns as p
from models.propositions.clause_reader import PREDICATES, ClauseReader
from models.propositions.clauses import Clause, Found
from models.propositions.frames import Frame, children
from models.propositions.inflection import simple
from models.propositions.wording import Wording
from models.reading.causing import blame
from models.reading.draft import Draft
from models.vocabulary import CueClass

_CLEARING = frozenset({"clear", "acquit", "exonerate", "absolve"})
_MISHAPS = frozenset("loss death failure delay outage crash fire damage leak collapse accident error sinking".split())


def accuses(draft: Draft) -> bool:
    """Whether somebody is accused, or cleared of what he was accused of."""
    return draft.cue_class is CueClass.ACCUSATION or (
        draft.cue_class is CueClass.DENIAL and draft.cue_lemma in _CLEARING
    )


def accused_in(sentence: list[Token], draft: Draft) -> Token | None:
    """Whom the cue accuses; the object of "blames", which names nothing else."""
    cue = draft.cue
    if draft.target is not None or cue is None or cue.lemma_.lower() != "blame":
        return draft.target
    return next((c for c in children(cue, "dobj") if c in sentence), None)


def put_down(draft: Draft, wording: Wording, clauses: ClauseReader) -> list[Found] | None:
    """ "attributed *the blast to a leak*", "laid the blame at *the rebels'* door"; None for any other cue."""
    cue = draft.cue
    found = blame(cue) if cue is not None and draft.target is not None else None
    if found is None or found.accused != draft.target:
        return None
    told = {t.i for t in found.deed.head.subtree} if found.deed is not None else set()
    doer = clauses.accused(found.accused, told if found.accused.i not in told else set())
    if found.deed is None:
        inside = Frame(frozenset(t.i for t in found.link.subtree))
        named = _to_blame(found.accused, inside, draft, wording, clauses)
        return [named] if named is not None else []
    behind = {t.i for t in found.link.subtree} if found.deed.is_ancestor(found.link) else set()
    around = Frame(frozenset(t.i for t in found.deed.subtree if t.i not in behind))
    return clauses.nouns(doer).deed(found.deed, around, doer)


def accusation(
    frame: Frame, sentence: list[Token], draft: Draft, wording: Wording, clauses: ClauseReader
) -> list[Found] | None:
    """ "accused *Y of bombing Z*", "blamed *Y for the strike*", "blamed *the strike on Y*"; None: a sentence."""
    target, cue = accused_in(sentence, draft), draft.cue
    assert target is not None
    blamed_on = [t for t in sentence if t.lower_ == "on" and t.dep_ == "prep" and t.head in (cue, target)]
    for prep in [*blamed_on[-1:], *sentence] if cue is not None and cue.lemma_ == "blame" else sentence:
        if (
            prep.dep_ not in ("prep", "dative")
            or (prep.head not in (cue, target) and prep.head.lower_ not in ("responsible", "accountable"))
            or prep.lower_ not in ("of", "for", "with", "in", "on")
        ):
            continue
        objects = [o for o in children(prep, "pobj", "pcomp") if frame.has(o)]
        if not objects or (prep.lower_ in ("on", "in") and objects[0].ent_type_ in ("DATE", "TIME")):
            continue
        if cue is not None and prep.lower_ == ("of" if cue.lemma_ == "blame" else "on") and cue.lemma_ != "pin":
            continue
        charge, accused = (target, objects[0]) if prep.lower_ == "on" else (objects[0], target)
        cut = {t.i for t in (prep if prep.head in (cue, target) else prep.head).subtree}
        doer = clauses.accused(accused, cut if accused == target else set())
        around = Frame(frame.inside, dropped=frozenset(cut) if charge == target else frozenset())
        if charge == target and not frame.has(charge):  # "*the raid* was blamed on the Front"
            around = Frame(frozenset(t.i for t in charge.subtree))
        nouns = clauses.nouns(doer)
        blamed = prep.lower_ in ("for", "on", "in")
        return nouns.deed(charge, around, doer) if blamed else nouns.read(charge, around)
    if (
        cue is not None
        and cue.lemma_.lower() == "blame"
        and (charged := _to_blame(target, frame, draft, wording, clauses))
    ):
        return [charged]
    if target.tag_ in ("WDT", "WP") and not any(t.pos_ in PREDICATES and t != cue for t in sentence):
        return []  # "Vora, *which* Sarr accuses of …": the accused alone
    return None


def _to_blame(target: Token, frame: Frame, draft: Draft, wording: Wording, clauses: ClauseReader) -> Found | None:
    """ "blames *a stray rocket*": for what the article is about; a thing is to blame, a party did it."""
    event = _confirmed(draft, wording) or wording.event_phrase()
    if event is None or not frame.has(target) or target.pos_ not in ("NOUN", "PROPN"):
        return None
    doer = clauses.accused(target, set())
    clause = Clause(
        doer.text,
        doer.plural,
        simple("be responsible for"),
        event,
        agree=True,
        agents=doer.agents,
        dangling=doer.dangling,
    )
    return Found(clause, "blamed", target)


def _confirmed(draft: Draft, wording: Wording) -> str | None:
    """ "confirmed *the loss of a helicopter* but blamed a fault": what the fault is blamed for."""
    cue = draft.cue
    if cue is None or cue.dep_ != "conj":
        return None
    things = [t for t in children(cue.head, "dobj") if t.pos_ == "NOUN" and t.i < cue.i]
    lost = things and things[0].lemma_.lower() in p.EVENT_PREPOSITIONS.keys() | p.ACTION_NOUNS.keys() | _MISHAPS
    return wording.phrase(things[0].subtree).text if lost else None
