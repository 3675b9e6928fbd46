"""A newsroom on each kind of database; `newsroom.py` fills it."""

from collections.abc import Iterator

import pytest

from models.schema import DecidedPair
from storage.database import Database, open_database
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, decided


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = open_database(url)
    yield opened
    opened.close()


@pytest.fixture
def newsroom(database: Database) -> Newsroom:
    return Newsroom(database)


@pytest.fixture
def raid(newsroom: Newsroom) -> DecidedPair:
    """Two articles of two outlets, read and paired but not yet stored: the Legion claims the raid, Kyiv denies it."""
    newsroom.report("herald.example/raid", RAID, LEGION)
    newsroom.report("courier.example/denial", DENIAL, KYIV, outlet="Evening Courier")
    claim, denial = newsroom.pending()
    return decided(claim, denial)
