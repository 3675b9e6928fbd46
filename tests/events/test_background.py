"""A paragraph's background is of its own time, and what is said there is no news."""

from datetime import UTC, datetime

import pytest

from models.events.background import background_days
from models.reading.nlp import parse

PUBLISHED = datetime(2026, 6, 19, 9, tzinfo=UTC)


def told(paragraph: str, words: str) -> str | None:
    """The first of the days to which these words of a paragraph belong."""
    (doc,) = parse([paragraph])
    days = background_days(doc, paragraph.index(words), PUBLISHED)
    return None if days is None else days[0].isoformat()


@pytest.mark.parametrize(
    ("paragraph", "words", "since"),
    [
        (
            "Many remember October 2023, when a strike was broken. Months later the army admitted that six had died.",
            "six had died",
            "2023-10-01",
        ),
        ("In 2019 the ministry said that no shell had been fired.", "no shell", "2019-01-01"),
        ("In March, gunmen took 31 pupils from a school. All were freed, the mayor said.", "All were", "2026-03-01"),
    ],
)
def test_what_follows_an_old_time_is_of_it(paragraph: str, words: str, since: str) -> None:
    assert told(paragraph, words) == since


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("The Legion, which was founded in 2015, claimed the raid. The army said it was lying.", "it was lying"),
        ("The region has been quiet since 2019, the mayor said. The army shelled it, he said.", "The army shelled"),
        ("In 2019 a march was put down. On Thursday the police said that four had died.", "four had died"),
        ('"We were hit in 2019 too," the mayor said. The army denied that it had fired.', "it had fired"),
        ("The mayor said that four had died.", "four had died"),
    ],
)
def test_the_news_is_no_background(paragraph: str, words: str) -> None:
    assert told(paragraph, words) is None


def test_without_a_date_nothing_is_old() -> None:
    (doc,) = parse(["In 2019 the ministry said that no shell had been fired."])
    assert background_days(doc, 30, None) is None
