"""Migrations up and down with an installation's rows in place, and whole installations moved, on both databases."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, inspect, select, text

from models.errors import StoreError
from models.schema import DecidedPair, Reading
from models.vocabulary import Verdict
from storage.copying import copy_database
from storage.database import Database, check, downgrade, open_database, upgrade
from storage.migrations import HEAD, REVISIONS
from storage.readings import store_reading
from storage.reviews import add_review
from storage.tables import Base, ContradictionRow
from tests.storage.newsroom import DENIAL, LEGION, RAID, Newsroom, statement


@pytest.fixture
def installation(newsroom: Newsroom, raid: DecidedPair) -> Newsroom:
    """Two articles, a row and a verdict on it."""
    newsroom.store([raid], paired=[1, 2])
    with newsroom.database.session() as session:
        add_review(session, 1, Verdict.CONFIRMED, reviewer="anna")
    return newsroom


@pytest.fixture
def other_url(request: pytest.FixtureRequest, tmp_path: Path, url: str) -> str:
    """An empty database of the other kind."""
    if url.startswith("sqlite"):
        made: str = request.getfixturevalue("new_postgres")()
        return made
    return f"sqlite:///{tmp_path / 'other.db'}"


def counts(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


def contents(url: str) -> list[list[tuple[object, ...]]]:
    database = open_database(url)
    with database.reading() as session:
        found = [
            [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key.columns))]
            for table in Base.metadata.sorted_tables
        ]
    database.close()
    return found


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_down_and_up_again_keeps_articles_rows_and_verdicts(installation: Newsroom, url: str, revision: str) -> None:
    before = {name: number for name, number in counts(installation.database).items() if name != "counters"}
    rows = [row.as_dict() for row in installation.rows()]
    installation.database.close()
    downgrade(url, revision)
    with pytest.raises(StoreError, match=f"is at migration {revision}, this program needs {HEAD}"):
        open_database(url)
    upgrade(url)
    assert check(url) == []
    after = counts(installation.database)
    assert {name: after[name] for name in before} == before
    assert [row.as_dict() for row in installation.rows()] == rows


def test_what_a_proposition_says_is_the_same_however_it_is_kept(newsroom: Newsroom, url: str) -> None:
    article_id = newsroom.publish("herald.example/raid", RAID)
    said = statement(RAID, LEGION)
    (proposition,) = said.propositions
    ways = (
        {"as_spoken": proposition.quote.text, "stance": proposition.text},
        {"as_spoken": "We did it", "stance": "The Legion did it."},
        {"as_spoken": "", "stance": None},
    )
    told = tuple(proposition.model_copy(update=way) for way in ways)
    reading = Reading(statements=(said.model_copy(update={"propositions": told}),), fingerprint="reader-1")
    with newsroom.database.session() as session:
        store_reading(session, article_id, reading)
    before = newsroom.pending()
    assert [(each.proposition.as_spoken, each.proposition.stance) for each in before] == [
        (way["as_spoken"], way["stance"]) for way in ways
    ]
    newsroom.database.close()
    downgrade(url, "0008")
    with create_engine(url.replace("postgresql://", "postgresql+psycopg://")).connect() as connection:
        kept = connection.execute(text("SELECT as_spoken, stance FROM propositions ORDER BY id")).all()
    assert [tuple(row) for row in kept] == [(way["as_spoken"], way["stance"]) for way in ways]
    upgrade(url)
    assert newsroom.pending() == before


def test_all_the_way_down_leaves_an_empty_database_that_can_be_made_anew(installation: Newsroom, url: str) -> None:
    installation.database.close()
    downgrade(url, "base")
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()
    upgrade(url)
    assert check(url) == []


def test_there_is_no_way_to_a_migration_that_is_not_there(database: Database, url: str) -> None:
    with pytest.raises(StoreError, match="cannot go back to 0099"):
        downgrade(url, "0099")


def test_a_database_newer_than_the_program_says_so(database: Database, url: str) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    with pytest.raises(StoreError, match="at migration 0099, newer than this program") as error:
        open_database(url)
    assert "\n" not in str(error.value)
    assert any("newer than this program" in line for line in check(url))


def test_an_installation_moves_to_the_other_database_and_goes_on_there(
    installation: Newsroom, url: str, other_url: str
) -> None:
    told: list[str] = []
    copied = copy_database(url, other_url, lambda table, _rows: told.append(table))
    assert copied == counts(installation.database)
    assert copied["articles"] == 2
    assert "contradiction_rows" in told
    assert contents(other_url) == contents(url)
    assert check(other_url) == []
    moved = open_database(other_url)
    Newsroom(moved).publish("third", DENIAL + "And more.\n")  # ids go on after the copied ones
    with moved.session() as session:
        add_review(session, session.scalars(select(ContradictionRow.id)).one(), Verdict.DISMISSED)
    moved.close()


def test_nothing_is_copied_over_rows(
    installation: Newsroom, url: str, other_url: str, new_postgres: Callable[..., str]
) -> None:
    copy_database(url, other_url)
    with pytest.raises(StoreError, match="copy into an empty database"):
        copy_database(url, other_url)
    with pytest.raises(StoreError, match="same database"):
        copy_database(url, url)
