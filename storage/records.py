"""Stored propositions back as the `PropositionRecord` that pairing works on, in one query a batch."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.schema import Moment, Profile, Proposition, PropositionRecord, Span
from models.vocabulary import Grain
from storage.blocking import topics_of, whole_keys
from storage.profiles import profiles_of
from storage.tables import ArticleRow, ArticleStatus, PropositionRow, StatementRow
from storage.workings import Told, Workings, workings_of


def current_records(session: Session, *conditions: ColumnElement[bool]) -> list[PropositionRecord]:
    """The propositions of current articles that meet all conditions, in the order in which they were stored.

    The conditions may speak of `PropositionRow`, `StatementRow` and `ArticleRow`.
    """
    wanted = (
        select(
            PropositionRow,
            StatementRow,
            ArticleRow.external_id,
            ArticleRow.outlet,
            ArticleRow.published_at,
            ArticleRow.language,
        )
        .join(StatementRow, StatementRow.id == PropositionRow.statement_id)
        .join(ArticleRow, ArticleRow.id == PropositionRow.article_id)
        .where(ArticleRow.status == ArticleStatus.CURRENT, *conditions)
        .order_by(PropositionRow.id)
    )
    rows = session.execute(wanted).all()
    articles = {row[0].article_id for row in rows}
    topics, profiles = topics_of(session, articles), profiles_of(session, articles)
    workings = workings_of(session, articles)
    return [
        _record(topics.get(row[0].article_id, ()), profiles.get(row[0].article_id), workings[row[0].article_id], *row)
        for row in rows
    ]


def as_proposition(row: PropositionRow, told: Told, topic: Sequence[str]) -> Proposition:
    """The proposition exactly as it was read, with the keys of its article."""
    return Proposition(
        text=row.text,
        polarity=row.polarity,
        claim_type=row.claim_type,
        standalone=row.standalone,
        quote=Span(text=row.quote_text, start=row.quote_start, end=row.quote_end),
        rule=row.rule,
        stance=row.held,
        event=told.event,
        figures=told.figures,
        agents=told.agents,
        keys=whole_keys(told.keys, topic),
        as_spoken=row.spoken,
        hedged=row.hedged,
    )


def _record(
    topic: Sequence[str],
    profile: Profile | None,
    workings: Workings,
    proposition: PropositionRow,
    statement: StatementRow,
    external_id: str,
    outlet: str,
    published_at: Any,
    language: str | None,
) -> PropositionRecord:
    return PropositionRecord(
        id=proposition.id,
        statement_id=statement.id,
        article_id=statement.article_id,
        external_id=external_id,
        outlet=outlet,
        published_at=published_at,
        actor=workings.actor(statement.ordinal),
        source_text=statement.source_text,
        cue_class=statement.cue_class,
        speech_act=statement.speech_act,
        channel=statement.channel,
        hedge=statement.hedge,
        asserted_at=_moment(statement),
        quote_type=statement.quote_type,
        quote_occurrence=proposition.quote_occurrence,
        proposition=as_proposition(proposition, workings.told(statement.ordinal, proposition.ordinal), topic),
        language=language,
        profile=profile,
    )


def _moment(statement: StatementRow) -> Moment | None:
    if statement.asserted_at is None:
        return None
    return Moment(at=statement.asserted_at, grain=statement.asserted_at_grain or Grain.DAY)


def unique(records: Iterable[PropositionRecord]) -> list[PropositionRecord]:
    """Each proposition once, by id, in ascending order."""
    return [record for _, record in sorted({record.id: record for record in records}.items())]
