"""Reviews are appended and never changed; runs leave their funnel."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from models.errors import StoreError
from models.schema import DecidedPair, Funnel
from models.vocabulary import Reason, Status, Verdict
from storage.queries import latest_runs
from storage.reviews import add_review, reviews_of
from storage.runs import finish_run, start_run
from storage.tables import RunStatus
from tests.storage.newsroom import NOON, Newsroom


def test_the_latest_verdict_shows_in_the_row_and_all_are_kept(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid])
    with newsroom.database.session() as session:
        add_review(session, 1, Verdict.UNSURE, None, "ask Boris", "ana", reviewed_at=NOON)
        later = NOON + timedelta(minutes=5)
        row = add_review(session, 1, Verdict.FALSE_POSITIVE, Reason.DIFFERENT_EVENT, None, "boris", reviewed_at=later)
    assert (row.status, row.verdict, row.reason) == (Status.REVIEWED, Verdict.FALSE_POSITIVE, Reason.DIFFERENT_EVENT)
    assert (row.note, row.reviewer, row.reviewed_at) == (None, "boris", later)
    with newsroom.database.reading() as session:
        kept = [(review.verdict, review.note, review.reviewer, review.probability) for review in reviews_of(session, 1)]
    assert kept == [(Verdict.UNSURE, "ask Boris", "ana", 0.9), (Verdict.FALSE_POSITIVE, None, "boris", 0.9)]


def test_a_review_of_nothing_is_an_error(newsroom: Newsroom) -> None:
    with pytest.raises(StoreError, match="no contradiction 3 to review"), newsroom.database.session() as session:
        add_review(session, 3, Verdict.CONFIRMED)


@pytest.mark.parametrize("change", ["UPDATE reviews SET verdict = 'confirmed'", "DELETE FROM reviews"])
def test_the_database_refuses_to_change_a_review(newsroom: Newsroom, raid: DecidedPair, change: str) -> None:
    newsroom.store([raid])
    with newsroom.database.session() as session:
        add_review(session, 1, Verdict.DISMISSED)
    with pytest.raises(StoreError, match="reviews are append-only"), newsroom.database.session() as session:
        session.execute(text(change))
    with newsroom.database.reading() as session:
        assert [review.verdict for review in reviews_of(session, 1)] == [Verdict.DISMISSED]


def test_a_word_outside_its_closed_set_is_refused(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid])
    with pytest.raises(StoreError, match=r"(?i)check constraint"), newsroom.database.session() as session:
        session.execute(text("UPDATE contradiction_rows SET verdict = 'true'"))


def test_a_run_leaves_its_funnel(newsroom: Newsroom) -> None:
    funnel = Funnel(articles=3, statements=9, flagged=1, rejected={"same_speaker": 4})
    with newsroom.database.session() as session:
        first = start_run(session, "track")
        second = start_run(session, "ingest")
        finish_run(session, first, funnel, RunStatus.COMPLETED, "3 articles")
    with newsroom.database.reading() as session:
        newest, oldest = latest_runs(session, 5)
        assert latest_runs(session, 1) == [newest]
    assert (newest.id, newest.kind, newest.status, newest.finished_at) == (second, "ingest", RunStatus.RUNNING, None)
    assert (oldest.id, oldest.status, oldest.message) == (first, RunStatus.COMPLETED, "3 articles")
    assert (oldest.articles, oldest.statements, oldest.flagged, oldest.rejected) == (3, 9, 1, {"same_speaker": 4})
    assert oldest.finished_at is not None


def test_a_run_ends_completed_or_failed(newsroom: Newsroom) -> None:
    with newsroom.database.session() as session:
        run_id = start_run(session, "track")
        with pytest.raises(StoreError, match="say completed or failed"):
            finish_run(session, run_id, Funnel(), "fine")
        with pytest.raises(StoreError, match="no run 99"):
            finish_run(session, 99, Funnel(), "failed")
