"""Spans over a parsed paragraph: noun phrases, clauses, and the offsets they stand at."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from models.reading.nlp import text_of

Interval = tuple[int, int]
_EDGE = " \t,;:-—–"


def chars(tokens: Iterable[Token]) -> Interval:
    """Character interval in `doc.text` from the first to the last of `tokens`."""
    ordered = sorted(tokens, key=lambda t: t.i)
    return ordered[0].idx, ordered[-1].idx + len(ordered[-1])


def hull(token: Token) -> Interval:
    """Character interval of the subtree of a token."""
    left, right = token.left_edge, token.right_edge
    return left.idx, right.idx + len(right)


def noun_phrase(head: Token) -> Interval:
    """The noun phrase of a source: its subtree without trailing relative clauses, detached participles, and marks."""
    cut = {t.i for child in head.children if _detached(child, head) for t in child.subtree}
    cut |= {
        t.i for child in head.children if child.dep_ in ("cc", "conj") and child.pos_ == "VERB" for t in child.subtree
    }
    kept = [t for t in head.subtree if t.i not in cut]
    kept = _contiguous(kept, head)
    while len(kept) > 1 and (kept[-1].is_punct or kept[-1].is_space or kept[-1].pos_ == "CCONJ"):
        kept.pop()
    while len(kept) > 1 and (kept[0].is_punct or kept[0].is_space):
        kept.pop(0)
    return chars(kept)


def _detached(child: Token, head: Token) -> bool:
    """A relative clause (or a long participle clause) that says more about the source and is not part of its name."""
    if child.i < head.i:
        return False
    if child.dep_ == "prep" and _dates(child):
        return True
    return child.dep_ in ("relcl", "advcl", "parataxis", "ccomp", "dep") or (
        child.dep_ == "acl" and child.i > head.i + 1 and child.doc[child.left_edge.i - 1].text in (",", "--", "—", "-")
    )


def _dates(preposition: Token) -> bool:
    """Whether a prepositional phrase only says when ("Sarrovia on Tuesday denied"): it belongs to the verb."""
    return any(c.ent_type_ in ("DATE", "TIME") for c in preposition.children)


def _contiguous(kept: list[Token], head: Token) -> list[Token]:
    """The run of tokens around the head without gaps larger than a comma left by a removed clause."""
    at = kept.index(head)
    first = last = at
    while first > 0 and kept[first].i - kept[first - 1].i <= 1:
        first -= 1
    while last + 1 < len(kept) and kept[last + 1].i - kept[last].i <= 1:
        last += 1
    return kept[first : last + 1]


def trimmed(doc: Doc, interval: Interval) -> Interval:
    """The interval without white space, commas, colons and dashes at its edges."""
    start, end = interval
    text = text_of(doc)
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def without(interval: Interval, holes: Iterable[Interval]) -> list[Interval]:
    """What is left of an interval when `holes` are cut out, in order."""
    left = [interval]
    for hole in holes:
        after: list[Interval] = []
        for start, end in left:
            if hole[1] <= start or hole[0] >= end:
                after.append((start, end))
                continue
            if hole[0] > start:
                after.append((start, hole[0]))
            if hole[1] < end:
                after.append((hole[1], end))
        left = after
    return left


def overlap(a: Interval, b: Interval) -> int:
    """Number of characters that two intervals share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
