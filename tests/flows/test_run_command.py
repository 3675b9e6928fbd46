"""`counterclaim run` in a process of its own, with the temporary server that Prefect starts for it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from storage.database import Database
from tests.flows.newsroom import CLAIM, DENIAL, configuration, drop
from tests.flows.test_serve import environment


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "cli.main", "run", "--config", str(folder / "newsroom.yaml"), *arguments)
    return subprocess.run(
        command, cwd=folder, env=environment(folder), capture_output=True, text=True, timeout=280, check=False
    )


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_it_prints_the_funnel_and_a_line_for_each_dispute(database: Database, tmp_path: Path) -> None:
    drop(tmp_path / "inbox", "Northern Herald", "depot", CLAIM)
    drop(tmp_path / "inbox", "Evening Courier", "ministry", DENIAL)
    configuration(tmp_path, tmp_path / "inbox", tmp_path / "gone")
    done = run(tmp_path)
    assert done.returncode == 0
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert any(line.split() == ["articles", "2"] for line in lines)
    assert any("source failed: gone: not found" in line for line in lines)
    (dispute,) = [line for line in lines if "Karst Brigade | Karsian Defence Ministry" in line]
    assert dispute.startswith("*")

    again = run(tmp_path, "--json")
    assert again.returncode == 0, again.stderr
    (line,) = again.stdout.splitlines()
    assert json.loads(line)["new_rows"] == 0


def test_without_a_database_it_ends_before_prefect_starts(tmp_path: Path) -> None:
    configuration(tmp_path)
    done = run(tmp_path)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: there is no database")
