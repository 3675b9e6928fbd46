"""Processes that `counterclaim serve` keeps alive: Prefect's server, and the one that holds the models."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator

_LOOK_SECONDS = 0.5

#: Before a process that ended is started again: twice as long each time, so that a broken one does not spin.
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0

#: A process that lived for so long is not broken; its pauses begin anew.
_SOUND_SECONDS = 120.0

_STOP_SECONDS = 3.0


class Kept:
    """One process, started again whenever it ends; `start` makes it."""

    def __init__(self, name: str, start: Callable[[], "subprocess.Popen[bytes]"], say: Callable[[str], None]) -> None:
        self.name, self._start, self._say = name, start, say
        self._pause = _FIRST_PAUSE
        self._began = time.monotonic()
        self._again_at: float | None = None
        self.process = start()

    @property
    def alive(self) -> bool:
        """Whether it is at work now."""
        return self.process.poll() is None

    def look(self) -> None:
        """Start it again where it has ended, after a pause."""
        now = time.monotonic()
        if self.alive:
            return
        if self._again_at is None:
            if now - self._began > _SOUND_SECONDS:
                self._pause = _FIRST_PAUSE
            renewed = self.process.returncode == 0
            self._again_at = now if renewed else now + self._pause
            if not renewed:
                self._say(f"{self.name} ended with exit code {self.process.returncode}; it is started again")
                self._pause = min(2 * self._pause, _LONGEST_PAUSE)
        if now >= self._again_at:
            self.process, self._began, self._again_at = self._start(), now, None

    def ask_to_stop(self) -> None:
        """Send SIGTERM to the process and its children."""
        self._signal(signal.SIGTERM)

    def stop(self, deadline: float) -> None:
        """Wait for its end until `deadline` (monotonic), then end it for good."""
        try:
            self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            self.process.wait()

    def _signal(self, number: int) -> None:
        if self.alive:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)  # each is the first of a session of its own


@contextlib.contextmanager
def kept_alive(*kept: Kept) -> Iterator[None]:
    """Look after these while the context lasts, then stop them: all at once gently, after three seconds for good."""
    done = threading.Event()

    def look_now_and_then() -> None:
        while not done.wait(_LOOK_SECONDS):
            for each in kept:
                each.look()

    thread = threading.Thread(target=look_now_and_then, name="children", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        for each in kept:
            each.ask_to_stop()
        deadline = time.monotonic() + _STOP_SECONDS
        for each in kept:
            each.stop(deadline)
