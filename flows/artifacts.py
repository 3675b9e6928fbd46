"""What a run leaves on Prefect's pages: its funnel as a document, its new rows as a table."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact
from prefect.settings import PREFECT_UI_URL

from flows.outcomes import Summary
from models.schema import Funnel
from storage.queries import Row

FUNNEL_KEY = "funnel"
NEW_ROWS_KEY = "new-rows"

#: A page is for looking; `counterclaim list` has them all.
_ROWS_SHOWN = 200

_STAGES = {
    "articles": "articles read",
    "statements": "statements found in them",
    "propositions": "propositions that these carry",
    "candidates": "pairs that met",
    "scored": "pairs that the NLI model scored",
    "flagged": "pairs of quotes flagged",
    "suggested": "pairs of quotes suggested",
    "abstained": "pairs of quotes left undecided",
    "refused": "inputs not taken, articles not read",
}


async def create_artifacts(summary: Summary, new_rows: Sequence[Row]) -> tuple[UUID, ...]:
    """Create the run's artifacts: the funnel always, the table where there are new rows."""
    funnel = await acreate_markdown_artifact(
        funnel_markdown(summary), key=FUNNEL_KEY, description="How much each stage of this run left"
    )
    if not new_rows:
        return (funnel,)
    table = await acreate_table_artifact(
        [table_row(row) for row in new_rows[:_ROWS_SHOWN]],
        key=NEW_ROWS_KEY,
        description=f"The {len(new_rows)} rows that this run added to `contradictions`",
    )
    return funnel, table


def artifact_address(key: str) -> str | None:
    """Where Prefect's pages show the latest artifact of this key, where there are pages."""
    pages = PREFECT_UI_URL.value()
    return f"{pages}/artifacts/key/{key}" if pages else None


def funnel_markdown(summary: Summary) -> str:
    """The funnel, the gates that turned pairs away, and the sources that failed."""
    funnel = summary.funnel
    lines = [f"**{_cell(summary.line)}**", "", "| stage | count |", "| --- | ---: |"]
    lines += [f"| {label} | {getattr(funnel, name)} |" for name, label in _STAGES.items()]
    lines += _gates(funnel)
    if summary.ingested.failed:
        lines += ["", "| source that failed | why |", "| --- | --- |"]
        lines += [f"| {_cell(source.source)} | {_cell(source.problem or '')} |" for source in summary.ingested.failed]
    address = artifact_address(NEW_ROWS_KEY)
    if summary.new_rows and address:
        lines += ["", f"[The new rows]({address})"]
    return "\n".join(lines)


def table_row(row: Row) -> dict[str, Any]:
    """A row of `contradictions` as a page shows it."""
    return {
        "id": row.id,
        "decision": row.decision.value,
        "probability": round(row.probability, 3),
        "relation": row.relation.value,
        "A": row.claimant,
        "A says": row.claim_text,
        "B": row.denier,
        "B says": row.denial_text,
        "event": row.event,
        "reported by": " / ".join(dict.fromkeys((row.claim_outlet, row.denial_outlet))),
    }


def _gates(funnel: Funnel) -> list[str]:
    if not funnel.rejected:
        return []
    gates = sorted(funnel.rejected.items(), key=lambda item: -item[1])
    return ["", "| gate | pairs turned away |", "| --- | ---: |", *(f"| {gate} | {count} |" for gate, count in gates)]


def _cell(text: str) -> str:
    """`text` as it may stand in a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
