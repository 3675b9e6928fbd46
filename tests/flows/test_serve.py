"""`counterclaim serve`: the schedule finds what is dropped into the watched folder, with no run started by hand."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from storage.database import Database
from storage.queries import Row, list_rows
from tests.flows.newsroom import CLAIM, DENIAL, configuration, drop

T = TypeVar("T")

_PATIENCE = 240  # a busy machine takes its time to start a server and, for each run, a process with two models


def eventually(look: Callable[[], T | None], serving: subprocess.Popen[bytes] | None = None) -> T:
    """What `look` finds, once it finds something."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if serving is not None and serving.poll() is not None:
            raise AssertionError(f"serve ended with exit code {serving.returncode}")
        if (found := look()) is not None:
            return found
        time.sleep(0.5)
    raise AssertionError(f"nothing after {_PATIENCE} seconds")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(tmp_path: Path) -> dict[str, str]:
    """This process's environment without its Prefect, and with a home for another one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "COUNTERCLAIM_"))}
    return {**kept, "PREFECT_HOME": str(tmp_path / "prefect")}


class Pages:
    """Prefect's API, asked as its pages ask it."""

    def __init__(self, port: int) -> None:
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{port}/api", timeout=30, trust_env=False)

    def healthy(self) -> bool | None:
        try:
            return self._client.get("/health").is_success or None
        except httpx.TransportError:
            return None

    def artifacts(self, key: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._client.post(
            "/artifacts/filter", json={"artifacts": {"key": {"any_": [key]}}}
        ).json()
        return found

    def completed(self, run_id: str | None = None) -> dict[str, Any] | None:
        """A completed run, or that very run once it is completed."""
        wanted: dict[str, Any] = {"state": {"type": {"any_": ["COMPLETED"]}}}
        if run_id is not None:
            wanted["id"] = {"any_": [run_id]}
        found: list[dict[str, Any]] = self._client.post("/flow_runs/filter", json={"flow_runs": wanted}).json()
        return found[0] if found else None


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def serving(tmp_path: Path, database: Database, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`counterclaim serve` over a folder with one article, every five seconds, on a port of its own."""
    drop(tmp_path / "inbox", "Northern Herald", "depot", CLAIM)
    config = configuration(
        tmp_path, tmp_path / "inbox", schedule={"interval_seconds": 5}, server={"host": "127.0.0.1", "port": port}
    )
    with (tmp_path / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            (sys.executable, "-m", "cli.main", "serve", "--config", str(config)),
            cwd=tmp_path,
            env=environment(tmp_path),
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(60)


def rows(database: Database) -> list[Row] | None:
    with database.reading() as session:
        return list_rows(session) or None


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_an_article_that_is_dropped_turns_up_as_a_row(
    serving: subprocess.Popen[bytes], tmp_path: Path, database: Database, port: int
) -> None:
    pages = Pages(port)
    eventually(pages.healthy, serving)
    eventually(pages.completed, serving)
    assert rows(database) is None

    drop(tmp_path / "inbox", "Evening Courier", "ministry", DENIAL)
    best, *_ = eventually(lambda: rows(database), serving)
    assert {best.claimant, best.denier} == {"Karst Brigade", "Karsian Defence Ministry"}

    (table, *_) = eventually(lambda: pages.artifacts("new-rows") or None, serving)
    assert "Karst Brigade" in table["data"]
    run = eventually(lambda: pages.completed(table["flow_run_id"]), serving)
    assert run["auto_scheduled"] is True
    assert run["created_by"]["type"] == "SCHEDULE"
    assert run["name"].startswith("track 2")
    assert run["state"]["message"].startswith("1 articles read")
    assert run["id"] in {funnel["flow_run_id"] for funnel in pages.artifacts("funnel")}

    serving.send_signal(signal.SIGTERM)
    assert serving.wait(60) == 0
    assert pages.healthy() is None
    log = (tmp_path / "serve.log").read_text("utf-8")
    assert f"Prefect's pages: http://127.0.0.1:{port}" in log
    assert "never awaited" not in log


def refused(tmp_path: Path, config: Path) -> str:
    """The one line with which serve ends at once."""
    done = subprocess.run(
        (sys.executable, "-m", "cli.main", "serve", "--config", str(config)),
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    return line


def test_a_port_that_is_taken_is_one_line(database: Database, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        line = refused(tmp_path, configuration(tmp_path, server={"port": port}))
    assert f"port {port} cannot be used" in line
    assert "server.port" in line


def test_a_database_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    line = refused(tmp_path, configuration(tmp_path, server={"port": free_port()}))
    assert "counterclaim db upgrade" in line
