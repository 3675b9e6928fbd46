"""Headlines, which have no full stop and often no verb: the first line of an article, read by its marks and its words.

1. a source behind a dash or a late colon: "Town not captured – mayor", "Bridge hit, - General Staff", "…: Dorn"
2. a source before a colon: "Kyiv: no losses", "Mayor on the flood: We were warned"
3. a claim called false: "Report of strike false – ministry", "Claims of mass graves are fake, says Moscow"
4. a quotation before a colon, and who is told of behind it: "'Nobody called us': survivor disputes account"
5. a verb of saying that the parse missed: "Russia Says Fire on Cruiser Contained", "Town not captured, mayor says"
A topic before a colon ("Ukraine war: …", "Shelling of Orlitsa: …") is no source and no content.
"""

import re
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from models.events.states import state_meant
from models.reading.actor_words import ARMED_GROUPS, HUMAN, STATE_BODIES
from models.reading.cues import ACCORDING, NO_NAMES, SPEAKERS, TOPICS
from models.reading.find import find
from models.reading.found import Found
from models.reading.nlp import text_of
from models.reading.spans import Interval, trimmed
from models.vocabulary import CueClass

#: A headline is no longer than this.
MAX_CHARS = 220
#: What sites put behind their headlines: a date in brackets, a section, their name, "PHOTOS".
_FURNITURE = re.compile(
    r"(?:\s*\(\d{1,2}[./]\d{1,2}[./]\d{2,4}[^)]*\).*|\s+[|«].*|[.\s]+(?:PHOTOS?|VIDEOS?|MAPS?|UPDATED?|INFOGRAPHICS?|DOCUMENTS?)\b.*)$"
)
_DASH = re.compile(r",?\s+[-–—]+\s+(?=[^-–—]+$)")
_LAST_COLON = re.compile(r"(?<=[^:]{24}):\s+([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})$")
_TRAILING = re.compile(
    r",\s+(?:(?P<v1>says?|said|claims?|warns?|reports?|insists?|confirms?|admits?|denies|according to)"
    r"\s+(?P<n1>[^,]{2,60})"
    r"|(?P<n2>[^,]{2,60}?)\s+(?P<v2>says?|said|claims?|warns?|reports?|insists?|confirms?|admits?|tells \w+))$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?P<who>[^,:;]{2,70}?)\s+(?P<verb>says?|said|claims?|insists?|warns?|confirms?|admits?|announces?|reports?"
    r"|tells? \w+|vows?|pledges?|denies|deny|denied|rejects?|rejected|dismisses|dismissed|refutes?|disputes?)"
    r"\s+(?P<rest>.{6,})$",
    re.IGNORECASE,
)
_DENYING = re.compile(r"den(?:y|ies|ied)|reject|dismiss|refut|disput", re.IGNORECASE)
_FALSE = re.compile(
    r"^(?P<claim>(?:the\s+|all\s+)?(?:[\w’'-]+\s+){0,2}?(?:reports?|claims?|messages?|news|rumou?rs?|information|statements?"
    r"|allegations?|stor(?:y|ies)|accusations?)\b.*?)[\s,]*\b(?:is|are|was|were)?\s*[\"'‘’“”]?"
    r"(?P<false>not true|false|fakes?|untrue|a lie|lies|baseless|unfounded|groundless|invented|nonsense)[\"'‘’“”]?$",
    re.IGNORECASE,
)
_BODIES = (
    SPEAKERS
    | frozenset(
        """
    staff headquarters intelligence administration parliamentarian ombudsman premier chancellor pm mp mps foreign
    defense defence pentagon kremlin nato un eu isw fm council officials sources camp brigade regiment command envoy
    media
    watchdog think-tank rma ova sbu ministry poll pollster utility
    """.split()
    )
    | STATE_BODIES
    | (ARMED_GROUPS - {"front", "column", "movement", "corps", "cell"})
)
#: A label of a person has no more words: "Contractor", "Former nurse".
_PERSONAL = 3
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def is_headline(first_line: bool, text: str) -> bool:
    """Whether a paragraph is the headline or a part of it: in the first line, short, without a full stop."""
    line = _FURNITURE.sub("", text)
    return first_line and len(line) <= MAX_CHARS and not line.rstrip(" \"'”’").endswith(".")


