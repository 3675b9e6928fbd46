"""The row's probability: a small logistic model for each decision path.

Its weights are kept in `probability.json`, with where they come from.
"""

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from models.errors import ModelError
from models.vocabulary import Decision, DecisionPath

FILE = Path(__file__).with_name("probability.json")
#: The weights set by hand that a fit is drawn towards.
PRIOR = Path(__file__).with_name("prior.json")


class Fit(BaseModel):
    """Weights by path and feature, the cut-offs, and where they come from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provenance: str
    flag: float
    suggest: float
    noise: float
    weights: dict[DecisionPath, dict[str, float]]


@lru_cache(maxsize=1)
def shipped_fit() -> Fit:
    """The fit that ships.

    Raises:
        ModelError: the file is missing or damaged.
    """
    return read_fit(FILE)


def read_fit(path: Path) -> Fit:
    """The fit kept in a file.

    Raises:
        ModelError: the file is missing or damaged.
    """
    try:
        return Fit.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"probability fit {path.name} cannot be read: {str(error).splitlines()[0]}") from error


def probability(path: DecisionPath, features: Mapping[str, float], fit: Fit) -> float:
    """That an analyst confirms the row as labelled, 0 to 1."""
    weights = fit.weights[path]
    z = sum(weight * features.get(name, 0.0) for name, weight in weights.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


def banded(value: float, fit: Fit) -> Decision:
    """flag, suggest, abstain or drop, by the cut-offs of the fit."""
    if value >= fit.flag:
        return Decision.FLAG
    if value >= fit.suggest:
        return Decision.SUGGEST
    return Decision.ABSTAIN if value >= fit.noise else Decision.DROP


def dumped(fit: Fit) -> str:
    """The file's text, stable and readable."""
    return json.dumps(fit.model_dump(mode="json"), indent=1, sort_keys=True) + "\n"
