"""Four workers on one PostgreSQL, two of whom are killed, and 2,000 articles."""

import time
from pathlib import Path

import pytest

from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from storage.database import open_database
from tests.flows.crew import BATCH, Crew, assert_same, flagged, table, unfinished
from tests.flows.many import fill
from tests.flows.test_workers import by_one, postgres

__all__ = ["postgres"]

ARTICLES = 2_000


@pytest.mark.soak
@pytest.mark.timeout(2 * 3600)
def test_four_workers_two_of_them_killed(
    postgres: str, sqlite_template: Path, tmp_path: Path, reader: Reader, scorer: NliScorer
) -> None:
    database = open_database(postgres)
    fill(database, ARTICLES)
    crew = Crew(postgres, tmp_path)
    began = time.monotonic()
    crew.start(4)
    crew.kill_when(1, articles=100, seconds=1800)
    crew.kill_when(2, articles=200, seconds=1800)
    crew.finish(3600)
    took = time.monotonic() - began
    (tmp_path / "one.db").write_bytes(sqlite_template.read_bytes())
    alone = by_one(f"sqlite:///{tmp_path / 'one.db'}", ARTICLES, reader, scorer)
    print(f"\n{ARTICLES} articles in {took:.0f} s: {ARTICLES / took:.1f} articles a second")

    assert flagged(alone) >= ARTICLES / 4
    assert_same(table(database), alone)
    assert unfinished(database) == 0
    times = crew.times_read()
    assert len(times) == ARTICLES
    twice = {article for article, number in times.items() if number > 1}
    assert len(twice) <= 2 * BATCH
    assert twice <= {*crew.read_by(1), *crew.read_by(2)}
    database.close()
