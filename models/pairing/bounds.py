"""How many pairs of one proposition go on to be scored: those that most likely conflict, so many and no more.

A day's main event is told by hundreds of articles, and each statement of it passes the gates with each rival statement:
without a bound the pairs grow with the square of the articles. A pair stays where it is among the best of either side,
so that which of two articles came first does not decide.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from models.pairing.gates import Admitted
from models.pairing.words import likeness
from models.schema import PropositionRecord
from models.vocabulary import DecisionPath

#: Pairs of one proposition that are scored. Under it all 65 conflicts of the sample newsroom that pass the gates meet.
MOST_CANDIDATES = 24
#: What a path speaks for a conflict by itself, beside the agreement of events and the words in common (0 to 1 each).
_BY_PATH = {DecisionPath.ISSUE: 1.0, DecisionPath.POLARITY: 0.75, DecisionPath.FIGURES: 0.5, DecisionPath.CONTENT: 0.0}
#: What each earlier partner with the very same sentence takes off: other tellings come before further copies of one.
_PER_COPY = 0.1

#: The two ids, the smaller first.
Pair = tuple[int, int]


def bounded(
    new: Collection[int],
    admitted: Sequence[tuple[PropositionRecord, PropositionRecord, Sequence[Admitted]]],
    most: int,
    kept: Collection[Pair] = (),
) -> set[Pair]:
    """The pairs that go on: the best `most` of each proposition in `new`, and those `kept` from the other side's turn.

    Each of `admitted` has the record with the smaller id first.
    """
    if len(admitted) <= most:  # no proposition can have more
        return {(a.id, b.id) for a, b, _ in admitted}
    partners: defaultdict[int, list[tuple[float, PropositionRecord, Pair]]] = defaultdict(list)
    for a, b, paths in admitted:
        promise = _promise(a, b, paths)
        for own, other in ((a, b), (b, a)):
            if own.id in new:
                partners[own.id].append((promise, other, (a.id, b.id)))
    chosen = {(a.id, b.id) for a, b, _ in admitted if (a.id, b.id) in kept}
    for found in partners.values():
        chosen.update(_best(found, most) if len(found) > most else (pair for _, _, pair in found))
    return chosen


def _promise(a: PropositionRecord, b: PropositionRecord, paths: Sequence[Admitted]) -> float:
    """How much speaks for a conflict before any model is asked."""
    shape = max(_BY_PATH[one.path] for one in paths)
    return shape + max(one.event_agreement for one in paths) + likeness(a.proposition.text, b.proposition.text)


def _best(found: Sequence[tuple[float, PropositionRecord, Pair]], most: int) -> list[Pair]:
    """The most promising; ties by id, so that every run chooses alike."""
    told: Counter[str] = Counter()
    ranked: list[tuple[float, Pair]] = []
    for promise, other, pair in sorted(found, key=lambda one: (-one[0], one[2])):
        ranked.append((promise - _PER_COPY * told[other.proposition.text], pair))
        told[other.proposition.text] += 1
    return [pair for _, pair in sorted(ranked, key=lambda one: (-one[0], one[1]))[:most]]
