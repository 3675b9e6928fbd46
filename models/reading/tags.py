"""Sayings told by where they stand, where the parse is no help: beside the mark that closes a quotation, or at a comma.

1. a tag after a quotation that is a sentence by itself: "“The dam is safe,” *said Ilian Morse, asked about it*"
2. a saying at the end of its sentence: "The dam is safe even in spring, *he said*", "…, *said Ilian Morse*"
"""

from spacy.tokens import Doc, Span, Token

from models.reading.cues import ATTITUDES, VERBS, Frame, VerbCue
from models.reading.found import Found
from models.reading.nlp import text_of
from models.reading.spans import Interval, noun_phrase, trimmed
from models.reading.subjects import by_age, is_passive
from models.vocabulary import CueClass

#: What a quotation ends in when its sentence goes on with the speaker.
_GOES_ON = ",?!-—…"
#: A quotation's marks, with the space that a doubled mark leaves beside it.
_MARKS = "\" '"
#: Words after which a quotation is a sentence of its own.
_FRESH = ".?!:;\"')]-—…"
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_INSIDE_PHRASE = ("compound", "poss", "amod", "nmod", "nummod", "det")
#: Words between a quotation and a verb that begin something else than a speaker.
_NO_SPEAKER = ("CCONJ", "SCONJ", "ADP", "ADV")
_NO_SAYING = frozenset({"be", "have", "do", "come", "seem", "sound", "become", "appear", "mean", "refer", "remain"})
_NOT_AT_END = frozenset({"continue", "find", "show"}) | ATTITUDES.keys()
#: Tokens that may stand between a quotation and the verb of its tag.
_REACH = 22


def tags(doc: Doc, quoted: list[Interval]) -> dict[int, Found]:
    """Case 1: the attribution of each quotation that has its speaker right behind it, by the index of the cue."""
    found = (_tag(doc, quote) for quote in quoted)
    return {one.cue.i: one for one in found if one is not None and one.cue is not None}


def _tag(doc: Doc, quote: Interval) -> Found | None:
    start, end = quote
    text = text_of(doc)
    inner = trimmed(doc, (end - len(text[start:end].lstrip(_MARKS)), end - 1))
    before = text[:start].rstrip()
    said = text[start:end].rstrip(_MARKS)
    if inner[1] - inner[0] < 2 or said[-1:] not in _GOES_ON or (before and before[-1] not in _FRESH):
        return None
    after = _segment(doc, end)
    if not after:
        return None
    told = _inverted(after) or _straight(after)
    if told is None:
        return None
    cue, speaker = told
    spec = VERBS.get(cue.lemma_.lower())
    cue_class = spec.cue_class if spec is not None and cue.lemma_.lower() not in ATTITUDES else CueClass.SPEECH
    channel_at = None
    if (quoted := _quoted_by(cue, after)) is not None:
        channel_at, speaker = noun_phrase(speaker), quoted
    cue_at = cue.idx, cue.idx + len(cue)
    # Marks stay outside; a question mark is part of what is said.
    kept = inner[0], start + len(said)
    return Found(
        "tag", cue_class, cue, cue_at, speaker, noun_phrase(speaker), (kept,), direct=True, channel_at=channel_at
    )


def _quoted_by(cue: Token, after: list[Token]) -> Token | None:
    """Who says what another passes on: "…," the agency quoted *General Brod* as saying; None where nobody does."""
    if cue.lemma_.lower() not in ("quote", "cite") or is_passive(cue):
        return None
    named = [t for t in after if t.i > cue.i and t.pos_ in _NOMINAL and t.dep_ not in _INSIDE_PHRASE]
    said = any(t.lower_ == "as" and t.i > cue.i for t in after)
    return named[0] if named and said and named[0].dep_ in ("dobj", "nsubj", "pobj") else None


def _segment(doc: Doc, end: int) -> list[Token]:
    """The tokens from a quotation's end to the next full stop, colon or quotation mark."""
    segment: list[Token] = []
    for token in doc:
        if token.idx < end or token.is_space:
            continue
        if token.text in (".", ";", ":", '"', "?", "!") or len(segment) > _REACH:
            break
        segment.append(token)
    return segment


