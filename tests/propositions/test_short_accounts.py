"""What is said shortly of the event just told: that it was an accident, how many were hurt, that "it" has cracked.

The places, bodies and people are invented.
"""

from functools import lru_cache

import pytest

from models.reading.reader import Reader
from models.schema import Article
from models.vocabulary import Polarity


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def told(text: str) -> list[str]:
    """The propositions that can be understood alone; "not" before those that are denied."""
    read = reader().read(Article(external_id="a", text=text)).statements
    return [
        f"{'not: ' if p.polarity is Polarity.DENIED else ''}{p.text}"
        for s in read
        for p in s.propositions
        if p.standalone
    ]


BLAST = "An explosion tore through a warehouse in Morvel on Monday."
RAID = "Gunmen attacked the village of Tarn on Monday and killed ten people."
SHELLS = "A hospital in Tarn was shelled on Monday."


class TestWhatAnEventWas:
    def test_this_was_an_accident_is_said_of_the_event_told_before(self) -> None:
        assert told(f'{BLAST} "This was an accident," Ana Lo said.') == ["The explosion in Morvel was an accident."]

    def test_two_judgements_and_a_comma_are_two(self) -> None:
        assert told(f'{BLAST} "It was not an accident, it was murder," Ana Lo said.') == [
            "not: The explosion in Morvel was an accident.",
            "The explosion in Morvel was murder.",
        ]

    def test_what_one_calls_it_is_no_name_for_it(self) -> None:
        assert told(
            f'{RAID} The army said it was an operation against smugglers. "This was a massacre," the mayor said.'
        ) == [
            "The attack on Tarn was an operation against smugglers.",
            "The attack on Tarn was a massacre.",
        ]

    def test_without_an_event_nobody_knows_what_was_an_accident(self) -> None:
        assert told('"It was an accident," Ana Lo said.') == []


class TestWhoseDeedItWas:
    def test_it_was_not_us_is_said_of_the_event(self) -> None:
        assert told(f'{SHELLS} "It wasn\'t us," the army said.') == [
            "not: The army was responsible for the attack on Tarn."
        ]

    def test_but_rather_of_what_another_has_just_told(self) -> None:
        text = f'{SHELLS} The mayor said the army had burned four farms. "It was not us," the army said.'
        assert told(text)[1:] == ["not: The army burned four farms."]


class TestNumbers:
    @pytest.mark.parametrize(
        ("said", "wanted"),
        [
            ("The ministry put the injured at 62.", ["62 people were injured in the attack on Tarn."]),
            ("The ministry said nine people had died, not more.", ["Nine people died in the attack on Tarn."]),
            ("The ministry put the dead at nine.", ["Nine people died in the attack on Tarn."]),
            (
                "The ministry spoke of nine dead and 62 injured.",
                ["Nine people died in the attack on Tarn.", "62 people were injured in the attack on Tarn."],
            ),
        ],
    )
    def test_a_number_is_of_those_whose_state_is_told(self, said: str, wanted: list[str]) -> None:
        assert told(f"{SHELLS} {said}") == wanted


class TestWhatItIs:
    def test_two_statements_beside_each_other_are_about_one_thing(self) -> None:
        assert told("The ministry said the dam was intact. The mayor said it had cracked.") == [
            "The dam was intact.",
            "The dam cracked.",
        ]

    def test_but_what_only_a_body_can_do_is_said_of_the_body(self) -> None:
        assert told("The ministry said the dam was intact. The mayor said it had lied.") == [
            "The dam was intact.",
            "The ministry lied.",
        ]
