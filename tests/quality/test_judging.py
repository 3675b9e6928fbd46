"""The NLI model alone on an annotated newsroom."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.quality.gold import GoldNewsroom
from benchmarks.quality.judging import FacingPair, area, contradiction, kinds_of
from models.nli.scorer import NliScorer


def gold() -> GoldNewsroom:
    def statement(key: str, *held: str) -> dict[str, object]:
        span = {"text": "x", "start": 0, "end": 1}
        written = [{"text": text} for text in held]
        return {"id": key, "article": "a", "source": {"text": "he"}, "content": [span], "propositions": written}

    return GoldNewsroom.model_validate(
        {
            "statements": [
                statement("S1", "The army shelled Ostrel."),
                statement("S2", "The army did not shell Ostrel.", "The army was in its barracks."),
                statement("S3", "Ostrel lies on a river."),
                statement("S4"),
            ],
            "conflicts": [
                {"id": "K1", "a": "S1", "b": "S2", "relation": "denial"},
                {"id": "K2", "a": "S1", "b": "S4", "relation": "denial"},
                {"id": "K3", "a": "S2", "b": "S3", "relation": "numeric_discrepancy"},
            ],
            "traps": [],
        }
    )


def test_pairs_are_taken_by_kind_and_only_where_propositions_are_written_out() -> None:
    kinds = kinds_of([gold()])
    denial = ("The army did not shell Ostrel.", "The army was in its barracks.")
    assert kinds.conflicts == (FacingPair(("The army shelled Ostrel.",), denial),)
    assert kinds.traps == ()
    assert kinds.chance == (FacingPair(("The army shelled Ostrel.",), ("Ostrel lies on a river.",)),)


def test_the_area_is_the_chance_of_the_right_order() -> None:
    assert area(np.array([0.9, 0.8]), np.array([0.1, 0.2])) == 1.0
    assert area(np.array([0.5]), np.array([0.5, 0.1])) == pytest.approx(0.75)
    assert area(np.array([]), np.array([0.1])) == 0.5


def test_the_shipped_model_puts_a_denial_above_a_chance_pair() -> None:
    kinds = kinds_of([gold()])
    scorer = NliScorer()
    assert contradiction(scorer, kinds.conflicts)[0] > 0.5 > contradiction(scorer, kinds.chance)[0]
