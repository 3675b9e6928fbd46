"""Several detect workers on one database, some of which are killed; and what one worker makes of the same articles."""

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.vocabulary import Decision
from storage.database import Database
from storage.queries import list_rows
from storage.tables import ArticleRow, PropositionRow

#: How much scores may differ: they come out of batches of other sizes, in half precision.
_ROUNDING = 0.02

_LEFT_OUT = {"id", "first_seen_at", "last_seen_at"}

BATCH = 5


@dataclass
class Crew:
    """Workers as processes, and what each of them noted."""

    url: str
    folder: Path
    #: What a dead worker held is free after so long; a live one that finds no time to renew in it loses its batch.
    lease_seconds: int = 10
    workers: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def start(self, number: int, seconds: float = 600) -> None:
        """So many workers, who begin at one moment: when all of them are ready."""
        go = self.folder / "go"
        for at in range(number):
            given = (self.url, str(self._notes(at)), str(go), str(self.lease_seconds), str(BATCH))
            with (self.folder / f"log-{at}").open("wb") as told:
                command = (sys.executable, "-m", "tests.flows.worker", *given)
                self.workers.append(subprocess.Popen(command, stdout=told, stderr=told))
        wait_until(lambda: all(self._ready(at) for at in range(number)), seconds)
        go.touch()

    def _ready(self, worker: int) -> bool:
        assert self.workers[worker].poll() is None, (self.folder / f"log-{worker}").read_text()
        return self._notes(worker).exists()

    def read_by(self, worker: int) -> list[str]:
        """The articles that this one has begun to read, in order."""
        return self._notes(worker).read_text().split()

    def kill_when(self, worker: int, articles: int, seconds: float) -> None:
        """Kill this one, so that it can tidy up nothing, when it has begun so many articles."""
        wait_until(lambda: len(self.read_by(worker)) >= articles, seconds)
        self.workers[worker].send_signal(signal.SIGKILL)

    def finish(self, seconds: float) -> None:
        """Wait for all; those that were not killed must have ended well."""
        for at, worker in enumerate(self.workers):
            code = worker.wait(seconds)
            assert code in (0, -signal.SIGKILL), (self.folder / f"log-{at}").read_text()

    def times_read(self) -> Counter[str]:
        """How often each article was begun, by all together."""
        return Counter(name for at in range(len(self.workers)) for name in self.read_by(at))

    def _notes(self, worker: int) -> Path:
        return self.folder / f"notes-{worker}"


def wait_until(true: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"not so after {seconds} seconds"
        time.sleep(0.1)


def table(database: Database) -> dict[str, dict[str, object]]:
    """The relation that analysts query, by pair key; without ids and times of the run."""
    with database.reading() as session:
        return {
            row.pair_key: {name: value for name, value in row.as_dict().items() if name not in _LEFT_OUT}
            for row in list_rows(session)
        }


def assert_same(made: dict[str, dict[str, object]], alone: dict[str, dict[str, object]]) -> None:
    """The two tables hold the same rows, word for word, with scores that differ by rounding at most."""
    assert made.keys() == alone.keys()
    for key, row in made.items():
        for name, value in row.items():
            theirs = alone[key][name]
            same = pytest.approx(theirs, abs=_ROUNDING) if isinstance(theirs, float) else theirs
            assert value == same, (key, name)


def unfinished(database: Database) -> int:
    """Articles that were not read, or read and not paired, or still in somebody's hands."""
    carries = select(PropositionRow.article_id)
    with database.reading() as session:
        waits = select(func.count()).where(
            ArticleRow.read_fingerprint.is_(None)
            | ArticleRow.leased_by.is_not(None)
            | (ArticleRow.paired_fingerprint.is_(None) & ArticleRow.id.in_(carries))
        )
        return session.scalar(waits) or 0


def flagged(rows: dict[str, dict[str, object]]) -> int:
    return sum(row["decision"] is Decision.FLAG for row in rows.values())
