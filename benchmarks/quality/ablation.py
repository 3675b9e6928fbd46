"""What the NLI model adds: the same candidates decided with constant scores, and with scores shuffled between pairs.

Only rows of the polarity and content paths count, since the others do not rest on NLI. If constants or shuffled scores
did as well as the real ones, the structure alone would be deciding. Shuffled counts are pooled over SHUFFLES orders.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.quality.gold import GoldNewsroom
from benchmarks.quality.matching import FLAG, SHOWN, JudgedRow, at_level, found_conflicts, judge_rows
from benchmarks.quality.pipeline import Detected, Pair
from benchmarks.quality.report import Better, Measure, Report, Table, percent, share
from models.schema import DecidedPair, NliScores
from models.vocabulary import DecisionPath

PATHS = frozenset({DecisionPath.POLARITY, DecisionPath.CONTENT})
SHUFFLES = 10

CONSTANTS: Mapping[str, NliScores] = {
    "even": NliScores(1 / 3, 1 / 3, 1 / 3),
    "entailment": NliScores(0.98, 0.01, 0.01),
    "neutral": NliScores(0.01, 0.98, 0.01),
    "contradiction": NliScores(0.01, 0.01, 0.98),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Counts of rows of the two paths under one kind of scores, at flag and suggest; those at flag apart."""

    rows: int = 0
    right: int = 0
    found: int = 0
    flagged: int = 0
    flagged_right: int = 0

    def plus(self, other: "Outcome") -> "Outcome":
        """Pooled counts."""
        return Outcome(
            self.rows + other.rows,
            self.right + other.right,
            self.found + other.found,
            self.flagged + other.flagged,
            self.flagged_right + other.flagged_right,
        )


def shuffled(scores: Mapping[Pair, NliScores], seed: int) -> dict[Pair, NliScores]:
    """The same NLI probabilities, dealt out to the pairs in another order.

    The similarity of each pair stays its own.
    """
    values = list(scores.values())
    random.Random(seed).shuffle(values)
    return {pair: with_probabilities(own, other) for (pair, own), other in zip(scores.items(), values, strict=True)}


def with_probabilities(own: NliScores, other: NliScores) -> NliScores:
    """The probabilities of another judgement beside a pair's own similarity, so that only the NLI model is ablated."""
    return replace(other, similarity=own.similarity)


def outcome(rows: Sequence[DecidedPair], detected: Detected, gold: GoldNewsroom) -> Outcome:
    """Counts over the rows of the two paths."""
    kept = [row for row in rows if row.candidate.path in PATHS]
    judged = judge_rows(kept, gold, detected.text_of())
    shown, flagged = at_level(judged, SHOWN), at_level(judged, FLAG)
    found = len(found_conflicts(shown, relation_too=True))
    return Outcome(len(shown), _right(shown), found, len(flagged), _right(flagged))


def _right(judged: Sequence[JudgedRow]) -> int:
    return sum(item.relation_right for item in judged)


def measure(detected: Detected, gold: GoldNewsroom, name: str = "ablation") -> Report:
    """Precision and recall of the two paths under real, constant and shuffled scores."""
    real = outcome(detected.rows(), detected, gold)
    outcomes = {"real": real}
    for label, constant in CONSTANTS.items():
        scores = {pair: with_probabilities(own, constant) for pair, own in detected.scores.items()}
        outcomes[f"constant {label}"] = outcome(detected.decided_with(scores), detected, gold)
    mixed = Outcome()
    for seed in range(SHUFFLES):
        rows = detected.decided_with(shuffled(detected.scores, seed))
        mixed = mixed.plus(outcome(rows, detected, gold))
    outcomes["shuffled"] = mixed
    wanted = len(gold.conflicts)
    measures: list[Measure] = []
    for label, counts in outcomes.items():
        tries = SHUFFLES if label == "shuffled" else 1
        better: Better = "higher" if label == "real" else "neither"
        measures.append(share(f"precision of polarity and content, {label}", counts.right, counts.rows, better))
        measures.append(share(f"precision at flag, {label}", counts.flagged_right, counts.flagged, better))
        measures.append(share(f"conflicts found by them, {label}", counts.found, wanted * tries, better))
    columns = ("scores", "rows", "precision %", "rows at flag", "precision at flag %", "conflicts found %")
    rows_shown = []
    for (label, counts), index in zip(outcomes.items(), range(0, len(measures), 3), strict=True):
        numbers = [percent(item) if item.of else "-" for item in measures[index : index + 3]]
        rows_shown.append((label, str(counts.rows), numbers[0], str(counts.flagged), numbers[1], numbers[2]))
    table = Table(title="polarity and content paths under other NLI scores", columns=columns, rows=tuple(rows_shown))
    notes = (f"{len(detected.scores)} NLI pairs; shuffled: counts pooled over {SHUFFLES} orders",)
    return Report(
        set=name, subjects={"nli": detected.fingerprint}, measures=tuple(measures), tables=(table,), notes=notes
    )
