"""The number format is measured, and likeness of meaning is no agreement."""

import pytest
import torch

from models.nli.linear import Multiply, in_floats
from models.nli.precision import Road, fastest_dtype, seconds
from models.nli.similarity import SentenceEncoder


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


def test_the_format_is_one_of_two_and_is_measured_once() -> None:
    assert fastest_dtype() in (torch.float32, torch.bfloat16)
    assert fastest_dtype() is fastest_dtype()
    assert fastest_dtype.cache_info().misses == 1


def test_vectors_have_length_one_whatever_the_batch(encoder: SentenceEncoder) -> None:
    texts = ["The dam burst.", "The army captured the town of Ostrel after a week of fighting."] * 40
    vectors = encoder.vectors(texts)
    assert vectors.shape == (80, 384)
    assert vectors.norm(dim=1).tolist() == pytest.approx([1.0] * 80, abs=1e-4)
    assert vectors[0].tolist() == pytest.approx(encoder.vectors(texts[:1])[0].tolist(), abs=2e-2)


def test_one_matter_is_more_alike_than_two(encoder: SentenceEncoder) -> None:
    claim = "The army captured the town of Ostrel."
    itself, denied, other = encoder.similarities(
        [
            (claim, claim),
            (claim, "The army did not capture the town of Ostrel."),
            (claim, "The minister visited a school in Vard."),
        ]
    )
    assert itself == pytest.approx(1.0, abs=1e-2)
    assert denied > 0.7
    assert other < 0.5


def test_similarity_is_symmetric(encoder: SentenceEncoder) -> None:
    a, b = "The dam at Ostrel burst.", "Water flooded the valley."
    one, other = encoder.similarities([(a, b), (b, a)])
    assert one == pytest.approx(other, abs=1e-6)


def test_no_pairs_give_no_numbers(encoder: SentenceEncoder) -> None:
    assert encoder.similarities([]) == []


def test_int8_tells_of_the_same_likeness() -> None:
    """Within what bf16 costs; measured over 2,000 pairs by `python -m benchmarks.similarity`: 0.006 in the mean."""
    if Road.INT8 not in seconds():
        pytest.skip("this build of torch has no int8 kernel")
    texts = ["The dam at Ostrel burst.", "The army captured the town of Ostrel.", "Water flooded the valley of Ostrel."]
    pairs = [(a, b) for a in texts for b in texts]
    exact, rounded = (SentenceEncoder(road).similarities(pairs) for road in (Road.FP32, Road.INT8))
    assert rounded == pytest.approx(exact, abs=0.03)


def test_a_sentence_is_read_once() -> None:
    asked: list[str] = []

    def watched(name: str, weight: torch.Tensor, bias: torch.Tensor, gelu: bool) -> Multiply:
        plain = in_floats(weight, bias, gelu)

        def multiply(rows: torch.Tensor) -> torch.Tensor:
            asked.append(name)
            return plain(rows)

        return multiply

    encoder = SentenceEncoder(Road.FP32, make=watched)
    first = encoder.vectors(["The dam burst.", "The bridge stands."])
    count = len(asked)
    assert encoder.vectors(["The bridge stands.", "The dam burst."]).tolist() == first.flip(0).tolist()
    assert count == len(asked) > 0
