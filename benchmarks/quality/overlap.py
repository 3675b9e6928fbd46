"""How far two sets of spans cover the same words, and which prediction is paired with which gold item.

Words are the maximal runs of \\w inside the spans, each known by its offsets: two equal words at two places differ.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from models.schema import Span

WORD = re.compile(r"\w+")

Words = frozenset[tuple[int, int]]
Bounds = tuple[int, int]
P = TypeVar("P")
G = TypeVar("G")


def words_in(text: str, bounds: Iterable[Bounds]) -> Words:
    """Offsets (start, end) of the words of `text` inside the spans."""
    return frozenset(
        (found.start(), found.end())
        for start, end in bounds
        for found in WORD.finditer(text, start, min(end, len(text)))
    )


def bounds_of(spans: Iterable[Span]) -> tuple[Bounds, ...]:
    """The (start, end) of each span."""
    return tuple((span.start, span.end) for span in spans)


def jaccard(left: Words, right: Words) -> float:
    """Shared words over all words, 0 to 1; 0 where both are empty."""
    union = len(left | right)
    return len(left & right) / union if union else 0.0


def containment(left: Words, right: Words) -> float:
    """Shared words over those of the smaller set, 0 to 1: 1 where one holds the other."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def match_one_to_one(
    predicted: Sequence[P], gold: Sequence[G], likeness: Callable[[P, G], float], at_least: float
) -> dict[int, int]:
    """Pairs predictions with gold items, likest first; returns index of prediction → index of gold item.

    Each item is used once. Greedy choice is the optimal one here wherever gold spans do not overlap and `at_least` is
    above one half, since then no prediction is that like two gold items.
    """
    likely = sorted(
        (
            (-value, left, right)
            for left, item in enumerate(predicted)
            for right, wanted in enumerate(gold)
            if (value := likeness(item, wanted)) >= at_least
        ),
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in likely:
        if left not in matched and right not in taken:
            matched[left] = right
            taken.add(right)
    return matched
