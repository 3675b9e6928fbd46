"""Whom a speaker means by "they": the side that he has just told of, or the one that has just spoken against him."""

from functools import lru_cache

import pytest

from models.reading.reader import Reader
from models.schema import Article


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def last_said(*paragraphs: str) -> list[tuple[str, bool]]:
    statement = reader().read(Article(external_id="a", text="\n\n".join(paragraphs))).statements[-1]
    return [(p.text, p.standalone) for p in statement.propositions]


def test_they_are_the_side_that_the_speaker_has_just_told_of() -> None:
    said = last_said(
        "Ostria said that the road was open. General Ada Bell, the head of the Ostrian army, said so too.",
        'Tom Iriarte, the defence minister of Velia, said Ostrian mortars had opened fire on Lorn. "They broke the'
        ' truce within two hours," he told reporters.',
    )
    assert said == [("Ostria broke the truce within two hours.", True)]


def test_their_guns_are_those_of_the_side_that_is_answered() -> None:
    said = last_said(
        "Tom Iriarte, the defence minister of Velia, said Ostrian mortars had opened fire on Lorn.",
        'General Ada Bell, the head of the Ostrian army, suggested that the house had been hit "by their own gunners."',
    )
    assert said == [("The house was hit by Velia's own gunners.", True)]


@pytest.mark.parametrize(
    "lead",
    [
        "The diplomat had come by train.",
        "Tom Iriarte, the defence minister of Velia, said the guns were gone.",
    ],
)
def test_one_who_speaks_for_no_party_has_no_opponents(lead: str) -> None:
    said = last_said(lead, '"They tell everybody a story," a diplomat said.')
    assert said == [("They tell everybody a story.", False)]


def test_what_else_points_outside_still_does() -> None:
    said = last_said(
        "Ostria said that the road was open. General Ada Bell, the head of the Ostrian army, said so too.",
        "Tom Iriarte, the defence minister of Velia, said Ostrian mortars had opened fire on Lorn. "
        '"They knew this," he told reporters.',
    )
    assert [standalone for _, standalone in said] == [False]


def test_it_goes_on_with_what_the_speaker_has_just_told_of() -> None:
    said = last_said(
        "An officer of the Ostrian army said a rocket meant for the depot had lost its way over Lorn.",
        '"It was ours," the officer said.',
    )
    assert said == [("The rocket meant for the depot was the Ostrian army's.", True)]