def headline(doc: Doc) -> list[Found]:
    """Cases 1 to 4; [] where none fits, and the headline is read like any sentence."""
    text = _FURNITURE.sub("", text_of(doc)).rstrip()
    if (quoted := _quoted_first(doc, text)) is not None:
        behind = [f for f in find(doc, [(0, quoted.content[0][1] + 1)]) if f.content]
        return [quoted, *(behind or missed(doc, quoted.content[0][1] + 2))]
    body, named = (0, len(text)), None
    if (dash := _DASH.search(text)) is not None and _speaks(doc, (dash.end(), len(text)), 9, at_end=True):
        body, named = (0, dash.start()), ((dash.end(), len(text)), _mark(text, dash))
    elif (
        (last := _TRAILING.search(text)) is not None and (at := _told_by(last)) and _speaks(doc, at[0], 9, at_end=True)
    ):
        body, named = (0, last.start()), at
    if named is None and (end := _LAST_COLON.search(text)) is not None and _speaks(doc, end.span(1), 4, at_end=True):
        body, named = (0, end.start()), (end.span(1), (end.start(), end.start() + 1))
    begin = _past_topic(doc, text[: body[1]])
    if begin is not None:
        label = trimmed(doc, (0, begin - 1))
        if named is None and (speaker := _before_colon(doc, label, text[begin:])) is not None:
            named = speaker, (begin - 1, begin)
        body = (begin, body[1])
    if named is None:
        return []
    return _stated(doc, trimmed(doc, body), named[0], named[1])


_QUOTED_FIRST = re.compile(r"^[\"'](?P<said>[^\"]{8,}?)[\"']:\s+(?P<told>\S.*)$")


def _quoted_first(doc: Doc, text: str) -> Found | None:
    """Case 4: the speaker is the subject of what the headline goes on with."""
    match = _QUOTED_FIRST.match(text)
    if match is None:
        return None
    behind = [t for t in doc if t.idx >= match.start("told")]
    verb = next((t for t in behind if t.tag_ in _FINITE), None)
    leading = _LEADING.match(match.group("told"))  # "survivor *disputes* account", which the parser takes for a noun
    if verb is None and leading is None:
        return None
    end = verb.idx if verb is not None else match.start("told") + leading.end("who") if leading is not None else 0
    who = trimmed(doc, (match.start("told"), end))
    if who[1] <= who[0] or not _speaks(doc, who, 7):
        return None
    colon = match.end("said") + 1
    return _made(doc, match.span("said"), who, (colon, colon + 1), CueClass.SPEECH)


def _mark(text: str, dash: re.Match[str]) -> Interval:
    """Where the dash itself stands, without the comma and the spaces around it."""
    at = next(i for i in range(*dash.span()) if text[i] in "-–—")
    return at, at + 1


def missed(doc: Doc, start: int = 0) -> list[Found]:
    """Case 5, for headlines in which nothing else was found."""
    text = _FURNITURE.sub("", text_of(doc)).rstrip()
    begin = start or _past_topic(doc, text) or 0
    lead = len(text[begin:]) - len(text[begin:].lstrip())
    said = _LEADING.match(text[begin:].lstrip())
    if said is None:
        return []
    at = begin + lead
    who, verb, rest = ((at + said.start(g), at + said.end(g)) for g in ("who", "verb", "rest"))
    if not _speaks(doc, who, 9, at_end=True):  # a name before "rejects" is no place where the parser saw one
        return []
    cue = doc.char_span(*verb, alignment_mode="expand")
    denies = _DENYING.match(said.group("verb")) is not None
    made = _made(doc, trimmed(doc, rest), who, verb, CueClass.DENIAL if denies else CueClass.SPEECH)
    return [] if made is None or cue is None else [_with_cue(made, cue[0])]


def mended(doc: Doc, found: list[Found]) -> list[Found]:
    """What was found as in any sentence, by the ways of headlines.

    1. who says stands at its beginning, also for a second verb: "*Vell* rejects charge, says it was calm"
    2. "as" begins what the narrator sets beside it: "Company insists plant was safe *as families search for missing*"
    """
    return [_without_meanwhile(doc, _with_speaker(doc, one)) for one in found]


def _with_speaker(doc: Doc, found: Found) -> Found:
    if found.source_at is not None or found.cue is None or found.cue.tag_ not in ("VBZ", "VBP", "VBD", "NNS"):
        return found
    verbs = [t for t in doc if t.i > 0 and t.tag_ in _FINITE and t.i <= found.cue.i]
    first = verbs[0] if verbs else found.cue
    second = first != found.cue and found.cue.nbor(-1).text == ","
    who = trimmed(doc, (0, first.idx))
    if not (first == found.cue or second) or not 0 < len(text_of(doc)[slice(*who)].split()) <= 6:
        return found
    if any(t.text in (",", ":", '"') for t in doc[: first.i]) or not (
        _speaks(doc, who, 9) or all(t.pos_ == "PROPN" for t in doc[: first.i])
    ):
        return found
    span = doc[: first.i]
    content, rule = found.content, found.rule
    if second:  # what stands before the second verb is the speaker's own deed
        behind = trimmed(doc, (found.cue.idx + len(found.cue), doc[-1].idx + len(doc[-1])))
        content, rule = (behind,), "clause_after"
    return replace(found, rule=rule, source=_head(span), source_at=who, content=content)


def _without_meanwhile(doc: Doc, found: Found) -> Found:
    if found.cue is None or not found.content or found.content[-1][0] < found.cue.idx:
        return found
    start, end = found.content[-1]
    for token in doc:
        if (
            start < token.idx < end
            and token.lower_ == "as"
            and token.dep_ in ("mark", "advmod")
            and token.i + 2 < len(doc)
        ):
            clause = any(t.tag_ in ("VBZ", "VBP", "VBD") for t in doc[token.i + 1 :])
            if clause and token.head.pos_ in ("VERB", "AUX") and token.idx - start > _SHORTEST:
                return replace(found, content=(*found.content[:-1], trimmed(doc, (start, token.idx))))
    return found


