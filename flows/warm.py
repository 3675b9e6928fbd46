"""One long-lived process that keeps the models loaded, so that a run on the schedule begins at once.

`python -m flows.warm` listens on a socket that only this user can reach, and whose key only its parent's children know.
It answers one request after the other: the runs of a schedule share two models, not many copies of them. After many
articles it ends, for its parent to start it anew: a parser's vocabulary grows with each new word it meets.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any

from flows.engine import BatchPaired, BatchRead, Job, own_engine
from flows.heap import give_back
from models.errors import CounterclaimError, ModelError

#: Where the socket is and what its key is, for the runs' processes.
VARIABLE = "COUNTERCLAIM_WARM_ENGINE"

#: Articles after which the process is replaced by a fresh one.
ARTICLES_BEFORE_RENEWAL = 5_000

_PATIENCE_SECONDS = 90


@dataclass(frozen=True, slots=True)
class Address:
    """Where a warm engine listens."""

    path: str
    key: bytes

    @property
    def text(self) -> str:
        """As it stands in the environment."""
        return f"{self.key.hex()}@{self.path}"


def warm_address() -> Address | None:
    """The engine that this process was told of, or None."""
    told = os.environ.get(VARIABLE)
    if not told:
        return None
    key, _, path = told.partition("@")
    return Address(path, bytes.fromhex(key))


def new_address() -> Address:
    """A place for a socket in a folder of this user's own."""
    return Address(str(Path(tempfile.mkdtemp(prefix="counterclaim-")) / "engine"), os.urandom(16))


def start(address: Address) -> "subprocess.Popen[bytes]":
    """The process that will listen there; a session of its own, so that Ctrl-C reaches its parent alone."""
    command = (sys.executable, "-m", "flows.warm")
    return subprocess.Popen(command, env={**os.environ, VARIABLE: address.text}, start_new_session=True)


class WarmEngine:
    """An engine in the long-lived process; where that is just being started anew, its requests wait."""

    def __init__(self, address: Address) -> None:
        self._address = address

    def read(self, job: Job) -> BatchRead:
        """Have the next batch read and stored."""
        answer = self._ask("read", job)
        assert isinstance(answer, BatchRead)
        return answer

    def pair(self, job: Job, counted_before: frozenset[int]) -> BatchPaired:
        """Have the next batch paired, scored and stored."""
        answer = self._ask("pair", job, counted_before)
        assert isinstance(answer, BatchPaired)
        return answer

    def _ask(self, *request: Any) -> Any:
        """Send a request, again where the process ended in the middle: a batch is stored whole or not at all."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                with Client(self._address.path, "AF_UNIX", authkey=self._address.key) as connection:
                    connection.send(request)
                    answer = connection.recv()
            except (OSError, EOFError) as error:
                if time.monotonic() > deadline:
                    raise ModelError(
                        f"the process that holds the models does not answer ({type(error).__name__}); "
                        "restart `counterclaim serve`"
                    ) from error
                time.sleep(0.5)
                continue
            if isinstance(answer, BaseException):
                raise answer
            return answer


def listen(address: Address) -> None:
    """Answer requests until enough articles were read for a fresh start, or the process is stopped."""
    done = 0
    with _listening(address) as listener:
        while done < ARTICLES_BEFORE_RENEWAL:
            with suppress(OSError, EOFError), listener.accept() as connection:
                done += _answer(connection)
            give_back()


def _answer(connection: Connection) -> int:
    """Answer one request; how many articles were read for it."""
    kind, job, *more = connection.recv()
    answer: Any
    try:
        engine = own_engine(job.model, job.lease_seconds, job.judge, job.languages)
        answer = engine.read(job) if kind == "read" else engine.pair(job, *more)
    except CounterclaimError as error:
        answer = error
    except Exception as error:  # a fault of ours: the run shall say what it was, and this process goes on
        answer = RuntimeError(f"{type(error).__name__}: {error}")
    connection.send(answer)
    return answer.funnel.articles if isinstance(answer, BatchRead) and answer.funnel else 0


@contextmanager
def _listening(address: Address) -> Iterator[Listener]:
    Path(address.path).unlink(missing_ok=True)
    with Listener(address.path, "AF_UNIX", authkey=address.key) as listener:
        yield listener


def _stop(*_: object) -> None:
    raise SystemExit(0)  # through every `finally`, so that what is held is let go


def main() -> None:
    """Listen at the address of the environment."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    address = warm_address()
    if address is None:
        raise SystemExit(f"{VARIABLE} is not set: this process is started by `counterclaim serve`")
    listen(address)


if __name__ == "__main__":
    main()
