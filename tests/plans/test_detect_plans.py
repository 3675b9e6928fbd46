"""Detection asks for what waits and for what shares a key, never for all that is stored."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.schema import DecidedPair
from storage.leases import (
    Lease,
    claim_unpaired,
    claim_unread,
    count_unpaired,
    count_unread,
    newest_article,
    release,
    release_all,
    renew,
)
from storage.meeting import look, moved_on
from storage.pairs import store_decisions
from storage.readings import mark_paired
from storage.scores import cached_scores
from storage.superseding import supersede_rows
from storage.waiting import waiting
from tests.plans.explained import asked
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom

LEASE = Lease("anna")
Step = Callable[[Session], object]


def done(session: Session) -> None:
    """What is said of an article at the end of its batch."""
    mark_paired(session, [1], "pairing-1")
    release(session, [1])


STEPS: dict[str, Step] = {
    "which articles wait to be read": lambda s: claim_unread(s, "reader-2", LEASE, 20, 99),
    "how many wait to be read": lambda s: count_unread(s, "reader-2", 99),
    "which wait to be paired": lambda s: claim_unpaired(s, "pairing-2", LEASE, 20, 99),
    "how many wait to be paired": lambda s: count_unpaired(s, "pairing-2", 99),
    "what waits, for the metrics": waiting,
    "the newest article": newest_article,
    "whom a batch may meet": lambda s: moved_on(s, look(s, [1, 2], 45, "pairing-1")),
    "what a model has said before": lambda s: cached_scores(s, "model", [("a", "b")]),
    "rows that came of nothing": lambda s: supersede_rows(s, [1, 2], ()),
    "articles that are done": done,
    "what a worker still holds": lambda s: renew(s, LEASE),
    "all that a worker held": lambda s: release_all(s, LEASE),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_of_detection_looks_at_no_whole_table(newsroom: Newsroom, raid: DecidedPair, name: str) -> None:
    newsroom.store([raid], paired=[1, 2])
    with asked(newsroom.database.engine) as noted, newsroom.database.session() as session:
        STEPS[name](session)
    assert noted.statements
    with newsroom.database.engine.begin() as connection:
        assert noted.whole_tables(connection) == {}


def test_storing_rows_and_readings_looks_at_no_whole_table(newsroom: Newsroom, raid: DecidedPair) -> None:
    with asked(newsroom.database.engine) as noted:
        newsroom.report("herald.example/again", RAID, LEGION)
        newsroom.report("courier.example/again", DENIAL, KYIV, outlet="Evening Courier")
        with newsroom.database.session() as session:
            store_decisions(session, [raid], [], datetime.now(UTC), paired=[1, 2])
            store_decisions(session, [], [], datetime.now(UTC), paired=[1])
    assert len(noted.statements) > 20
    with newsroom.database.engine.begin() as connection:
        assert noted.whole_tables(connection) == {}


@pytest.mark.parametrize(
    ("index", "name"),
    [
        ("ix_propositions_article_id_quote_start", "how many wait to be paired"),
    ],
)
def test_a_lost_index_is_seen(newsroom: Newsroom, raid: DecidedPair, index: str, name: str) -> None:
    newsroom.store([raid], paired=[1, 2])
    with asked(newsroom.database.engine) as noted, newsroom.database.session() as session:
        STEPS[name](session)
    with newsroom.database.engine.begin() as connection:
        connection.execute(text(f"DROP INDEX {index}"))
        assert noted.whole_tables(connection)
