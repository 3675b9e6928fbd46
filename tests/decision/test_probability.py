"""From features to a probability and a decision, and how the weights are fitted."""

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from models.decision import probability as room
from models.decision.probability import PRIOR, Fit, banded, dumped, probability, read_fit, shipped_fit
from models.errors import ModelError
from models.training.fit_probability import cut_off, fitted, posterior_mode, read_rows
from models.vocabulary import Decision, DecisionPath

PATH = DecisionPath.POLARITY
FIT = Fit(provenance="by hand", flag=0.6, suggest=0.3, noise=0.1, weights={PATH: {"one": -1.0, "entails": 2.0}})


@pytest.mark.parametrize(
    ("value", "decision"),
    [
        (1.0, Decision.FLAG),
        (0.6, Decision.FLAG),
        (0.59, Decision.SUGGEST),
        (0.3, Decision.SUGGEST),
        (0.29, Decision.ABSTAIN),
        (0.1, Decision.ABSTAIN),
        (0.09, Decision.DROP),
    ],
)
def test_bands_begin_at_their_cut_offs(value: float, decision: Decision) -> None:
    assert banded(value, FIT) is decision


def test_probability_is_the_logistic_of_the_weighted_features() -> None:
    value = probability(PATH, {"one": 1.0, "entails": 0.5, "weighs nothing": 9.0}, FIT)
    assert value == pytest.approx(0.5)
    assert probability(PATH, {"one": 1.0}, FIT) == pytest.approx(1 / (1 + math.e))


@pytest.mark.parametrize("size", [-1e9, 1e9])
def test_probability_stays_between_0_and_1(size: float) -> None:
    assert 0 < probability(PATH, {"entails": size}, FIT) <= 1


class TestTheFileThatShips:
    @pytest.fixture
    def file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        """Another file in the place of the one that ships."""
        path = tmp_path / "probability.json"
        monkeypatch.setattr(room, "FILE", path)
        shipped_fit.cache_clear()
        yield path
        shipped_fit.cache_clear()

    def test_it_has_weights_for_every_path_and_cut_offs_in_order(self) -> None:
        fit = shipped_fit()
        assert set(fit.weights) == set(DecisionPath)
        assert 0 < fit.noise < fit.suggest < fit.flag < 1
        assert fit.provenance

    def test_writing_it_out_gives_it_back(self) -> None:
        assert Fit.model_validate_json(dumped(shipped_fit())) == shipped_fit()

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"flag": 0.6}', '{"flag": "high"}'])
    def test_a_damaged_file_is_a_model_error_in_one_line(self, file: Path, text: str) -> None:
        file.write_text(text, encoding="utf-8")
        with pytest.raises(ModelError, match=r"probability\.json cannot be read") as caught:
            shipped_fit()
        assert "\n" not in str(caught.value)

    def test_a_missing_file_is_a_model_error(self, file: Path) -> None:
        with pytest.raises(ModelError, match=r"probability\.json cannot be read"):
            shipped_fit()


class TestFitting:
    def test_without_data_the_prior_stays(self) -> None:
        prior = np.array([0.5, -1.0])
        assert posterior_mode(np.empty((0, 2)), np.empty(0), prior) == pytest.approx(prior)

    def test_a_strong_signal_is_recovered(self) -> None:
        rng = np.random.default_rng(1)
        x = np.column_stack([np.ones(4_000), rng.normal(size=4_000)])
        y = (rng.random(4_000) < 1 / (1 + np.exp(-x @ np.array([-0.5, 2.0])))).astype(float)
        assert posterior_mode(x, y, np.zeros(2)) == pytest.approx(np.array([-0.5, 2.0]), abs=0.2)

    def test_a_few_pairs_move_the_prior_a_little_and_to_their_side(self) -> None:
        found = posterior_mode(np.ones((3, 1)), np.ones(3), np.zeros(1))
        assert 0 < found[0] < 0.2

    def test_features_that_say_nearly_the_same_do_not_throw_the_search_about(self) -> None:
        rng = np.random.default_rng(2)
        one = rng.normal(size=800) * 3
        x = np.column_stack([np.ones(800), one, one + rng.normal(size=800) * 0.1, np.maximum(one, 2.0)])
        y = (rng.random(800) < 1 / (1 + np.exp(3 - one))).astype(float)
        centre, sd = np.array([-1.5, 1.4, 0.0, 2.0]), 0.7
        found = posterior_mode(x, y, centre, sd)
        slope = x.T @ (y - 1 / (1 + np.exp(-x @ found))) - (found - centre) / sd**2
        assert slope == pytest.approx(np.zeros(4), abs=1e-3)

    def test_pairs_that_part_cleanly_leave_the_weights_finite(self) -> None:
        x = np.column_stack([np.ones(200), np.repeat([-4.0, 4.0], 100)])
        found = posterior_mode(x, np.repeat([0.0, 1.0], 100), np.zeros(2))
        assert np.isfinite(found).all()
        assert 0.5 < found[1] < 5

    @pytest.mark.parametrize(("precision", "expected"), [(0.9, 0.8), (0.5, 0.6), (1.0, 0.81)])
    def test_a_cut_off_is_where_enough_of_the_rows_above_are_right(self, precision: float, expected: float) -> None:
        sure, likely = [(0.81, True)] * 30, [(0.8, False)] * 3
        doubtful = [(0.6, False)] * 27
        assert cut_off([*doubtful, *likely, *sure], precision) == expected

    def test_no_cut_off_where_rows_are_hardly_ever_right(self) -> None:
        assert cut_off([(0.9, False)] * 60, 0.5) is None

    def test_no_cut_off_from_a_handful(self) -> None:
        assert cut_off([(0.9, True)] * 29 + [(0.1, False)] * 40, 1.0) is None

    def test_only_paths_with_rows_are_refitted(self, tmp_path: Path) -> None:
        file = tmp_path / "pairs.jsonl"
        line = '{"path": "polarity", "features": {"one": 1.0, "entails": 3.0}, "label": 1}\n'
        file.write_text(line * 20, encoding="utf-8")
        start = FIT.model_copy(update={"weights": {**FIT.weights, DecisionPath.ISSUE: {"one": 0.25}}})
        fit = fitted(read_rows(file), start, "twenty pairs")
        assert fit.weights[PATH]["entails"] > 2.0
        assert fit.weights[DecisionPath.ISSUE] == {"one": 0.25}
        assert (fit.provenance, fit.flag) == ("twenty pairs", FIT.flag)


def test_the_shipped_fit_weighs_what_its_prior_weighs() -> None:
    """A feature that only one of the two files names would be fitted from nothing, or dropped without a word."""
    prior, shipped = read_fit(PRIOR), shipped_fit()
    assert {path: set(w) for path, w in shipped.weights.items()} == {path: set(w) for path, w in prior.weights.items()}
    assert 0 < shipped.noise < shipped.suggest < shipped.flag < 1
