"""The documented questions and the pages of the desk: what they look at whole is written down here, and nothing else.

A question over all rows ("which disputes are the largest?") has to see all rows; one that names something must not.
"""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from cli.settings import Settings
from desk.app import create_app
from desk.datasette import questions
from models.schema import DecidedPair
from tests.plans.explained import asked, whole_tables
from tests.storage.newsroom import Newsroom

ROWS = frozenset({"contradiction_rows"})
QUESTIONS = {title: sql for title, _, sql in questions()}
#: Questions that are about everything of a table; all others find their rows by an index.
OVER_ALL: dict[str, frozenset[str]] = {
    "What is open, strongest first?": ROWS,
    "Which disputes are the largest?": ROWS,
    "How often did analysts agree with the program?": ROWS,
    "Where do the words stand?": ROWS,
    "Which rule or gate makes rows that analysts reject, and why?": ROWS,
    "Who said most, and how was it read?": frozenset({"actors", "statements"}),
    "What was reviewed, by whom, and what was taken back?": frozenset({"reviews"}),
}
#: Pages, and what they count or sort over: the queue and its filters are about all rows that pass.
PAGES: dict[str, frozenset[str]] = {
    "/": ROWS,
    "/?actor=kyiv": ROWS,
    "/rows/1": ROWS,  # the rows before and after it in the queue
    "/disputes/{dispute}": frozenset(),
    "/events/1": frozenset({"events"}),
    "/digest": ROWS | {"reviews"},
    "/feed.atom": ROWS,
    "/overview": ROWS | {"articles", "reviews"},  # its counts are over everything
    "/audit": frozenset(),
    "/api/rows/1": frozenset(),
    "/api/reviews": frozenset(),
}


@pytest.fixture
def filled(newsroom: Newsroom, raid: DecidedPair) -> Newsroom:
    newsroom.store([raid])
    return newsroom


@pytest.fixture
def desk(filled: Newsroom, url: str) -> Iterator[FastAPI]:
    app = create_app(Settings(database_url=url))
    yield app
    app.state.database.close()


@pytest.mark.parametrize("title", QUESTIONS)
def test_a_question_looks_at_no_more_than_it_is_about(filled: Newsroom, title: str) -> None:
    with filled.database.engine.begin() as connection:
        assert whole_tables(connection, QUESTIONS[title]) <= OVER_ALL.get(title, frozenset())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_at_no_more_than_it_shows(filled: Newsroom, desk: FastAPI, page: str) -> None:
    dispute = filled.rows()[0].dispute_id
    with (
        asked(desk.state.database.engine) as noted,
        TestClient(desk, base_url="http://127.0.0.1:8300", client=("127.0.0.1", 50000)) as client,
    ):
        assert client.get(page.format(dispute=dispute)).status_code == 200
    with filled.database.engine.begin() as connection:
        assert set(noted.whole_tables(connection)) <= PAGES[page]
