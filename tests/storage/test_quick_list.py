"""The quick road of `counterclaim list` gives what the usual one gives, or steps aside."""

import json
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cli.output import json_line
from models.vocabulary import ClaimType, Decision, Relation, Status
from storage.database import downgrade, open_database, upgrade
from storage.quick_list import listed
from storage.wanted import Filters
from tests.storage.newsroom import DENIAL, KYIV, LEGION, NOON, RAID, Newsroom, decided

LATER = NOON + timedelta(days=1)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database of four rows: an abstention sure of itself, two suggestions alike, and a flag seen a day later."""
    found = f"sqlite:///{tmp_path / 'with space & mark.db'}"
    upgrade(found)
    newsroom = Newsroom(open_database(found))
    for name, told in (
        ("abstain", LEGION),
        ("suggest", LEGION),
        ("again", replace(LEGION, speaker="The_Legion/ÉTÉ")),
        ("flag", replace(LEGION, speaker="The 100% Legion")),
    ):
        newsroom.report(name, f"{RAID}{name}.", told)
    newsroom.report("denial", DENIAL, KYIV)
    first, second, third, fourth, denial = newsroom.pending()
    newsroom.store(
        [
            decided(first, denial, decision=Decision.ABSTAIN, probability=0.99),
            decided(second, denial, decision=Decision.SUGGEST, probability=0.5, relation=Relation.CONTRADICTION),
            replace(decided(third, denial, decision=Decision.SUGGEST, probability=0.5), exclusive=None),
        ]
    )
    newsroom.store([replace(decided(fourth, denial, probability=0.8), event="shelling of Kherson")], LATER)
    newsroom.database.close()
    return found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), 4),
        (Filters(decision=(Decision.FLAG, Decision.SUGGEST)), 3),
        (Filters(status=(Status.REVIEWED,)), 0),
        (Filters(status=(Status.OPEN, Status.REVIEWED), relation=(Relation.CONTRADICTION,)), 1),
        (Filters(claim_type=(ClaimType.RESPONSIBILITY,)), 4),
        (Filters(actor="LEGION"), 4),
        (Filters(actor="100%"), 1),
        (Filters(actor="0%L"), 0),
        (Filters(actor="e_l"), 1),
        (Filters(actor="n/é"), 0),  # lower() of SQLite leaves É alone, on both roads
        (Filters(actor="N/É"), 1),
        (Filters(event="KHERSON"), 1),
        (Filters(since=LATER), 1),
        (Filters(min_probability=0.8), 2),
        (Filters(limit=2), 2),
    ],
)
def test_it_gives_the_same_rows_in_the_same_order(url: str, filters: Filters, found: int) -> None:
    database = open_database(url)
    usual = [row.as_dict() for row in Newsroom(database).rows(filters)]
    database.close()
    quick = listed(url, filters)
    assert quick is not None
    assert len(quick) == found
    assert [json.loads(json_line(row)) for row in quick] == [json.loads(json_line(row)) for row in usual]
    assert [list(row) for row in quick] == [list(row) for row in usual]


def test_it_steps_aside_where_the_answer_could_differ(url: str, tmp_path: Path) -> None:
    assert listed("postgresql://localhost/news", Filters()) is None
    assert listed(f"sqlite:///{tmp_path / 'nowhere.db'}", Filters()) is None
    assert listed(url, Filters(text="raid")) is None
    (tmp_path / "torn.db").write_bytes(b"SQLite format 3\0 and no more")
    assert listed(f"sqlite:///{tmp_path / 'torn.db'}", Filters()) is None
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE contradictions (id)").connection.close()
    assert listed(f"sqlite:///{tmp_path / 'other.db'}", Filters()) is None


def test_a_database_at_an_earlier_migration_is_left_to_the_usual_road(url: str) -> None:
    downgrade(url, "0004")
    assert listed(url, Filters()) is None
