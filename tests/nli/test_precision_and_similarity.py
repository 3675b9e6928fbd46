"""The number format is measured, and likeness of meaning is no agreement."""

import pytest
import torch

from models.nli.precision import fastest_dtype
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
