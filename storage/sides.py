"""What stands behind one row, and statements as a person looks for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.errors import MissingError
from models.schema import PropositionRecord
from storage.records import current_records
from storage.tables import ArticleRow, ContradictionRow, EventRow, PropositionRow, StatementRow


@dataclass(frozen=True, slots=True)
class Behind:
    """Where one side was read: its article in the revision that was read, and the statement, if it is still kept."""

    article: ArticleRow
    statement: StatementRow | None
    proposition: PropositionRow | None


def behind(session: Session, row: ContradictionRow) -> tuple[Behind, Behind]:
    """The claim's and the denial's."""
    return (
        _behind(session, row.claim_article_id, row.claim_proposition_id),
        _behind(session, row.denial_article_id, row.denial_proposition_id),
    )


def get_event(session: Session, event_id: int) -> EventRow:
    """One event; MissingError if there is none with this id."""
    event = session.get(EventRow, event_id)
    if event is None:
        raise MissingError(f"there is no event {event_id}")
    return event


def events_at(session: Session, place: str) -> list[EventRow]:
    """The events at a place, by name."""
    return list(session.scalars(select(EventRow).where(EventRow.place == place).order_by(EventRow.name)))


def find_statements(session: Session, text: str, limit: int = 30) -> list[PropositionRecord]:
    """Propositions of current articles whose words, speaker or outlet hold all words of the search, newest first."""
    met = [
        or_(
            *(
                column.icontains(word, autoescape=True)
                for column in (
                    PropositionRow.text,
                    PropositionRow.quote_text,
                    StatementRow.source_text,
                    ArticleRow.outlet,
                    ArticleRow.title,
                )
            )
        )
        for word in text.split()[:10]
    ]
    newest = (
        select(PropositionRow.id)
        .join(StatementRow, StatementRow.id == PropositionRow.statement_id)
        .join(ArticleRow, ArticleRow.id == PropositionRow.article_id)
        .where(*met)
        .order_by(PropositionRow.id.desc())
        .limit(limit)
    )
    found = current_records(session, PropositionRow.id.in_(list(session.scalars(newest))))
    return sorted(found, key=lambda record: -record.id)


def get_statement(session: Session, proposition_id: int) -> PropositionRecord:
    """One proposition with its statement; MissingError where there is none, or its article is no longer current."""
    found = current_records(session, PropositionRow.id == proposition_id)
    if not found:
        raise MissingError(f"there is no statement {proposition_id}; look for it again, its article was read anew")
    return found[0]


def casualty_records(session: Session, article_ids: Sequence[int]) -> list[PropositionRecord]:
    """The propositions with figures out of these articles."""
    found = current_records(session, PropositionRow.article_id.in_(article_ids))
    return [record for record in found if record.proposition.figures]


def _behind(session: Session, article_id: int, proposition_id: int | None) -> Behind:
    proposition = None if proposition_id is None else session.get(PropositionRow, proposition_id)
    statement = None if proposition is None else session.get(StatementRow, proposition.statement_id)
    return Behind(session.get_one(ArticleRow, article_id), statement, proposition)
