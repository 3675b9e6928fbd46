"""Processes that are kept alive: started again when they die, slowly where they die at once, and gone at the end."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from flows.children import Kept, kept_alive
from tests.flows.crew import wait_until


def sleeping() -> "subprocess.Popen[bytes]":
    return subprocess.Popen((sys.executable, "-c", "import time; time.sleep(600)"), start_new_session=True)


def test_what_is_killed_is_started_again_and_said() -> None:
    said: list[str] = []
    kept = Kept("the sleeper", sleeping, said.append)
    first = kept.process.pid
    with kept_alive(kept):
        kept.process.send_signal(signal.SIGKILL)
        wait_until(lambda: kept.alive and kept.process.pid != first, 60)
        second = kept.process
    assert second.poll() is not None, "stopped with the context"
    assert said == ["the sleeper ended with exit code -9; it is started again"]


def test_what_ends_well_is_renewed_without_a_word() -> None:
    said: list[str] = []
    kept = Kept("the engine", sleeping, said.append)
    kept.process.kill()
    kept.process.wait()
    kept.process.returncode = 0
    kept.look()
    assert kept.alive
    assert said == []
    kept.process.kill()
    kept.process.wait()


def test_what_ends_at_once_is_not_started_in_a_circle() -> None:
    def broken() -> "subprocess.Popen[bytes]":
        process = subprocess.Popen((sys.executable, "-c", "raise SystemExit(3)"), start_new_session=True)
        process.wait()
        return process

    said: list[str] = []
    kept = Kept("it", broken, said.append)
    for _ in range(50):
        kept.look()
    assert len(said) == 1, "the next try is a second away"


def test_one_that_does_not_listen_is_ended_for_good(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    deaf = f"import signal, time, pathlib; signal.signal(15, lambda *_: None); pathlib.Path({str(ready)!r}).touch()"
    code = f"{deaf}\nwhile True: time.sleep(0.1)"
    kept = Kept("the deaf one", lambda: subprocess.Popen((sys.executable, "-c", code), start_new_session=True), print)
    with kept_alive(kept):
        wait_until(ready.exists, 60)
        began = time.monotonic()
    assert time.monotonic() - began < 8
    assert kept.process.returncode == -signal.SIGKILL
