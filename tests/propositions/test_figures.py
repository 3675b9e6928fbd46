"""Counts are read as ranges."""

import pytest

from models.propositions.figures import figures, number
from models.schema import Figure

F = Figure


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At least six people were wounded.", [F(low=6, high=None, unit="wounded", scope="people")]),
        ("Dozens were killed.", [F(low=24, high=None, unit="killed", scope="people")]),
        ("Between 10 and 15 soldiers died.", [F(low=10, high=15, unit="killed", scope="soldiers")]),
        ("More than 200 protesters were arrested.", [F(low=200, high=None, unit="detained", scope="protesters")]),
        ("Up to 30 houses were destroyed.", [F(low=0, high=30, unit="destroyed", scope="houses")]),
        ("Nearly 40 civilians were injured.", [F(low=36, high=40, unit="wounded", scope="civilians")]),
        ("1,200 prisoners were released.", [F(low=1200, high=1200, unit="released", scope="prisoners")]),
        ("Twenty-three drones were shot down.", [F(low=23, high=23, unit="shot down", scope="drones")]),
        ("The repairs cost $3.5 million.", [F(low=3_500_000, high=3_500_000, unit="dollars")]),
        ("Turnout was 61.5 percent.", [F(low=61.5, high=61.5, unit="percent")]),
        ("About 5,000 protesters marched.", [F(low=4500, high=5500, unit="protesters")]),
        (
            "Two soldiers and a civilian were killed.",
            [F(low=2, high=2, unit="killed", scope="soldiers"), F(low=1, high=1, unit="killed", scope="civilian")],
        ),
        ("The death toll rose to 31.", [F(low=31, high=31, unit="killed", scope="people")]),
        ("A 40-year-old man was seen in 2021.", []),
        ("It happened on 5 May 2022.", []),
    ],
)
def test_figures(text: str, wanted: list[Figure]) -> None:
    assert list(figures(text)) == wanted


@pytest.mark.parametrize(
    ("words", "value"),
    [("1,200", 1200), ("twenty-three", 23), ("a hundred", 100), ("3.5 million", 3.5e6), ("two thousand", 2000)],
)
def test_written_numbers(words: str, value: float) -> None:
    assert number(words) == value
