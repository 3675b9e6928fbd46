"""Scores are kept by model and direction, in few bytes, and come back as what was decided on."""

import pytest

from models.schema import NliScores
from storage.scores import cached_scores, rounded, store_scores
from tests.storage.newsroom import Newsroom


def test_scores_are_cached_by_model_and_direction(newsroom: Newsroom) -> None:
    scores = {("a", "b"): rounded(NliScores(0.1, 0.2, 0.7, -0.2)), ("b", "a"): rounded(NliScores(0.3, 0.3, 0.4, 1.0))}
    with newsroom.database.session() as session:
        store_scores(session, "nli-1", scores)
        store_scores(session, "nli-1", {("a", "b"): NliScores(1, 0, 0)})
        store_scores(session, "nli-1", {})
    with newsroom.database.reading() as session:
        assert cached_scores(session, "nli-1", [*scores, ("a b", "")]) == scores
        assert cached_scores(session, "nli-2", scores) == {}


def test_thousands_of_scores_in_one_call(newsroom: Newsroom) -> None:
    scores = {(f"premise {number}", "hypothesis"): rounded(NliScores(0.2, 0.3, 0.5)) for number in range(3000)}
    with newsroom.database.session() as session:
        store_scores(session, "nli-1", scores)
        assert cached_scores(session, "nli-1", scores) == scores


@pytest.mark.parametrize(
    "scores",
    [
        NliScores(0.1234567891, 0.5432109876, 0.3333322233, 0.987654321),
        NliScores(1.0, 0.0, 0.0, 1.0),
        NliScores(0.0, 1.0, 0.0, -1.0),
        NliScores(5e-10, 2e-10, 1.0 - 7e-10, 1.0000001),
    ],
)
def test_a_rounded_score_is_the_same_again_and_hardly_another(scores: NliScores) -> None:
    kept = rounded(scores)
    assert rounded(kept) == kept
    for name in ("entailment", "neutral", "contradiction", "similarity"):
        assert getattr(kept, name) == pytest.approx(getattr(scores, name), abs=1e-6 if name == "similarity" else 1e-9)
    assert kept.entailment + kept.neutral + kept.contradiction == pytest.approx(1.0, abs=1e-12)
