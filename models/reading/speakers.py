"""Who speaks in each attribution of an article, and whom any word of it stands for."""

from collections.abc import Sequence

from models.reading.attributions import Attribution, ParsedArticle, attributions, parse_article
from models.reading.cast import Cast
from models.reading.nlp import text_of
from models.schema import Actor, Article


def speakers(found: Sequence[Attribution], parsed: ParsedArticle, cast: Cast) -> list[Actor | None]:
    """The actor of each attribution."""
    return [
        cast.actor(one.paragraph, one.source, parsed.text[slice(*one.source_at)] if one.source_at else "")
        for one in found
    ]


def referents(article: Article, spans: Sequence[tuple[int, int]]) -> list[Actor | None]:
    """Whom the words at these offsets of an article's text stand for, as a source there would be resolved.

    "I" and "we" inside a quotation stand for its speaker. None where nobody can be told.

    Raises:
        ModelError: the parser is not installed.
    """
    parsed = parse_article(article.text)
    found = attributions(parsed)
    cast = Cast(parsed.docs, found, parsed.datelines)
    actors = speakers(found, parsed, cast)
    return [_at(start, end, parsed, found, actors, cast) for start, end in spans]


def _at(
    start: int,
    end: int,
    parsed: ParsedArticle,
    found: Sequence[Attribution],
    actors: Sequence[Actor | None],
    cast: Cast,
) -> Actor | None:
    for one, actor in zip(found, actors, strict=True):
        if one.source_at == (start, end):
            return actor
    if parsed.text[start:end].lower() in ("i", "we"):
        inside = [
            actor
            for one, actor in zip(found, actors, strict=True)
            if any(p.offset + p.start <= start and end <= p.offset + p.end for p in one.pieces)
        ]
        return inside[0] if inside else None
    for number, (doc, offset) in enumerate(zip(parsed.docs, parsed.offsets, strict=True)):
        span = doc.char_span(start - offset, end - offset, alignment_mode="expand") if start >= offset else None
        if span is not None and end <= offset + len(text_of(doc)):
            return cast.actor(number, span.root, parsed.text[start:end])
    return None
