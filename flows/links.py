"""Where a person finds what a page of ours speaks of."""


def row_address(desk: str | None, row_id: int) -> str | None:
    """The desk's page of a row, where it is known where the desk is."""
    return f"{desk.rstrip('/')}/rows/{row_id}" if desk else None
