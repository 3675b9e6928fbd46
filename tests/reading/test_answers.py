"""Answers that name nothing: what they deny is the fitting statement before them."""

from functools import lru_cache

import pytest

from models.reading.reader import Reader
from models.schema import Article, Statement
from models.vocabulary import Polarity, SpeechAct


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def last_statement(*paragraphs: str) -> Statement:
    return reader().read(Article(external_id="a", text="\n\n".join(paragraphs))).statements[-1]


#: what is said first; the answer; what the answer denies
ANSWERED = [
    (
        "The Vard Herald reported that the army had shelled Ostrel.",
        "The defence ministry rejected the report.",
        "The army shelled Ostrel.",
    ),
    (
        "The mayor of Varno accused Colonel Abel Marrow of shelling the market.",
        "Marrow denies the charge.",
        "Colonel Abel Marrow shelled the market.",
    ),
    (
        "The Vard Herald reported that the dam at Ostrel had burst.",
        "The Vard Herald later retracted the story.",
        "The dam at Ostrel burst.",
    ),
    (
        "The army said 40 soldiers were killed in Ostrel.",
        "The rebels dismissed the figure.",
        "40 soldiers were killed in Ostrel.",
    ),
]


#: What is said first; a short answer to it.
SHORT = [
    (
        "The mayor of Varno accused the army of shelling the market.",
        '"None of it is true," said Colonel Ana Brod, an army spokeswoman.',
    ),
    ("The mayor of Varno accused the army of shelling the market.", 'The army called that "a fairy tale".'),
    ("The mayor of Varno accused the army of shelling the market.", "The army insisted that it never happened."),
    ("The mayor of Varno accused the army of shelling the market.", '"Absolutely false," Colonel Ana Brod said.'),
]


@pytest.mark.parametrize(("said", "answer"), SHORT, ids=[answer for _, answer in SHORT])
def test_a_short_answer_denies_what_another_said_before_it(said: str, answer: str) -> None:
    (proposition,) = last_statement(said, answer).propositions
    assert (proposition.text, proposition.polarity) == ("The army shelled the market.", Polarity.DENIED)


def test_a_short_answer_says_what_it_adds_as_well() -> None:
    statement = last_statement(
        "The mayor of Varno accused the army of shelling the market.",
        '"That is a lie," Colonel Ana Brod said. "The militia fired three rockets at Ostrel."',
    )
    assert [p.text for p in statement.propositions] == [
        "The army shelled the market.",
        "The militia fired three rockets at Ostrel.",
    ]


def test_nobody_denies_himself_by_a_short_answer() -> None:
    statement = last_statement("Colonel Ana Brod said the bridge was hit.", '"That is a lie," Brod said.')
    assert not any(p.standalone for p in statement.propositions)


@pytest.mark.parametrize(("said", "answer", "denied"), ANSWERED, ids=[answer for _, answer, _ in ANSWERED])
def test_a_bare_answer_denies_the_statement_that_it_fits(said: str, answer: str, denied: str) -> None:
    (proposition,) = last_statement(said, answer).propositions
    assert (proposition.text, proposition.polarity, proposition.rule) == (denied, Polarity.DENIED, "answers")


def test_the_quote_of_an_answer_is_its_own() -> None:
    said, answer = "The Vard Herald reported that the army had shelled Ostrel.", "The army rejected the report."
    (proposition,) = last_statement(said, answer).propositions
    assert (proposition.quote.text, proposition.quote.start) == (
        "the report",
        len(said) + 2 + answer.index("the report"),
    )


def test_denying_a_charge_is_denying_responsibility() -> None:
    statement = last_statement("Velia accused Ostmark of shelling the market.", "Ostmark denies the charge.")
    assert statement.speech_act is SpeechAct.DENY_RESPONSIBILITY


def test_a_report_is_answered_over_what_was_said_in_between() -> None:
    statement = last_statement(
        "The Vard Herald reported that the army had shelled Ostrel.",
        "The army said the market was open.",
        "The army rejected the report.",
    )
    assert [p.text for p in statement.propositions] == ["The army shelled Ostrel."]


#: paragraphs of which the last is a bare answer with nothing before it that fits
UNANSWERED = [
    ["The defence ministry rejected the report."],
    ["The mayor of Varno said the road was open.", "The defence ministry rejected the report."],
    ["The mayor of Varno said the road was open.", "The defence ministry dismissed the figure."],
    ["The Vard Herald reported that the army had shelled Ostrel.", "The Vard Herald denied the report."],
]


@pytest.mark.parametrize("paragraphs", UNANSWERED, ids=" ".join)
def test_nothing_is_answered_when_nothing_fits(paragraphs: list[str]) -> None:
    assert last_statement(*paragraphs).propositions == ()


def test_an_answer_with_its_own_content_needs_no_other() -> None:
    statement = last_statement(
        "The Vard Herald reported that the army had shelled Ostrel.",
        "The defence ministry rejected the report that its jets had crossed the border.",
    )
    (proposition,) = statement.propositions
    assert proposition.rule != "answers"
    assert "border" in proposition.text
