"""Which addresses a source may send us to: the public internet, and never from there into a private network.

A feed could otherwise have us read the router's page, or a cloud machine's own metadata. Addresses that are spelled out
are judged before a request, names when they are connected to (`sources/network.py`): a name that points elsewhere from
one moment to the next gains nothing by it.
"""

import ipaddress
import socket
from urllib.parse import urlsplit

from sources.refused import Reason, Refused

Place = tuple[str, int]
"""A host as it is spelled, in lower case, and a port."""

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def place_of(url: str) -> Place:
    """Host and port of an http(s) address. Raises Refused (bad address)."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or _PORTS[parts.scheme.lower()]
    except (ValueError, KeyError):
        host, port = None, 0
    if not host:
        raise Refused(Reason.BAD_ADDRESS, f"this is no http(s) address: {url}")
    return host.rstrip(".").lower(), port


def spelled_private(host: str) -> bool:
    """Whether a host is written as a private address (or as localhost), so that no look-up is needed to know it."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return not is_public(host)
    except ValueError:
        return False


def is_loopback(host: str) -> bool:
    """Whether a host is written as this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, also where it wraps an IPv4 address.

    Raises ValueError where it is none.
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


def consent(named: str) -> Place | None:
    """The one private place that may be asked because a person wrote it out as a source; None where he wrote none."""
    place = place_of(named)
    return place if spelled_private(place[0]) else None


def check_spelled(url: str, allowed: Place | None) -> None:
    """Raise Refused (private address) where `url` spells a private address that is not `allowed`."""
    place = place_of(url)
    if place != allowed and spelled_private(place[0]):
        raise _private(place[0])


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host in the resolver's order. Raises OSError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError(f"{host} is no host name") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def check_resolved(place: Place, addresses: list[str], allowed: Place | None) -> None:
    """Raise Refused (private address) where one of a host's addresses is private and the place is not `allowed`."""
    if place != allowed and not all(is_public(address) for address in addresses):
        raise _private(place[0])


def _private(host: str) -> Refused:
    advice = "ingest.allow_private_networks lets sources lead into private networks"
    return Refused(Reason.PRIVATE_ADDRESS, f"{host} is not on the public internet; {advice}")
