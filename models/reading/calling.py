"""What something is called or described as: "called the raid a crime", "described it as one", "called on X to P"."""

from spacy.tokens import Span, Token

from models.reading.accusing import children
from models.reading.cues import VerbCue
from models.reading.found import Complement
from models.reading.spans import Interval, chars, hull
from models.reading.stretching import with_phrases, with_reasons
from models.vocabulary import CueClass

FINITE = ("VBD", "VBZ", "VBP", "MD")


def object_as(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    """described X as Y; called X Y (the parser makes X the subject of a small clause)."""
    if (asked := _called_on(cue)) is not None:
        return asked
    objects = children(cue, "dobj")
    near = [*cue.children, *(c for o in objects for c in o.children)]
    for prep in [c for c in near if c.dep_ in ("prep", "advcl", "mark") and c.lower_ == "as"]:
        if objects and prep.i > cue.i:
            start, end = chars([*objects[0].subtree, *prep.subtree])
            end = with_reasons(cue, prep, end)
            return Complement((start, end), "object_as", spec.cue_class, target=objects[0])
    for clause in children(cue, "advcl", "ccomp"):  # "described the dinner as the capital feasting itself"
        told = (
            spec.cue_class is CueClass.SPEECH
            and clause.tag_ in ("VBN", "VBD")
            and not children(clause, "nsubj", "nsubjpass", "dobj")
        )
        if objects and clause.left_edge.lower_ == "as" and (told or clause.tag_ == "VBG") and clause.i > objects[0].i:
            at = chars([*objects[0].subtree, *clause.subtree])
            return Complement(at, "object_as", spec.cue_class, target=objects[0])
    quoted = _called_in_quotes(cue)
    if quoted is not None:
        start, end = with_phrases(cue, quoted)
        end = with_reasons(cue, cue, end)
        return Complement((start, end), "called", spec.cue_class, target=objects[0] if objects else None)
    so = [c for o in objects for c in o.children if c.dep_ == "acl" and c.tag_ == "VBN" and c == o.right_edge]
    if so and cue.lemma_.lower() == "call" and not children(so[0], "agent", "dobj"):  # "called *the vote rigged*"
        return Complement(hull(objects[0]), "called", spec.cue_class, target=objects[0])
    itself = cue.dep_ == "acl" and any(o.lower_.endswith(("self", "selves")) for o in objects)
    judged = next((o for o in objects if cue.lemma_.lower() == "call" and _judges(o.right_edge, o)), None)
    if judged is not None:
        return Complement(hull(judged), "called", spec.cue_class, target=judged)
    if cue.lemma_.lower() == "call" and not itself:
        for small in children(cue, "oprd", "ccomp", "xcomp"):
            if any(o.lower_ == "what" for o in objects):
                return None  # "what he calls a deal": the narrator's word for it
            if small.i > cue.i and not (small.pos_ == "PROPN" and not objects):
                tokens = [*small.subtree, *(t for o in objects if o.i < small.i for t in o.subtree)]
                start, end = with_phrases(cue, chars(tokens))
                end = with_reasons(cue, cue, end)
                return Complement((start, end), "called", spec.cue_class, target=objects[0] if objects else None)
    return None


#: Verdicts on what was said, which the parser often takes for nouns.
_VERDICTS = frozenset(
    "groundless baseless unfounded false untrue absurd ridiculous nonsense preposterous fabricated".split()
)


def _judges(last: Token, called: Token) -> bool:
    """Whether the last word of what is called something is the verdict: "called talk of a deal *groundless*"."""
    return last.lower_ in _VERDICTS and last.i > called.i and last.head != called


def _called_in_quotes(cue: Token) -> Interval | None:
    """called X "Y": from behind the cue to the end of the quotation, where that opens within a phrase of the cue."""
    if cue.lemma_.lower() not in ("call", "brand", "label", "dub", "deem"):
        return None
    if any(c.dep_ == "dobj" and c.lower_ in ("what", "which") for c in cue.children):
        return None
    marks = [t for t in cue.sent if t.i > cue.i and t.text == '"'][:2]
    if len(marks) < 2 or marks[0].i - cue.i > 14 or marks[0].i == marks[1].i - 1:
        return None
    between = cue.doc[cue.i + 1 : marks[0].i]
    if any(t.text in (",", ";", ":", ".") or (t.tag_ in FINITE and not _qualifies(t, between)) for t in between):
        return None
    if not len(between) or between[0].lower_ in ("for", "on", "upon"):
        return None
    return between[0].idx, max(marks[1].idx + 1, _past_mark(marks[1]))


def _qualifies(verb: Token, between: Span) -> bool:
    """Whether a verb only says more about what is called so: "called the idea *that he had lost* a “fantasy”"."""
    clause = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    noun = next((t for t in clause.ancestors if t.pos_ in ("NOUN", "PROPN")), None)
    return clause.dep_ in ("acl", "relcl") and noun is not None and between.start <= noun.i < clause.i


def _past_mark(mark: Token) -> int:
    """The end of a phrase that goes on behind a quotation: "a historic step" *in the fight for the valley*."""
    after = mark.nbor(1) if mark.i + 1 < len(mark.doc) else mark
    goes_on = after.dep_ in ("prep", "relcl", "acl") or after.lower_ in ("who", "that", "which")
    if after.is_punct or not goes_on or after.lower_ in ("after", "during", "on", "at", "in"):
        return mark.idx + 1
    top = after if after.dep_ == "prep" else after.head
    return hull(top)[1] if top.i > mark.i else mark.idx + 1


def _called_on(cue: Token) -> Complement | None:
    """Whom somebody wants to do what: "called on *the army to leave the town*"."""
    if cue.lemma_.lower() != "call":
        return None
    for on in cue.children:
        if on.lower_ not in ("on", "upon") or on.i < cue.i:
            continue
        asked = [o for o in on.children if o.dep_ == "pobj"]
        verbs = [
            v
            for v in (*cue.children, *(c for o in asked for c in o.children))
            if any(a.dep_ == "aux" and a.lower_ == "to" for a in v.children)
        ]
        if asked and verbs and verbs[0].i > asked[0].i:
            at = chars([*asked[0].subtree, *verbs[0].subtree])
            return Complement(at, "object_infinitive", CueClass.SPEECH, extra_cue=(on,))
    return None
