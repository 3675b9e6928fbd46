"""A newsroom with one row, on each kind of database."""

from tests.storage.conftest import database, newsroom, raid

__all__ = ["database", "newsroom", "raid"]
