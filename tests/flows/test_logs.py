"""Log lines are one JSON object each, by one setting; and text otherwise."""

import json
import logging
import os
import subprocess
import sys

import pytest

from cli.settings import LogSettings
from flows.logs import keep_log_book
from flows.serve import _as_log

_FLOW = """
from cli.settings import LogSettings
from flows.environment import prepare_prefect
prepare_prefect(LogSettings(format="{format}"))
import logging
from prefect.logging import get_logger
from prefect.logging.configuration import setup_logging
setup_logging()
get_logger("ingest").info("%d new articles", 12)
logging.getLogger("uvicorn").warning("from the server")
"""


def logged(format: str) -> list[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "COUNTERCLAIM_"))}
    code = _FLOW.format(format=format)
    done = subprocess.run(
        (sys.executable, "-c", code), env=kept, capture_output=True, text=True, timeout=250, check=True
    )
    return done.stderr.splitlines()


def test_every_line_is_an_object() -> None:
    lines = [json.loads(line) for line in logged("json")]
    assert [(line["level"], line["message"]) for line in lines] == [
        ("INFO", "12 new articles"),
        ("WARNING", "from the server"),
    ]


def test_text_is_for_people() -> None:
    lines = logged("text")
    assert any("12 new articles" in line for line in lines)
    with pytest.raises(json.JSONDecodeError):
        json.loads(lines[0])


def test_what_serve_says_is_an_object_too() -> None:
    said: list[str] = []
    _as_log(LogSettings(format="json"), said.append)("Prefect's pages: http://127.0.0.1:4200")
    assert json.loads(said[0])["message"] == "Prefect's pages: http://127.0.0.1:4200"
    _as_log(LogSettings(), said.append)("plain")
    assert said[1] == "plain"


def test_a_task_writes_one_line(caplog: pytest.LogCaptureFixture) -> None:
    """What it did, or that it failed; that it is completed says nothing more."""
    keep_log_book()
    logger = logging.getLogger("prefect.task_runs")
    with caplog.at_level(logging.INFO, logger="prefect.task_runs"):
        logger.info("inbox: 2 new, 0 revised, 0 unchanged, 0 refused in 0.4 s")
        logger.info("Finished in state %s", "Completed()")
        logger.error("Finished in state %s", "Failed('wire: not reached')")
    assert [record.levelname for record in caplog.records] == ["INFO", "ERROR"]
