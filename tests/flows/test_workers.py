"""Several workers on one PostgreSQL make the same table as one on SQLite: nothing read twice, nothing left behind."""

from pathlib import Path

import pytest

from flows import stages
from flows.stages import detect
from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from models.schema import Article, Funnel, Reading
from storage.database import Database, open_database
from storage.leases import Lease, release_all
from tests.flows.crew import BATCH, Crew, assert_same, flagged, table, unfinished
from tests.flows.many import fill

ARTICLES = 100


@pytest.fixture
def postgres(request: pytest.FixtureRequest) -> str:
    """A migrated PostgreSQL database without rows."""
    url: str = request.getfixturevalue("new_postgres")(request.getfixturevalue("postgres_template"))
    return url


def by_one(url: str, number: int, reader: Reader, scorer: NliScorer) -> dict[str, dict[str, object]]:
    """What one worker makes of these articles."""
    database = open_database(url)
    fill(database, number)
    detect(database, reader, scorer)
    made = table(database)
    database.close()
    return made


@pytest.fixture(scope="module")
def alone(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, reader: Reader, scorer: NliScorer
) -> dict[str, dict[str, object]]:
    """What one worker makes of all of them, on SQLite."""
    path = tmp_path_factory.mktemp("alone") / "one.db"
    path.write_bytes(sqlite_template.read_bytes())
    return by_one(f"sqlite:///{path}", ARTICLES, reader, scorer)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("killed", [False, True], ids=["both live", "one is killed midway"])
def test_two_workers_make_the_table_of_one(
    postgres: str, alone: dict[str, dict[str, object]], tmp_path: Path, killed: bool
) -> None:
    database = open_database(postgres)
    fill(database, ARTICLES)
    crew = Crew(postgres, tmp_path)
    crew.start(2)
    if killed:
        crew.kill_when(0, articles=BATCH + 2, seconds=600)
    crew.finish(600)

    assert flagged(alone) >= ARTICLES / 4, "a test in which nothing conflicts would say nothing"
    assert_same(table(database), alone)
    assert unfinished(database) == 0
    times = crew.times_read()
    assert len(times) == ARTICLES
    twice = {article for article, number in times.items() if number > 1}
    if killed:
        assert len(twice) <= BATCH, "what the dead one held, and no more"
        assert twice <= set(crew.read_by(0))
    else:
        assert twice == set()
        assert all(crew.read_by(worker) for worker in (0, 1)), "both had their share"
    database.close()


def test_what_is_stored_after_the_lease_was_lost_is_nobodys(
    database: Database, reader: Reader, scorer: NliScorer
) -> None:
    """A worker that hung for longer than its lease finds its batch taken over, and stores nothing of it."""
    fill(database, 2)
    late = Lease("late", seconds=60)

    class Hangs:
        """While it reads, its articles go to another worker, who reads them to the end."""

        fingerprint = reader.fingerprint
        overtaken = False

        def read(self, article: Article) -> Reading:
            if not self.overtaken:
                self.overtaken = True
                with database.session() as session:
                    release_all(session, late)
                stages.read_pending(database, reader)
            return reader.read(article)

    assert stages.read_batch(database, Hangs(), lease=late) == Funnel()
    assert stages.read_pending(database, reader).articles == 0, "the other worker's readings stand"
