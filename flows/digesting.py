"""The `digest` flow: each morning one document about what is new, for a desk that opens Prefect's pages once a day."""

import contextlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from prefect import State, flow, get_run_logger
from prefect.artifacts import acreate_markdown_artifact
from prefect.states import Completed, Failed
from sqlalchemy.orm import Session

from cli.settings import load_settings
from flows.journal import one_line
from flows.links import row_address
from flows.parameters import Config, Hours
from models.errors import CounterclaimError
from models.vocabulary import Decision, Status
from storage.database import open_database
from storage.queries import Filters, Row, list_rows, open_claims

DIGEST_KEY = "digest"

_CLAIMS_SHOWN = 10


def _run_name() -> str:
    return f"digest · {datetime.now(UTC):%a %d %B %Y}"


@flow(
    name="digest",
    flow_run_name=_run_name,
    description="Each morning: the disputes that are new, and claims that nobody has answered.",
)
async def digest(config: Config = None, hours: Hours = 24) -> State[Any]:
    """Write the digest of the last hours.

    Args:
        config: Path of a configuration file where the flow runs; empty: the defaults and the environment.
        hours: How far to look back.
    """
    try:
        settings = load_settings(Path(config) if config else None)
        with contextlib.closing(open_database(settings.database_url)) as database, database.reading() as session:
            text, disputes = digest_markdown(session, datetime.now(UTC) - timedelta(hours=hours), settings.desk_url)
    except CounterclaimError as error:
        return Failed(message=one_line(error))
    await acreate_markdown_artifact(text, key=DIGEST_KEY, description=f"What is new in the last {hours} hours")
    line = f"{disputes} disputes have new rows"
    get_run_logger().info("%s", line)
    return Completed(message=line)


def digest_markdown(session: Session, since: datetime, desk: str | None) -> tuple[str, int]:
    """The document, and how many disputes it names: each by its strongest new row, flagged ones first."""
    rows = list_rows(
        session,
        Filters(since=since, status=(Status.OPEN, Status.REVIEWED), decision=(Decision.FLAG, Decision.SUGGEST)),
    )
    disputes: dict[str, list[Row]] = {}
    for row in rows:
        disputes.setdefault(row.dispute_id, []).append(row)
    lines = [f"# {len(disputes)} disputes with new rows since {since:%Y-%m-%d %H:%M} UTC"]
    for its_rows in disputes.values():
        lines += _dispute(its_rows, desk)
    claims = open_claims(session, _CLAIMS_SHOWN)
    if claims:
        lines += ["", "## Claims that nobody has answered yet", ""]
        lines += [f"- {claim.claim.speaker}: {claim.text} (reported by {claim.claim.outlet})" for claim in claims]
    return "\n".join(lines), len(disputes)


def _dispute(rows: list[Row], desk: str | None) -> list[str]:
    row = rows[0]  # the strongest, as a list has them
    address = row_address(desk, row.id)
    shown = f"[{row.id}]({address})" if address else str(row.id)
    return [
        "",
        f"## {row.claimant} and {row.denier}: {row.event or row.issue}",
        "",
        f"{row.relation.value}, {row.decision.value} at {row.probability:.2f}, row {shown}"
        + (f", {len(rows)} rows in all" if len(rows) > 1 else ""),
        "",
        f"- A: {row.claimant}: {row.claim_text} (reported by {row.claim_outlet})",
        f"- B: {row.denier}: {row.denial_text} (reported by {row.denial_outlet})",
    ]
