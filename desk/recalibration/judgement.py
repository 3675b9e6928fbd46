"""Whether a refit is better: before and after on verdicts that it did not see, dispute by dispute, with intervals."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from desk.recalibration.cutoffs import placed
from desk.recalibration.posterior import Example, Vector, refitted
from models.decision.probability import Fit, probability

FOLDS = 10
#: Resamplings of the disputes behind every interval.
RESAMPLED = 1000
#: Bins of the calibration error, of equal size.
BINS = 8

Measure = Callable[[Vector, Vector, Vector], float]


@dataclass(frozen=True, slots=True)
class Compared:
    """One measure before and after the refit, with the 95 % interval of the difference (after minus before)."""

    before: float
    after: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """The comparison on held-out verdicts. Log loss and calibration error: less is better; precision: more."""

    verdicts: int
    disputes: int
    log_loss: Compared
    calibration_error: Compared
    precision_at_flag: Compared

    @property
    def better(self) -> bool:
        """Whether the refit may be applied: its log loss is lower, and precision at flag is not clearly worse."""
        return self.log_loss.after < self.log_loss.before and self.precision_at_flag.high >= 0.0

    def as_dict(self) -> dict[str, Any]:
        """For the store and for JSON."""
        return {**asdict(self), "better": self.better}


@dataclass(frozen=True, slots=True)
class _Said:
    """What a fit said of held-out rows, and which of them it flagged."""

    probability: Vector
    flagged: Vector


def learned(examples: Sequence[Example], prior: Fit, provenance: str) -> Fit:
    """Weights and cut-offs together: what is applied in the end, and what each fold is judged by."""
    return placed(examples, prior, refitted(examples, prior, provenance))


def judge(examples: Sequence[Example], prior: Fit, seed: int = 0) -> Judgement:
    """Cross-validated by dispute: rows of one dispute are never on both sides of a split."""
    labels = np.array([each.confirmed for each in examples], dtype=np.float64)
    groups = sorted({each.group for each in examples})
    number = {group: place for place, group in enumerate(groups)}
    of_row = np.array([number[each.group] for each in examples])
    before = _said(examples, prior)
    after = _held_out(examples, of_row, len(groups), prior, seed)
    compare = _Comparison(labels, of_row, len(groups), before, after, seed)
    return Judgement(
        len(examples),
        len(groups),
        compare(log_loss),
        compare(calibration_error),
        compare(precision_at_flag),
    )


def log_loss(labels: Vector, said: Vector, _: Vector) -> float:
    """Mean negative log likelihood, in nats."""
    p = np.clip(said, 1e-6, 1 - 1e-6)
    return float(-(labels * np.log(p) + (1 - labels) * np.log(1 - p)).mean())


def calibration_error(labels: Vector, said: Vector, _: Vector) -> float:
    """Expected calibration error over bins of equal size: how far shares lie from what was said, on average."""
    order = np.argsort(said, kind="stable")
    parts = np.array_split(order, min(BINS, len(order)))
    return float(sum(len(part) * abs(labels[part].mean() - said[part].mean()) for part in parts) / len(order))


def precision_at_flag(labels: Vector, _: Vector, flagged: Vector) -> float:
    """Of the flagged rows, the share that was confirmed; not a number where none was flagged."""
    return float(labels[flagged > 0].mean()) if flagged.any() else float("nan")


class _Comparison:
    """Measures both sides of the same rows, and resamples disputes for the interval of the difference."""

    def __init__(self, labels: Vector, of_row: Any, groups: int, before: _Said, after: _Said, seed: int) -> None:
        self._labels, self._before, self._after = labels, before, after
        random = np.random.default_rng(seed)
        rows_of = [np.flatnonzero(of_row == group) for group in range(groups)]
        self._samples = [
            np.concatenate([rows_of[group] for group in random.integers(0, groups, groups)]) for _ in range(RESAMPLED)
        ]

    def __call__(self, measure: Measure) -> Compared:
        whole = np.arange(len(self._labels))
        before, after = self._of(measure, self._before, whole), self._of(measure, self._after, whole)
        differences = np.array(
            [self._of(measure, self._after, rows) - self._of(measure, self._before, rows) for rows in self._samples]
        )
        known = differences[~np.isnan(differences)]
        low, high = np.quantile(known, (0.025, 0.975)) if len(known) else (0.0, 0.0)
        return Compared(_number(before), _number(after), round(float(low), 4), round(float(high), 4))

    def _of(self, measure: Measure, said: _Said, rows: Any) -> float:
        return measure(self._labels[rows], said.probability[rows], said.flagged[rows])


def _number(value: float) -> float:
    return 0.0 if np.isnan(value) else round(value, 4)


def _held_out(examples: Sequence[Example], of_row: Any, groups: int, prior: Fit, seed: int) -> _Said:
    order = np.random.default_rng(seed).permutation(groups)
    said, flagged = np.zeros(len(examples)), np.zeros(len(examples))
    for fold in np.array_split(order, min(FOLDS, groups)):
        held = np.isin(of_row, fold)
        fit = learned([each for each, out in zip(examples, held, strict=True) if not out], prior, "held out")
        its = _said([each for each, out in zip(examples, held, strict=True) if out], fit)
        said[held], flagged[held] = its.probability, its.flagged
    return _Said(said, flagged)


def _said(examples: Sequence[Example], fit: Fit) -> _Said:
    said = np.array([probability(each.path, each.features, fit) for each in examples])
    return _Said(said, (said >= fit.flag).astype(np.float64))
