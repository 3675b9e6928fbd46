"""Run inside a network namespace that has a loopback and nothing else: `serve` over a folder, its pages, and its end.

Prints how many packets found no route: any look-up of a name or connection to an address outside is one.
"""

import fcntl
import re
import socket
import struct
import sys
from pathlib import Path

import httpx

from storage.database import open_database
from storage.queries import list_rows
from tests.flows.newsroom import CLAIM, DENIAL, drop
from tests.flows.test_serve import eventually, serving

_SET_FLAGS, _UP_AND_RUNNING = 0x8914, 0x41

_ADDRESS = re.compile(r"""(?:src|href)=["'](https?://[^"']+)|url\((https?://[^)]+)\)|@import ["'](https?://[^"']+)""")


def bring_up_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP_AND_RUNNING))


def packets_without_route() -> int:
    """Of both versions of IP, as the kernel has counted them in this namespace."""
    names, values = (line.split() for line in Path("/proc/net/snmp").read_text().splitlines() if line[:3] == "Ip:")
    number = int(dict(zip(names, values, strict=True))["OutNoRoutes"])
    newer = Path("/proc/net/snmp6")
    for line in newer.read_text().splitlines() if newer.exists() else ():
        if line.startswith("Ip6OutNoRoutes"):
            number += int(line.split()[1])
    return number


def outside(address: str, client: httpx.Client) -> list[str]:
    """What a page and its styles would fetch from elsewhere."""
    page = client.get(address).text
    styles = [client.get(style).text for style in re.findall(r'href="(/[^"]+\.css)"', page)]
    found = [next(filter(None, groups)) for text in (page, *styles) for groups in _ADDRESS.findall(text)]
    return [each for each in found if not each.startswith(str(client.base_url))]


def main(folder: Path) -> None:
    drop(folder / "inbox", "Northern Herald", "depot", CLAIM)
    drop(folder / "inbox", "Evening Courier", "ministry", DENIAL)
    with serving(folder) as served:
        eventually(served.ready, served.process)
        database = open_database(f"sqlite:///{folder / 'news.db'}")

        def found() -> bool | None:
            with database.reading() as session:
                return bool(list_rows(session)) or None

        eventually(found, served.process)
        elsewhere = []
        for port in (served.port, served.desk):
            address = f"http://127.0.0.1:{port}"
            with httpx.Client(base_url=address, trust_env=False, follow_redirects=True, timeout=60) as client:
                elsewhere += outside("/", client)
        print("fetched from elsewhere:", elsewhere)
        served.stop()
    print("packets without a route:", packets_without_route())


if __name__ == "__main__":
    bring_up_loopback()
    main(Path(sys.argv[1]))
