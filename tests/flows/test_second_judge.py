"""With a second judge, what the first model finds likely is judged again, once, and the row says so."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from flows import stages
from flows.pairing import pair_pending, pairing_fingerprint
from models.nli.asking import TwoJudges
from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from models.schema import NliScores
from storage.database import Database
from storage.queries import list_rows
from tests.flows.newsroom import CLAIM, DENIAL, drop
from tests.flows.test_stages import Counts, source


class Certain:
    """A judge that has made up its mind, and counts what it is asked."""

    fingerprint = "certain-1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        self.asked += pairs
        return [NliScores(0.97, 0.02, 0.01) for _ in pairs]


@pytest.fixture
def stocked(database: Database, tmp_path: Path, reader: Reader) -> Database:
    drop(tmp_path / "inbox", "Northern Herald", "depot", CLAIM)
    drop(tmp_path / "inbox", "Evening Courier", "ministry", DENIAL)
    stages.ingest(database, [source(tmp_path / "inbox")])
    stages.read_pending(database, reader)
    return database


def test_a_row_shows_the_judges_scores_and_names_both(stocked: Database, reader: Reader, scorer: NliScorer) -> None:
    judge, counted = Certain(), Counts(scorer)
    stages.detect(stocked, reader, TwoJudges(counted, judge))
    assert 0 < len(judge.asked) <= counted.asked
    assert len(set(judge.asked)) == len(judge.asked)
    with stocked.reading() as session:
        best = list_rows(session)[0].as_dict()
    assert best["model_fingerprint"] == f"{scorer.fingerprint}+certain-1"
    assert best["nli_entailment_ab"] == pytest.approx(0.97)


def test_neither_is_asked_twice(stocked: Database, reader: Reader, scorer: NliScorer) -> None:
    """Not even where all is paired anew: the scores of each model are kept under its own name."""
    judge, counted = Certain(), Counts(scorer)
    stages.detect(stocked, reader, counted)
    asked = counted.asked
    stages.detect(stocked, reader, TwoJudges(counted, judge))
    assert counted.asked == asked
    pair_pending(stocked, TwoJudges(counted, judge), "rules changed")
    assert len(set(judge.asked)) == len(judge.asked)
    assert counted.asked == asked


def test_a_judge_more_or_less_has_all_paired_anew(reader: Reader, scorer: NliScorer) -> None:
    two = TwoJudges(scorer, Certain())
    assert pairing_fingerprint(reader, two) != pairing_fingerprint(reader, scorer)
    assert pairing_fingerprint(reader, two) == pairing_fingerprint(reader, TwoJudges(scorer, Certain()))
