"""A quote in its paragraph: the text around it cut into stretches, each with what it is part of. Pure functions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

_BREAK = re.compile(r"\n[^\S\n]*\n\s*|\n")

#: A paragraph longer than this is cut around the quote: some pages come without any.
LONGEST_PARAGRAPH = 1500


class Mark(StrEnum):
    """What a stretch of text is part of."""

    QUOTE = "quote"
    SOURCE = "source"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text, and the marks upon all of it."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `focus` where the quote or the words of saying stand in it, `gap` where others were left out."""

    stretches: tuple[Stretch, ...]
    focus: bool
    gap: bool = False


Spans = Sequence[tuple[Mark, int, int]]


def passage(text: str, spans: Spans, around: int = 1, title: str = "") -> list[Paragraph]:
    """The paragraphs that the spans touch, with `around` more before and after each, in their order.

    What a reviewer needs to judge a quote, and never a whole article of some length: that leaves the database with
    `export --with-text` alone. A title at the beginning of the text is no paragraph unless a span touches it.
    """
    titled = len(title) if title and text.startswith(title) else 0
    first = min((start for _, start, _ in spans), default=0)
    borders = [border for border in _paragraphs(text) if border[1] > titled or first < titled]
    touched = [number for number, (start, end) in enumerate(borders) if any(s < end and start < e for _, s, e in spans)]
    if not touched:
        return []
    shown = sorted({n for at in touched for n in range(at - around, at + 1 + around) if 0 <= n < len(borders)})
    found: list[Paragraph] = []
    for before, number in zip([shown[0] - 1, *shown], shown, strict=False):
        if number > before + 1:  # else a source far up would stand beside words that it has no part in
            found.append(Paragraph((), focus=False, gap=True))
        found.append(Paragraph(tuple(_stretches(text, *_cut(borders[number], spans), spans)), number in touched))
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BREAK.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _cut(border: tuple[int, int], spans: Spans) -> tuple[int, int]:
    """The paragraph, or as much of an endless one as stands around its spans."""
    start, end = border
    if end - start <= LONGEST_PARAGRAPH:
        return border
    within = [(max(s, start), min(e, end)) for _, s, e in spans if s < end and start < e]
    if not within:
        return start, start + LONGEST_PARAGRAPH
    middle = (min(s for s, _ in within) + max(e for _, e in within)) // 2
    first = max(start, min(middle - LONGEST_PARAGRAPH // 2, min(s for s, _ in within)))
    return first, min(end, max(first + LONGEST_PARAGRAPH, max(e for _, e in within)))


def _stretches(text: str, start: int, end: int, spans: Spans) -> Iterator[Stretch]:
    for first, last in _pairs(sorted({start, end, *_inside(start, end, spans)})):
        marks = tuple(mark for mark in Mark if any(m is mark and s <= first and last <= e for m, s, e in spans))
        yield Stretch(text[first:last], marks)


def _inside(start: int, end: int, spans: Spans) -> Iterator[int]:
    for _, first, last in spans:
        yield from (place for place in (first, last) if start < place < end)


def _pairs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    before = None
    for place in places:
        if before is not None:
            yield before, place
        before = place
