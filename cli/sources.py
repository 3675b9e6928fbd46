"""`counterclaim sources`: how the sources on the web stand."""

from cli.output import columns, emit, iso, say, shorten
from cli.store import Config, Json, open_store


def sources(config: Config = None, as_json: Json = False) -> None:
    """List the sources on the web that were visited, those in trouble first: closed is well, open rests after failures.

    \b
    Example:
      counterclaim sources --json
    """
    from storage.visits import all_sources

    with open_store(config).reading() as session:
        rows = all_sources(session)
    for row in rows:
        if as_json:
            emit(
                {
                    "location": row.location,
                    "label": row.label,
                    "state": row.state,
                    "failures": row.failures,
                    "retry_at": row.retry_at,
                    "visited_at": row.visited_at,
                    "answered_at": row.answered_at,
                    "changed_at": row.changed_at,
                    "error": row.error,
                    "etag": row.etag,
                    "last_modified": row.last_modified,
                }
            )
    if as_json:
        return
    if not rows:
        say("no source on the web was visited yet")
        return
    lines = [
        (row.state, f"{row.failures} failed", shorten(row.label, 40), f"answered {iso(row.answered_at) or 'never'}",
         f"again at {iso(row.retry_at)}" if row.retry_at else "", shorten(row.error or "", 80))
        for row in rows
    ]  # fmt: skip
    columns(lines)
