"""Places on this machine where a server of ours listens."""

import socket

from models.errors import CounterclaimError


class ServerError(CounterclaimError):
    """A server of ours did not start."""


def address(host: str, port: int) -> str:
    """The address of a server; one of IPv6 in brackets."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def require_free(host: str, port: int, setting: str) -> None:
    """Raise ServerError where nobody can listen there; `setting` chooses another place."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServerError(
                f"{host} port {port} cannot be used ({error.strerror}); "
                f"stop what runs there, or choose another by {setting}"
            ) from error
