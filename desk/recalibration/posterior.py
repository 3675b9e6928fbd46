"""A Bayesian logistic regression around a fit that is there already. Pure numbers; no store.

Every weight has a Gaussian prior whose mean is the weight of the fit in force before; three shifts are looser than the
rest, because newsrooms differ most in how many of their candidate pairs are conflicts: one shift for all paths, one for
each path. The mode is found by Newton's method (the log posterior is concave). The likelihood knows that people err:
a verdict is what it should be with probability 1 - `SLIP`, so that a few wrong ones cannot bend the weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.decision.probability import Fit
from models.vocabulary import DecisionPath

#: Standard deviations of the priors, in log-odds: of the newsroom's shift, of a path's own shift, of each weight.
NEWSROOM_SD = 0.6
PATH_SD = 0.3
WEIGHT_SD = 0.1
#: How often a verdict is taken to be a slip.
SLIP = 0.05

_STEPS = 60
#: What every proposition's features hold: the constant.
CONSTANT = "one"

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A judged row: its path and features, and whether it was confirmed. `group` keeps a dispute's rows together."""

    path: DecisionPath
    features: Mapping[str, float]
    confirmed: bool
    group: str


def refitted(examples: Sequence[Example], prior: Fit, provenance: str) -> Fit:
    """`prior` moved towards what the examples say, by as much as they bear; cut-offs stay as they are."""
    if not examples:
        return prior
    places, design = _design(examples, prior)
    offset = np.array([log_odds(each, prior) for each in examples])
    labels = np.array([each.confirmed for each in examples], dtype=np.float64)
    shifts = _mode(design, offset, labels, _spreads(places))
    weights = {path: dict(values) for path, values in prior.weights.items()}
    for (path, name), shift in zip(places, shifts, strict=True):
        for touched in prior.weights if path is None else (path,):
            weights[touched][name or CONSTANT] = weights[touched].get(name or CONSTANT, 0.0) + float(shift)
    rounded = {path: {name: round(value, 4) for name, value in values.items()} for path, values in weights.items()}
    return prior.model_copy(update={"weights": rounded, "provenance": provenance})


def log_odds(example: Example, fit: Fit) -> float:
    """What a fit says of a row, as log-odds."""
    weights = fit.weights[example.path]
    return sum(weight * example.features.get(name, 0.0) for name, weight in weights.items())


#: A column of the design: a weight of a path; ("path", "") its shift; (None, "") the newsroom's.
Place = tuple[DecisionPath | None, str]


def _design(examples: Sequence[Example], prior: Fit) -> tuple[list[Place], NDArray[np.float64]]:
    used = sorted({each.path for each in examples})
    places: list[Place] = [(None, ""), *((path, "") for path in used)]
    places += [(path, name) for path in used for name in sorted(prior.weights[path]) if name != CONSTANT]
    rows = [[_entry(each, place) for place in places] for each in examples]
    return places, np.array(rows, dtype=np.float64)


def _entry(example: Example, place: Place) -> float:
    path, name = place
    if path is not None and path is not example.path:
        return 0.0
    return example.features.get(name, 0.0) if name else 1.0


def _spreads(places: Sequence[Place]) -> Vector:
    return np.array([NEWSROOM_SD if path is None else PATH_SD if not name else WEIGHT_SD for path, name in places])


def _mode(design: NDArray[np.float64], offset: Vector, labels: Vector, spreads: Vector) -> Vector:
    """The shifts that maximise posterior probability, by damped Newton steps on the expected curvature."""
    shifts = np.zeros(design.shape[1])
    precision = 1.0 / spreads**2
    for _ in range(_STEPS):
        p = _sigmoid(offset + design @ shifts)
        seen = SLIP + (1 - 2 * SLIP) * p
        # Slope of the log likelihood along the log-odds, and its expected curvature (Fisher's information).
        inner = (1 - 2 * SLIP) * p * (1 - p)
        slope = inner * (labels - seen) / (seen * (1 - seen))
        curvature = inner**2 / (seen * (1 - seen))
        gradient = design.T @ slope - precision * shifts
        step = np.linalg.solve((design * curvature[:, None]).T @ design + np.diag(precision), gradient)
        shifts = shifts + np.clip(step, -0.5, 0.5)
        if float(np.abs(step).max()) < 1e-7:
            break
    return shifts


def _sigmoid(z: Vector) -> Vector:
    clipped: Vector = 1.0 / (1.0 + np.exp(-np.clip(z, -30, 30)))
    return clipped
