"""Quotations and the attributions they belong to, within one paragraph and from one paragraph to the next."""

import re
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from models.reading.asked import answered_questions
from models.reading.continuing import continued
from models.reading.found import Found
from models.reading.nlp import text_of
from models.reading.quotations import Quotation
from models.reading.spans import Interval, overlap
from models.vocabulary import CueClass

#: A quotation of fewer words, outside any content, is a name or a scare quote and says nothing by itself.
MIN_WORDS = 3
#: Characters that may stand between a cue and its quotation ("said in a statement on Monday: …").
MAX_GAP = 90
#: Characters that may follow a cue up to the end of its sentence when the quotation goes on right after.
MAX_TAIL = 260
#: A quotation of so few words may be a title, and may be passed over.
_NAME_WORDS = 5
_ABBREVIATION = re.compile(
    r"\b(Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Jr|Sr|St|Prof|Rev|Hon|No|vs|[A-Z][a-z]{2,3}t?|[A-Z])\.(?=\s|$)"
)
_RECIPIENT = re.compile(r"(?:[a-z]+ ){0,2}(?:[A-Z][\w'’-]+ ?){0,4}(?:reporters|journalists|them|deputies|lawmakers)?,")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)])[a-z0-9)][.!?][\"')]* +(?=[A-Z])")


@dataclass(slots=True)
class Paragraph:
    """A parsed paragraph at work: its place in the stored text, its quotations and attributions in local offsets."""

    number: int
    doc: Doc
    offset: int
    quotes: list[Quotation]
    found: list[Found] = field(default_factory=list)
    #: Quotations that no attribution of this paragraph took; the article decides whose they are.
    loose: list[Quotation] = field(default_factory=list)
    #: The last cue that stayed without content: its words may follow in the next paragraph.
    waiting: Found | None = None

    def local(self, quote: Quotation) -> Interval:
        return quote.start - self.offset, quote.end - self.offset

    def inner(self, quote: Quotation) -> Interval:
        return quote.inner_start - self.offset, quote.inner_end - self.offset


def join(paragraph: Paragraph) -> None:
    """Give each quotation of the paragraph to the attribution that introduces it; drop cues that stay without content.

    1. the one whose content overlaps it; 2. a cue without content right before or after it; 3. the attribution that the
    quotation goes on from ("…," he said. "…"); 4. the one whose sentence it follows; else it stays loose.
    """
    owner_of: dict[int, int] = {}
    for number, quote in enumerate(paragraph.quotes):
        owner = _overlapping(paragraph, quote)
        said = _words(paragraph, quote) >= MIN_WORDS or _sentence(paragraph, quote)
        if owner is None and said and not _is_title(paragraph, quote):
            owner = _adjacent(paragraph, quote)
            if owner is None:
                owner = _resumed(paragraph, quote)
            if owner is None:
                owner = _going_on(paragraph, quote, owner_of, number)
            if owner is None:
                owner = _following(paragraph, quote)
                if owner is not None and paragraph.found[owner].cue_class is not CueClass.SPEECH:
                    owner = _in_his_words(paragraph, owner)
        if owner is None:
            if _words(paragraph, quote) >= MIN_WORDS and not quote.continues:
                paragraph.loose.append(quote)
            continue
        owner_of[number] = owner
        paragraph.found[owner] = _extended(paragraph, paragraph.found[owner], quote)
    empty = [f for f in paragraph.found if not f.content]
    paragraph.waiting = empty[-1] if empty else None
    paragraph.found = answered_questions(paragraph.doc, [f for f in paragraph.found if f.content])
    quoted = [paragraph.local(q) for q in paragraph.quotes]
    paragraph.found = continued(paragraph.found, list(paragraph.doc.sents), quoted)


def _words(paragraph: Paragraph, quote: Quotation) -> int:
    start, end = paragraph.inner(quote)
    return len(text_of(paragraph.doc)[start:end].split())


def _sentence(paragraph: Paragraph, quote: Quotation) -> bool:
    """Whether a short quotation ends like something said ("Technicals," …) and not like a name."""
    start, end = paragraph.inner(quote)
    return end > start and text_of(paragraph.doc)[end - 1] in ",.!?"


def _overlapping(paragraph: Paragraph, quote: Quotation) -> int | None:
    at = paragraph.local(quote)
    best, most = None, 0
    for number, found in enumerate(paragraph.found):
        shared = sum(overlap(at, piece) for piece in found.content)
        if shared > most and not (found.cue_at and at[0] < found.cue_at[0] < at[1]):
            best, most = number, shared
    return best


