"""All attributions of an article: paragraph by paragraph, then what runs from one paragraph to the next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from models.reading.draft import Piece
from models.reading.find import Found, find
from models.reading.nlp import paragraphs, parse
from models.reading.quotations import Quotation, quotations
from models.reading.quoting import Paragraph, join
from models.reading.spans import Interval, overlap, trimmed
from models.vocabulary import CueClass, QuoteType


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one statement, with the parse. Offsets are those of the stored text.

    `follows` is the attribution whose speaker a bare quotation carries on, by position in the article's list.
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
    follows: int | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """The paragraphs of an article with their offsets in its stored text."""

    text: str
    docs: Sequence[Doc]
    offsets: Sequence[int]


def parse_article(text: str) -> ParsedArticle:
    """Parse an article paragraph by paragraph."""
    bounds = list(paragraphs(text))
    docs = list(parse(text[a:b] for a, b in bounds))
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
        for found in sorted(part.found, key=lambda f: f.content[0]):
            made.append(_attribution(found, part, number))
            if made[-1].quote_type is QuoteType.DIRECT:
                last_direct = len(made) - 1
        for quote in part.loose:
            if last_direct is not None and _alone(part, quote) and made[last_direct].paragraph >= number - 2:
                made.append(_bare(made[last_direct], last_direct, part, quote, number))
                last_direct = len(made) - 1
    return made


def _paragraphs(article: ParsedArticle) -> list[Paragraph]:
    bounds = [(o, o + len(d.text)) for o, d in zip(article.offsets, article.docs, strict=True)]
    quotes = quotations(article.text, bounds)
    parts: list[Paragraph] = []
    for doc, (start, end) in zip(article.docs, bounds, strict=True):
        part = Paragraph(doc, start, [q for q in quotes if start <= q.start < end])
        part.found = find(doc, [part.local(q) for q in part.quotes])
        join(part)
        parts.append(part)
    return parts


def _attribution(found: Found, part: Paragraph, number: int) -> Attribution:
    marks = [part.local(q) for q in part.quotes]
    pieces = tuple(_piece(part, p) for p in found.content)
    quoted = sum(overlap((p.start, p.end), m) for p in pieces for m in marks)
    total = sum(p.end - p.start for p in pieces)
    if quoted >= total - 2:
        quote_type = QuoteType.DIRECT
    else:
        quote_type = QuoteType.MIXED if quoted else QuoteType.INDIRECT
    return Attribution(
        rule=found.rule,
        cue_class=found.cue_class,
        paragraph=number,
        cue=found.cue,
        cue_at=_shift(found.cue_at, part.offset),
        source=found.source,
        source_at=_shift(found.source_at, part.offset),
        pieces=pieces,
        quote_type=quote_type,
        negated=found.negated,
        target=found.target,
    )


def _piece(part: Paragraph, interval: Interval) -> Piece:
    """A content span without its outer quotation marks, edge commas, or the full stop of an indirect sentence."""
    text = part.doc.text
    start, end = trimmed(part.doc, interval)
    for quote in part.quotes:
        if part.local(quote) == (start, end) or part.local(quote) == (start, end - 1):
            start, end = part.inner(quote)
    inside = any(s < end <= e for s, e in (part.local(q) for q in part.quotes))
    if end > start and text[end - 1] == "." and not inside:
        end -= 1
    while end > start and text[end - 1] in ", ":
        end -= 1
    while start < end and text[start] in " ,":
        start += 1
    return Piece(part.doc, part.offset, start, end)


def _shift(interval: Interval | None, offset: int) -> Interval | None:
    return None if interval is None else (interval[0] + offset, interval[1] + offset)


def _continued(attribution: Attribution, part: Paragraph, quote: Quotation) -> Attribution:
    """A quotation that goes on in a later paragraph is more content of the same statement."""
    return replace(attribution, pieces=(*attribution.pieces, _piece(part, part.inner(quote))))


def _alone(part: Paragraph, quote: Quotation) -> bool:
    """Whether a quotation is all that its paragraph holds."""
    start, end = part.local(quote)
    return end - start >= 0.9 * len(part.doc.text)


def _bare(before: Attribution, follows: int, part: Paragraph, quote: Quotation, number: int) -> Attribution:
    """A paragraph of nothing but a quotation: the speaker of the last quotation speaks on."""
    return Attribution(
        rule="bare_quotation",
        cue_class=CueClass.SPEECH,
        paragraph=number,
        cue=None,
        cue_at=None,
        source=before.source,
        source_at=before.source_at,
        pieces=(_piece(part, part.inner(quote)),),
        quote_type=QuoteType.DIRECT,
        follows=follows,
    )