def _inverted(after: list[Token]) -> tuple[Token, Token] | None:
    """Verb and speaker of "said retired surgeon Ben Lo, asked about it"."""
    rest = [t for t in after if t.pos_ != "ADV"]
    if len(rest) < 2 or rest[0].tag_ not in ("VBD", "VBZ", "VBP", "VBN") or not _quotes(rest[0]):
        return None
    speaker = next((t for t in rest[1:] if t.pos_ in _NOMINAL and t.dep_ not in _INSIDE_PHRASE), None)
    speaker = by_age(speaker)
    between = [t for t in rest[1:] if speaker is not None and t.i < speaker.i]
    if speaker is None or any(t.pos_ in ("AUX", "SCONJ", "ADP") or _is_verb(t) for t in between):
        return None
    if rest[1].text in (",", "-", "—") or rest[1].lower_ in ("in", "to", "of"):
        return None
    return rest[0], speaker


def _is_verb(token: Token) -> bool:
    """A verb that is no part of a title ("said *retired* surgeon Ben Lo")."""
    return token.pos_ == "VERB" and token.tag_ != "VBN"


def _straight(after: list[Token]) -> tuple[Token, Token] | None:
    """Verb and speaker of "Ben Lo, the surgeon, surmised": any verb, for nothing else can stand there."""
    if after[0].pos_ in _NO_SPEAKER or after[0].is_punct or after[0].tag_ in ("VBG", "VBN", "WP", "WDT", "WRB", "TO"):
        return None
    verb = next((t for t in after if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return None
    if verb.pos_ == "AUX" or verb.lemma_.lower() in ("have", "would", "will", "do"):
        verb = next((t for t in after if t.i > verb.i and t.pos_ == "VERB"), verb)
        if any(
            t.pos_ != "ADV" and t.pos_ != "AUX" and t.pos_ != "PART" for t in after if _first_verb(after) < t.i < verb.i
        ):
            return None
    elif verb.tag_ not in _FINITE and not (verb.tag_ == "VBN" and _quotes(verb)):
        return None
    if verb.lemma_.lower() in _NO_SAYING or verb.pos_ != "VERB":
        return None
    phrase = [t for t in after if t.i < _first_verb(after)]
    speaker = next((t for t in phrase if t.pos_ in _NOMINAL and t.dep_ not in _INSIDE_PHRASE), None)
    speaker = by_age(speaker)
    if speaker is None or any(t.tag_ in ("WP", "WDT") for t in phrase):
        return None
    if not _quotes(verb) and any(c.dep_ in ("dobj", "xcomp", "attr", "acomp") for c in verb.children if c.i > verb.i):
        return None
    return verb, speaker


def _first_verb(after: list[Token]) -> int:
    return next(t.i for t in after if t.pos_ in ("VERB", "AUX"))


def _quotes(verb: Token) -> bool:
    spec = VERBS.get(verb.lemma_.lower())
    return spec is not None and Frame.QUOTE in spec.frames


def closing(cue: Token, spec: VerbCue, subject: Token | None, sentence: Span) -> Interval | None:
    """Case 2: what stands before "…, he said on Monday." in its sentence; None where that is no clause."""
    if (
        Frame.CLAUSE not in spec.frames
        or cue.lemma_.lower() in _NOT_AT_END
        or subject is None
        or cue.tag_ not in (*_FINITE, "VBN")
    ):
        return None
    first = min([cue.i, noun_phrase_start(subject), *(c.i for c in cue.children if c.dep_ == "aux")])
    if first - 1 <= sentence.start or cue.doc[first - 1].text not in (",", '"'):
        return None
    ahead = cue.doc[sentence.start : first - 1]
    behind = [t for t in sentence if t.i > max(cue.i, subject.i)]
    if not any(t.tag_ in _FINITE for t in ahead) or any(t.tag_ in _FINITE or t.text == '"' for t in behind):
        return None
    if _only_a_clause(ahead) or len(behind) > 14:
        return None
    return trimmed(cue.doc, (sentence.start_char, cue.doc[first - 1].idx))


def _only_a_clause(ahead: Span) -> bool:
    """Whether what stands ahead is one clause that hangs on the saying: "*When the dam broke*, he said …"."""
    if ahead[0].pos_ != "SCONJ" and ahead[0].tag_ != "WRB":
        return False
    comma = next((t.i for t in ahead if t.text == ","), None)
    return comma is None or not any(t.tag_ in _FINITE for t in ahead.doc[comma : ahead.end])


def noun_phrase_start(subject: Token) -> int:
    """Index of the first token of a noun's own phrase."""
    start = noun_phrase(subject)[0]
    return next(t.i for t in subject.doc if t.idx >= start)
