"""What was read out of articles: kept whole, handed to pairing, and searched for what it may be paired with."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, exists, insert, or_, select, update
from sqlalchemy.orm import Session

from models.errors import InputError, StoreError
from models.schema import Proposition, PropositionRecord, Reading, Span, Statement
from storage.actors import store_actors
from storage.blocking import own_keys, sharing, store_keys, store_topic
from storage.bulk import chunked
from storage.database import hold_writer_lock
from storage.outdated import outdated
from storage.pair_key import occurrence_number
from storage.profiles import store_profile
from storage.records import current_records, unique
from storage.superseding import supersede_rows
from storage.tables import (
    DITTO,
    ArticleRow,
    ArticleStatus,
    PropositionRow,
    StatementRow,
)
from storage.workings import store_workings

#: News of one event is told within weeks; pairs further apart are rather two events.
POOL_DAYS = 45


def store_reading(session: Session, article_id: int, reading: Reading) -> None:
    """Keep a reading in place of the article's earlier one; the article then waits to be paired again.

    Raises InputError, before anything is written, if a span of the reading is not what the article says at its offsets.
    """
    hold_writer_lock(session)
    article = session.get(ArticleRow, article_id, with_for_update=True)
    if article is None:
        raise StoreError(f"there is no article {article_id} to keep a reading of; it was never stored")
    _require_fit(article, reading)
    session.execute(delete(StatementRow).where(StatementRow.article_id == article_id))
    actor_ids = store_actors(session, [s.source.actor for s in reading.statements if s.source.actor is not None])
    statement_rows = [
        _statement_row(article_id, number, statement, actor_ids) for number, statement in enumerate(reading.statements)
    ]
    statement_ids = _insert_statements(session, statement_rows)
    proposition_rows = [
        _proposition_row(article, statement_id, number, proposition)
        for statement_id, statement in zip(statement_ids, reading.statements, strict=True)
        for number, proposition in enumerate(statement.propositions)
    ]
    store_topic(session, article_id, reading.topic if proposition_rows else ())
    store_workings(session, article_id, reading)
    store_profile(session, article_id, reading.profile if proposition_rows else None)
    ids = _insert_propositions(session, proposition_rows)
    told = (proposition for statement in reading.statements for proposition in statement.propositions)
    store_keys(session, {id_: own_keys(each.keys, reading.topic) for id_, each in zip(ids, told, strict=True)})
    article.read_fingerprint = reading.fingerprint
    article.paired_fingerprint = article.failed_fingerprint = article.error = None
    if article.status is ArticleStatus.FAILED:
        article.status = ArticleStatus.CURRENT
    session.flush()
    if not proposition_rows:
        # Nothing of it will ever be paired, so what an earlier reading gave rise to ends here.
        supersede_rows(session, [article_id], produced=())


def pending_propositions(session: Session, pairing_fingerprint: str, limit_articles: int) -> list[PropositionRecord]:
    """All propositions of up to `limit_articles` current articles not yet paired with this fingerprint, oldest first.

    Articles without propositions never count. For looking only; a worker that means to pair them takes them with
    `storage.leases.claim_unpaired`.
    """
    waiting = unpaired(select(ArticleRow.id), pairing_fingerprint).order_by(ArticleRow.id).limit(limit_articles)
    return propositions_of(session, list(session.scalars(waiting)))


def propositions_of(session: Session, article_ids: Sequence[int]) -> list[PropositionRecord]:
    """The propositions of those of the articles that are current."""
    return unique(
        record
        for chunk in chunked(article_ids)
        for record in current_records(session, PropositionRow.article_id.in_(chunk))
    )


def unpaired(wanted: Select[Any], pairing_fingerprint: str, up_to: int | None = None) -> Select[Any]:
    """`wanted`, of the current articles that carry propositions and were not paired under this fingerprint.

    `up_to` is the largest id that counts.
    """
    wanted = wanted.where(
        or_(ArticleRow.paired_fingerprint.is_(None), ArticleRow.paired_fingerprint != pairing_fingerprint),
        exists().where(PropositionRow.article_id == ArticleRow.id),
        outdated(ArticleRow.paired_fingerprint, pairing_fingerprint, (ArticleStatus.CURRENT,)),
    )
    return wanted if up_to is None else wanted.where(ArticleRow.id <= up_to)


def pool_for(session: Session, records: Sequence[PropositionRecord], days: int = POOL_DAYS) -> list[PropositionRecord]:
    """What the records may be paired with: they themselves, and the current propositions that share a key with them.

    Of a key that very many carry, those stored nearest. The two articles lie within `days` of each other; one without a
    date lies near every other.
    """
    dates: dict[str, set[datetime | None]] = {}
    for record in records:
        for key in record.proposition.keys:
            dates.setdefault(key, set()).add(record.published_at)
    reach = timedelta(days=days)
    near_some = _within(_span(records), reach)
    pool = {record.id: record for record in records}
    for ids in chunked(sorted(sharing(session, sorted(dates), records).difference(pool))):
        for found in current_records(session, PropositionRow.id.in_(ids), *near_some):
            if any(_near(found.published_at, dates.get(key, ()), reach) for key in found.proposition.keys):
                pool[found.id] = found
    return unique(pool.values())


def mark_paired(session: Session, article_ids: Iterable[int], pairing_fingerprint: str) -> None:
    """Note that these articles have met everything that was there to meet, under this fingerprint."""
    for chunk in chunked(sorted(set(article_ids))):
        session.execute(
            update(ArticleRow).where(ArticleRow.id.in_(chunk)).values(paired_fingerprint=pairing_fingerprint)
        )


def _require_fit(article: ArticleRow, reading: Reading) -> None:
    for statement in reading.statements:
        quotes = [proposition.quote for proposition in statement.propositions]
        for span in (*statement.content, *quotes):
            if article.text[span.start : span.end] != span.text:
                raise InputError(
                    f"the reading of article {article.id} ({article.external_id}) does not fit its text: "
                    f"at {span.start} it has {span.text[:60]!r}; read the stored text again"
                )


def _statement_row(article_id: int, number: int, statement: Statement, actor_ids: dict[str, int]) -> dict[str, Any]:
    source, cue, moment = statement.source, statement.cue, statement.asserted_at
    return {
        "article_id": article_id,
        "ordinal": number,
        "source_text": source.text,
        "source_start": source.start,
        "source_end": source.end,
        "actor_id": None if source.actor is None else actor_ids[source.actor.name],
        "cue_text": cue.text,
        "cue_start": cue.start,
        "cue_end": cue.end,
        "cue_class": cue.cue_class,
        "quote_type": statement.quote_type,
        "speech_act": statement.speech_act,
        "asserted_at": None if moment is None else moment.at,
        "asserted_at_grain": None if moment is None else moment.grain,
        "channel": statement.channel,
        "hedge": statement.hedge,
        "rule": statement.rule,
    }


def _proposition_row(article: ArticleRow, statement_id: int, number: int, proposition: Proposition) -> dict[str, Any]:
    quote: Span = proposition.quote
    columns = proposition.model_dump(mode="json", exclude={"quote", "event", "figures", "agents", "keys"})
    return columns | {
        "as_spoken": DITTO if proposition.as_spoken == quote.text else proposition.as_spoken,
        "stance": DITTO if proposition.stance == proposition.text else proposition.stance,
        "polarity": proposition.polarity,
        "claim_type": proposition.claim_type,
        "statement_id": statement_id,
        "article_id": article.id,
        "ordinal": number,
        "quote_text": quote.text,
        "quote_start": quote.start,
        "quote_end": quote.end,
        "quote_occurrence": occurrence_number(article.text, quote.text, quote.start),
    }


def _insert_statements(session: Session, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert the rows in one go; their ids, in the same order. By ordinal, for SQLite returns them in any."""
    if not rows:
        return []
    added = session.execute(insert(StatementRow).returning(StatementRow.ordinal, StatementRow.id), rows)
    ids = dict(added.tuples().all())
    return [ids[row["ordinal"]] for row in rows]


