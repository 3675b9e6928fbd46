"""All attributions of an article: paragraph by paragraph, then what runs from one paragraph to the next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from models.reading.casing import as_sentence
from models.reading.draft import Piece
from models.reading.find import find
from models.reading.found import Found
from models.reading.headlines import headline, is_headline, mended, missed
from models.reading.nlp import paragraphs, parse, text_of
from models.reading.quotations import Quotation, quotations
from models.reading.quoting import Paragraph, join
from models.reading.spans import Interval, overlap, trimmed
from models.vocabulary import CueClass, QuoteType


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one statement, with the parse. Offsets are those of the stored text.

    `last_paragraph` is the one that its content reaches, where a quotation runs over several.
    """

    rule: str
    cue_class: CueClass
    paragraph: int
    cue: Token | None
    cue_at: Interval | None
    source: Token | None
    source_at: Interval | None
    pieces: tuple[Piece, ...]
    quote_type: QuoteType
    negated: bool = False
    target: Token | None = None
    channel_at: Interval | None = None
    last_paragraph: int = 0


#: A dateline is no longer than this.
_MAX_DATELINE = 90


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """The paragraphs of an article with their offsets in its stored text."""

    text: str
    docs: Sequence[Doc]
    offsets: Sequence[int]

    @property
    def datelines(self) -> list[str]:
        """What stands before the paragraphs on their lines: "VELL, Nambesh (Castellan Wire) - "."""
        starts = [self.text.rfind("\n", 0, offset) + 1 for offset in self.offsets]
        lines = dict(zip(reversed(starts), reversed(self.offsets), strict=True))  # a line's first paragraph
        return [self.text[a:b] for a, b in sorted(lines.items()) if a < b <= a + _MAX_DATELINE]


def parse_article(text: str) -> ParsedArticle:
    """Parse an article paragraph by paragraph."""
    bounds = list(paragraphs(text))
    below = len(text) - len(text.lstrip()) + len(text.lstrip().split("\n", 1)[0])
    lines = (as_sentence(text[a:b], text[below:]) if a < below else text[a:b] for a, b in bounds)
    docs = list(parse(lines))
    return ParsedArticle(text, docs, [a for a, _ in bounds])


def attributions(article: ParsedArticle) -> list[Attribution]:
    """The attributions of an article in reading order."""
    parts = _paragraphs(article)
    made: list[Attribution] = []
    last_direct: int | None = None
    for number, part in enumerate(parts):
        for quote in part.quotes:
            if quote.continues and last_direct is not None:
                made[last_direct] = _continued(made[last_direct], part, quote)
        if number and not part.found:
            introduced = _introduced(parts[number - 1], part)
            if introduced is not None:
                made.append(introduced)
                last_direct = len(made) - 1
                continue
        for found in sorted(part.found, key=lambda f: f.content[0]):
            made.append(_attribution(found, part))
            if made[-1].quote_type is QuoteType.DIRECT or _ends_with(part, found):
                last_direct = len(made) - 1
        for quote in part.loose:
            if last_direct is not None and _alone(part, quote) and _near(made[last_direct], number):
                made[last_direct] = _continued(made[last_direct], part, quote)
    return made


def _paragraphs(article: ParsedArticle) -> list[Paragraph]:
    bounds = [(o, o + len(d.text)) for o, d in zip(article.offsets, article.docs, strict=True)]
    quotes = quotations(article.text, bounds)
    parts: list[Paragraph] = []
    first_line = bounds[0][0] + len(article.text[bounds[0][0] :].split("\n", 1)[0]) if bounds else 0
    for number, (doc, (start, end)) in enumerate(zip(article.docs, bounds, strict=True)):
        part = Paragraph(number, doc, start, [q for q in quotes if start <= q.start < end])
        title = is_headline(start < first_line, text_of(doc))
        part.found = (headline(doc) if title else []) or find(doc, [part.local(q) for q in part.quotes])
        if title:  # a label before a colon is a speaker only by the rules for headlines
            part.found = [f for f in part.found if f.rule != "colon"]
        join(part)
        if title:
            part.found = mended(doc, part.found) or missed(doc)
        parts.append(part)
    return parts


