"""Words of a content span that are no part of what is said: how it was said, comparisons with before, comments."""

import re

from spacy.tokens import Token

from models.propositions import patterns as p
from models.reading.draft import Draft
from models.vocabulary import CueClass, QuoteType

_ANSWERING = (CueClass.CLAIM, CueClass.DENIAL, CueClass.ACCUSATION, CueClass.RETRACTION)
_COMPARED = re.compile(r"^(?:\w+ (?:more|fewer|less) than|(?:up|down) from)\b", re.IGNORECASE)


def trimmed(sentence: list[Token], draft: Draft) -> list[Token]:
    """The tokens of a sentence without such words; the sentence itself where there are none."""
    if draft.quote_type is not QuoteType.DIRECT and draft.cue_class in _ANSWERING:
        sentence = _without_channel(sentence, draft.cue)
    return _without_tail(sentence)


def _without_channel(sentence: list[Token], cue: Token | None) -> list[Token]:
    """ "(claimed responsibility) for the raid *in a video on Telegram*" → for the raid."""
    for position, prep in enumerate(sentence):
        if position and prep.dep_ == "prep" and _is_channel(prep) and (prep.head == cue or _about_something(prep)):
            return sentence[:position]
    return sentence


def _is_channel(prep: Token) -> bool:
    if prep.lower_ not in ("in", "on", "via", "through", "by", "over"):
        return False
    for noun in prep.children:
        if noun.dep_ != "pobj":
            continue
        definite = any(c.lower_ in ("the", "this", "that") for c in noun.children if c.dep_ == "det")
        if noun.lower_ in p.CHANNELS or (noun.lemma_.lower() in p.SAYING_NOUNS and not definite):
            return True
    return False


def _about_something(prep: Token) -> bool:
    """Whether it hangs on a noun that has its own object: "involvement *in a video*" is about the video."""
    noun = prep.head
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    light = noun.lemma_.lower() in p.INVOLVEMENT_NOUNS | p.RESPONSIBILITY_NOUNS
    return not light or any(c.dep_ == "prep" and c.i < prep.i for c in noun.children)


def _without_tail(sentence: list[Token]) -> list[Token]:
    """ "16 had died*, two more than on Tuesday*"; "workers had died*, which he said was a grief*"."""
    for position, comma in enumerate(sentence):
        rest = sentence[position + 1 :]
        if comma.text != "," or not position or not rest:
            continue
        if _COMPARED.match(" ".join(t.lower_ for t in rest[:3])):
            return sentence[:position]
        if rest[0].lower_ == "not" and _only_ruled_out(sentence[:position], rest[1:]):
            return sentence[:position]
        if rest[0].lower_ == "which" and any(t.lemma_ in ("say", "call", "describe") for t in rest):
            return sentence[:position]
    return sentence


def _only_ruled_out(before: list[Token], after: list[Token]) -> bool:
    """ "Two people had died*, not seven as reported*", "*, not more*": a clause stands before, and none follows."""
    told = any(t.tag_ in _FINITE for t in before)
    number = bool(after) and (
        after[0].like_num
        or after[0].lower_ in ("more", "fewer", "less")
        or after[0].lower_ in ("the", "a", "an", "by", "in", "on", "from")
    )
    return told and number and not any(t.tag_ in ("VBZ", "VBP", "MD") for t in after) and len(after) <= _RULED_OUT


#: How what is ruled out begins, where it is no number.
_RULING_OUT = frozenset({"the", "a", "an", "by", "in", "on", "from", "more", "fewer", "less"})
#: Words that something ruled out is told in.
_RULED_OUT = 6
#: Nouns for what is denied; a headline leaves out the "that" behind them.
_CLAIMS = frozenset(
    "claim claims report reports allegation allegations rumour rumours rumor rumors charge charges".split()
)
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def without_claim(sentence: list[Token], draft: Draft) -> list[Token]:
    """ "denies *claims* he took bribes" without the noun, where its clause follows at once and without "that"."""
    if draft.cue_class is not CueClass.DENIAL or len(sentence) < 4 or sentence[0].lower_ not in _CLAIMS:
        return sentence
    begins = sentence[1].pos_ in ("PRON", "NOUN", "PROPN", "DET", "NUM", "ADJ") and sentence[1].tag_ not in (
        "WDT",
        "WP",
    )
    if not begins or sentence[1].lower_ == "that" or not any(t.tag_ in _FINITE for t in sentence[2:]):
        return sentence
    return sentence[1:]
