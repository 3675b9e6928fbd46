"""Many rows of `contradictions` out of one, where only decision, probability and time matter."""

from datetime import datetime

from sqlalchemy import insert, select

from models.vocabulary import Decision
from storage.database import Database
from storage.tables import ContradictionRow


def copies_of_the_first(
    database: Database, decision: Decision, probability: float, number: int, seen: datetime
) -> None:
    """So many copies of the first row, of that decision and probability, first seen then."""
    with database.session() as session:
        row = session.scalars(select(ContradictionRow).order_by(ContradictionRow.id)).first()
        assert row is not None
        values = {column.name: getattr(row, column.name) for column in ContradictionRow.__table__.columns}
        del values["id"]
        taken = len(session.scalars(select(ContradictionRow.id)).all())
        changed = {"decision": decision, "probability": probability, "first_seen_at": seen, "last_seen_at": seen}
        session.execute(
            insert(ContradictionRow), [values | changed | {"pair_key": f"{taken + nth:064x}"} for nth in range(number)]
        )