def _adjacent(paragraph: Paragraph, quote: Quotation) -> int | None:
    start, end = paragraph.local(quote)
    text = text_of(paragraph.doc)
    best, nearest = None, MAX_GAP + 1
    for number, found in enumerate(paragraph.found):
        if found.content or found.cue_at is None:
            continue
        first = min(found.cue_at[0], found.source_at[0] if found.source_at else found.cue_at[0])
        if first >= end:
            gap, between = first - end, text[end:first]
            if gap > 4:
                continue
        elif found.cue_at[1] <= start:
            gap, between = start - found.cue_at[1], text[found.cue_at[1] : start]
        else:
            continue
        if first < start and between.rstrip().endswith("."):  # "said in a statement. “…”"
            between = between.rstrip()[:-1]
        if gap < nearest and not any(mark in between for mark in '!?"') and not _SENTENCE_END.search(between + " A"):
            best, nearest = number, gap
    return best


def _resumed(paragraph: Paragraph, quote: Quotation) -> int | None:
    """The attribution set into the sentence that a quotation ends: "It is time to go, he said, “and not to talk”."."""
    start = paragraph.local(quote)[0]
    for number, found in enumerate(paragraph.found):
        if not found.content or found.cue_at is None or found.content[0][0] > found.cue_at[0]:
            continue
        stop = max(at[1] for at in (found.cue_at, found.source_at) if at)
        if found.content[-1][1] <= stop <= start and _only_told(text_of(paragraph.doc)[stop:start].strip()):
            return number
    return None


def _only_told(between: str) -> bool:
    """Whether nothing but who was told stands between: ", he told *Harbour Radio*, “and …”"."""
    return between in (",", ":", ", :") or bool(_RECIPIENT.fullmatch(between))


def _going_on(paragraph: Paragraph, quote: Quotation, owner_of: dict[int, int], number: int) -> int | None:
    """The owner of the quotation before, if only its "…, he said." stands between the two."""
    last = _last_owned(paragraph, owner_of, number)
    if last is None:
        return None
    before = owner_of[last]
    found = paragraph.found[before]
    ends = [e for e in (found.cue_at and found.cue_at[1], found.source_at and found.source_at[1]) if e]
    previous_end = paragraph.local(paragraph.quotes[last])[1]
    start = paragraph.local(quote)[0]
    if ends and max(ends) > start:
        return None
    stop = max([previous_end, *[e for e in ends if e <= start]])
    tail = text_of(paragraph.doc)[stop:start].rstrip()
    if _within_sentence(paragraph, start) and tail[-1:] not in ",:;-—.":
        return None
    if not tail or len(tail) > MAX_TAIL or (len(tail) > MAX_GAP and not tail.endswith((".", "!", "?"))):
        return None
    return before if len(_SENTENCE_END.findall(_plain_abbreviations(tail[:-1]))) == 0 else None


#: Words before a name in marks: "said on NBC's “Meet the Press”", "under the pseudonym “Danger”".
_TITLED = frozenset(
    """
    program programme show broadcast film movie book novel song album series podcast pseudonym play poem painting
    article titled entitled named called
    """.split()
)


def _is_title(paragraph: Paragraph, quote: Quotation) -> bool:
    """Whether a short quotation is a name: capitals only, after a preposition, a genitive or a word like "show"."""
    start, _ = paragraph.local(quote)
    first, last = paragraph.inner(quote)
    words = text_of(paragraph.doc)[first:last].strip(" .,!?").split()
    if not 0 < len(words) <= _NAME_WORDS or not words[0][:1].isupper():
        return False
    if any(w[:1].islower() and w.lower() not in _SMALL for w in words):
        return False
    before = [t for t in paragraph.doc if t.idx < start][-1:]
    return any(t.pos_ in ("ADP", "PART") or t.tag_ == "POS" or t.lower_ in _TITLED for t in before)


_SMALL = frozenset({"the", "a", "an", "of", "in", "on", "and", "for", "to", "with", "from", "at"})


def _within_sentence(paragraph: Paragraph, start: int) -> bool:
    """Whether a quotation begins small, as a part of a sentence that began before it."""
    return text_of(paragraph.doc)[start + 1 : start + 2].islower()


def _last_owned(paragraph: Paragraph, owner_of: dict[int, int], number: int) -> int | None:
    """The quotation before, passing over names in marks ("…," she told "Good Morning Varno." "…")."""
    for earlier in range(number - 1, -1, -1):
        if earlier in owner_of:
            return earlier
        if _words(paragraph, paragraph.quotes[earlier]) > _NAME_WORDS:
            return None
    return None


def _plain_abbreviations(text: str) -> str:
    """The text without the full stops of titles and initials, which end no sentence."""
    return _ABBREVIATION.sub(r"\1", text)


