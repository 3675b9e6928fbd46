"""Fits the weights of `models/events/alikeness.py`, and says what its stories are worth on our own writing.

    python -m benchmarks.lookalikes

The fit is held to a prior, hand-set weights that were chosen on the odd topics of ECB+: there are few reports, and few
of them name a year. The shares are those of the weights and the bound that stand in the code.
"""

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from benchmarks.lookalikes.reports import Report, lookalikes, practice
from models.events.alikeness import OFFSET, PARTS, WEIGHTS, parts
from models.events.profile import profile_of
from models.events.stories import ENOUGH, stories
from models.reading.attributions import parse_article
from models.schema import Profile

#: Names, words, numbers, years, weekdays; then the offset. And how much a pair of reports may move them.
PRIOR = (10.0, 1.0, 2.0, 1.5, 0.5, 4.0)
HOLD = 0.1
#: What one event, its look-alike, and other events weigh in the fit.
_MASS = (0.5, 0.35, 0.15)

Floats = NDArray[np.float64]


def main() -> None:
    """Prints the fit, and which share of pairs is joined: within one event, across look-alikes, across topics."""
    sets = [
        ("look-alikes", _read(list(lookalikes()))),
        ("practice newsrooms", _read(list(practice()))),
    ]
    columns = [_pairs(*one) for _, one in sets]
    fitted = fit(np.concatenate([x for x, _ in columns]), np.concatenate([sort for _, sort in columns]))
    print("fitted", {name: round(float(w), 2) for name, w in zip((*PARTS, "offset"), fitted, strict=True)})
    print("in use", dict(zip((*PARTS, "offset"), (*WEIGHTS, OFFSET), strict=True)), "bound", ENOUGH)
    for (name, (reports, profiles)), (_, sort) in zip(sets, columns, strict=True):
        number = stories(profiles, [None] * len(profiles))
        joined = np.array([number[i] == number[j] for i, j in itertools.combinations(range(len(reports)), 2)])
        shares = [f"{joined[sort == s].mean():.3f} of {(sort == s).sum()}" for s in range(3)]
        print(f"{name}: within {shares[0]}, across look-alikes {shares[1]}, across topics {shares[2]}")


def _read(reports: Sequence[Report]) -> tuple[Sequence[Report], list[Profile]]:
    return reports, [profile_of(parse_article(report.text)) for report in reports]


def _pairs(reports: Sequence[Report], profiles: Sequence[Profile]) -> tuple[Floats, NDArray[np.int64]]:
    """The parts of the score of each pair, and its sort: one event, look-alikes, other topics."""
    matrices = parts(profiles)
    pairs = list(itertools.combinations(range(len(reports)), 2))
    sort = [
        0 if reports[i].event == reports[j].event else 1 if reports[i].topic == reports[j].topic else 2
        for i, j in pairs
    ]
    return np.array([[m[i, j] for m in matrices] for i, j in pairs], dtype=np.float64), np.array(sort)


def fit(columns: Floats, sort: NDArray[np.int64]) -> Floats:
    """Logistic regression with each sort of pair at its mass, held to the prior; the offset last."""
    inputs = np.hstack([columns, -np.ones((len(columns), 1))])
    sign = np.where(sort == 0, 1.0, -1.0)
    weight = np.select(
        [sort == s for s in range(3)], [mass / max((sort == s).sum(), 1) for s, mass in enumerate(_MASS)]
    )

    def loss(weights: Floats) -> float:
        margins = sign * (inputs @ weights)
        return float(weight @ np.logaddexp(0.0, -margins) + HOLD / 2 * ((weights - PRIOR) ** 2).sum())

    return np.asarray(minimize(loss, PRIOR, method="L-BFGS-B").x)


if __name__ == "__main__":
    main()