def _insert_propositions(session: Session, rows: Sequence[dict[str, Any]]) -> list[int]:
    """As `_insert_statements`, by statement and ordinal."""
    if not rows:
        return []
    place_and_id = (PropositionRow.statement_id, PropositionRow.ordinal, PropositionRow.id)
    ids = {(at, nth): id_ for at, nth, id_ in session.execute(insert(PropositionRow).returning(*place_and_id), rows)}
    return [ids[row["statement_id"], row["ordinal"]] for row in rows]


def _span(records: Sequence[PropositionRecord]) -> tuple[datetime, datetime] | None:
    """First and last publication of the records, or None if one has no date and so is near everything."""
    dates = [record.published_at for record in records if record.published_at is not None]
    return (min(dates), max(dates)) if dates and len(dates) == len(records) else None


def _within(span: tuple[datetime, datetime] | None, reach: timedelta) -> list[Any]:
    """The rough cut that SQL makes; each record's own distance is looked at afterwards."""
    if span is None:
        return []
    published = ArticleRow.published_at
    return [or_(published.is_(None), published.between(span[0] - reach, span[1] + reach))]


def _near(published_at: datetime | None, dates: Iterable[datetime | None], reach: timedelta) -> bool:
    return any(date is None or published_at is None or abs(published_at - date) <= reach for date in dates)
