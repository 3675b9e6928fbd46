"""`fits` and `audit`: refitted probabilities with what they were judged by, and who did what at the desk."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import NEVER_REUSE_IDS, Base


class FitRow(Base):
    """One refit of the probability from verdicts. The newest applied one is in force; without a `fit`, the shipped one.

    `report` is the comparison on held-out verdicts that spoke for or against it.
    """

    __tablename__ = "fits"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
    made_by: Mapped[str | None]
    verdicts: Mapped[int]
    applied: Mapped[bool]
    fit: Mapped[dict[str, Any] | None]
    report: Mapped[dict[str, Any]]


class AuditRow(Base):
    """What somebody did at the desk; append-only: the database refuses to change it."""

    __tablename__ = "audit"
    __table_args__ = (NEVER_REUSE_IDS,)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
    act: Mapped[str] = mapped_column(String(32))
    target: Mapped[str]
    detail: Mapped[str]
