"""The database of the soak, and the reader and judge of the workers' reference."""

from tests.flows.conftest import database, reader, scorer

__all__ = ["database", "reader", "scorer"]
