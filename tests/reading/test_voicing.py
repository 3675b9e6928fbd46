"""Nouns of saying with the verb that brings them out, and words that only name or tell which. All is invented."""

import pytest

from models.vocabulary import CueClass
from tests.reading.test_attributions import read

SPEECH, CLAIM, ACCUSATION = CueClass.SPEECH, CueClass.CLAIM, CueClass.ACCUSATION

VOICED = [
    ("The envoy made the point that the deal would fail.", "The envoy", SPEECH, "that the deal would fail", "voiced"),
    ("The union made the claim that nobody was paid.", "The union", CLAIM, "that nobody was paid", "voiced"),
    (
        "The ministry issued a statement that the army had left.",
        "The ministry",
        SPEECH,
        "that the army had left",
        "voiced",
    ),
    (
        "The ministry issued a warning that the dam might break.",
        "The ministry",
        SPEECH,
        "that the dam might break",
        "voiced",
    ),
    ("Officials gave assurances that the dam was safe.", "Officials", SPEECH, "that the dam was safe", "voiced"),
    ("The union made a promise to end the strike.", "The union", SPEECH, "to end the strike", "voiced"),
    ("The opposition made accusations of fraud.", "The opposition", ACCUSATION, "fraud", "voiced"),
    ("The envoy made comments about the dam.", "The envoy", SPEECH, "the dam", "attitude_noun"),
    # a noun that carries a claim for its owner
    (
        "The report marks a departure from the army's position that the building was untouched.",
        "the army",
        CLAIM,
        "that the building was untouched",
        "nominal_clause",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue_class", "content", "rule"), VOICED, ids=[v[0] for v in VOICED])
def test_a_noun_of_saying_is_a_cue_with_its_verb(
    text: str, source: str, cue_class: CueClass, content: str, rule: str
) -> None:
    (found,) = read(text)
    assert (found.source, found.cue_class, found.content, found.rule) == (source, cue_class, content, rule)


CALLED = [
    ("The union called the raid “a disgrace” because nobody had been warned.",
     "the raid “a disgrace” because nobody had been warned"),
    ("The mayor called the idea that the dam was old a “ridiculous tale”.",
     "the idea that the dam was old a “ridiculous tale”"),
    ("The embassy had earlier called talk of a deal groundless.", "talk of a deal groundless"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), CALLED, ids=[c[0] for c in CALLED])
def test_what_is_called_so_goes_with_what_it_is_called(text: str, content: str) -> None:
    (found,) = read(text)
    assert (found.rule, found.content) == ("called", content)


def test_a_short_word_for_it_keeps_what_it_is_said_of() -> None:
    assert [one.content for one in read("The party condemned the plan, calling it “absurd”.")] == [
        "the plan",
        "it “absurd”",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The festival showed a film called “The Long Harbour Road” on Sunday.",
        "The so-called “night of knives” began at noon.",
        "Ask any farmer about the dam.",
        "People who refuse to pay the toll are fined.",
        "The debate promised to be long.",
        "Doctors could agree to work longer hours.",
        "The police gave no assurance that the road was safe.",
    ],
)
def test_names_orders_and_what_only_tells_which_say_nothing(text: str) -> None:
    assert read(text) == []


ASKED = [
    ("Kelmar called on the rebels to leave the valley.", "the rebels to leave the valley"),
    ("The mayor told residents to leave the town.", "residents to leave the town"),
]


@pytest.mark.parametrize(("text", "content"), ASKED)
def test_whom_somebody_tells_to_do_what(text: str, content: str) -> None:
    (found,) = read(text)
    assert (found.rule, found.content) == ("object_infinitive", content)
