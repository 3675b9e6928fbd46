"""A bare denial is carried by what its speaker goes on to say; where he says no more, it stands by itself."""

from functools import lru_cache

import pytest

from models.reading.reader import Reader
from models.schema import Article
from models.vocabulary import Polarity


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def denying_quotes(*paragraphs: str) -> dict[str, str]:
    """What is denied → the quote that carries the denial."""
    text = "\n\n".join(paragraphs)
    found: dict[str, str] = {}
    for statement in reader().read(Article(external_id="a", text=text)).statements:
        for p in statement.propositions:
            if p.polarity is Polarity.DENIED and p.rule == "answers":
                assert text[p.quote.start : p.quote.end] == p.quote.text
                found[p.text] = p.quote.text
    return found


CHARGE = "The mayor of Varno accused Colonel Abel Marrow of shelling the market."
CHARGED = "Colonel Abel Marrow shelled the market."


@pytest.mark.parametrize(
    ("answer", "quote"),
    [
        (
            'Marrow denied it. "My guns were silent that week," he said.',
            "My guns were silent that week",
        ),
        (
            "Marrow rejected the allegation. His guns had stood in Ostrel all week, he said.",
            "His guns had stood in Ostrel all week",
        ),
        (
            "Marrow disputed this on Friday. “The mayor was a hundred miles away,” he said.",
            "The mayor was a hundred miles away",
        ),
    ],
)
def test_the_speaker_goes_on(answer: str, quote: str) -> None:
    assert denying_quotes(CHARGE, answer)[CHARGED] == quote


@pytest.mark.parametrize(
    ("answer", "quote"),
    [
        ("Marrow denied it.", "it"),
        ("Marrow rejected the allegation. “He shelled us for a week,” the mayor said.", "the allegation"),
        ("Marrow rejected the allegation. The colonel also said the harvest would be good.", "the allegation"),
        ("Marrow rejected the allegation.\n\nThe harvest would be good, Marrow said.", "the allegation"),
    ],
)
def test_nobody_goes_on_or_of_another_matter(answer: str, quote: str) -> None:
    assert denying_quotes(CHARGE, *answer.split("\n\n"))[CHARGED] == quote
