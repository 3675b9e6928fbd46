"""Scaling of the logits: what makes a model's probabilities mean what they say.

    probabilities = softmax(sign(z) |z|^power / temperature + shift)        z: the logits less their mean

With power 1 and no shift it is temperature scaling (Guo et al. 2017, arXiv 1706.04599). Models trained with smoothed
labels are too sure where they are in doubt and not sure enough where they are right; that takes a power above 1. A
shift for each label, neutral being the one that stays, mends a leaning that training left. Fitted by
`python -m benchmarks.refit`, kept beside the weights in `calibration.json`; a model without that file keeps its own
probabilities.
"""

import math
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from models.errors import ModelError

FILE = "calibration.json"
#: No leaning is larger than this, in units of the scaled logits; three rounds settle it to the third digit.
_FARTHEST, _ROUNDS = 2.0, 3


class Scaling(BaseModel):
    """What is done to logits (pairs, labels) whose labels stand in the order of NliLabel; by default, nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    temperature: float = Field(default=1.0, gt=0)
    power: float = Field(default=1.0, gt=0)
    shift: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def applied(self, logits: NDArray[np.float64]) -> NDArray[np.float64]:
        """Logits whose softmax is calibrated."""
        found: NDArray[np.float64] = scaled(logits, self.power, self.temperature) + np.array(self.shift)
        return found


class Calibration(Scaling):
    """A fitted scaling, on what it was fitted, and the calibration error of the other half before and after."""

    provenance: str
    pairs_fitted: int
    pairs_tested: int
    error_before: float
    error_after: float


def read_calibration(folder: Path) -> Calibration | None:
    """The calibration beside the weights; None where there is none.

    Raises:
        ModelError: the file is damaged.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        return Calibration.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"calibration {path} cannot be read: {str(error).splitlines()[0]}; restore it") from error


def scaled(logits: NDArray[np.float64], power: float, temperature: float) -> NDArray[np.float64]:
    """Logits (pairs, labels) whose softmax is calibrated; their order in a row stays."""
    centred = logits - logits.mean(axis=1, keepdims=True)
    found: NDArray[np.float64] = np.sign(centred) * np.abs(centred) ** power / temperature
    return found


def fit(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> Scaling:
    """The scaling under which `labels` (pairs,) are most likely; the power from 0.5 to 3, in steps of 0.05."""
    tried = []
    for power in np.arange(0.5, 3.001, 0.05):
        shaped = scaled(logits, float(power), 1.0)
        found = _fitted_shift(shaped, labels)
        tried.append((loss(shaped / found.temperature + np.array(found.shift), labels), round(float(power), 2), found))
    _, power, best = min(tried, key=lambda each: each[:2])
    return best.model_copy(update={"power": power})


def fit_temperature(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """The temperature, between 1/8 and 8, under which `labels` (pairs,) are most likely, given `logits` (pairs, 3)."""
    return round(math.exp(_lowest(lambda log_t: loss(logits / math.exp(log_t), labels), math.log(8))), 4)


def _fitted_shift(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> Scaling:
    """Temperature and shifts, one after the other until they stay: the loss is convex in them (1 / T, that is)."""
    temperature, first, last = fit_temperature(logits, labels), 0.0, 0.0

    def cost(temperature: float, first: float, last: float) -> float:
        return loss(logits / temperature + np.array([first, 0.0, last]), labels)

    for _ in range(_ROUNDS):
        first = _lowest(partial(lambda t, b, a: cost(t, a, b), temperature, last), _FARTHEST)
        last = _lowest(partial(cost, temperature, first), _FARTHEST)
        temperature = math.exp(
            _lowest(partial(lambda a, b, log_t: cost(math.exp(log_t), a, b), first, last), math.log(8))
        )
    return Scaling(temperature=round(temperature, 4), shift=(round(first, 4), 0.0, round(last, 4)))


def _lowest(cost: Callable[[float], float], bound: float) -> float:
    """Where a function with one minimum between -bound and bound has it, by golden section."""
    low, high = -bound, bound
    golden = (math.sqrt(5) - 1) / 2
    while high - low > 1e-3:
        left, right = high - golden * (high - low), low + golden * (high - low)
        if cost(left) < cost(right):
            high = right
        else:
            low = left
    return (low + high) / 2


def loss(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Mean negative log-likelihood of the labels."""
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-log_p[np.arange(len(labels)), labels].mean())
