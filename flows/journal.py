"""Runs in the store: opened when work begins, closed with their funnel however it ends."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from models.errors import CounterclaimError
from models.schema import Funnel
from storage.database import Database
from storage.runs import finish_run, start_run


@dataclass(slots=True)
class OpenRun:
    """A run that is under way; what it found is set before it ends."""

    id: int
    funnel: Funnel = field(default_factory=Funnel)
    message: str | None = None


@contextlib.contextmanager
def recorded_run(database: Database, kind: str) -> Iterator[OpenRun]:
    """A row of `runs` for the work inside: completed with its funnel, or failed with the reason (the error goes on)."""
    with database.session() as session:
        run = OpenRun(start_run(session, kind))
    try:
        yield run
    except BaseException as error:
        with contextlib.suppress(CounterclaimError), database.session() as session:
            finish_run(session, run.id, run.funnel, "failed", one_line(error))
        raise
    with database.session() as session:
        finish_run(session, run.id, run.funnel, "completed", run.message)


def one_line(error: BaseException) -> str:
    """What an error says, on one line; of one that is not ours the kind as well."""
    text = " ".join(str(error).split())
    return text if isinstance(error, CounterclaimError) else f"{type(error).__name__}: {text}".rstrip(": ")
