"""`counters`: totals since the installation began, for metrics; they only ever grow, whatever retention deletes."""

from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base


class CounterRow(Base):
    """One total, such as `funnel` / `flagged` or `stage_seconds` / `read`."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[float]
