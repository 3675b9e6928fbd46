"""The desk on its address, beside other work."""

import socket
import time

import httpx
import pytest

from cli.settings import DeskSettings, Settings
from desk.server import DeskError, beside, run
from models.errors import ConfigError
from tests.ports import free_port


def test_it_stands_while_the_context_lasts(url: str) -> None:
    settings = Settings(database_url=url, desk=DeskSettings(port=free_port()))
    with beside(settings) as address:
        assert httpx.get(f"{address}/health", trust_env=False, timeout=60).text == "ok\n"
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{address}/health", trust_env=False, timeout=5)


def test_a_visitor_who_stays_does_not_hold_up_the_end(url: str) -> None:
    settings = Settings(database_url=url, desk=DeskSettings(port=free_port()))
    with httpx.Client(trust_env=False, timeout=60) as visitor:
        with beside(settings) as address:
            visitor.get(f"{address}/health")
            began = time.monotonic()
        assert time.monotonic() - began < 5


def test_a_port_that_is_taken_is_one_line(url: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = Settings(database_url=url, desk=DeskSettings(port=taken.getsockname()[1]))
        with pytest.raises(DeskError, match=r"choose another by desk\.port"), beside(settings):
            pass


def test_without_a_port_it_stands_nowhere(url: str) -> None:
    settings = Settings(database_url=url, desk=DeskSettings(port=None))
    with beside(settings) as address:
        assert address is None
    with pytest.raises(ConfigError, match=r"desk\.port is null"):
        run(settings)
