"""`counterclaim run` and `serve`: the `track` flow once, or four flows on their schedules with Prefect's pages."""

import os
from typing import TYPE_CHECKING

from cli.intake import tell_funnel
from cli.output import columns, emit, on_terminal, say, shorten
from cli.rows import parties
from cli.store import Config, Json, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from flows.outcomes import Summary
    from storage.queries import Row


def run(config: Config = None, as_json: Json = False) -> None:
    """Read the configured sources once, all stages, and print the funnel and the disputes, one line each.

    Prefect starts a temporary server if PREFECT_API_URL names none.

    \b
    Example:
      counterclaim run --config configs/demo.yaml
    """
    open_store(config).close()  # what is wrong with the database is said before Prefect takes its seconds to start
    summary = _track(config)
    if as_json:
        found = summary.detected
        emit({"run_id": found.run_id, "new_rows": found.new_rows, **summary.funnel.model_dump()})
        return
    tell_funnel(summary.funnel)
    for source in summary.ingested.failed:
        say(f"source failed: {source.source}: {source.problem}")
    _tell_disputes(config, summary)


def serve(config: Config = None) -> None:
    """Prefect's server and pages, and ingest, detect, digest and maintenance on their schedules, until Ctrl-C.

    \b
    Example:
      counterclaim serve --config configs/demo.yaml
    """
    from cli.settings import load_settings
    from flows.serve import serve as serve_until_stopped

    serve_until_stopped(load_settings(config), config, say)


def _track(config: "Path | None") -> "Summary":
    """One run of the flow. Raises RunFailed with the flow's own line where it did not complete."""
    import asyncio

    from cli.settings import load_settings
    from flows.environment import prepare_prefect

    log = load_settings(config).log
    if not on_terminal():  # a person who waits may like to see it at work
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    prepare_prefect(log)
    from flows.track import track_once

    return asyncio.run(track_once(config))


def _tell_disputes(config: "Path | None", summary: "Summary") -> None:
    """Each open dispute in one line, by its strongest row; a star marks the ones with rows that this run added."""
    from models.vocabulary import Decision, Status
    from storage.queries import Filters, list_rows

    filters = Filters(status=(Status.OPEN, Status.REVIEWED), decision=(Decision.FLAG, Decision.SUGGEST))
    with open_store(config).reading() as session:
        rows = list_rows(session, filters)
    disputes: dict[str, list[Row]] = {}
    for row in rows:
        disputes.setdefault(row.dispute_id, []).append(row)
    say(f"{len(disputes)} disputes in {len(rows)} rows; * is new, `counterclaim show ID` tells all of a row")
    columns(_line(its_rows, summary) for its_rows in disputes.values())


def _line(rows: "list[Row]", summary: "Summary") -> tuple[object, ...]:
    row = rows[0]  # the strongest, as a list has them
    new = any(row.first_seen_at >= summary.detected.seen_at.replace(microsecond=0) for row in rows)
    size = f"{len(rows)} row{'s' * (len(rows) > 1)}"
    strength = f"{row.decision} {row.probability:.2f}"
    return "*" * new, row.id, strength, row.relation, parties(row.claimant, row.denier), shorten(row.event, 60), size
