"""What was read comes back exactly, waits for pairing, and finds what it may be paired with."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, func, select

from models.errors import InputError, StoreError
from models.schema import (
    Actor,
    Cue,
    EventMention,
    Figure,
    Moment,
    Proposition,
    PropositionRecord,
    Reading,
    Source,
    Span,
    Statement,
)
from models.vocabulary import (
    ActorKind,
    ClaimType,
    CueClass,
    Grain,
    Polarity,
    QuoteType,
    SpeechAct,
)
from storage.readings import mark_paired, pending_propositions, pool_for, store_reading
from storage.tables import ActorRow, PropositionKey, PropositionRow, StatementRow
from tests.storage.newsroom import DENIAL, KYIV, LEGION, NOON, RAID, Newsroom, Told, statement

CONTENT = "Losses\n\nOn Monday, General Ivan Bondar denied that “at least six soldiers” were allegedly wounded."
QUOTE = Span(text="at least six soldiers", start=CONTENT.index("at least"), end=CONTENT.index("”"))
FULL = Statement(
    source=Source(
        text="General Ivan Bondar",
        start=19,
        end=38,
        actor=Actor(
            name="Ivan Bondar",
            kind=ActorKind.PERSON,
            affiliation="the army",
            camp="Ukraine",
            aliases=("Bondar", "Іван"),
        ),
    ),
    cue=Cue(text="denied", start=39, end=45, cue_class=CueClass.DENIAL),
    content=(QUOTE, Span(text="allegedly", start=CONTENT.index("allegedly"), end=CONTENT.index("allegedly") + 9)),
    quote_type=QuoteType.MIXED,
    speech_act=SpeechAct.DENY_RESPONSIBILITY,
    propositions=(
        Proposition(
            text="At least six soldiers were wounded",
            polarity=Polarity.DENIED,
            claim_type=ClaimType.CASUALTY_COUNT,
            standalone=True,
            quote=QUOTE,
            rule="denied_that",
            stance="denies",
            event=EventMention(
                kind="attack",
                places=("Belgorod", "Grayvoron"),
                days=(date(2026, 11, 8), date(2026, 11, 9)),
                parties=("Ukraine",),
                head="attack",
                inherited=("places",),
            ),
            figures=(
                Figure(low=6, high=None, unit="wounded", scope="soldiers"),
                Figure(low=0.1, high=0.3, unit="share"),
            ),
            agents=("Ukraine", "the army"),
            keys=("belgorod|2026-11-08", "casualties"),
            as_spoken="At least six soldiers were not wounded",
            hedged=True,
        ),
        Proposition(
            text="It happened",
            polarity=Polarity.IMPLIED,
            claim_type=ClaimType.OTHER,
            standalone=False,
            quote=QUOTE,
            rule="presupposed",
        ),
    ),
    asserted_at=Moment(at=datetime(2026, 11, 9, tzinfo=UTC), grain=Grain.DAY),
    channel="the state agency",
    hedge="allegedly",
    rule="subject_verb_clause",
)


def test_a_record_is_rebuilt_exactly_as_it_was_read(newsroom: Newsroom) -> None:
    article_id = newsroom.publish("a", CONTENT, "Northern Herald")
    with newsroom.database.session() as session:
        store_reading(session, article_id, Reading(statements=(FULL,), fingerprint="reader-1"))
    first, second = newsroom.pending()
    assert first == PropositionRecord(
        id=first.id,
        statement_id=first.statement_id,
        article_id=article_id,
        external_id="a",
        outlet="Northern Herald",
        published_at=NOON,
        actor=FULL.source.actor,
        source_text="General Ivan Bondar",
        cue_class=CueClass.DENIAL,
        speech_act=SpeechAct.DENY_RESPONSIBILITY,
        channel="the state agency",
        hedge="allegedly",
        asserted_at=FULL.asserted_at,
        quote_type=QuoteType.MIXED,
        quote_occurrence=0,
        proposition=FULL.propositions[0],
    )
    assert second.proposition == FULL.propositions[1]


def test_a_second_reading_replaces_the_first(newsroom: Newsroom) -> None:
    article_id = newsroom.report("a", RAID, LEGION)
    newsroom.read(article_id, LEGION, fingerprint="reader-2")
    with newsroom.database.reading() as session:
        for table in (StatementRow, PropositionRow, PropositionKey, ActorRow):
            assert session.scalar(select(func.count()).select_from(table)) == 1


def test_a_reading_of_another_text_is_refused_before_anything_is_written(newsroom: Newsroom) -> None:
    article_id = newsroom.report("a", RAID, LEGION)
    with newsroom.database.session() as session:
        with pytest.raises(InputError, match=r"the reading of article 1 \(a\) does not fit its text: at 23"):
            store_reading(session, article_id, Reading(statements=(statement(DENIAL, KYIV),), fingerprint="reader-2"))
        with pytest.raises(StoreError, match="no article 77"):
            store_reading(session, 77, Reading(statements=(), fingerprint="reader-2"))
    assert [record.source_text for record in newsroom.pending()] == ["the Legion"]


def test_equal_quotes_in_one_article_have_numbers(newsroom: Newsroom) -> None:
    content = "Twice\n\n“We did it,” A said. Later B said: “We  did it.”"
    newsroom.report("a", content, Told("A", "We did it", "A did it"), Told("B", "We  did it", "B did it"))
    assert [record.quote_occurrence for record in newsroom.pending()] == [0, 1]


def test_an_actor_is_one_row_that_grows_with_what_is_told_of_him(newsroom: Newsroom) -> None:
    def spoken_by(actor: Actor) -> Statement:
        spoken = statement(RAID, LEGION)
        return spoken.model_copy(update={"source": spoken.source.model_copy(update={"actor": actor})})

    bare = Actor(name="Peskov")
    known = Actor(name="Peskov", kind=ActorKind.PERSON, affiliation="the Kremlin", aliases=("Dmitry Peskov",))
    article_id = newsroom.publish("a", RAID)
    for actors in ([bare, known], [bare]):
        with newsroom.database.session() as session:
            reading = Reading(statements=tuple(map(spoken_by, actors)), fingerprint="reader-1")
            store_reading(session, article_id, reading)
    with newsroom.database.reading() as session:
        (row,) = session.scalars(select(ActorRow))
        assert (row.kind, row.affiliation, row.aliases) == (ActorKind.PERSON, "the Kremlin", ["Dmitry Peskov"])
    # The record has him as this statement's reading saw him.
    assert [record.actor for record in newsroom.pending()] == [bare]


def test_pending_propositions_come_by_article_until_these_are_marked_as_paired(newsroom: Newsroom) -> None:
    first = newsroom.report("a", RAID, LEGION)
    newsroom.report("empty", "Nothing\n\nwas said.")
    second = newsroom.report("b", DENIAL, KYIV)
    with newsroom.database.session() as session:
        assert {record.article_id for record in pending_propositions(session, "pairing-1", 1)} == {first}
        mark_paired(session, [first], "pairing-1")
        assert {record.article_id for record in pending_propositions(session, "pairing-1", 1)} == {second}
        assert {record.article_id for record in pending_propositions(session, "pairing-2", 9)} == {first, second}
    newsroom.read(first, LEGION)
    assert {record.article_id for record in newsroom.pending()} == {first, second}, "read again, to be paired again"


def test_the_pool_shares_a_key_is_current_and_lies_near_in_time(newsroom: Newsroom) -> None:
    def told(external_id: str, days: float | None, *keys: str) -> None:
        when = None if days is None else NOON + timedelta(days=days)
        article_id = newsroom.publish(external_id, RAID + external_id, published_at=when)
        newsroom.read(article_id, Told("A", LEGION.quote, "A did it", keys=keys))

    told("new", 0, "belgorod", "raid")
    told("near", -44, "belgorod")
    told("far", -46, "belgorod")
    told("undated", None, "raid")
    told("elsewhere", 0, "kherson")
    told("revised", 1, "belgorod")
    newsroom.publish("revised", "Revised\n\nand not yet read")
    told("failed later", 2, "raid")
    with newsroom.database.reading() as session:
        new = [record for record in newsroom.pending() if record.external_id == "new"]
        pool = pool_for(session, new)
        assert [record.external_id for record in pool] == ["new", "near", "undated", "failed later"]
        assert [record.external_id for record in pool_for(session, new, days=1)] == ["new", "undated"]
        assert pool_for(session, []) == []


def test_each_record_looks_around_its_own_date(newsroom: Newsroom) -> None:
    for external_id, days in (("old", 0), ("young", 300), ("between", 150), ("by the old", 10)):
        article_id = newsroom.publish(external_id, RAID + external_id, published_at=NOON + timedelta(days=days))
        newsroom.read(article_id, LEGION)
    with newsroom.database.reading() as session:
        new = [record for record in newsroom.pending() if record.external_id in ("old", "young")]
        assert [record.external_id for record in pool_for(session, new)] == ["old", "young", "by the old"]


def test_a_record_without_keys_is_in_its_own_pool(newsroom: Newsroom) -> None:
    newsroom.report("a", RAID, Told("A", LEGION.quote, "A did it", keys=()))
    with newsroom.database.reading() as session:
        assert pool_for(session, newsroom.pending()) == newsroom.pending()


def test_the_number_of_queries_does_not_grow_with_the_number_of_propositions(newsroom: Newsroom) -> None:
    def queries(propositions: int) -> int:
        told = [replace(LEGION, proposition=f"The Legion did it {number}") for number in range(propositions)]
        newsroom.read(article_id, *told)
        asked: list[object] = []
        event.listen(newsroom.database.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
        newsroom.read(article_id, *told)
        with newsroom.database.reading() as session:
            pool_for(session, pending_propositions(session, "pairing-1", 9))
        return len(asked)

    article_id = newsroom.publish("a", RAID)
    few = queries(3)
    assert queries(100) == few
