"""One `counterclaim serve` to a database: two would start every run twice.

The lock ends with the process that holds it, however that ends: on SQLite it is a lock on a file beside the database,
on PostgreSQL an advisory lock of one connection, taken again after the server was restarted.
"""

import contextlib
import fcntl
import threading
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from models.errors import StoreError
from storage.database import Database

#: "serve" in ASCII: the advisory lock on PostgreSQL.
_SERVE_LOCK = int.from_bytes(b"serve", "big")

_LOOK_SECONDS = 5.0


@contextlib.contextmanager
def only_one(database: Database) -> Iterator[None]:
    """Be the one that serves this database while the context lasts. Raises StoreError where another one is."""
    holding = _file_locked if database.engine.dialect.name == "sqlite" else _advisory_locked
    with holding(database.engine):
        yield


def _taken(engine: Engine) -> StoreError:
    shown = engine.url.render_as_string(hide_password=True)
    return StoreError(f"another `counterclaim serve` already serves {shown}; stop it first, or name another database")


@contextlib.contextmanager
def _file_locked(engine: Engine) -> Iterator[None]:
    path = Path(f"{make_url(engine.url).database}.serve")
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise _taken(engine) from None
        try:
            yield
        finally:
            # Under the lock, so that nobody can hold a file of this name that is gone.
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def _advisory_locked(engine: Engine) -> Iterator[None]:
    held = _try_advisory(engine)
    if held is None:
        raise _taken(engine)
    keeper = _Keeper(engine, held)
    keeper.start()
    try:
        yield
    finally:
        keeper.stop()


def _try_advisory(engine: Engine) -> Connection | None:
    """A connection that holds the lock until it is closed; None where another one does."""
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    if connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _SERVE_LOCK}):
        return connection
    connection.close()
    return None


class _Keeper(threading.Thread):
    """Looks now and then whether the connection that holds the lock lives, and takes the lock again where not."""

    def __init__(self, engine: Engine, held: Connection) -> None:
        super().__init__(name="sole", daemon=True)
        self._engine, self._held = engine, held
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(_LOOK_SECONDS):
            with contextlib.suppress(SQLAlchemyError):  # away: the next look finds it back
                self._look()

    def _look(self) -> None:
        try:
            self._held.execute(text("SELECT 1"))
        except SQLAlchemyError:
            self._held.invalidate()
            self._held.close()
            self._held = _try_advisory(self._engine) or self._held

    def stop(self) -> None:
        """Let go of the lock."""
        self._done.set()
        self.join()
        with contextlib.suppress(SQLAlchemyError):
            self._held.invalidate()  # closes it for good: back in the pool it would hold the lock on
            self._held.close()
