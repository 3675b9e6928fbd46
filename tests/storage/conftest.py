"""Rows that several tests begin with; `newsroom.py` makes them."""

import pytest

from models.schema import DecidedPair
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, decided


@pytest.fixture
def raid(newsroom: Newsroom) -> DecidedPair:
    """Two articles of two outlets, read and paired but not yet stored: the Legion claims the raid, Kyiv denies it."""
    newsroom.report("herald.example/raid", RAID, LEGION)
    newsroom.report("courier.example/denial", DENIAL, KYIV, outlet="Evening Courier")
    claim, denial = newsroom.pending()
    return decided(claim, denial)