#: Characters of the least that a headline lets somebody say.
_SHORTEST = 12


def _with_cue(found: Found, cue: Token) -> Found:
    return Found("headline", found.cue_class, cue, found.cue_at, found.source, found.source_at, found.content)


def _told_by(match: re.Match[str]) -> tuple[Interval, Interval] | None:
    """(speaker, verb) of a trailing "says mayor" or "mayor says"."""
    noun, verb = ("n1", "v1") if match.group("n1") else ("n2", "v2")
    return match.span(noun), match.span(verb)


def _past_topic(doc: Doc, text: str) -> int | None:
    """Where a headline begins behind its label and colon; None where it has none."""
    colon = re.search(r"(?<!\d):\s", text)
    if colon is None or len(text[: colon.start()].split()) > 8:
        return None
    return colon.end() - 1


def _before_colon(doc: Doc, label: Interval, rest: str) -> Interval | None:
    """The speaker in a label ("*Mayor Dorn* on the flood"); None where it names a topic."""
    words = text_of(doc)[slice(*label)].lower().split()
    if not words or words[0] in NO_NAMES or len(rest.strip()) < 6:
        return None
    about = re.match(r"(.+?)\s+(?:on|about|over|to|in)\s", text_of(doc)[slice(*label)])
    speaker = (label[0], label[0] + about.end(1)) if about else label
    said = text_of(doc)[slice(*speaker)].lower().split()
    topical = said[-1] in TOPICS or (bool(set(said) & TOPICS) and not set(said) & _BODIES)
    return speaker if not topical and _speaks(doc, speaker, 7) else None


def _speaks(doc: Doc, at: Interval, most: int, at_end: bool = False) -> bool:
    """Whether words name somebody who can say something: a person, a body, a capital; not a place or a topic.

    `at_end`: behind a dash, where a name that the parser takes for a place is a person's.
    """
    span = doc.char_span(*at, alignment_mode="expand")
    if span is None or not 0 < len(span) <= most or any(t.tag_ in _FINITE and t.lower_ != t.text for t in span[:1]):
        return False
    words = {t.lower_ for t in span} | {t.lemma_.lower() for t in span}
    if words & ACCORDING or span[0].lower_ in (
        "in",
        "on",
        "at",
        "after",
        "for",
        "with",
        "by",
        "from",
        "when",
        "as",
        "how",
    ):
        return False
    head = _head(span)
    if words & _BODIES or (len(span) <= _PERSONAL and {t.lemma_.lower() for t in span} & HUMAN):
        return True
    if any(t.ent_type_ in ("PERSON", "ORG") for t in span):
        person = any(t.ent_type_ == "PERSON" for t in span)
        return not words & TOPICS and (person or (head.pos_ != "NOUN" and all(t.pos_ != "ADP" for t in span)))
    if state_meant(span.text) is not None:
        return True
    if len(span) > 3 or not all(t.pos_ == "PROPN" or (at_end and t.text[0].isupper()) for t in span):
        return False
    return at_end or not any(t.ent_type_ in ("GPE", "LOC", "FAC", "DATE", "EVENT") for t in span)


def _stated(doc: Doc, body: Interval, source: Interval, cue_at: Interval) -> list[Found]:
    """The statement of a headline: a denial where it calls a claim false."""
    words = text_of(doc)[slice(*body)]
    said = _FALSE.match(words)
    if said is None:
        according = text_of(doc)[slice(*cue_at)].lower().startswith("according")
        made = _made(doc, body, source, cue_at, CueClass.ACCORDING_TO if according else CueClass.SPEECH)
        return [made] if made is not None else []
    start = body[0]
    claim = trimmed(doc, (start + said.start("claim"), start + said.end("claim")))
    false = start + said.start("false"), start + said.end("false")
    made = _made(doc, claim, source, false, CueClass.DENIAL)
    cue = doc.char_span(*false, alignment_mode="expand")
    return [] if made is None or cue is None else [_with_cue(made, cue[-1])]


def _made(doc: Doc, body: Interval, source: Interval, cue_at: Interval, cue_class: CueClass) -> Found | None:
    span = doc.char_span(*source, alignment_mode="expand")
    if span is None or body[1] - body[0] < 6:
        return None
    return Found("headline", cue_class, None, cue_at, _head(span), (source[0], source[1]), (body,))


def _head(span: Span) -> Token:
    """The word that a source is known by: the last noun before a preposition."""
    first = next((t.i for t in span if t.pos_ == "ADP" and t.i > span.start), span.end)
    nouns = [t for t in span if t.i < first and t.pos_ in ("NOUN", "PROPN")]
    return nouns[-1] if nouns else span.root
