"""Visits that wait for the store are written together, and each hears of itself alone."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from flows.keeping import Keeper, Left
from models.schema import Article, Refusal
from storage.articles import IngestCounts
from storage.counters import totals
from storage.database import Database, open_database
from storage.responses import Response, body_of, response_of
from storage.tables import ArticleRow, RefusalRow, SourceState
from storage.visits import SourceVisit, Version, all_sources

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """One of each kind."""
    opened = open_database(url)
    yield opened
    opened.close()


def article(name: str, text: str = "The Legion says that it carried out the raid.") -> Article:
    return Article(external_id=name, text=text, outlet=name)


def answer(url: str, body: bytes) -> Response:
    return Response(url, url, 200, (("ETag", '"v1"'),), NOON, body)


def ended(location: str, *, changed: bool = True) -> SourceVisit:
    version = Version(location, '"v1"')
    return SourceVisit(
        location, location.title(), SourceState.CLOSED, 0, None, NOON, True, changed, None, version, whole=changed
    )


def all_at_once(keeper: Keeper, left: list[Left]) -> list[IngestCounts]:
    with ThreadPoolExecutor(len(left)) as threads:
        return list(threads.map(keeper.keep, left))


def test_visits_that_wait_are_written_together_and_counted_apart(database: Database) -> None:
    keeper = Keeper(database, None, {"a": "House of A"})
    left = [
        Left(f"feed {name}", [article(name)], responses={name: answer(f"https://{name}.example/", name.encode())})
        for name in "abcdefgh"
    ]
    for each in left:
        each.ended, each.began = ended(each.location), 0.0
    assert all_at_once(keeper, left) == [IngestCounts(1, 0, 0)] * 8
    with database.reading() as session:
        rows = session.scalars(select(ArticleRow)).all()
        assert {row.external_id: row.outlet_family for row in rows} == dict.fromkeys("bcdefgh") | {"a": "House of A"}
        assert len([row for row in rows if row.duplicate_of is None]) == 1, "the others print the same text"
        for row in rows:
            read_from = response_of(session, row.id)
            assert read_from is not None
            assert (read_from.url, read_from.headers) == (f"https://{row.external_id}.example/", [["ETag", '"v1"']])
            assert body_of(session, read_from.sha256) == row.external_id.encode()
        assert [(source.location, source.etag) for source in all_sources(session)] == [
            (f"feed {name}", '"v1"') for name in "abcdefgh"
        ]
        assert totals(session)["stage_items", "fetch"] == 8


def test_two_sources_that_bring_one_article_give_one_row_or_one_more_revision(database: Database) -> None:
    keeper = Keeper(database, None, {})
    feeds = [Left("one", [article("a")]), Left("two", [article("a")]), Left("three", [article("a", "It did not.")])]
    keeper._write(feeds)
    assert [left.counts for left in feeds] == [IngestCounts(1, 0, 0), IngestCounts(0, 1, 0), IngestCounts(0, 0, 1)]
    with database.reading() as session:
        found = select(ArticleRow.revision, ArticleRow.text, ArticleRow.status).order_by(ArticleRow.revision)
        assert [(revision, text[-4:], str(status)) for revision, text, status in session.execute(found)] == [
            (1, "aid.", "superseded"),
            (2, "not.", "current"),
        ]


def test_a_visit_that_cannot_be_written_fails_alone(database: Database) -> None:
    keeper = Keeper(database, None, {})
    naive = Left("broken clock", [article("b")], ended=ended("broken clock"))
    naive.responses = {"b": Response("u", "u", 200, (), NOON.replace(tzinfo=None), b"no time zone")}
    others = [Left("one", [article("a")]), Left("two", [], [Refusal(where="x", reason="empty", detail="")])]
    keeper._write([others[0], naive, others[1]])
    assert (others[0].counts, others[1].counts) == (IngestCounts(1, 0, 0), IngestCounts(0, 0, 0))
    assert isinstance(naive.failed, Exception)
    with database.reading() as session:
        assert session.scalars(select(ArticleRow.external_id)).all() == ["a"]
        assert session.scalar(select(func.count()).select_from(RefusalRow)) == 1
        assert all_sources(session) == []
    with pytest.raises(type(naive.failed)):
        keeper.keep(Left("again", [article("c")], responses={"c": naive.responses["b"]}))
    assert keeper.keep(Left("after", [article("c")])) == IngestCounts(1, 0, 0)


def test_a_source_that_answers_without_change_keeps_its_version(database: Database) -> None:
    keeper = Keeper(database, None, {})
    keeper.keep(Left("feed", ended=ended("feed")))
    keeper.keep(Left("feed", ended=ended("feed", changed=False)))
    with database.reading() as session:
        (source,) = all_sources(session)
    assert (source.etag, source.changed_at, source.answered_at) == ('"v1"', NOON, NOON)
