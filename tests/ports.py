"""A port for a server that a test starts a while later, in a process that must be told it beforehand."""

import random
import socket
from pathlib import Path

#: Where Linux takes the near end of an outgoing connection from; a port in there may be gone before we come to it.
_EPHEMERAL = Path("/proc/sys/net/ipv4/ip_local_port_range")

_given: set[int] = set()


def free_port() -> int:
    """A port of the loopback that nobody uses, that no outgoing connection is given, and that is given only once."""
    low, high = _below_the_ephemeral()
    while True:
        port = random.SystemRandom().randrange(low, high)
        if port not in _given and _is_free(port):
            _given.add(port)
            return port


def _below_the_ephemeral() -> tuple[int, int]:
    try:
        first = int(_EPHEMERAL.read_text().split()[0])
    except OSError:
        first = 49_152
    return (10_000, first) if first > 12_000 else (first, 65_000)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