def _attribution(found: Found, part: Paragraph) -> Attribution:
    marks = [part.local(q) for q in part.quotes]
    pieces = tuple(_piece(part, p) for p in found.content)
    quoted = sum(overlap((p.start, p.end), m) for p in pieces for m in marks)
    total = sum(p.end - p.start for p in pieces)
    partly = QuoteType.MIXED if quoted else QuoteType.INDIRECT
    quote_type = QuoteType.DIRECT if quoted and quoted >= total - 2 else partly
    return Attribution(
        rule=found.rule,
        cue_class=found.cue_class,
        paragraph=part.number,
        cue=found.cue,
        cue_at=_shift(found.cue_at, part.offset),
        source=found.source,
        source_at=_shift(found.source_at, part.offset),
        pieces=pieces,
        quote_type=quote_type,
        negated=found.negated,
        target=found.target,
        channel_at=_shift(found.channel_at, part.offset),
        last_paragraph=part.number,
    )


def _piece(part: Paragraph, interval: Interval) -> Piece:
    """A content span without its outer quotation marks, edge commas, or the full stop of an indirect sentence."""
    text = text_of(part.doc)
    start, end = trimmed(part.doc, interval)
    for quote in part.quotes:
        if part.local(quote) == (start, end) or part.local(quote) == (start, end - 1):
            start, end = part.inner(quote)
    inside = any(s < end <= e for s, e in (part.local(q) for q in part.quotes))
    if end > start and text[end - 1] == "." and not inside and not _HOUR.search(text[max(start, end - 5) : end]):
        end -= 1
    while end > start and text[end - 1] in ", ":
        end -= 1
    while start < end and text[start] in " ,":
        start += 1
    return Piece(part.doc, part.offset, start, end)


#: "at 6 a.m.", whose last full stop is no end.
_HOUR = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)


def _shift(interval: Interval | None, offset: int) -> Interval | None:
    return None if interval is None else (interval[0] + offset, interval[1] + offset)


def _continued(attribution: Attribution, part: Paragraph, quote: Quotation) -> Attribution:
    """A quotation that goes on in a later paragraph is more content of the same statement."""
    piece = _piece(part, part.inner(quote))
    return replace(attribution, pieces=(*attribution.pieces, piece), last_paragraph=part.number)


def _ends_with(part: Paragraph, found: Found) -> bool:
    """Whether a paragraph ends with what somebody said, so that a quotation alone after it goes on with him."""
    if found.cue is None or found.source is None or found.cue_class is not CueClass.SPEECH:
        return False
    ended = max(stop for _, stop in (*found.content, found.cue_at or (0, 0), found.source_at or (0, 0)))
    return not found.rule.startswith("attitude") and ended >= len(text_of(part.doc).rstrip()) - 2


def _near(attribution: Attribution, number: int) -> bool:
    """Whether an attribution reaches into the paragraph just before number `number`."""
    return attribution.last_paragraph >= number - 1


def _alone(part: Paragraph, quote: Quotation) -> bool:
    """Whether a quotation is all that its paragraph holds."""
    start, end = part.local(quote)
    return end - start >= 0.9 * len(text_of(part.doc))


def _introduced(before: Paragraph, part: Paragraph) -> Attribution | None:
    """A paragraph that is all quotation, after one whose last sentence says who speaks ("… she said:")."""
    waiting = before.waiting
    if waiting is None or waiting.cue is None or any(q.continues or not _alone(part, q) for q in part.quotes):
        return None
    last_sentence = waiting.cue.sent.end_char >= len(text_of(before.doc).rstrip())
    if not (text_of(before.doc).rstrip().endswith(":") or (part.quotes and last_sentence)):
        return None
    whole = part.inner(part.quotes[0]) if part.quotes else trimmed(part.doc, (0, len(text_of(part.doc))))
    found = replace(waiting, content=(whole,), rule="block_quotation")
    made = _attribution(found, part)
    return replace(
        made,
        cue_at=_shift(found.cue_at, before.offset),
        source_at=_shift(found.source_at, before.offset),
        quote_type=QuoteType.DIRECT,
    )
