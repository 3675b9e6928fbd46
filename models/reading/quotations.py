"""Quotation marks: where a quotation opens and closes, also across paragraphs."""

import re
from dataclasses import dataclass

OPENING, CLOSING = "“„«", "”»"
_MARK = re.compile(r"[“„«”»\"]|''|``")
#: British single quotation: opened after white space, closed before white space or punctuation.
_SINGLE = re.compile(r"(?<![\w'’])[‘'](?=\w)(?P<inner>[^‘\n]*?[\w.,!?…])['’](?![\w])")
MIN_SINGLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in the stored text, marks included in [start, end) and excluded from [inner_start, inner_end).

    `closed` is False where the paragraph ends with the quotation still open; `continues` is True where it takes up one
    that an earlier paragraph left open.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    continues: bool


def quotations(text: str, bounds: list[tuple[int, int]]) -> list[Quotation]:
    """All quotations of the paragraphs `bounds` of `text`, in order.

    An open quotation stays open across paragraphs that do not begin with a mark (an advertisement between two halves),
    until one does.
    """
    found: list[Quotation] = []
    left_open = False
    for start, end in bounds:
        inside = _in_paragraph(text, start, end, left_open)
        found.extend(inside)
        if inside:
            left_open = not inside[-1].closed
    return found


def _in_paragraph(text: str, start: int, end: int, left_open: bool) -> list[Quotation]:
    found: list[Quotation] = []
    opened: tuple[int, int] | None = None
    for mark in _MARK.finditer(text, start, end):
        at, width = mark.start(), len(mark.group())
        sign = mark.group()
        if opened is None:
            if sign in OPENING or (sign not in CLOSING and _may_open(text, at, width, start, end)):
                opened = at, at + width
        elif sign not in OPENING or _closes(text, at + width, end):
            first = opened[0]
            found.append(Quotation(first, at + width, opened[1], at, True, left_open and first == start))
            opened = None
    if opened is not None and end - opened[1] > 2:
        found.append(Quotation(opened[0], end, opened[1], end, False, left_open and opened[0] == start))
    return found or _single(text, start, end)


def _closes(text: str, after: int, end: int) -> bool:
    """Whether an opening mark was typed for a closing one: nothing, white space or punctuation follows it."""
    return after >= end or text[after] in " ,.;"


def _may_open(text: str, at: int, width: int, start: int, end: int) -> bool:
    """A straight mark opens after white space, a bracket or a dash, or at the start of its paragraph."""
    if at == start:
        return True
    if at + width < end and text[at + width].isspace():
        return False
    before = text[at - 1]
    return before in " \t([-—–:'‘/" or (not before.isalnum() and before not in ".,!?")


def _single(text: str, start: int, end: int) -> list[Quotation]:
    return [
        Quotation(m.start(), m.end(), m.start() + 1, m.end() - 1, True, False)
        for m in _SINGLE.finditer(text, start, end)
        if len(m.group("inner").split()) >= MIN_SINGLE_WORDS
    ]
