"""`counterclaim serve`: what is dropped into the watched folder is found with no run started by hand, for years."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx
import psutil
import pytest
import yaml
from sqlalchemy import func, select

from storage.database import Database, open_database
from storage.queries import Row, list_rows
from storage.sole import only_one
from storage.tables import ArticleRow
from storage.waiting import waiting
from tests.flows.crew import unfinished
from tests.flows.many import fill
from tests.flows.newsroom import CLAIM, DENIAL, configuration, drop
from tests.flows.receiver import Receiver
from tests.ports import free_port

AUTOMATIONS = Path(__file__).parents[2] / "docs" / "automations"

T = TypeVar("T")

#: A busy machine takes its time to start a server and, for each run, a process.
_PATIENCE = float(os.environ.get("COUNTERCLAIM_TEST_PATIENCE", "240"))


def eventually(look: Callable[[], T | None], serving: subprocess.Popen[bytes] | None = None) -> T:
    """What `look` finds, once it finds something."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if serving is not None and serving.poll() is not None:
            raise AssertionError(f"serve ended with exit code {serving.returncode}")
        with suppress(httpx.TimeoutException):  # asked too much of a busy machine; it is asked again
            if (found := look()) is not None:
                return found
        time.sleep(0.5)
    raise AssertionError(f"nothing after {_PATIENCE} seconds")


