"""Asking models for scores: a pair that cannot be judged costs that pair, not the batch; two judges in a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from models.errors import InputError
from models.schema import NliScores


class GivesScores(Protocol):
    """What is needed of `models.nli.scorer.NliScorer`, and of its `SecondJudge`."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[NliScores]: ...


@runtime_checkable
class TellsLikeness(Protocol):
    """A model that can tell how alike sentences are without judging them, which costs far less."""

    def similarities(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]: ...


def scores_of(model: GivesScores, pairs: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], NliScores]:
    """Scores by pair. One that is empty or too long to be judged is left out: without a score nothing is decided on it.

    Raises:
        ModelError: the model cannot judge anything.
    """
    if not pairs:
        return {}
    try:
        return dict(zip(pairs, model.score(pairs), strict=True))
    except InputError:
        if len(pairs) == 1:
            return {}
        half = len(pairs) // 2
        return {**scores_of(model, pairs[:half]), **scores_of(model, pairs[half:])}


class Judge(GivesScores, Protocol):
    """A model with a name for what it says."""

    @property
    def fingerprint(self) -> str: ...


@dataclass(frozen=True)
class TwoJudges:
    """A first model, which scores every pair, and a second, which is asked again (`models.decision.cascade`)."""

    first: Judge
    second: Judge

    @property
    def fingerprint(self) -> str:
        """Both models, as a row names them."""
        return f"{self.first.fingerprint}+{self.second.fingerprint}"

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[NliScores]:
        """The first model's scores."""
        return self.first.score(pairs)
