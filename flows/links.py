"""Where a person finds what a page of ours speaks of."""

from cli.settings import Settings
from flows.addresses import address


def desk_address(settings: Settings) -> str | None:
    """Where analysts find the desk: as configured for links, else where it stands; None where there is none."""
    if settings.desk_url or settings.desk.port is None:
        return settings.desk_url
    return address(settings.desk.host, settings.desk.port)


def row_address(desk: str | None, row_id: int) -> str | None:
    """The desk's page of a row, where it is known where the desk is."""
    return f"{desk.rstrip('/')}/rows/{row_id}" if desk else None
