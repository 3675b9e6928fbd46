"""Any number of short articles about invented places: in each one side claims an attack, and the other denies it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product

from models.schema import Article
from storage.articles import add_articles
from storage.database import Database

NOON = datetime(2026, 11, 9, 12, tzinfo=UTC)

_BESIDE = (
    "Stara Nova Gorna Dolna Velika Mala Bela Crna Alta Castel Mont Porto Sankt Kara Tura Zeleni Sveti Vrh Kamen Rudna "
    "Suha Lipa Brod Polje"
).split()
_FIRST = "Bel Dor Kar Lum Mar Nov Os Pel Ros Sar Tol Vel".split()
_LAST = "adin egrad ihov olin umir anik erova istan otov uvik".split()

#: 3,000 names that sound like towns, in one order: enough for 6,000 articles of which no two have one text. A second
#: article with the text of a stored one is that article again, and is not stored. No two differ by a letter only: they
#: would be one town in two spellings.
PLACES = [f"{beside}{first}{last}" for beside, last, first in product(("", *(f"{b} " for b in _BESIDE)), _LAST, _FIRST)]

_TARGETS = ("fuel depot", "railway bridge", "radar station", "grain silo", "power plant")
_OUTLETS = ("Northern Herald", "Evening Courier", "Castellan Wire", "Harbour Post")


def articles(number: int) -> Iterator[Article]:
    """So many articles, two to a place and a day: a claim by one side, then the other side's denial."""
    for at in range(number):
        place, target = PLACES[at // 2 % len(PLACES)], _TARGETS[at // 2 % len(_TARGETS)]
        told = _claim(place, target) if at % 2 == 0 else _denial(place, target)
        yield Article(
            external_id=f"https://news.example/{at:05}",
            text=f"{target.capitalize()} in {place}\n\n{told}\n",
            title=f"{target.capitalize()} in {place}",
            url=f"https://news.example/{at:05}",
            outlet=_OUTLETS[at % len(_OUTLETS)],
            # Years apart where the places begin again, so that only the two of one pair lie near each other.
            published_at=NOON + timedelta(days=400 * (at // 2 // len(PLACES)), hours=at % 2),
            language="en",
        )


def fill(database: Database, number: int) -> None:
    """Take them in."""
    with database.session() as session:
        add_articles(session, list(articles(number)), NOON)


def _claim(place: str, target: str) -> str:
    return (
        "The Karst Brigade accused the Karsian army of carrying out "
        f"the attack on the {target} in {place} on Monday.\n\n"
        f"Residents of {place} heard two explosions, and the fire was put out in the evening."
    )


def _denial(place: str, target: str) -> str:
    return (
        f"The Karsian Defence Ministry denied carrying out the attack on the {target} in {place}.\n\n"
        f"The Karst Brigade denied that it had attacked the {target} in {place}, its spokesman Pavel Orlov said."
    )
