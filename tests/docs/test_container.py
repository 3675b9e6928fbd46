"""The files for containers say what the program can do; where an image can be built, they are tried by hand."""

import re
import shlex
from pathlib import Path
from typing import Any

import yaml
from typer.main import get_command
from typer.testing import CliRunner

from cli.main import app
from cli.settings import Settings

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")

#: They are there already in the image that ours begins with, and `useradd` refuses to make one of them.
DEBIANS_USERS = "root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc nobody".split()


def test_every_command_of_compose_is_one_of_ours() -> None:
    ours = [name for name, service in COMPOSE["services"].items() if service.get("image") == "counterclaim"]
    assert {"migrate", "serve", "desk", "worker"} <= set(ours)
    known = get_command(app)
    for name in ours:
        command = COMPOSE["services"][name]["command"]
        told = CliRunner().invoke(app, [*command[:1], *[word for word in command[1:2] if word[0] != "-"], "--help"])
        assert told.exit_code == 0, (name, told.output, known)
        for option in (word for word in command if word.startswith("--")):
            assert option in told.output, (name, option)


def test_every_variable_of_ours_is_a_setting() -> None:
    named: set[str] = set()
    for service in COMPOSE["services"].values():
        named |= set(service.get("environment", {}))
    named |= set(re.findall(r"^(COUNTERCLAIM_\w+)=", (ROOT / ".env.example").read_text("utf-8"), re.M))
    for name in named - {"COUNTERCLAIM_CONFIG"}:
        if name.startswith("COUNTERCLAIM_"):
            section, _, key = name.removeprefix("COUNTERCLAIM_").lower().partition("__")
            field = Settings.model_fields[section]
            assert not key or key in field.annotation.model_fields  # type: ignore[union-attr]


def test_the_image_runs_as_nobody_special_and_looks_after_its_health() -> None:
    lines = [line for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]
    assert sum(line.startswith("FROM") for line in lines) == 2
    (user,) = (line.removeprefix("USER ") for line in lines if line.startswith("USER "))
    assert lines.index(f"USER {user}") > max(at for at, line in enumerate(lines) if line.startswith("RUN"))
    assert any(f"useradd --create-home --uid 10001 {user} " in line for line in lines)
    assert user not in DEBIANS_USERS
    assert "HEALTHCHECK" in DOCKERFILE
    for copied in re.findall(r"^COPY (?!--from)(?:--\S+ )?(.+) \S+$", DOCKERFILE, re.M):
        for name in shlex.split(copied):
            assert (ROOT / name).exists(), name


def test_no_port_is_open_to_others() -> None:
    ports = [port for service in COMPOSE["services"].values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_desk_is_reached_through_a_door_that_asks_who_is_there() -> None:
    """The desk stays on its loopback, which it shares with the proxy alone; the proxy sets the header it believes."""
    desk, door = COMPOSE["services"]["desk"], COMPOSE["services"]["door"]
    proxy = (ROOT / "configs" / "door.conf").read_text("utf-8")
    assert "COUNTERCLAIM_DESK__HOST" not in desk["environment"]
    assert door["network_mode"] == "service:desk"
    assert f"proxy_set_header {desk['environment']['COUNTERCLAIM_DESK__USER_HEADER']} $remote_user" in proxy
    assert "auth_basic_user_file /etc/nginx/desk.htpasswd" in proxy
    (port,) = desk["ports"]
    assert f"listen {port.rpartition(':')[2]};" in proxy
    assert f"proxy_pass       http://127.0.0.1:{Settings().desk.port};" in proxy
    assert COMPOSE["services"]["serve"]["environment"]["COUNTERCLAIM_DESK__PORT"] == "null"
