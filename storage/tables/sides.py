"""`contradiction_sides`: what a side of a row says and how, once for all rows that it stands in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.vocabulary import Grain
from storage.columns import one_of
from storage.tables.base import NEVER_REUSE_IDS, Base


class SideRow(Base):
    """The words of one side, never changed while a row shows them: a row that says something else has another side.

    `text` is NULL where it is the proposition itself, as it mostly is for the side that asserts.
    """

    __tablename__ = "contradiction_sides"
    __table_args__ = (one_of("at_grain", Grain), Index(None, "article_id"), NEVER_REUSE_IDS)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    quote: Mapped[str]
    proposition: Mapped[str]
    text: Mapped[str | None]
    hedge: Mapped[str | None]
    at: Mapped[datetime | None]
    at_grain: Mapped[Grain | None]
