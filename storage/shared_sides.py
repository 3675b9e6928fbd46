"""What the sides of rows say, kept once for all rows of an article that say the same."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.orm import Session

from models.vocabulary import Grain
from storage.bulk import chunked
from storage.tables import ContradictionRow, SideRow


@dataclass(frozen=True, slots=True)
class Said:
    """One side's words: the quote, the positive sentence that was scored, and what its speaker would accept."""

    article_id: int
    quote: str
    proposition: str
    text: str
    hedge: str | None
    at: datetime | None
    at_grain: Grain | None


def store_sides(session: Session, sides: Collection[Said]) -> dict[Said, int]:
    """Ids of all of these; those that are not there yet are added. Only under `hold_writer_lock`."""
    found: dict[Said, int] = {}
    for article_ids in chunked(sorted({side.article_id for side in sides})):
        found |= _by_words(session.scalars(select(SideRow).where(SideRow.article_id.in_(article_ids))))
    fresh = [side for side in dict.fromkeys(sides) if side not in found]
    if fresh:
        rows = [asdict(side) | {"text": None if side.text == side.proposition else side.text} for side in fresh]
        found |= _by_words(session.scalars(insert(SideRow).returning(SideRow), rows))
    return {side: found[side] for side in sides}


def drop_unused(session: Session, side_ids: Iterable[int]) -> None:
    """Forget those of these sides that no row shows any longer."""
    row = ContradictionRow
    for ids in chunked(sorted(set(side_ids))):
        shown = (exists().where(side_id == SideRow.id) for side_id in (row.claim_side_id, row.denial_side_id))
        unused = delete(SideRow).where(SideRow.id.in_(ids), *(~each for each in shown))
        session.execute(unused, execution_options={"synchronize_session": False})


def _by_words(rows: Iterable[SideRow]) -> dict[Said, int]:
    return {
        Said(
            article_id=row.article_id,
            quote=row.quote,
            proposition=row.proposition,
            text=row.proposition if row.text is None else row.text,
            hedge=row.hedge,
            at=row.at,
            at_grain=row.at_grain,
        ): row.id
        for row in rows
    }
