"""The lease of one detect worker, renewed from a thread of its own for as long as the worker is at work."""

import contextlib
import os
import socket
import threading
from collections.abc import Iterator
from uuid import uuid4

from models.errors import CounterclaimError
from storage.database import Database
from storage.leases import LEASE_SECONDS, Lease, release_all, renew


def new_lease(seconds: int = LEASE_SECONDS) -> Lease:
    """A lease that nobody else has; its holder tells a person which process on which machine it is."""
    return Lease(f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}", seconds)


@contextlib.contextmanager
def kept(database: Database, lease: Lease) -> Iterator[Lease]:
    """Hold on to what the lease takes while the context lasts, and let go of it at the end, however that comes.

    A worker that is killed renews nothing, so what it held is free after `lease.seconds`.
    """
    done = threading.Event()

    def renew_now_and_then() -> None:
        while not done.wait(lease.seconds / 3):
            with contextlib.suppress(CounterclaimError), database.session() as session:
                renew(session, lease)

    thread = threading.Thread(target=renew_now_and_then, name="lease", daemon=True)
    thread.start()
    try:
        yield lease
    finally:
        done.set()
        thread.join()
        # Where the database is away the lease runs out by itself.
        with contextlib.suppress(CounterclaimError), database.session() as session:
            release_all(session, lease)


def held_or_own(database: Database, lease: Lease | None) -> contextlib.AbstractContextManager[Lease]:
    """The lease that was given, which its owner keeps; or one of our own, kept while the context lasts."""
    return kept(database, new_lease()) if lease is None else contextlib.nullcontext(lease)
