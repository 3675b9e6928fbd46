"""What is held in short: a bare verdict with its speaker, and a noun for what somebody holds.

1. "*Not so*, according to a nurse", "*Nonsense*, says the station": the answer to what was told just before
2. "Karsun's *reply was that* the pictures were old", "The ministry's *position is that* P", "the union's *figure is* 7"
3. "The Assembly *has it that* P", "she *made it clear that* P", "he *let slip that* P"
"""

from spacy.tokens import Span, Token

from models.propositions.answer_words import FALSE, plain, says
from models.reading.cues import NOMINAL_CUES, OWNED_CLAIMS, VERBS, Frame
from models.reading.found import Found
from models.reading.spans import Interval, chars, hull, noun_phrase, trimmed
from models.reading.subjects import speaker
from models.vocabulary import CueClass

#: Tokens of the longest verdict ("Not a word of it is true"), and of what may follow it to the verb.
_LONGEST, _REACH = 8, 12
_NOMINAL = ("NOUN", "PROPN", "PRON")
_INSIDE = ("compound", "poss", "amod", "nmod", "nummod", "det")
_HELD = frozenset({"reply", "answer", "response", "line", "explanation", "message", "conviction", "case", "retort"})
_OWN = frozenset({"my", "our", "your", "whose", "one"})


def verdict(comma: Token, sentence: Span) -> Found | None:
    """Case 1, by the first comma of a sentence."""
    if comma.i == sentence.start or comma.i - sentence.start > _LONGEST:
        return None
    said = sentence.doc[sentence.start : comma.i]
    if any(t.text in ('"', ",") for t in said) or not says(FALSE, plain(said.text)):
        return None
    after = [t for t in sentence if t.i > comma.i and not t.is_space]
    if not after or any(t.text == '"' for t in after[:_REACH]):
        return None
    if after[0].lower_ == "according":
        speakers, cue, cue_class = after[2:], after[0], CueClass.ACCORDING_TO
    else:
        spoken = next((t for t in after[:_REACH] if t.pos_ == "VERB"), None)
        spec = VERBS.get(spoken.lemma_.lower()) if spoken is not None else None
        if spoken is None or spec is None or Frame.QUOTE not in spec.frames:
            return None
        cue, cue_class = spoken, CueClass.SPEECH
        speakers = [t for t in after if (t.i > cue.i) == (cue == after[0])]
    teller = next((t for t in speakers if t.pos_ in _NOMINAL and t.dep_ not in _INSIDE), None)
    if teller is None:
        return None
    at = trimmed(sentence.doc, chars(said))
    return Found("verdict", cue_class, cue, chars([cue]), teller, noun_phrase(teller), (at,))


def position(noun: Token) -> Found | None:
    """Case 2."""
    be = noun.head
    if noun.lemma_.lower() not in _HELD | _COUNTS | OWNED_CLAIMS | NOMINAL_CUES.keys() or noun.dep_ != "nsubj":
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None or owner.lower_ in _OWN or any(c.dep_ == "neg" for c in be.children):
        return None
    if noun.lemma_.lower() in _COUNTS:
        return _own_figure(noun, owner)
    if be.lemma_ != "be":
        return None
    clause = next((c for c in be.children if c.dep_ == "ccomp" and c.i > be.i and c.left_edge.lower_ == "that"), None)
    if clause is None:
        return None
    cue_class = NOMINAL_CUES.get(noun.lemma_.lower(), CueClass.CLAIM)
    if cue_class not in (CueClass.CLAIM, CueClass.ACCUSATION):
        cue_class = CueClass.CLAIM
    return Found("position", cue_class, noun, chars([noun, be]), owner, _without_case(owner), (hull(clause),))


_COUNTS = frozenset({"figure", "count", "toll", "estimate", "tally", "total"})
_STANDS = frozenset({"be", "stand", "remain"})


def _own_figure(noun: Token, owner: Token) -> Found | None:
    """ "*The union's* figure for the dead is *seven*"."""
    verb = noun.head
    if verb.lemma_ not in _STANDS:
        return None
    at = [o for c in verb.children if c.dep_ == "prep" and c.lower_ == "at" for o in c.children]
    numbers = [
        c for c in (*verb.children, *at) if c.i > verb.i and c.pos_ == "NUM" and c.dep_ in ("attr", "acomp", "pobj")
    ]
    if not numbers or any(t.pos_ == "NUM" for t in noun.subtree):
        return None
    cue_at, content = chars([noun, verb]), chars([t for t in numbers[0].subtree if t.i <= numbers[0].i])
    return Found("figure", CueClass.SPEECH, noun, cue_at, owner, _without_case(owner), (content,))


def _without_case(owner: Token) -> Interval:
    case = next((c for c in owner.children if c.dep_ == "case"), None)
    start, end = noun_phrase(owner)
    return (start, min(end, case.idx)) if case is not None else (start, end)


#: What may stand between the verb and "that": "*has* it", "*made* it clear", "*let* it be known", "*let* slip".
_BETWEEN = frozenset({"it", "be", "clear", "plain", "known", "public", "slip"})
_BRINGING = frozenset({"have", "make", "let"})


def brought_out(verb: Token) -> Found | None:
    """Case 3."""
    if verb.lemma_ not in _BRINGING:
        return None
    that = next((t for t in verb.doc[verb.i + 1 : verb.i + 6] if t.lower_ == "that"), None)
    between = verb.doc[verb.i + 1 : that.i] if that is not None else None
    if that is None or not between or any(t.lower_ not in _BETWEEN for t in between) or that.sent != verb.sent:
        return None
    holder = speaker(verb)
    clause = that.head
    if holder is None or holder.pos_ not in _NOMINAL or holder.lower_ in _NOBODY or clause.pos_ not in ("VERB", "AUX"):
        return None
    if any(c.dep_ == "neg" for c in verb.children):
        return None
    return Found(
        "brought_out", CueClass.SPEECH, verb, chars([verb, *between]), holder, noun_phrase(holder), (hull(clause),)
    )


_NOBODY = frozenset({"it", "there", "this", "that", "which", "what", "rumour", "rumor", "legend"})
