"""What the desk asks the store, on both databases: search, the queue, copies, and the migration that brought them."""

import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, text

from models.schema import DecidedPair
from models.vocabulary import Decision, Verdict
from storage.database import Database, _alembic_config, _parse, check, open_database, upgrade
from storage.disputes import Sort, queue_page
from storage.filters import Filters
from storage.neighbours import neighbours
from storage.queries import get_row, list_rows
from storage.reviews import OutdatedError, add_review, reviews_of, take_back, version
from storage.search import words
from tests.storage.newsroom import LEGION, NOON, RAID, Newsroom, decided


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("belgorod", 1),
        ("BELGOROD raid", 1),
        ("evening courier", 1),
        ("courier eve", 1),
        ("nothing zeppelin", 0),
        ("belg", 1),
        ('raid" OR "x', 0),
        ("raid AND belgorod", 0),
        ("'; DROP TABLE contradictions; --", 0),
        ("!!!", 1),
    ],
)
def test_search_takes_words_not_operators(newsroom: Newsroom, raid: DecidedPair, search: str, found: int) -> None:
    newsroom.store([raid])
    with newsroom.database.reading() as session:
        assert len(list_rows(session, Filters(text=search))) == found


def test_every_word_of_every_script_is_one_word_to_sqlite_too(sqlite_template: Path) -> None:
    """Its index knows no places, so a word that its tokeniser takes for two could not be asked for."""
    found = "SELECT rowid FROM contradictions_search WHERE contradictions_search MATCH ?"
    with closing(sqlite3.connect(sqlite_template)) as connection:
        for letter in filter(str.isalnum, map(chr, range(128, sys.maxunicode + 1))):
            for word in words(f"a{letter}b"):
                assert connection.execute(found, (f'"{word}"',)).fetchall() == []


def test_search_follows_what_a_row_says(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid])
    newsroom.store([replace(raid, event="shelling of the harbour")])
    with newsroom.database.session() as session:
        assert len(list_rows(session, Filters(text="harbour"))) == 1
        add_review(session, 1, Verdict.CONFIRMED, note="zeppelin")
    with newsroom.database.reading() as session:
        assert len(list_rows(session, Filters(text="zeppelin"))) == 1


@pytest.mark.parametrize("sort", list(Sort))
def test_the_queue_counts_what_it_folds(newsroom: Newsroom, raid: DecidedPair, sort: Sort) -> None:
    other = replace(raid.candidate, issue="another question")
    newsroom.store([raid])
    claim, denial = raid.candidate.claim, raid.candidate.denial
    newsroom.report("third", "Third\n\nThe Legion said it carried out the raid on Belgorod.\n")
    assert other.issue
    newsroom.store([decided(claim, denial, probability=0.95)])
    with newsroom.database.reading() as session:
        page = queue_page(session, Filters(limit=10), sort)
        assert (page.total_disputes, page.total_rows) == (1, 1)
        assert page.disputes[0].head.probability == 0.95
        assert page.disputes[0].open == 1
        assert queue_page(session, Filters(decision=(Decision.ABSTAIN,)), sort).disputes == ()
        beyond = queue_page(session, Filters(limit=10, offset=10), sort)
        assert (beyond.disputes, beyond.total_disputes) == ((), 1)


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("search", [None, "raid"])
def test_going_from_row_to_row_is_going_through_the_queue(
    newsroom: Newsroom, raid: DecidedPair, sort: Sort, search: str | None
) -> None:
    """Forth and back; rows without a lag or a date come last, and equal ones have an order too."""
    claim, denial = raid.candidate.claim, raid.candidate.denial
    for number, outlet in enumerate(("Herald", "Tribune", "Radio", "Gazette")):
        published = None if number == 1 else NOON + timedelta(days=number % 3)
        newsroom.read(newsroom.publish(f"{outlet}.example", RAID, outlet, published), LEGION)
    for number, other in enumerate(record for record in newsroom.pending() if record.external_id.endswith(".example")):
        newsroom.store([decided(other, denial, probability=0.5 + number % 2 / 10, issue=f"question {number}")])
    newsroom.store([decided(claim, denial, probability=0.95)])
    filters = Filters(text=search)
    with newsroom.database.reading() as session:
        queue = [row.id for dispute in queue_page(session, filters, sort).disputes for row in dispute.rows]
        assert len(queue) == 5
        steps = [neighbours(session, get_row(session, id_), filters, sort) for id_ in queue]
    assert [step.next for step in steps] == [*queue[1:], None]
    assert [step.previous for step in steps] == [None, *queue[:-1]]


def test_a_verdict_on_a_version_that_has_passed_is_refused(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid])
    with newsroom.database.session() as session:
        seen = version(session, 1)
        add_review(session, 1, Verdict.CONFIRMED, reviewer="ana", seen=seen)
    with pytest.raises(OutdatedError, match="ana reviewed"), newsroom.database.session() as session:
        add_review(session, 1, Verdict.UNSURE, reviewer="luis", seen=seen)
    with newsroom.database.session() as session:
        take_back(session, 1, "ana", seen=version(session, 1))
        assert get_row(session, 1).verdict is None
        assert [review.undoes for review in reviews_of(session, 1)] == [None, 1]


def test_verdicts_survive_the_migration_up_and_down(newsroom: Newsroom, raid: DecidedPair, url: str) -> None:
    newsroom.store([raid])
    with newsroom.database.session() as session:
        add_review(session, 1, Verdict.CONFIRMED, reviewer="ana", note="first")
        take_back(session, 1, "ana")
    newsroom.database.close()
    _migrate(url, "0003")
    engine = create_engine(_parse(url))
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT id, verdict, note FROM reviews ORDER BY id")).all()
        assert [tuple(row) for row in kept] == [(1, "confirmed", "first"), (2, "unsure", "taken back")]
    engine.dispose()
    upgrade(url)
    assert check(url) == []
    again: Database = open_database(url)
    with again.session() as session:
        assert len(list_rows(session, Filters(text="belgorod"))) == 1
        add_review(session, 1, Verdict.DISMISSED)
        assert [review.id for review in reviews_of(session, 1)] == [1, 2, 3]
    again.close()


def _migrate(url: str, revision: str) -> None:
    engine = create_engine(_parse(url))
    with engine.begin() as connection:
        command.downgrade(_alembic_config(connection), revision)
    engine.dispose()
