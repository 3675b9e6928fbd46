"""Asking a model for scores: a pair that cannot be judged costs that pair, not the batch."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from models.errors import InputError
from models.schema import NliScores


class GivesScores(Protocol):
    """What is needed of `models.nli.scorer.NliScorer`, and of its `SecondJudge`."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[NliScores]: ...


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
