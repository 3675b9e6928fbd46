"""One database, SQLite or PostgreSQL, behind one small class; and its migrations, run from here.

On SQLite a session takes the write lock when it begins (BEGIN IMMEDIATE), so two writers queue instead of failing
halfway; `reading()` takes none and is never in anyone's way.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from models.errors import ConfigError, StoreError
from storage.migrations import HEAD, REVISIONS

#: How long a writer waits for another one on SQLite.
BUSY_TIMEOUT_MS = 30_000

#: "counterclaim" in ASCII, cut to 63 bits: the advisory lock that writers of shared rows take on PostgreSQL.
_WRITER_LOCK = int.from_bytes(b"cntrclm", "big")


class StoreUnreachable(StoreError):
    """The database's server is away, say for a restart: the same work can be tried again in a moment."""


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. `session()` is one transaction that is kept, `reading()` one that is not."""

    engine: Engine

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction: commit at the end, roll back on any error. Errors of the database become StoreError."""
        with Session(self.engine, expire_on_commit=False) as session, _translated(self.engine.url):
            session.begin()
            try:
                yield session
                session.commit()
            except BaseException:
                session.rollback()
                raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for looking only: a consistent view that blocks nobody; nothing that is written in it is kept."""
        with Session(self.engine, expire_on_commit=False, autoflush=False) as session, _translated(self.engine.url):
            session.connection(execution_options={"counterclaim_reading": True})
            yield session

    def require_newest(self) -> None:
        """Raises StoreError where the database is missing or away, or at another migration than this program's."""
        try:
            _require_file(self.engine.url)
            problem = _behind(self.engine)
            if problem:
                raise StoreError(problem)
        except StoreError:
            self.close()
            raise

    def close(self) -> None:
        """Give all connections back; whoever uses it again gets new ones."""
        self.engine.dispose()


def open_database(url: str) -> Database:
    """Open a database that is at the newest migration.

    Raises ConfigError for a URL that is not sqlite:///FILE or postgresql://…, StoreError where the database is missing,
    cannot be reached, or needs `upgrade`.
    """
    database = Database(_engine(_parse(url)))
    database.require_newest()
    return database


def upgrade(url: str) -> None:
    """Create the database or bring it to the newest migration; does nothing where it is there already."""
    from alembic import command

    engine = _engine(_parse(url))
    try:
        with _translated(engine.url), engine.begin() as connection:
            hold_writer_lock(connection)
            command.upgrade(_alembic_config(connection), "head")
    finally:
        engine.dispose()


def downgrade(url: str, revision: str) -> None:
    """Take the database back to an earlier migration, for an earlier program; "base" leaves an empty one.

    What only later migrations can hold is lost. Raises StoreError for an unknown migration or a later one.
    """
    from alembic import command

    parsed = _parse(url)
    _require_file(parsed)
    engine = _engine(parsed)
    try:
        found = _revision(engine)
        if revision not in ("base", *REVISIONS) or found is None or (revision != "base" and revision > found):
            known = ", ".join(REVISIONS)
            raise StoreError(
                f"the database is at migration {found} and cannot go back to {revision}; there are {known}"
            )
        with _translated(engine.url), engine.begin() as connection:
            hold_writer_lock(connection)
            command.downgrade(_alembic_config(connection), revision)
    finally:
        engine.dispose()


def check(url: str) -> list[str]:
    """All that is wrong with the database, one line a problem; an empty list means that it is in order.

    Looks at: reachable, newest migration, schema as declared, rows that point nowhere, articles and quotes unchanged,
    verdicts as reviewed, and SQLite's own integrity check.
    """
    from storage.integrity import problems

    try:
        parsed = _parse(url)
        _require_file(parsed)
    except (ConfigError, StoreError) as error:
        return [str(error)]
    engine = _engine(parsed)
    try:
        behind = _behind(engine)
        if behind:
            return [behind]
        with engine.connect().execution_options(counterclaim_reading=True) as connection:
            return list(problems(connection))
    except StoreError as error:
        return [str(error)]
    except SQLAlchemyError as error:
        return [_line(engine.url, error)]
    finally:
        engine.dispose()


