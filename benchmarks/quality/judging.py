"""The NLI model alone on annotated newsrooms: does it put conflicts above pairs that are none, reading and gates aside?

Each annotated statement has its propositions written out by the annotator. Scored are the annotated denials and
contradictions, the annotated traps, and pairs drawn by chance from one newsroom's statements. A pair's score is the
largest, over its propositions, of the mean contradiction of both directions. The measure is the area under the ROC
curve: the chance that a conflict is scored above a pair that is none.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.gold import GoldNewsroom, GoldStatement
from benchmarks.quality.intervals import bootstrap
from benchmarks.quality.nli import LABELS, probabilities
from benchmarks.quality.report import Better, Measure, Report, share
from benchmarks.quality.subjects import Scores
from models.vocabulary import NliLabel, Relation

#: Relations in which one side's words exclude the other's.
EXCLUSIVE = frozenset({Relation.DENIAL, Relation.CONTRADICTION})
_CHANCE_PAIRS = 400  # of each newsroom
_CONTRADICTION = LABELS.index(NliLabel.CONTRADICTION)


@dataclass(frozen=True)
class FacingPair:
    """What two annotated statements hold, in the annotator's words."""

    a: tuple[str, ...]
    b: tuple[str, ...]

    def directions(self) -> list[tuple[str, str]]:
        """Every proposition of one side against every one of the other, both ways round."""
        met = list(itertools.product(self.a, self.b))
        return met + [(second, first) for first, second in met]


@dataclass(frozen=True)
class Kinds:
    """The pairs of some newsrooms by what the annotation says of them."""

    conflicts: tuple[FacingPair, ...]
    traps: tuple[FacingPair, ...]
    chance: tuple[FacingPair, ...]


def kinds_of(newsrooms: Iterable[GoldNewsroom], seed: int = 13) -> Kinds:
    """Conflicts, traps and chance pairs, statements without propositions left out; chance is the same by `seed`."""
    conflicts: list[FacingPair] = []
    traps: list[FacingPair] = []
    chance: list[FacingPair] = []
    for gold in newsrooms:
        written = {key: statement for key, statement in gold.by_id().items() if statement.propositions}
        conflicts += [
            _facing(written[pair.a], written[pair.b])
            for pair in gold.conflicts
            if pair.relation in EXCLUSIVE and pair.a in written and pair.b in written
        ]
        traps += [
            _facing(written[pair.a], written[pair.b]) for pair in gold.traps if {pair.a, pair.b} <= written.keys()
        ]
        named = {frozenset((pair.a, pair.b)) for pair in gold.pairs()}
        free = [pair for pair in itertools.combinations(sorted(written), 2) if frozenset(pair) not in named]
        drawn = Random(seed).sample(free, min(_CHANCE_PAIRS, len(free)))
        chance += [_facing(written[a], written[b]) for a, b in drawn]
    return Kinds(tuple(conflicts), tuple(traps), tuple(chance))


def evaluate(scorer: Scores, newsrooms: Iterable[GoldNewsroom], name: str) -> Report:
    """The areas against traps and against chance pairs, with bootstrap intervals, and how often each kind is called a
    contradiction."""
    kinds = kinds_of(newsrooms)
    conflicts, traps, chance = (contradiction(scorer, part) for part in (kinds.conflicts, kinds.traps, kinds.chance))
    return Report(
        set=name,
        subjects={"nli": scorer.fingerprint},
        measures=(
            _area("conflicts above chance pairs (AUROC)", conflicts, chance),
            _area("conflicts above traps (AUROC)", conflicts, traps),
            _called("conflicts called a contradiction", conflicts, "higher"),
            _called("traps called a contradiction", traps, "lower"),
            _called("chance pairs called a contradiction", chance, "lower"),
        ),
    )


def contradiction(scorer: Scores, pairs: Sequence[FacingPair]) -> NDArray[np.float64]:
    """The score of each pair, 0 to 1."""
    flat = list(dict.fromkeys(met for pair in pairs for met in pair.directions()))
    scored = dict(zip(flat, probabilities(scorer, flat)[:, _CONTRADICTION], strict=True))
    best = [max((scored[a, b] + scored[b, a]) / 2 for a in pair.a for b in pair.b) for pair in pairs]
    return np.array(best, dtype=np.float64)


def area(above: NDArray[np.float64], below: NDArray[np.float64]) -> float:
    """Share of (above, below) pairs in the right order, ties counted half; 0.5 where a side is empty."""
    if not len(above) or not len(below):
        return 0.5
    ranked = np.sort(below)
    low, high = np.searchsorted(ranked, above, "left"), np.searchsorted(ranked, above, "right")
    return float(np.mean(low + high) / 2 / len(below))


def _area(name: str, above: NDArray[np.float64], below: NDArray[np.float64]) -> Measure:
    both = np.concatenate([above, below])
    is_above = np.arange(len(both)) < len(above)
    low, high = bootstrap(
        len(both), lambda chosen: area(both[chosen][is_above[chosen]], both[chosen][~is_above[chosen]])
    )
    return Measure(name=name, value=area(above, below), low=low, high=high, of=len(both))


def _called(name: str, scores: NDArray[np.float64], better: Better) -> Measure:
    return share(name, int((scores > 0.5).sum()), len(scores), better)


def _facing(a: GoldStatement, b: GoldStatement) -> FacingPair:
    return FacingPair(tuple(p.text for p in a.propositions), tuple(p.text for p in b.propositions))
