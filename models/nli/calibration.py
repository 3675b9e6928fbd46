"""Scaling of the logits: what makes a model's probabilities mean what they say.

    probabilities = softmax(sign(z) |z|^power / temperature)        z: the logits less their mean

With power 1 it is temperature scaling (Guo et al. 2017, arXiv 1706.04599). Models trained with smoothed labels are too
sure where they are in doubt and not sure enough where they are right; that takes a power above 1. It never changes
which label is the most probable. Fitted by `python -m benchmarks.refit`, kept beside the weights in `calibration.json`;
a model without that file keeps its own probabilities.
"""

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from models.errors import ModelError

FILE = "calibration.json"


class Calibration(BaseModel):
    """A fitted scaling, on what it was fitted, and the calibration error of the other half before and after."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provenance: str
    temperature: float = Field(gt=0)
    power: float = Field(default=1.0, gt=0)
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


def fit(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> tuple[float, float]:
    """The power (0.5 to 3, in steps of 0.05) and the temperature under which `labels` (pairs,) are most likely."""
    tried = []
    for power in np.arange(0.5, 3.001, 0.05):
        shaped = scaled(logits, float(power), 1.0)
        temperature = fit_temperature(shaped, labels)
        tried.append((loss(shaped, labels, temperature), round(float(power), 2), temperature))
    _, power, temperature = min(tried)
    return power, temperature


def fit_temperature(logits: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """The temperature under which `labels` (pairs,) are most likely, given `logits` (pairs, labels).

    The likelihood has one maximum in log T, found by golden section between 1/8 and 8.
    """
    low, high = math.log(1 / 8), math.log(8)
    golden = (math.sqrt(5) - 1) / 2
    while high - low > 1e-4:
        left, right = high - golden * (high - low), low + golden * (high - low)
        if loss(logits, labels, math.exp(left)) < loss(logits, labels, math.exp(right)):
            high = right
        else:
            low = left
    return round(math.exp((low + high) / 2), 4)


def loss(logits: NDArray[np.float64], labels: NDArray[np.int64], temperature: float) -> float:
    """Mean negative log-likelihood of the labels."""
    scaled = logits / temperature
    scaled = scaled - scaled.max(axis=1, keepdims=True)
    log_p = scaled - np.log(np.exp(scaled).sum(axis=1, keepdims=True))
    return float(-log_p[np.arange(len(labels)), labels].mean())
