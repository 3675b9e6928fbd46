"""What is held in short: a bare verdict with its speaker, and a noun for what somebody holds.

1. "*Not so*, according to a nurse", "*Nonsense*, says the station": the answer to what was told just before
2. "Karsun's *reply was that* the pictures were old", "The ministry's *position is that* P"
"""

from spacy.tokens import Span, Token

from models.propositions.answer_words import FALSE, plain, says
from models.reading.cues import NOMINAL_CUES, OWNED_CLAIMS, VERBS, Frame
from models.reading.found import Found
from models.reading.spans import chars, hull, noun_phrase, trimmed
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
    speaker = next((t for t in speakers if t.pos_ in _NOMINAL and t.dep_ not in _INSIDE), None)
    if speaker is None:
        return None
    at = trimmed(sentence.doc, chars(said))
    return Found("verdict", cue_class, cue, chars([cue]), speaker, noun_phrase(speaker), (at,))


def position(noun: Token) -> Found | None:
    """Case 2."""
    be = noun.head
    if noun.lemma_.lower() not in _HELD | OWNED_CLAIMS | NOMINAL_CUES.keys() or noun.dep_ != "nsubj":
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None or owner.lower_ in _OWN or be.lemma_ != "be" or any(c.dep_ == "neg" for c in be.children):
        return None
    clause = next((c for c in be.children if c.dep_ == "ccomp" and c.i > be.i and c.left_edge.lower_ == "that"), None)
    if clause is None:
        return None
    case = next((c for c in owner.children if c.dep_ == "case"), None)
    start, end = noun_phrase(owner)
    source_at = (start, min(end, case.idx)) if case is not None else (start, end)
    cue_class = NOMINAL_CUES.get(noun.lemma_.lower(), CueClass.CLAIM)
    if cue_class not in (CueClass.CLAIM, CueClass.ACCUSATION):
        cue_class = CueClass.CLAIM
    return Found("position", cue_class, noun, chars([noun, be]), owner, source_at, (hull(clause),))
