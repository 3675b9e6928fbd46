"""Alembic migrations, shipped with the program and run by `storage.database.upgrade`; there is no alembic.ini."""

#: All migrations, oldest first. A constant, so that opening a database need not import Alembic; a test holds it to the
#: scripts.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012", "0013")

#: The newest one, which a database must be at.
HEAD = REVISIONS[-1]