def hold_writer_lock(holder: Session | Connection) -> None:
    """Let one writer of shared rows (articles, actors, contradictions) work at a time, until its transaction ends.

    On SQLite BEGIN IMMEDIATE has done so already.
    """
    connection = holder.connection() if isinstance(holder, Session) else holder
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ConfigError(
            "the database URL cannot be read; write sqlite:///counterclaim.db or postgresql://HOST/NAME"
        ) from None
    if parsed.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return parsed
    raise ConfigError(
        f"the database URL {_shown(parsed)} is of no kind we serve; write sqlite:///FILE or postgresql://HOST/NAME"
    )


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "postgresql":
        # The session's time zone is only for people who look at the rows through our connection.
        try:
            return create_engine(
                url, pool_pre_ping=True, connect_args={"options": "-c timezone=UTC"}, json_serializer=_json
            )
        except ModuleNotFoundError:
            raise ConfigError(
                "PostgreSQL needs the psycopg package; install it with `pip install '.[postgres]'`"
            ) from None
    engine = create_engine(url, json_serializer=_json)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _json(value: Any) -> str:
    """JSON without blanks, of which six such columns a statement have many."""
    return json.dumps(value, separators=(",", ":"))


def _prepare_sqlite(dbapi_connection: Any, _record: Any) -> None:
    # The driver must not begin or commit on its own, or DDL and BEGIN IMMEDIATE would not be one transaction.
    dbapi_connection.isolation_level = None
    cursor = dbapi_connection.cursor()
    for pragma in ("foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT_MS}", "journal_mode=WAL", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("counterclaim_reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _require_file(url: URL) -> None:
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).is_file():
        raise StoreError(f"there is no database at {url.database}; make one with `counterclaim db upgrade`")


def _behind(engine: Engine) -> str | None:
    """Why the database is not at the newest migration, or None where it is. Raises StoreUnreachable."""
    shown = _shown(engine.url)
    try:
        found = _revision(engine)
    except SQLAlchemyError as error:
        if isinstance(error, DBAPIError) and _is_away(engine.url, error):
            raise StoreUnreachable(_line(engine.url, error)) from error
        return _line(engine.url, error)
    if found is None:
        return f"the database {shown} is empty; run `counterclaim db upgrade`"
    if found > HEAD:  # four digits each, so that texts compare as numbers
        return (
            f"the database {shown} is at migration {found}, newer than this program, which knows {HEAD}; "
            f"update the program, or run the newer one's `counterclaim db downgrade {HEAD}`"
        )
    if found != HEAD:
        return f"the database {shown} is at migration {found}, this program needs {HEAD}; run `counterclaim db upgrade`"
    return None


def _revision(engine: Engine) -> str | None:
    """The migration that the database is at; None for an empty one. Raises SQLAlchemyError."""
    with engine.connect().execution_options(counterclaim_reading=True) as connection:
        if not engine.dialect.has_table(connection, "alembic_version"):
            return None
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _alembic_config(connection: Connection) -> Any:
    from alembic.config import Config

    config = Config()
    folder = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _is_away(url: URL, error: DBAPIError) -> bool:
    """Whether the server was not there, is going down or is not up yet, rather than refused what was asked."""
    if url.get_backend_name() != "postgresql":
        return False
    state = getattr(error.orig, "sqlstate", None) or ""
    # Without a state there was no server to give one; 57P0x is a shutdown or a start, 08xxx a broken connection.
    return error.connection_invalidated or (
        isinstance(error, OperationalError) and (not state or state.startswith(("57P0", "08")))
    )


@contextmanager
def _translated(url: URL) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        kind = StoreUnreachable if _is_away(url, error) else StoreError
        raise kind(_line(url, error)) from error


def _line(url: URL, error: SQLAlchemyError) -> str:
    cause = str(error.orig if isinstance(error, DBAPIError) else error).strip().splitlines() or [type(error).__name__]
    advice = next((advice for sign, advice in _ADVICE if sign in cause[0]), "check it with `counterclaim db check`")
    return f"the database {_shown(url)} refused: {cause[0]}; {advice}"


#: What to do about the refusals that have a cause outside; what was not committed is not kept in any of them.
_ADVICE = (
    ("locked", "try again when the other writer is done"),
    ("is full", "free some space on its disk and run again: nothing is half-written"),
    ("No space left", "free some space on its disk and run again: nothing is half-written"),
    ("readonly", "make the file and its folder writable for this user"),
    ("read-only", "write to the primary server, and as a user who may"),
)


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)
