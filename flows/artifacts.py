"""What a run leaves on Prefect's pages: its story as a document, its new rows as a table, how far it is as a bar."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from prefect.artifacts import (
    acreate_markdown_artifact,
    acreate_progress_artifact,
    acreate_table_artifact,
    aupdate_progress_artifact,
)
from prefect.settings import PREFECT_UI_URL

from flows.links import row_address
from flows.outcomes import Detected, IngestResult
from models.schema import Funnel
from storage.queries import Row

SOURCES_KEY = "sources"
FUNNEL_KEY = "funnel"
NEW_ROWS_KEY = "new-rows"
PROGRESS_KEY = "progress"

#: A page is for looking; `counterclaim list` has them all.
_ROWS_SHOWN = 200
_SLOWEST_SHOWN = 10

_STAGES = {
    "articles": "articles read",
    "statements": "statements found in them",
    "propositions": "propositions that these carry",
    "candidates": "pairs that met",
    "scored": "pairs that the NLI model scored",
    "flagged": "pairs of quotes flagged",
    "suggested": "pairs of quotes suggested",
    "abstained": "pairs of quotes left undecided",
    "refused": "articles not read",
}


async def ingest_artifacts(result: IngestResult) -> UUID:
    """Leave what the sources brought: how much, how slowly, and what went wrong."""
    found: UUID = await acreate_markdown_artifact(
        sources_markdown(result), key=SOURCES_KEY, description="What the sources brought, the slowest, and what failed"
    )
    return found


async def detect_artifacts(found: Detected, new_rows: Sequence[Row], desk: str | None) -> tuple[UUID, ...]:
    """Leave the funnel always, the table where there are new rows."""
    funnel = await acreate_markdown_artifact(
        funnel_markdown(found), key=FUNNEL_KEY, description="How much each stage of this run left"
    )
    if not new_rows:
        return (funnel,)
    table = await acreate_table_artifact(
        [table_row(row, desk) for row in new_rows[:_ROWS_SHOWN]],
        key=NEW_ROWS_KEY,
        description=f"The {len(new_rows)} rows that this run added to `contradictions`",
    )
    return funnel, table


async def progress_begun(stage: str, share: float) -> UUID:
    """A bar for a stage that takes several batches; `share` is in per cent."""
    begun: UUID = await acreate_progress_artifact(share, key=PROGRESS_KEY, description=f"How far {stage} is")
    return begun


async def progress_made(bar: UUID, share: float) -> None:
    """Move the bar to `share` per cent."""
    await aupdate_progress_artifact(bar, share)


def artifact_address(key: str) -> str | None:
    """Where Prefect's pages show the latest artifact of this key, where there are pages."""
    pages = PREFECT_UI_URL.value()
    return f"{pages}/artifacts/key/{key}" if pages else None


def sources_markdown(result: IngestResult) -> str:
    """What came in; then the slowest sources, the refused inputs by reason, and the sources that failed."""
    slowest = sorted(result.sources, key=lambda source: -source.seconds)[:_SLOWEST_SHOWN]
    reasons = Counter(refusal.reason for source in result.sources for refusal in source.refusals)
    lines = [f"**{_cell(result.line)}**"]
    lines += _table(
        ("slowest sources", "seconds", "new", "revised", "known", "refused"),
        (
            (each.source, f"{each.seconds:.1f}", each.added, each.revised, each.unchanged, len(each.refusals))
            for each in slowest
        ),
    )
    lines += _table(("inputs refused, by reason", "count"), reasons.most_common())
    lines += _table(("source that failed", "why"), ((each.source, each.problem) for each in result.failed))
    return "\n".join(lines)


def funnel_markdown(found: Detected) -> str:
    """The funnel, and the gates that turned pairs away."""
    funnel = found.funnel
    lines = [f"**{_cell(found.line)}**"]
    lines += _table(("stage", "count"), ((label, getattr(funnel, name)) for name, label in _STAGES.items()))
    lines += _table(("gate", "pairs turned away"), _gates(funnel))
    address = artifact_address(NEW_ROWS_KEY)
    if found.new_rows and address:
        lines += ["", f"[The new rows]({address})"]
    return "\n".join(lines)


def table_row(row: Row, desk: str | None = None) -> dict[str, Any]:
    """A row of `contradictions` as a page shows it; `id` leads to the desk where it is known where that is."""
    address = row_address(desk, row.id)
    return {
        "id": f"[{row.id}]({address})" if address else row.id,
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


def _gates(funnel: Funnel) -> list[tuple[str, int]]:
    return sorted(funnel.rejected.items(), key=lambda item: -item[1])


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A Markdown table, the first column to the left and numbers to the right; nothing where there are no rows."""
    cells = [[_cell(str(cell if cell is not None else "")) for cell in row] for row in rows]
    if not cells:
        return []
    numeric = [all(cell.replace(".", "", 1).isdigit() for cell in column) for column in zip(*cells, strict=True)]
    rule = ["---:" if number else "---" for number in numeric]
    return ["", *(f"| {' | '.join(row)} |" for row in [list(heads), rule, *cells])]


def _cell(text: str) -> str:
    """`text` as it may stand in a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