def environment(tmp_path: Path) -> dict[str, str]:
    """This process's environment without its Prefect, and with a home for another one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "COUNTERCLAIM_"))}
    return {**kept, "PREFECT_HOME": str(tmp_path / "prefect")}


class Pages:
    """Prefect's API, asked as its pages ask it."""

    def __init__(self, port: int) -> None:
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}/api", timeout=30, trust_env=False)

    def healthy(self) -> bool | None:
        try:
            return self.client.get("/health").is_success or None
        except httpx.TransportError:
            return None

    def artifacts(self, key: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("/artifacts/filter", {"artifacts": {"key": {"any_": [key]}}})
        return found

    def runs(self, flow: str, *states: str) -> list[dict[str, Any]]:
        """The runs of a flow in these states (COMPLETED, RUNNING, ...), or in any."""
        wanted: dict[str, Any] = {"flows": {"name": {"any_": [flow]}}}
        if states:
            wanted["flow_runs"] = {"state": {"type": {"any_": list(states)}}}
        found: list[dict[str, Any]] = self.ask("/flow_runs/filter", wanted)
        return found

    def completed(self, flow: str = "ingest") -> dict[str, Any] | None:
        """A completed run of a flow."""
        return next(iter(self.runs(flow, "COMPLETED")), None)

    def ask(self, path: str, body: dict[str, Any]) -> Any:
        answer = self.client.post(path, json=body)
        answer.raise_for_status()
        return answer.json()


@dataclass
class Serving:
    """`counterclaim serve` over a watched folder, every five seconds, on ports of its own."""

    folder: Path
    port: int
    watch: int
    desk: int
    process: "subprocess.Popen[bytes]"

    @property
    def pages(self) -> Pages:
        return Pages(self.port)

    @property
    def log(self) -> str:
        return (self.folder / "serve.log").read_text("utf-8")

    def ready(self) -> bool | None:
        """Whether it says that all of it is at work."""
        try:
            return httpx.get(f"http://127.0.0.1:{self.watch}/ready", timeout=10, trust_env=False).is_success or None
        except httpx.TransportError:
            return None

    def children(self, words: str) -> list[psutil.Process]:
        """Its processes, of any generation, with these words in their command line."""
        return [
            child
            for child in psutil.Process(self.process.pid).children(recursive=True)
            if words in " ".join(_command_line(child))
        ]

    def stop(self, *more: signal.Signals) -> float:
        """SIGTERM, and soon after what an impatient hand sends; how many seconds it took to end, which must be well."""
        began, before = time.monotonic(), len(self.log)
        for number in (signal.SIGTERM, *more):
            self.process.send_signal(number)
            time.sleep(0.2)
        assert self.process.wait(60) == 0, self.log
        assert "Traceback" not in self.log[before:], self.log[before:]
        return time.monotonic() - began


def _command_line(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


@contextmanager
def serving(folder: Path, **sections: object) -> Iterator[Serving]:
    """It, until the test is over."""
    port, watch, desk = free_port(), free_port(), free_port()
    (folder / "inbox").mkdir(exist_ok=True)
    sections.setdefault("schedule", {"interval_seconds": 5})
    ports = {"server": {"port": port}, "monitor": {"port": watch}, "desk": {"port": desk}}
    config = configuration(folder, folder / "inbox", **ports, **sections)
    with (folder / "serve.log").open("ab") as log:
        process = subprocess.Popen(
            (sys.executable, "-m", "cli.main", "serve", "--config", str(config)),
            cwd=folder,
            env=environment(folder),
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
    try:
        yield Serving(folder, port, watch, desk, process)
    finally:
        process.terminate()
        process.wait(60)


def rows(database: Database) -> list[Row] | None:
    with database.reading() as session:
        return list_rows(session) or None


@pytest.mark.service
@pytest.mark.timeout(1200)
@pytest.mark.usefixtures("prefect_home")
def test_a_day_of_the_service(tmp_path: Path, database: Database) -> None:
    """What is dropped becomes a row, a message and a page; parts that die come back; the end is quick and clean."""
    drop(tmp_path / "inbox", "Northern Herald", "depot", CLAIM)
    sources = [{"location": str(tmp_path / name), "name": name} for name in ("inbox", "gone")]
    with Receiver() as receiver, Receiver() as told_of_sources, serving(tmp_path, sources=sources) as served:
        pages = served.pages
        eventually(pages.healthy, served.process)
        eventually(served.ready, served.process)
        _automate("flagged-webhook.yaml", receiver.address, pages)
        _automate("source-stays-broken.yaml", told_of_sources.address, pages)
        ingested = eventually(pages.completed, served.process)
        assert ingested["auto_scheduled"] is True
        assert ingested["name"] == "ingest · 2 sources"
        assert ingested["state"]["message"].endswith("1 of 2 sources failed")

        eventually(lambda: pages.completed("detect"), served.process)
        assert rows(database) is None
        drop(tmp_path / "inbox", "Evening Courier", "ministry", DENIAL)
        best, *_ = eventually(lambda: rows(database), served.process)
        assert {best.claimant, best.denier} == {"Karst Brigade", "Karsian Defence Ministry"}
        assert f"/rows/{best.id}" in httpx.get(f"http://127.0.0.1:{served.desk}/", trust_env=False, timeout=60).text
        (table, *_) = eventually(lambda: pages.artifacts("new-rows") or None, served.process)
        assert "Karst Brigade" in table["data"]
        (run,) = [run for run in pages.runs("detect") if run["id"] == table["flow_run_id"]]
        assert run["created_by"]["type"] == "AUTOMATION", "started by an event of ingest, not by the schedule"
        assert run["name"] == "detect · 1 article"
        message = eventually(lambda: next(iter(receiver.bodies), None), served.process)
        assert json.loads(message)["a"]["speaker"] == best.claimant
        message = eventually(lambda: next(iter(told_of_sources.bodies), None), served.process)
        assert json.loads(message)["source"] == "gone"

        line = refused(tmp_path, tmp_path / "newsroom.yaml")
        assert "another `counterclaim serve` already serves" in line

        (server, *_) = served.children("prefect server start")
        (engine,) = served.children("flows.warm")
        for part in (*server.children(recursive=True), server, engine):
            part.kill()
        eventually(lambda: None if served.ready() else True, served.process)
        eventually(served.ready, served.process)
        drop(tmp_path / "inbox", "Harbour Post", "again", DENIAL.replace("Ministry answers", "Ministry answers again"))
        eventually(lambda: _read(database) == 3 or None, served.process)

        everything = psutil.Process(served.process.pid).children(recursive=True)
        assert served.stop(signal.SIGINT, signal.SIGTERM) < 10
        assert psutil.wait_procs(everything, 5)[1] == [], "no process is left behind"
        assert pages.healthy() is None
        assert f"Prefect's pages: http://127.0.0.1:{served.port}" in served.log
        assert served.log.count(f"the desk: http://127.0.0.1:{served.desk}\n") == 1
        assert "never awaited" not in served.log


def _automate(file: str, address: str, pages: Pages) -> None:
    """An automation of docs/automations, as a person makes it: a Webhook block with his address, its id in the file."""
    written = yaml.safe_load((AUTOMATIONS / file).read_text("utf-8"))
    kind = pages.client.get("/block_types/slug/webhook").json()
    schema = pages.ask("/block_schemas/filter", {"block_schemas": {"block_type_id": {"any_": [kind["id"]]}}})[0]
    block = pages.ask(
        "/block_documents/",
        {
            "name": file.partition(".")[0],
            "block_type_id": kind["id"],
            "block_schema_id": schema["id"],
            "data": {"method": "POST", "url": address},
        },
    )
    written["actions"][0]["block_document_id"] = block["id"]
    pages.ask("/automations/", written)


def _read(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).where(ArticleRow.read_fingerprint.is_not(None))) or 0


def _unread(database: Database) -> int:
    with database.reading() as session:
        return waiting(session).unread


@pytest.mark.service
@pytest.mark.timeout(1200)
@pytest.mark.usefixtures("prefect_home")
def test_it_stops_in_ten_seconds_with_work_in_flight_goes_on_where_it_was_and_outlives_prefects_server(
    tmp_path: Path, database: Database
) -> None:
    fill(database, 80)
    sections = {"schedule": {"interval_seconds": 3600, "detect_seconds": 5}, "reading": {"batch": 4}}
    with serving(tmp_path, **sections) as served:
        eventually(lambda: 0 < _unread(database) < 80 or None, served.process)
        assert served.stop() < 10
    left = _unread(database)
    assert 0 < left < 80
    with database.reading() as session:
        assert session.scalar(select(func.count()).where(ArticleRow.leased_by.is_not(None))) == 0
    with serving(tmp_path, **sections) as served:
        eventually(lambda: _unread(database) < left or None, served.process)
        (server,) = served.children("prefect server start")
        for part in (*server.children(recursive=True), server):
            part.kill()
        assert unfinished(database) > 0, "the server went in the middle of a run"
        eventually(lambda: unfinished(database) == 0 or None, served.process)
        eventually(lambda: served.pages.completed("detect"), served.process)
        eventually(lambda: served.pages.runs("detect", "RUNNING") == [] or None, served.process)


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


@pytest.mark.parametrize("section", ["monitor", "desk"])
def test_another_port_that_is_taken_is_one_line(database: Database, tmp_path: Path, section: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        chosen = {"server": {"port": free_port()}, section: {"port": taken.getsockname()[1]}}
        line = refused(tmp_path, configuration(tmp_path, **chosen))
    assert f"choose another by {section}.port" in line


def test_a_second_service_on_one_database_is_one_line(url: str, tmp_path: Path) -> None:
    database = open_database(url)
    with only_one(database):
        config = configuration(tmp_path, database_url=url, server={"port": free_port()})
        line = refused(tmp_path, config)
    assert "another `counterclaim serve` already serves" in line
    with only_one(database):
        pass  # the place is free again
    database.close()


def test_a_database_newer_than_the_program_is_one_line(database: Database, tmp_path: Path) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    line = refused(tmp_path, configuration(tmp_path))
    assert "newer than this program" in line


def test_a_missing_extra_is_one_line(database: Database, tmp_path: Path) -> None:
    """Dask is asked for where it is not installed (here: hidden by a module of its name that is not it)."""
    (tmp_path / "prefect_dask.py").write_text('raise ModuleNotFoundError("prefect_dask")')
    line = refused(tmp_path, configuration(tmp_path, workers={"runner": "dask"}, server={"port": free_port()}))
    assert "pip install '.[dask]'" in line


def test_a_database_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    line = refused(tmp_path, configuration(tmp_path, server={"port": free_port()}))
    assert "counterclaim db upgrade" in line
