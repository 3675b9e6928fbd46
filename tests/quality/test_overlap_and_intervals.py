"""Words by offset, one-to-one matching, and how sure a share is."""

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.quality.intervals import bootstrap, wilson
from benchmarks.quality.overlap import containment, jaccard, match_one_to_one, words_in


def test_equal_words_at_two_places_differ() -> None:
    text = "six dead, six hurt"
    assert words_in(text, [(0, 8)]) == {(0, 3), (4, 8)}
    assert jaccard(words_in(text, [(0, 3)]), words_in(text, [(10, 13)])) == 0.0


def test_punctuation_and_quotation_marks_do_not_count() -> None:
    text = 'he said "never again," twice'
    assert jaccard(words_in(text, [(8, 22)]), words_in(text, [(9, 20)])) == 1.0


def test_a_part_is_contained_in_the_whole() -> None:
    text = "one two three four"
    part, whole = words_in(text, [(0, 7)]), words_in(text, [(0, 18)])
    assert containment(part, whole) == 1.0
    assert jaccard(part, whole) == 0.5


def test_the_likest_pair_is_matched_first_and_each_item_once() -> None:
    likeness = {("p", "g"): 0.7, ("p", "h"): 0.9, ("q", "h"): 0.8, ("q", "g"): 0.1}
    matched = match_one_to_one(["p", "q"], ["g", "h"], lambda left, right: likeness[left, right], 0.6)
    assert matched == {0: 1}


def test_wilson_interval_of_eight_in_ten() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


def test_bootstrap_is_repeatable_and_holds_the_mean() -> None:
    def share(chosen: NDArray[np.int64]) -> float:
        return float((chosen < 30).mean())

    low, high = bootstrap(100, share)
    assert low < 0.3 < high
    assert (low, high) == bootstrap(100, share)