def _following(paragraph: Paragraph, quote: Quotation) -> int | None:
    """The attribution whose sentence whole quoted sentences follow: "She said it was gone. “We saw it go.”"."""
    text = text_of(paragraph.doc)
    (start, end), (first, last) = paragraph.local(quote), paragraph.inner(quote)
    goes_on = text[end : end + 3].strip(' "')[:1].islower()
    if not text[first : first + 1].isupper() or text[last - 1] not in ".!?" or goes_on:
        return None
    best, nearest = None, MAX_GAP + 1
    for number, found in enumerate(paragraph.found):
        if not found.content or found.cue_class not in _GOING_ON or found.rule.startswith("attitude"):
            continue
        if found.cue_class is not CueClass.SPEECH and (found.source is None or found.cue is None):
            continue
        stop = max([p[1] for p in found.content] + [at[1] for at in (found.cue_at, found.source_at) if at])
        tail = text[max(stop - 1, 0) : start].rstrip(' "')
        ended = tail.endswith((".", "!", "?")) and not _SENTENCE_END.search(tail[:-1])
        if stop <= start and start - stop < nearest and ended:
            best, nearest = number, start - stop
    return best


#: Cues whose speaker a quotation behind their sentence goes on with.
_GOING_ON = frozenset({CueClass.SPEECH, CueClass.DENIAL, CueClass.ACCUSATION, CueClass.CLAIM})


def _in_his_words(paragraph: Paragraph, owner: int) -> int:
    """A statement of its own for the words quoted behind a denial or accusation, which they do not deny themselves."""
    before = paragraph.found[owner]
    own = replace(before, rule="quotation", cue_class=CueClass.SPEECH, cue=None, content=(), negated=False, target=None)
    paragraph.found.append(replace(own, cue_at=before.cue_at))
    return len(paragraph.found) - 1


def _narrator_leads_in(paragraph: Paragraph, found: Found, own: list[Interval], at: Interval) -> bool:
    """Whether the words before a quotation are the narrator's: "He defends it on television: “…,” he said."."""
    text = text_of(paragraph.doc)
    if found.rule not in ("clause_before", "set_in") or len(own) != 1 or found.cue_at is None or found.direct:
        return False
    before = text[own[0][0] : at[0]].rstrip()
    ends_at_cue = at[1] >= own[0][1] - 2 and found.cue_at[0] >= at[1]
    others = any(overlap(own[0], paragraph.local(q)) and paragraph.local(q) != at for q in paragraph.quotes)
    return ends_at_cue and not others and len(before.split()) >= 3 and before.endswith((":", " -", "--"))


def _extended(paragraph: Paragraph, found: Found, quote: Quotation) -> Found:
    """The attribution with the quotation in its content: alone where it is all that is said, else in its clause."""
    at, inner = paragraph.local(quote), paragraph.inner(quote)
    own = [p for p in found.content if overlap(p, at)]
    if not own:
        return replace(found, content=tuple(sorted([*found.content, inner])), direct=True, rule=found.rule)
    covered = sum(overlap(p, at) for p in own)
    outside = sum(p[1] - p[0] for p in own) - covered
    others = [p for p in found.content if not overlap(p, at)]
    if found.rule == "set_in" and text_of(paragraph.doc)[inner[0] : inner[0] + 1].islower():
        return found  # "There was, she said, “an implicit bargain”": the words outside are content too
    if found.cue_at and found.cue_at[1] <= at[0] <= own[0][0] + 2 and text_of(paragraph.doc)[at[1] - 2] in ",.?!":
        return replace(found, content=tuple(sorted([*others, inner])), direct=True)  # “We'll see,” when asked about it
    if _narrator_leads_in(paragraph, found, own, at):
        return replace(found, content=(inner,), direct=True)
    if outside <= 3 and found.rule != "called":  # nothing but marks and a comma beyond the quotation
        goes_on = text_of(paragraph.doc)[inner[0] : inner[0] + 1].islower()
        others = [
            p
            for p in others
            if goes_on or 2 * sum(overlap(p, paragraph.local(q)) for q in paragraph.quotes) > p[1] - p[0]
        ]
        return replace(found, content=tuple(sorted([*others, inner])), direct=True)
    merged = min(at[0], own[0][0]), max(at[1], own[-1][1])
    for hole in (found.cue_at, found.source_at):
        if hole and overlap(hole, merged):
            merged = (
                (min(at[0], own[0][0]), max(own[0][1], at[1]))
                if at[1] <= hole[0]
                else (min(own[0][0], at[0]), max(own[-1][1], at[1]))
            )
            if overlap(hole, merged):
                return replace(found, content=tuple(sorted([*others, inner])), direct=True)
    return replace(found, content=tuple(sorted([*others, merged])))
