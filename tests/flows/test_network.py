"""Nothing of ours asks the net for anything that it was not configured to: shown where there is no net."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.database import Database


def _namespaces_are_permitted() -> bool:
    try:
        return subprocess.run(("unshare", "-rn", "true"), capture_output=True, timeout=30, check=False).returncode == 0
    except OSError:
        return False


@pytest.mark.service
@pytest.mark.timeout(900)
@pytest.mark.usefixtures("prefect_home")
def test_server_pages_and_flows_work_without_a_route_and_never_look_for_one(tmp_path: Path, database: Database) -> None:
    if not _namespaces_are_permitted():
        pytest.skip("`unshare -rn` is not permitted here: a namespace without a network cannot be made")
    # Without the variables that keep model libraries offline: the program itself has to.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    done = subprocess.run(
        ("unshare", "-rn", sys.executable, "-m", "tests.flows.cut_off", str(tmp_path)),
        env=kept,
        capture_output=True,
        text=True,
        timeout=800,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.splitlines() == ["fetched from elsewhere: []", "packets without a route: 0"]
