"""Whatever road a network takes, it says the same; and what cannot be judged is refused, never labelled."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import load_file, save_file

from models.errors import InputError, ModelError
from models.nli import pair_model, precision
from models.nli.asking import scores_of
from models.nli.calibration import Scaling, fit, fit_temperature, loss, scaled
from models.nli.judge import load_judge
from models.nli.model import NliModel, load_model
from models.nli.pair_model import PairModel, by_length
from models.nli.precision import Road
from models.nli.ranges import FILE as RANGES
from models.nli.ranges import read_ranges
from models.nli.scorer import SHIPPED
from models.schema import NliScores
from tests.nli.small_judge import small_adapter, small_base

PAIRS = [
    ("The army captured the town of Ostrel.", "The town of Ostrel is still held by the rebels."),
    ("Three people were hurt when the dam at Vard burst, the ministry said.", "Nobody was hurt."),
    ("Kesh struck the port.", "The port of Lorne was struck by Kesh on Monday evening, killing two sailors."),
    ("Мэр отрицает это 🚫", "市长否认"),
]


@pytest.fixture(scope="module")
def shipped() -> NliModel:
    return load_model(str(SHIPPED))


def by_transformers(model: NliModel) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Logits as transformers' own network gives them, in the order of NliLabel."""
    order = list(model.order.values())
    inputs = model.tokenizer([p for p, _ in PAIRS], [h for _, h in PAIRS], padding=True, return_tensors="pt")
    if model.network.config.model_type == "mpnet":
        inputs.pop("token_type_ids", None)
    with torch.inference_mode():
        found: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = model.network(**inputs).logits.double().numpy()
    return found[:, order]


def test_our_encoder_says_what_transformers_says(shipped: NliModel) -> None:
    assert np.allclose(PairModel(shipped, Road.FP32).logits(PAIRS), by_transformers(shipped), atol=1e-3)


def test_it_does_so_for_the_judges_architecture(tmp_path: Path) -> None:
    base = small_base(tmp_path / "base")
    model = load_judge(small_adapter(base, tmp_path)[0], base)
    assert np.allclose(PairModel(model, Road.FP32).logits(PAIRS), by_transformers(model), atol=1e-3)


@pytest.mark.parametrize("road", [Road.INT8, Road.BF16])
def test_a_coarser_format_says_nearly_the_same(shipped: NliModel, road: Road) -> None:
    if road not in precision.seconds() or (road is Road.INT8 and shipped.ranges is None):
        pytest.skip(f"no {road} here")
    fine, coarse = PairModel(shipped, Road.FP32), PairModel(shipped, road)
    for one, other in zip(fine.probabilities(PAIRS), coarse.probabilities(PAIRS), strict=True):
        assert other.contradiction == pytest.approx(one.contradiction, abs=0.08)


def test_no_pair_depends_on_its_batch(shipped: NliModel, monkeypatch: pytest.MonkeyPatch) -> None:
    model = PairModel(shipped)
    together = model.probabilities(PAIRS)
    monkeypatch.setattr(model, "_budget", 1)
    for one, other in zip(model.probabilities(PAIRS), together, strict=True):
        assert other.entailment == pytest.approx(one.entailment, abs=1e-2)


def test_without_the_int8_kernel_it_is_fp32_or_bf16(shipped: NliModel, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise AttributeError("no such kernel")

    monkeypatch.setattr(precision, "in_int8", gone)
    precision.seconds.cache_clear()
    try:
        assert Road.INT8 not in precision.seconds()
        assert PairModel(shipped).road in (Road.FP32, Road.BF16, Road.CUDA, Road.MPS)
    finally:
        precision.seconds.cache_clear()


def test_a_model_of_unknown_ranges_is_never_rounded_to_int8(shipped: NliModel) -> None:
    assert PairModel(replace(shipped, ranges=None)).road is not Road.INT8


@given(st.lists(st.integers(1, 512), max_size=60), st.integers(1, 2048))
def test_batches_hold_every_pair_once_and_keep_to_the_budget(lengths: list[int], budget: int) -> None:
    parts = list(by_length(lengths, budget))
    assert sorted(index for part in parts for index in part) == list(range(len(lengths)))
    assert all(len(part) == 1 or len(part) * max(lengths[i] for i in part) <= budget for part in parts)


def test_what_does_not_fit_is_refused_and_not_cut(shipped: NliModel) -> None:
    long = "The army said that the bridge had been taken. " * 1_200
    with pytest.raises(InputError, match=r"too long to be judged: \d\d,\d{3} tokens"):
        PairModel(shipped).probabilities([PAIRS[0], (long, "The bridge was taken.")])


def test_a_refused_pair_costs_that_pair(shipped: NliModel) -> None:
    class Scorer:
        def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
            return PairModel(shipped).probabilities(pairs)

    bad = [("word " * 10_000, "It fell."), ("", "It fell.")]
    assert list(scores_of(Scorer(), [*PAIRS[:2], *bad, *PAIRS[2:]])) == PAIRS


def test_weights_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    tensors = load_file(folder / "model.safetensors")
    tensors["classifier.bias"][0] = float("nan")
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match="not numbers"):
        load_model(str(folder))


