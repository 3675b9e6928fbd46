"""Who is asking, and what he may do: the person at this machine, or whom the reverse proxy names in its header."""

import getpass
import ipaddress
from dataclasses import dataclass
from enum import StrEnum

from starlette.datastructures import Headers

from cli.settings import DeskSettings
from models.errors import ConfigError

_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


class Role(StrEnum):
    """A reader sees everything, a reviewer also decides."""

    READER = "reader"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody at the desk."""

    name: str
    role: Role

    @property
    def may_review(self) -> bool:
        """Whether verdicts are his to give."""
        return self.role is Role.REVIEWER


def require_safe(settings: DeskSettings) -> None:
    """Raise ConfigError where the page would stand open: beyond loopback without a proxy that says who is asking."""
    if settings.user_header is None and not is_loopback(settings.host):
        raise ConfigError(
            f"desk.host is {settings.host}: beyond this machine the page needs a reverse proxy that asks who is there; "
            "name its header in desk.user_header, or leave desk.host at 127.0.0.1"
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def user_of(headers: Headers, peer: str | None, settings: DeskSettings) -> User | None:
    """Who is asking; None where the proxy should have said so and did not, or where somebody else set its header."""
    if settings.user_header is None:
        return User(_local_name(), Role.REVIEWER)
    if peer not in settings.proxies:
        return None
    name = headers.get(settings.user_header, "").strip()
    if not name or len(name) > 200 or not name.isprintable():
        return None
    reviews = name in settings.reviewers or "*" in settings.reviewers
    return User(name, Role.REVIEWER if reviews else Role.READER)


def is_known_host(host: str, settings: DeskSettings) -> bool:
    """Whether the request names a host that is ours: a page elsewhere cannot reach us by a name of its own."""
    name = host.lower().rsplit(":", 1)[0] if not host.endswith("]") else host.lower()
    bound = f"[{settings.host}]" if ":" in settings.host else settings.host
    return name in (*_LOOPBACK_NAMES, bound.lower(), *(known.lower() for known in settings.names))


def _local_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a name for its user
        return "analyst"
