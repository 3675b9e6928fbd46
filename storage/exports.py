"""Whole tables, row by row, for `counterclaim export`: never more than a page of them in memory."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import KeyedColumnElement

from models.errors import StoreError
from models.schema import Proposition
from storage.blocking import topics_of
from storage.filters import EVERYTHING, Filters, matching_rows
from storage.records import as_proposition
from storage.tables import PUBLIC_COLUMNS, ActorRow, ArticleRow, PropositionRow, StatementRow
from storage.workings import Workings, workings_of

#: What can be exported.
Exportable = Literal["contradictions", "statements", "articles"]

#: Rows fetched at a time.
PAGE = 500


def iter_rows(
    session: Session, what: Exportable, filters: Filters = EVERYTHING, *, with_text: bool = False
) -> Iterator[dict[str, Any]]:
    """One flat dict a row, always with the same keys in the same order; times aware and in UTC, words as StrEnum.

    contradictions: the public columns, in the order of a list. statements: by article and place, `content` and
    `propositions` as lists of dicts. articles: every revision, oldest first, with its full text only where `with_text`
    asks for it. Of the filters, statements know `actor`,
    `since`, `limit` and `offset`; articles know `since`, `limit` and `offset`.
    """
    match what:
        case "contradictions":
            return _contradictions(session, filters)
        case "statements":
            return _statements(session, filters)
        case "articles":
            return _articles(session, filters, with_text)
    raise StoreError(f"{what!r} cannot be exported; choose contradictions, statements or articles")


def exported_columns(what: Exportable, *, with_text: bool = False) -> list[str]:
    """The keys of every row of `iter_rows`, in their order: known also where there is no row."""
    match what:
        case "contradictions":
            return list(PUBLIC_COLUMNS)
        case "statements":
            return list(_STATEMENT_COLUMNS)
        case "articles":
            return [column.name for column in _article_columns(with_text)]
    raise StoreError(f"{what!r} cannot be exported; choose contradictions, statements or articles")


_STATEMENT_COLUMNS = tuple(
    """id article_id external_id url outlet published_at source_text source_start source_end actor cue_text cue_start
    cue_end cue_class content quote_type speech_act asserted_at asserted_at_grain channel hedge rule
    propositions""".split()
)


def _article_columns(with_text: bool) -> list[KeyedColumnElement[Any]]:
    left_out = () if with_text else ("text",)
    return [
        column
        for column in ArticleRow.__table__.columns
        if not column.name.endswith("_fingerprint") and column.name not in left_out
    ]


def _contradictions(session: Session, filters: Filters) -> Iterator[dict[str, Any]]:
    for row in session.scalars(matching_rows(filters).execution_options(yield_per=PAGE)):
        yield row.as_dict()


def _articles(session: Session, filters: Filters, with_text: bool) -> Iterator[dict[str, Any]]:
    wanted = select(*_article_columns(with_text)).where(*_since(filters)).order_by(ArticleRow.id)
    wanted = wanted.limit(filters.limit).offset(filters.offset or None)
    for row in session.execute(wanted.execution_options(yield_per=PAGE)):
        yield dict(row._mapping)


def _statements(session: Session, filters: Filters) -> Iterator[dict[str, Any]]:
    wanted = (
        select(StatementRow, ArticleRow.external_id, ArticleRow.url, ArticleRow.outlet, ArticleRow.published_at)
        .join(ArticleRow, ArticleRow.id == StatementRow.article_id)
        .outerjoin(ActorRow, ActorRow.id == StatementRow.actor_id)
        .where(*_since(filters))
        .order_by(StatementRow.article_id, StatementRow.ordinal)
        .limit(filters.limit)
        .offset(filters.offset or None)
    )
    if filters.actor:
        named = ActorRow.name.icontains(filters.actor, autoescape=True)
        wanted = wanted.where(or_(named, StatementRow.source_text.icontains(filters.actor, autoescape=True)))
    for page in session.execute(wanted.execution_options(yield_per=PAGE)).partitions():
        workings = workings_of(session, {row[0].article_id for row in page})
        propositions = _propositions(session, [row[0] for row in page], workings)
        for statement, external_id, url, outlet, published_at in page:
            article = {"external_id": external_id, "url": url, "outlet": outlet, "published_at": published_at}
            told = propositions.get(statement.id, [])
            yield _statement(statement, article, workings[statement.article_id], told)


def _since(filters: Filters) -> list[ColumnElement[bool]]:
    return [ArticleRow.fetched_at >= filters.since] if filters.since else []


def _propositions(
    session: Session, statements: Sequence[StatementRow], workings: Mapping[int, Workings]
) -> dict[int, list[Proposition]]:
    found: dict[int, list[Proposition]] = {}
    ordinals = {statement.id: statement.ordinal for statement in statements}
    wanted = select(PropositionRow).where(PropositionRow.statement_id.in_(ordinals)).order_by(PropositionRow.id)
    rows = session.scalars(wanted).all()
    topics = topics_of(session, {row.article_id for row in rows})
    for row in rows:
        told = workings[row.article_id].told(ordinals[row.statement_id], row.ordinal)
        found.setdefault(row.statement_id, []).append(as_proposition(row, told, topics.get(row.article_id, ())))
    return found


def _statement(
    row: StatementRow, article: dict[str, Any], workings: Workings, propositions: Sequence[Proposition]
) -> dict[str, Any]:
    actor = workings.actor(row.ordinal)
    quotes = {(each.quote.start, each.quote.end): each.quote.text for each in propositions}
    return {
        "id": row.id,
        "article_id": row.article_id,
        **article,
        "source_text": row.source_text,
        "source_start": row.source_start,
        "source_end": row.source_end,
        "actor": actor.name if actor else None,
        "cue_text": row.cue_text,
        "cue_start": row.cue_start,
        "cue_end": row.cue_end,
        "cue_class": row.cue_class,
        "content": workings.content(row.ordinal, quotes),
        "quote_type": row.quote_type,
        "speech_act": row.speech_act,
        "asserted_at": row.asserted_at,
        "asserted_at_grain": row.asserted_at_grain,
        "channel": row.channel,
        "hedge": row.hedge,
        "rule": row.rule,
        "propositions": [proposition.model_dump(mode="json") for proposition in propositions],
    }
