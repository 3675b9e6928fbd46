"""Which addresses a page or feed may send us to: never from the public net into a private one."""

import ipaddress
import socket

from sources.canonical import host_of
from sources.refused import Reason, Refused


def check_reach(url: str, referrer: str | None) -> None:
    """Let pass what a person named (no referrer) and what stays as public as its referrer.

    A feed on the internet could otherwise have us read the router's page, or a cloud machine's own metadata.
    Raises Refused (private address).
    """
    if referrer is not None and is_private(host_of(url)) and not is_private(host_of(referrer)):
        raise Refused(Reason.PRIVATE_ADDRESS, f"{host_of(referrer)} is public and must not lead there")


def is_private(host: str) -> bool:
    """Whether a host name or IP address lies outside the public internet; names that do not resolve do not."""
    try:
        found = [entry[4][0] for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(str(address).partition("%")[0]).is_global for address in found)
