"""`counterclaim db check` finds what somebody did to the database behind our back."""

from pathlib import Path

import pytest
from sqlalchemy import text

from models.schema import DecidedPair
from models.vocabulary import Verdict
from storage.database import Database, check, upgrade
from storage.reviews import add_review
from tests.storage.newsroom import Newsroom


@pytest.fixture
def kept(newsroom: Newsroom, raid: DecidedPair) -> Newsroom:
    """A newsroom with one reviewed row."""
    newsroom.store([raid])
    with newsroom.database.session() as session:
        add_review(session, 1, Verdict.CONFIRMED, reviewer="ana")
    return newsroom


def test_a_database_that_nobody_touched_is_in_order(kept: Newsroom, url: str) -> None:
    assert check(url) == []


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        (
            "UPDATE articles SET text = text || ' Later words.' WHERE id = 1",
            "the text of articles is not what",
        ),
        ("UPDATE contradiction_rows SET claim_start = claim_start + 1", "claim_quote is not what its article says"),
        (
            "UPDATE contradiction_sides SET quote = 'we did it' WHERE quote LIKE 'it had nothing%'",
            "denial_quote is not what its article says",
        ),
        (
            "UPDATE contradiction_rows SET verdict = 'dismissed'",
            "the verdict is not the latest review's",
        ),
        ("UPDATE contradiction_rows SET verdict = NULL", "the verdict is not the latest review's"),
        ("DROP INDEX ix_contradiction_rows_event", "add_index ix_contradiction_rows_event"),
        ("ALTER TABLE articles DROP COLUMN language", "add_column"),
        ("DROP TABLE nli_scores", "add_table nli_scores"),
        ("ALTER TABLE runs ADD COLUMN mood TEXT", "remove_column"),
    ],
)
def test_tampering_is_found(kept: Newsroom, url: str, tampering: str, found: str) -> None:
    with kept.database.session() as session:
        session.execute(text(tampering))
    assert any(found in problem for problem in check(url)), check(url)


def test_rows_that_point_nowhere_are_found(kept: Newsroom, url: str) -> None:
    _without_foreign_keys(kept.database, "UPDATE statements SET actor_id = 4711")
    assert "statements.actor_id points to actors that are not there: 4711" in check(url)


def test_a_missing_empty_or_foreign_file_is_a_problem(tmp_path: Path) -> None:
    (missing,) = check(f"sqlite:///{tmp_path / 'none.db'}")
    assert "there is no database at" in missing
    (tmp_path / "letter.db").write_text("Dear editor, " * 100)
    (foreign,) = check(f"sqlite:///{tmp_path / 'letter.db'}")
    assert "not a database" in foreign
    (unknown,) = check("oracle://host/news")
    assert "of no kind we serve" in unknown or "cannot be read" in unknown


def test_a_damaged_sqlite_file_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    upgrade(f"sqlite:///{path}")
    content = bytearray(path.read_bytes())
    content[8192:-4096] = bytes(len(content) - 8192 - 4096)
    path.write_bytes(content)
    assert check(f"sqlite:///{path}") != []


def _without_foreign_keys(database: Database, statement: str) -> None:
    """What only somebody with another tool can do."""
    lift = "SET session_replication_role = replica"
    if database.engine.dialect.name == "sqlite":
        lift = "PRAGMA foreign_keys=OFF"
    raw = database.engine.raw_connection()
    cursor = raw.cursor()
    cursor.execute(lift)
    cursor.execute(statement)
    raw.commit()
    raw.detach()
    raw.close()
