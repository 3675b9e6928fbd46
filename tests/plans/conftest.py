"""A newsroom with one row, on each kind of database."""

from tests.storage.conftest import raid

__all__ = ["raid"]