def test_a_cut_weight_file_is_refused_without_checksums_too(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1_000])
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(str(folder))


def test_a_wrong_checksum_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "SHA256").write_text(f"{'0' * 64}  config.json\n", encoding="utf-8")
    with pytest.raises(ModelError, match="differ"):
        load_model(str(folder))


def test_damaged_ranges_are_refused(tmp_path: Path) -> None:
    (tmp_path / RANGES).write_bytes(b"nothing")
    with pytest.raises(ModelError, match="remove it to score in fp32"):
        read_ranges(tmp_path)


def test_a_temperature_tempers_and_never_turns_a_label(shipped: NliModel) -> None:
    plain = PairModel(replace(shipped, scaling=Scaling())).probabilities(PAIRS)
    tempered = PairModel(replace(shipped, scaling=Scaling(temperature=2.0))).probabilities(PAIRS)
    for before, after in zip(plain, tempered, strict=True):
        sure, less = values(before), values(after)
        assert max(less) < max(sure)
        assert less.index(max(less)) == sure.index(max(sure))


def test_the_fitted_temperature_is_the_most_likely_one() -> None:
    random = np.random.default_rng(5)
    logits = random.normal(size=(4_000, 3))
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    labels = np.array([random.choice(3, p=row) for row in chances])
    found = fit_temperature(3 * logits, labels)  # a model three times too sure of itself
    assert found == pytest.approx(3, rel=0.1)
    assert loss(3 * logits / found, labels) <= min(loss(3 * logits / t, labels) for t in (1.0, 2.0, 4.0))


@given(st.lists(st.floats(-9, 9), min_size=3, max_size=3), st.floats(0.5, 3), st.floats(0.2, 5))
def test_calibration_keeps_the_order_of_the_labels(row: list[float], power: float, temperature: float) -> None:
    found = scaled(np.array([row]), power, temperature)[0]
    for one in range(3):
        for other in range(3):
            if row[one] > row[other]:
                assert found[one] >= found[other]


def test_the_fitted_power_undoes_a_power() -> None:
    random = np.random.default_rng(6)
    true = random.normal(size=(6_000, 3)) * 1.5
    true -= true.mean(axis=1, keepdims=True)
    chances = np.exp(true) / np.exp(true).sum(axis=1, keepdims=True)
    labels = np.array([random.choice(3, p=row) for row in chances])
    found = fit(np.sign(true) * np.abs(true) ** 0.5, labels)
    assert found.power == pytest.approx(2, abs=0.35)
    assert found.shift == pytest.approx((0, 0, 0), abs=0.15)


def test_the_fitted_shift_undoes_a_leaning() -> None:
    random = np.random.default_rng(7)
    true = random.normal(size=(6_000, 3)) * 1.5
    chances = np.exp(true) / np.exp(true).sum(axis=1, keepdims=True)
    labels = np.array([random.choice(3, p=row) for row in chances])
    leaning = true + np.array([0.0, 0.0, 0.6])  # a model that says "contradiction" too readily
    found = fit(leaning, labels)
    assert found.shift[2] - found.shift[0] == pytest.approx(-0.6, abs=0.2)
    assert loss(found.applied(leaning), labels) < loss(leaning, labels)


def test_a_damaged_calibration_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "calibration.json").write_text('{"temperature": -1}', encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        load_model(str(folder))


@pytest.mark.parametrize(("text", "cores"), [("150000 100000", 2), ("50000 100000", 1), ("max 100000", 1 << 16)])
def test_a_containers_share_of_the_cores_is_read(tmp_path: Path, text: str, cores: int) -> None:
    (tmp_path / "cpu.max").write_text(text, encoding="ascii")
    assert precision._quota(tmp_path / "cpu.max") == cores
    assert precision._quota(tmp_path / "none") == 1 << 16


def copied(tmp_path: Path) -> Path:
    """The shipped folder without its checksums."""
    folder = tmp_path / "weights"
    shutil.copytree(SHIPPED, folder)
    (folder / "SHA256").unlink()
    return folder


def values(scores: NliScores) -> list[float]:
    return [scores.entailment, scores.neutral, scores.contradiction]


def test_the_longest_pair_that_fits_is_judged(shipped: NliModel) -> None:
    words = "bridge " * (pair_model.MAX_TOKENS - 4)
    assert PairModel(shipped).probabilities([(words, "bridge")])
