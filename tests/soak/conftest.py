"""The database of the soak, and the reader and judge of the workers' reference."""

from tests.flows.conftest import database, no_database_in_the_environment, reader, scorer

__all__ = ["database", "no_database_in_the_environment", "reader", "scorer"]
