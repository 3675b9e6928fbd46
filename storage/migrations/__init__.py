"""Alembic migrations, shipped with the program and run by `storage.database.upgrade`; there is no alembic.ini."""

#: The newest migration. A constant, so that opening a database need not import Alembic; a test holds it to the scripts.
HEAD = "0004"
