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
    (
        "The mayor of Varno said Colonel Abel Marrow had shelled the market.",
        "“None of it is true,” Marrow said.",
        "Colonel Abel Marrow shelled the market.",
    ),
    (
        "Two grocers said that rebels had emptied the shops of Ostrel.",
        "“That never happened,” Oto Varn, a spokesman for the Hill Guard, said.",
        "Rebels emptied the shops of Ostrel.",
    ),
    (
        "The Herders' Union said that the Hill Guard had burned four camps.",
        "“It was not us,” said Oto Varn, the head of the Hill Guard.",
        "The Hill Guard burned four camps.",
    ),
    (
        "Lena Marr told the court that the governor took cash from a builder.",
        "The governor called the testimony a pack of lies.",
        "The governor took cash from a builder.",
    ),
    (
        "The minister said the army had shelled the camp at Ostrel.",
        "“Absolutely false,” General Sani Kour said on Thursday.",
        "The army shelled the camp at Ostrel.",
    ),
    (
        "The mayor said that the power company had cut the line to Ostrel.",
        "“We reject that entirely,” a spokesperson for Ostrel Power said.",
        "The power company cut the line to Ostrel.",
    ),
]


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
    ["“Absolutely false,” General Sani Kour said on Thursday."],
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


def test_what_the_answer_goes_on_to_say_stays() -> None:
    statement = last_statement(
        "Two grocers said that rebels had emptied the shops of Ostrel.",
        "“That never happened,” Oto Varn said. “Our men have guarded the market.”",
    )
    assert [(p.polarity, p.text) for p in statement.propositions] == [
        (Polarity.DENIED, "Rebels emptied the shops of Ostrel."),
        (Polarity.ASSERTED, "Oto Varn's men have guarded the market."),
    ]


def test_an_answer_denies_all_that_was_said_in_one_breath() -> None:
    statement = last_statement(
        "Mara Lind said the guards had beaten two prisoners. “The guards burned the letters,” she said.",
        "“None of that is true,” the warden, Oto Varn, said.",
    )
    assert {p.text for p in statement.propositions} == {
        "The guards beat two prisoners.",
        "The guards burned the letters.",
    }


def test_taking_back_is_denying_what_one_said_oneself() -> None:
    statement = last_statement(
        "Marta Sill said in April that the officer took the money.",
        "The officer said the door was locked.",
        "“I made it up,” Sill told the court on Friday.",
    )
    (proposition,) = statement.propositions
    assert (proposition.text, proposition.polarity) == ("The officer took the money.", Polarity.DENIED)
    assert statement.speech_act is SpeechAct.RETRACT


def test_nobody_answers_his_own_camp() -> None:
    statement = last_statement(
        "Mara Lind accused the Hill Guard of burning four camps.",
        "Oto Varn, a spokesman for the Hill Guard, said that the camps were empty.",
        "“Lies,” said Ann Hale, another spokesman for the Hill Guard.",
    )
    assert [p.text for p in statement.propositions] == ["The Hill Guard burned four camps."]


def test_an_empty_answer_to_nothing_stands_for_nothing() -> None:
    statement = last_statement("“None of that is true,” the warden, Oto Varn, said.")
    assert not any(p.standalone for p in statement.propositions)


@pytest.mark.parametrize(
    "words",
    [
        "The spokesman said there was no truth in the report that the bishop of Ostrel had been arrested.",
        "The spokesman said it was false that the bishop of Ostrel had been arrested.",
    ],
)
def test_what_is_called_false_in_full_stands_alone(words: str) -> None:
    (denied,) = last_statement(words).propositions
    assert denied.text == "The bishop of Ostrel was arrested."
    assert denied.polarity is Polarity.DENIED
    assert denied.standalone


def test_it_did_not_denies_what_was_just_said() -> None:
    (denied,) = last_statement(
        "The mayor of Ostrel said the army had fired first. The army said it did not."
    ).propositions
    assert (denied.text, denied.polarity) == ("The army fired first.", Polarity.DENIED)


def test_it_has_not_denies_what_the_same_speaker_says_just_before() -> None:
    said = "They tell us that all guns have been pulled back. They have not"
    told = last_statement("The mayor of Ostrel said the guns were gone.", f'"{said}," the envoy said.').propositions
    assert not any(p.rule == "answers" for p in told)
