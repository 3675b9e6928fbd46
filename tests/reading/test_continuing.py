"""Sentences that go on with what somebody said, and those in which the narrator speaks again."""

import pytest

from models.reading.attributions import attributions, parse_article

_SAID = "“It was crushed in less than an hour,” Odile Marr said. "


def contents(text: str) -> list[tuple[str, str]]:
    """Rule and content of each attribution below a headline."""
    made = attributions(parse_article(f"Vell\n\n{text}"))
    return [(one.rule, one.pieces[0].doc.text[one.pieces[0].start : one.pieces[0].end]) for one in made]


def test_what_had_happened_by_then_is_the_speakers() -> None:
    told = contents(_SAID + "Two attackers had been killed and 23 people arrested.")
    assert ("goes_on", "Two attackers had been killed and 23 people arrested") in told


@pytest.mark.parametrize("sentence", [
    "Two attackers were killed.",
    "On Tuesday the palace had been shelled.",
    "The palace had been shelled in 2019.",
    "The palace had been shelled a year earlier.",
    "The admiral had told deputies another story.",
])  # fmt: skip
def test_what_the_narrator_tells_is_nobodys(sentence: str) -> None:
    assert all(rule != "goes_on" for rule, _ in contents(_SAID + sentence))


def test_a_saying_in_the_present_does_not_go_on() -> None:
    told = contents("The camp was empty, Odile Marr says. Two attackers had been killed.")
    assert all(rule != "goes_on" for rule, _ in told)
