"""The cut-offs of a refit: placed so that flagged and suggested rows hold as often as was promised before."""

from collections.abc import Sequence

import numpy as np

from desk.recalibration.posterior import Example, Vector
from models.decision.probability import Fit, probability

#: Cut-offs move in steps of this, and by no more than this from where they stood.
STEP = 0.01
FARTHEST = 0.25
#: Flagged rows that are needed before their cut-off is moved at all.
FEWEST = 10


def placed(examples: Sequence[Example], before: Fit, after: Fit) -> Fit:
    """`after` with its cut-offs where the flagged and the suggested rows promise what `before` promised at its own.

    The promise is the mean probability of the rows above a cut-off, by `before`'s own word. It is a mean of the fit,
    not a count of verdicts, so thirty verdicts do not throw it about.
    """
    said = np.array([probability(each.path, each.features, after) for each in examples])
    flag = _cut_off(said, before.flag, _promise(examples, before, before.flag))
    suggest = min(_cut_off(said, before.suggest, _promise(examples, before, before.suggest)), flag)
    return after.model_copy(update={"flag": flag, "suggest": max(suggest, after.noise)})


def _promise(examples: Sequence[Example], fit: Fit, cut_off: float) -> float | None:
    said = np.array([probability(each.path, each.features, fit) for each in examples])
    above = said[said >= cut_off]
    return float(above.mean()) if len(above) >= FEWEST else None


def _cut_off(said: Vector, stood: float, promise: float | None) -> float:
    """The lowest cut-off near `stood` above which the rows hold the promise; `stood` where nothing is to be said."""
    if promise is None:
        return stood
    lowest, highest = max(STEP, stood - FARTHEST), min(1 - STEP, stood + FARTHEST)
    candidates = np.arange(lowest, highest + STEP / 2, STEP)
    for cut_off in candidates:
        above = said[said >= cut_off]
        if len(above) and float(above.mean()) >= promise:
            return round(float(cut_off), 2)
    return round(float(highest), 2)
