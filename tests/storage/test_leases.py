"""Articles are taken for a while: by one worker at a time, and by another one when that worker is dead."""

import threading
from datetime import timedelta

from sqlalchemy import update

from storage.leases import (
    Lease,
    claim_unpaired,
    claim_unread,
    count_unpaired,
    count_unread,
    database_time,
    newest_article,
    release,
    release_all,
    renew,
    still_held,
)
from storage.tables import ArticleRow
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom

ANNA, BERT = Lease("anna"), Lease("bert")


def claimed(newsroom: Newsroom, lease: Lease, limit: int = 10, up_to: int | None = None) -> list[int]:
    with newsroom.database.session() as session:
        return [stored.id for stored in claim_unread(session, "reader-1", lease, limit, up_to)]


def fall_silent(newsroom: Newsroom, lease: Lease) -> None:
    """The worker was killed, and its time has passed."""
    with newsroom.database.session() as session:
        past = database_time(session) - timedelta(seconds=5)
        session.execute(update(ArticleRow).where(ArticleRow.leased_by == lease.holder).values(leased_until=past))


def test_nobody_takes_what_another_one_holds(newsroom: Newsroom) -> None:
    first, second, third = (newsroom.publish(name, f"{name}\n\ntext") for name in "abc")
    assert claimed(newsroom, ANNA, limit=2) == [first, second]
    assert claimed(newsroom, BERT) == [third]
    assert claimed(newsroom, BERT) == [third], "the holder itself may begin again after a failed transaction"
    assert claimed(newsroom, ANNA, up_to=first) == [first]
    with newsroom.database.reading() as session:
        assert count_unread(session, "reader-1") == 3, "taken is not yet read"
        assert (count_unread(session, "reader-1", up_to=first), newest_article(session)) == (1, third)


def test_what_a_dead_worker_held_comes_free_and_is_no_longer_its_own(newsroom: Newsroom) -> None:
    article = newsroom.publish("a", RAID)
    claimed(newsroom, ANNA)
    fall_silent(newsroom, ANNA)
    assert claimed(newsroom, BERT) == [article]
    with newsroom.database.session() as session:
        assert still_held(session, ANNA, [article]) == frozenset()
        assert still_held(session, BERT, [article]) == {article}
        assert renew(session, ANNA) == 0
        assert renew(session, BERT) == 1


def test_a_lease_that_has_ended_cannot_be_renewed(newsroom: Newsroom) -> None:
    newsroom.publish("a", RAID)
    claimed(newsroom, ANNA)
    fall_silent(newsroom, ANNA)
    with newsroom.database.session() as session:
        assert renew(session, ANNA) == 0


def test_what_is_let_go_can_be_taken_at_once(newsroom: Newsroom) -> None:
    first, second = newsroom.publish("a", RAID), newsroom.publish("b", DENIAL)
    claimed(newsroom, ANNA)
    with newsroom.database.session() as session:
        release(session, [first])
    assert claimed(newsroom, BERT) == [first]
    with newsroom.database.session() as session:
        release_all(session, ANNA)
    assert claimed(newsroom, BERT) == [first, second]


def test_read_articles_are_taken_for_pairing_in_the_same_way(newsroom: Newsroom) -> None:
    first = newsroom.report("a", RAID, LEGION)
    newsroom.report("empty", "Nothing\n\nwas said.")
    second = newsroom.report("b", DENIAL, KYIV)
    with newsroom.database.session() as session:
        assert claim_unpaired(session, "pairing-1", ANNA, 1) == [first]
        assert claim_unpaired(session, "pairing-1", BERT, 9) == [second]
        assert claim_unpaired(session, "pairing-1", BERT, 9, up_to=first) == []
        assert count_unpaired(session, "pairing-1") == 2
    assert claimed(newsroom, BERT) == [], "what is being paired is not read anew meanwhile"


def test_two_transactions_that_take_at_one_time_take_different_articles(newsroom: Newsroom) -> None:
    """On SQLite one waits for the other, on PostgreSQL none does; neither ever takes an article twice."""
    for number in range(30):
        newsroom.publish(f"a{number}", f"Number {number}\n\ntext")
    taken: list[int] = []

    def worker(name: str) -> None:
        while found := claimed(newsroom, Lease(name), limit=3):
            taken.extend(found)
            with newsroom.database.session() as session:
                session.execute(update(ArticleRow).where(ArticleRow.id.in_(found)).values(read_fingerprint="reader-1"))

    threads = [threading.Thread(target=worker, args=(name,)) for name in ("anna", "bert", "cleo")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(taken) == sorted(set(taken))
    assert len(taken) == 30
