"""Two workers pair at one time: whatever the order in which they look, score and store, no pair is lost."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows import stages
from flows.leasing import new_lease
from flows.pairing import pair_batch, pair_pending, pairing_fingerprint
from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from models.schema import Article, NliScores
from storage.articles import add_articles
from storage.database import Database, open_database
from tests.flows.crew import assert_same, flagged, table, unfinished
from tests.flows.many import NOON, articles


class Pauses:
    """A judge during whose first question something happens."""

    def __init__(self, scorer: NliScorer, meanwhile: Callable[[], None]) -> None:
        self._scorer, self._meanwhile = scorer, meanwhile
        self.fingerprint = scorer.fingerprint
        self.questions = 0

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        self.questions += 1
        if self.questions == 1:
            self._meanwhile()
        return self._scorer.score(pairs)


def take_in(database: Database, some: Sequence[Article]) -> None:
    with database.session() as session:
        add_articles(session, some, NOON)


@pytest.mark.slow
def test_a_reading_that_comes_while_a_batch_is_scored_meets_it(
    url: str, sqlite_template: Path, tmp_path: Path, reader: Reader, scorer: NliScorer
) -> None:
    """Anna scores; Bert takes in three denials, pairs them with claims that Anna holds, and stores that; then Anna."""
    first, later = [*list(articles(6))[0::2], *list(articles(8))[6:]], list(articles(6))[1::2]
    fingerprint = pairing_fingerprint(reader, scorer)
    database = open_database(url)

    def bert() -> None:
        take_in(database, later)
        stages.read_pending(database, reader)
        lease = new_lease()
        while pair_batch(database, scorer, fingerprint, lease=lease, seen_at=datetime.now(UTC)):
            pass

    take_in(database, first)
    stages.read_pending(database, reader)
    assert len(pair_pending(database, Pauses(scorer, bert), fingerprint).article_ids) == len(first)
    assert unfinished(database) == 0
    made = table(database)
    database.close()
    assert flagged(made) >= 4

    (tmp_path / "one.db").write_bytes(sqlite_template.read_bytes())
    alone = open_database(f"sqlite:///{tmp_path / 'one.db'}")
    take_in(alone, first)
    take_in(alone, later)
    stages.detect(alone, reader, scorer)
    assert_same(made, table(alone))
    alone.close()


@pytest.mark.slow
def test_two_that_pair_at_the_same_moment_find_the_pair_between_them(
    url: str, reader: Reader, scorer: NliScorer
) -> None:
    database = open_database(url)
    take_in(database, list(articles(2)))
    stages.read_pending(database, reader)
    fingerprint = pairing_fingerprint(reader, scorer)
    together = threading.Barrier(2)

    def one() -> None:
        judge = Pauses(scorer, lambda: (together.wait(60), None)[1])
        pair_batch(database, judge, fingerprint, lease=new_lease(), seen_at=NOON, batch=1)

    workers = [threading.Thread(target=one) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert flagged(table(database)) >= 1
    assert unfinished(database) == 0
    database.close()
