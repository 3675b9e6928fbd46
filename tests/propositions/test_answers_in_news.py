"""What wire news says in passing, read to the end: each article's last statement as its proposition and polarity."""

from datetime import UTC, datetime

import pytest

from models.reading.reader import Reader
from models.schema import Article
from models.vocabulary import Polarity

DENIED, ASSERTED = Polarity.DENIED, Polarity.ASSERTED

CASES = [
    ("The rebels accused the government of using gas in the attack on Saraq, which the government denies.",
     DENIED, "The government used gas in the attack on Saraq."),
    ("The commission said turnout was 64%, while the opposition put it below 40%.",
     ASSERTED, "Turnout was less than 40%."),
    ("The opposition says turnout was 38%, whereas the commission insists it was 64%.", ASSERTED, "Turnout was 64%."),
    ("The agency said 1,200 cases were recorded. The health ministry has confirmed 340.",
     ASSERTED, "340 cases were recorded."),
    ("The coalition said it was not aware that the building was a clinic.",
     DENIED, "The coalition was aware that the building was a clinic."),
    ("“We have not lost a single position,” army spokesman Lt. Col. Jean Mbeki told reporters.",
     DENIED, "The army has lost a single position."),
    ("The opposition called the vote rigged.", ASSERTED, "The vote was rigged."),
    ("The union said nine people had died. The ministry described the claim as “fabricated and baseless”.",
     DENIED, "Nine people died."),
    ("The general said 14 gunmen were killed. Nonsense, says the station.", DENIED, "14 gunmen were killed."),
    ("Asked whether police had fired, the commissioner said no.", DENIED, "Police fired."),
    ("The ministry rowed back from its claim that 40 rebels had been killed.", DENIED, "40 rebels were killed."),
    ("The attack was blamed on the Blue Front by the army.", ASSERTED, "The Blue Front carried out the attack."),
    ("An attack on the town of Torvik killed nine on Sunday. The governor laid the blame squarely at the rebels' door.",
     ASSERTED, "The rebels were responsible for the attack on Torvik."),
    ("The mayor put the fire down to old wiring.", ASSERTED, "Old wiring was behind the fire."),
    ("Police said two people had died. The union's figure is seven.", ASSERTED, "Seven people died."),
]  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "polarity", "proposition"), CASES, ids=[case[0] for case in CASES])
def test_the_last_statement_says(reader: Reader, text: str, polarity: Polarity, proposition: str) -> None:
    article = Article(
        external_id="vell", outlet="Vell Wire", title="Vell", published_at=datetime(2026, 5, 5, tzinfo=UTC), text=text
    )
    last = reader.read_many([article])[0].statements[-1]
    assert (polarity, proposition) in [(made.polarity, made.text) for made in last.propositions]


def test_a_count_set_against_another_is_the_only_one(reader: Reader) -> None:
    """ "one soldier, not three" counts one."""
    article = Article(
        external_id="vell", outlet="Vell Wire", title="Vell", published_at=datetime(2026, 5, 5, tzinfo=UTC),
        text="The ministry confirmed the death of one soldier, not three as the separatists had claimed.",
    )  # fmt: skip
    figures = reader.read_many([article])[0].statements[0].propositions[0].figures
    assert [(figure.low, figure.high) for figure in figures] == [(1, 1)]


@pytest.mark.parametrize(("text", "polarity", "proposition"), [
    ("The ministry said the first impact had been registered at 2.50 a.m.",
     ASSERTED, "The first impact was registered at 2.50 a.m."),
    ("The mayor said the accusation that his drivers were drunk had no basis.",
     DENIED, "The mayor's drivers were drunk."),
    ("His office said the reports that the president fled lacked any foundation.", DENIED, "The president fled."),
])  # fmt: skip
def test_hours_and_claims_without_basis(reader: Reader, text: str, polarity: Polarity, proposition: str) -> None:
    article = Article(
        external_id="vell", outlet="Vell Wire", title="Vell", published_at=datetime(2026, 5, 5, tzinfo=UTC), text=text
    )
    made = reader.read_many([article])[0].statements[-1].propositions
    assert [(one.polarity, one.text) for one in made] == [(polarity, proposition)]
    assert not made[0].figures
