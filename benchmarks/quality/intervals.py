"""How sure a measured number is: Wilson intervals for shares, bootstrap intervals for anything else."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Z95 = 1.959963984540054


def wilson(right: int, of: int) -> tuple[float, float]:
    """95 % Wilson interval of the share `right / of`; (0, 1) where nothing was counted."""
    if of == 0:
        return 0.0, 1.0
    share = right / of
    spread = Z95 * Z95 / of
    centre = (share + spread / 2) / (1 + spread)
    half = Z95 / (1 + spread) * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    return max(0.0, centre - half), min(1.0, centre + half)


def bootstrap(
    cases: int, measure: Callable[[NDArray[np.int64]], float], rounds: int = 400, seed: int = 13
) -> tuple[float, float]:
    """95 % percentile interval of `measure`, called with the indices of resampled cases; (0, 1) where there are none.

    The same seed gives the same answer.
    """
    if cases == 0:
        return 0.0, 1.0
    dice = np.random.default_rng(seed)
    values = [measure(dice.integers(0, cases, cases)) for _ in range(rounds)]
    low, high = np.quantile(values, (0.025, 0.975))
    return float(low), float(high)
