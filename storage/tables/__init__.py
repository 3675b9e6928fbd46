"""All tables, one class each; the module that declares them says what they are for."""

from storage.tables.articles import ArticleBand, ArticleRow, ArticleSignature, ArticleStatus
from storage.tables.base import Base
from storage.tables.contradictions import PUBLIC_COLUMNS, ContradictionRow
from storage.tables.desk import AuditRow, FitRow
from storage.tables.evidence import ArticleResponse, PageRow, ResponseBody, ResponseRow, SourceRow, SourceState
from storage.tables.journal import RefusalRow, ReviewRow, RunRow, RunStatus
from storage.tables.operation import CounterRow
from storage.tables.pairs import EventRow, NliScoreRow, PairRow, RejectionRow
from storage.tables.readings import (
    DITTO,
    ActorRow,
    ArticleKey,
    ArticleProfile,
    ArticleWorkings,
    PropositionKey,
    PropositionRow,
    StatementRow,
)
from storage.tables.sides import SideRow

__all__ = [
    "DITTO",
    "PUBLIC_COLUMNS",
    "ActorRow",
    "ArticleBand",
    "ArticleKey",
    "ArticleProfile",
    "ArticleResponse",
    "ArticleRow",
    "ArticleSignature",
    "ArticleStatus",
    "ArticleWorkings",
    "AuditRow",
    "Base",
    "ContradictionRow",
    "CounterRow",
    "EventRow",
    "FitRow",
    "NliScoreRow",
    "PageRow",
    "PairRow",
    "PropositionKey",
    "PropositionRow",
    "RefusalRow",
    "RejectionRow",
    "ResponseBody",
    "ResponseRow",
    "ReviewRow",
    "RunRow",
    "RunStatus",
    "SideRow",
    "SourceRow",
    "SourceState",
    "StatementRow",
]
