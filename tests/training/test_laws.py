"""Pairs whose label follows from a law: identity, symmetry of contradiction, unrelated sentences."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from models.training.laws import identities, swaps, unrelated
from models.training.mixture import LABELS, Pair

CONTRADICTION = LABELS.index("contradiction")
ROWS = [
    Pair("The ferry to Ostrel sank on Monday.", "The ferry to Ostrel is still afloat.", CONTRADICTION, "mnli"),
    Pair("Nine bakers met in the town hall to discuss the price of rye.", "Bakers met.", 0, "mnli"),
    Pair("The orchestra toured the provinces for three weeks.", "The orchestra stayed home.", CONTRADICTION, "scone"),
    Pair("A man in a red coat feeds the pigeons near the fountain.", "A man sleeps.", CONTRADICTION, "snli"),
    Pair("The ferry to Ostrel sank on Monday, officials said.", "A ferry sank.", 0, "domain:accident"),
]


@given(st.integers(0, 50))
def test_a_sentence_entails_itself(seed: int) -> None:
    for row in identities(ROWS, 4, Random(seed)):
        assert row["premise"] == row["hypothesis"]
        assert row["label"] == "entailment"


def test_only_sources_whose_contradictions_hold_both_ways_are_swapped() -> None:
    made = swaps(ROWS, 10, Random(1))
    assert {(row["premise"], row["hypothesis"]) for row in made} == {
        (ROWS[0].hypothesis, ROWS[0].premise),
        (ROWS[3].hypothesis, ROWS[3].premise),
    }
    assert {row["label"] for row in made} == {"contradiction"}


@given(st.integers(0, 50))
def test_unrelated_sentences_are_no_versions_of_each_other(seed: int) -> None:
    for row in unrelated(ROWS, 20, Random(seed)):
        assert row["label"] == "neutral"
        assert row["premise"] != row["hypothesis"]
        assert not ("ferry" in row["premise"] and "ferry" in row["hypothesis"])


def test_scenes_of_image_captions_are_not_among_the_unrelated() -> None:
    assert not any("pigeons" in row["premise"] for row in unrelated(ROWS, 60, Random(3)))
