"""The questions of docs/queries.md, each asked of a small newsroom whose answers are known."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desk.datasette import FILE, dumped, questions
from models.schema import Funnel, Refusal
from models.vocabulary import Decision, Reason, Relation, Verdict
from storage.articles import record_refusals
from storage.database import Database
from storage.reviews import add_review, take_back
from storage.runs import finish_run, start_run
from tests.storage.newsroom import DENIAL, KYIV, LEGION, NOON, RAID, Newsroom, decided

SQL = {title: sql for title, _, sql in questions()}


@pytest.fixture
def answers(newsroom: Newsroom, database: Database, url: str) -> sqlite3.Connection:
    """Sarrovia against the Legion and Kyiv; figures; a retraction; verdicts; a run that refused an input."""
    sarrovia = replace(LEGION, speaker="Sarrovia")
    newsroom.report("a", RAID, LEGION)
    newsroom.report("b", "Again\n\n" + RAID, sarrovia, outlet="Tribune")
    with newsroom.database.session() as session:
        from storage.tables import ArticleRow

        session.get_one(ArticleRow, 2).published_at = NOON - timedelta(hours=3)
    newsroom.report("c", DENIAL, KYIV, outlet="Evening Courier")
    newsroom.report("d", RAID + DENIAL, LEGION, KYIV, outlet="Radio")
    legion, sarrovian, kyiv, within, answered = newsroom.pending()
    newsroom.store(
        [
            decided(legion, kyiv, probability=0.9),
            decided(sarrovian, kyiv, probability=0.8),
            decided(sarrovian, legion, probability=0.7, relation=Relation.NUMERIC_DISCREPANCY),
            decided(within, answered, probability=0.6, relation=Relation.RETRACTION),
            decided(legion, answered, probability=0.95, decision=Decision.ABSTAIN),
        ],
        NOON,
    )
    with database.session() as session:
        add_review(session, 1, Verdict.CONFIRMED, reviewer="ana")
        add_review(session, 2, Verdict.FALSE_POSITIVE, Reason.DIFFERENT_EVENT, "two raids", reviewer="ana")
        add_review(session, 3, Verdict.UNSURE, reviewer="luis")
        take_back(session, 3, "luis")
        run = start_run(session, "ingest")
        record_refusals(session, run, [Refusal(where="feed.xml#2", reason="empty", detail="nothing in it")])
        finish_run(session, run, Funnel(refused=1), "completed")
    return sqlite3.connect(url.removeprefix("sqlite:///"))


def test_each_question_has_its_answer(answers: sqlite3.Connection) -> None:
    rows = dict(answers.execute("SELECT relation || claimant, id FROM contradictions WHERE decision = 'flag'"))
    assert len(rows) == 4
    expected: dict[str, Any] = {
        "What is open, strongest first?": lambda found: [row[-1] for row in found] == [0.7, 0.6],
        "Which disputes are the largest?": lambda found: sum(row[2] for row in found) == 4,
        "Whom does one party stand against, and over what?": lambda found: (
            set(found) == {("Kyiv", "denial", 1), ("the Legion", "numeric_discrepancy", 1)}
        ),
        "Which figures do not agree?": lambda found: [row[2] for row in found] == ["Sarrovia"],
        "How long did the answer take?": lambda found: found == [("Sarrovia", "Kyiv", found[0][2], 3)],
        "Who took something back?": lambda found: [row[0] for row in found] == ["the Legion"],
        "Which disputes stand inside one article, which only between outlets?": lambda found: (
            found == [(0, "denial", 2), (0, "numeric_discrepancy", 1), (1, "retraction", 1)]
        ),
        "How often did analysts agree with the program?": lambda found: found == [("denial", "flag", 2, 1)],
        "Where do the words stand?": lambda found: len(found) == 5 and all(row[1] == row[2] for row in found),
        "Who said most, and how was it read?": lambda found: (
            found[0][1] == 2 and {row[0] for row in found} == {"the Legion", "Kyiv", "Sarrovia"}
        ),
        "What was reviewed, by whom, and what was taken back?": lambda found: (
            [row[3] for row in found] == [None, "unsure", "false_positive", "confirmed"]
        ),
        "Which rule or gate makes rows that analysts reject, and why?": lambda found: (
            found == [("asserted_denied", "different_event", 1)]
        ),
        "What is new since yesterday morning?": lambda found: found == [],
        "What did the last run not take in?": lambda found: found == [("feed.xml#2", "empty", "nothing in it")],
    }
    assert set(expected) == set(SQL)
    for title, holds in expected.items():
        found = answers.execute(SQL[title]).fetchall()
        assert holds(found), (title, found)


def test_datasettes_file_is_what_the_documents_make_of_it() -> None:
    assert FILE.read_text("utf-8") == dumped()
