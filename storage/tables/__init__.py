"""All tables, one class each; the module that declares them says what they are for."""

from storage.tables.articles import ArticleBand, ArticleRow, ArticleSignature, ArticleStatus
from storage.tables.base import Base
from storage.tables.contradictions import PUBLIC_COLUMNS, ContradictionRow
from storage.tables.desk import AuditRow, FitRow
from storage.tables.journal import RefusalRow, ReviewRow, RunRow, RunStatus
from storage.tables.operation import CounterRow
from storage.tables.pairs import EventRow, NliScoreRow, PairRow, RejectionRow
from storage.tables.readings import ActorRow, PropositionKey, PropositionRow, StatementRow

__all__ = [
    "PUBLIC_COLUMNS",
    "ActorRow",
    "ArticleBand",
    "ArticleRow",
    "ArticleSignature",
    "ArticleStatus",
    "AuditRow",
    "Base",
    "ContradictionRow",
    "CounterRow",
    "EventRow",
    "FitRow",
    "NliScoreRow",
    "PairRow",
    "PropositionKey",
    "PropositionRow",
    "RefusalRow",
    "RejectionRow",
    "ReviewRow",
    "RunRow",
    "RunStatus",
    "StatementRow",
]
