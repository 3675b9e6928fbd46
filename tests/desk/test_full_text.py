"""Full text leaves the database with `export articles --with-text`, and by no page, feed, API or other command.

A reviewer sees the paragraph of a quote and one on either side: that is review. Everything else tells quotes.
"""

import json
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from cli.main import app as command
from cli.settings import Settings
from desk.app import create_app
from desk.datasette import metadata
from desk.digest import morning_page
from desk.passage import Mark, passage
from storage.database import Database
from tests.desk.conftest import Browser
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, decided

#: A sentence of a paragraph that stands far from every quote.
APART = "Rain is expected in the valley from Thursday on."


@pytest.fixture
def long_read(newsroom: Newsroom) -> Newsroom:
    """Two articles with a paragraph that nobody quotes, three paragraphs away from the one that is quoted."""
    between = "\n\n".join(f"Paragraph {number} is about something else." for number in range(3))
    newsroom.report("herald.example/raid", f"{RAID}\n\n{between}\n\n{APART}", LEGION)
    newsroom.report("courier.example/denial", f"{DENIAL}\n\n{between}\n\n{APART}", KYIV, outlet="Evening Courier")
    claim, denial = newsroom.pending()
    seen = datetime.now(UTC) - timedelta(minutes=1)  # so that today's digest has it
    newsroom.store([decided(claim, denial, probability=0.9)], seen_at=seen)
    return newsroom


def addresses(url: str) -> list[str]:
    """Every address of the desk that can be asked for, with what it may ask filled in for the one row there is."""
    with sqlite3.connect(url.removeprefix("sqlite:///")) as asked:
        dispute, event = asked.execute("SELECT dispute_id, event_id FROM contradictions").fetchone()
    given = {
        "picture": "funnel",
        "row_id": "1",
        "dispute_id": dispute,
        "event_id": str(event),
        "table": "articles",
        "form": "jsonl",
    }
    found = []
    for path, methods in create_app(Settings(database_url=url)).openapi()["paths"].items():
        if "get" in methods:
            for name, value in given.items():
                path = path.replace(f"{{{name}}}", value)
            found.append(path)
    others = [f"/export/{table}.{form}" for table in ("contradictions", "statements", "articles") for form in FORMS]
    return sorted({*found, *others, "/add?q=raid", "/?q=raid", "/api/rows?status=any&decision=any"})


FORMS = ("csv", "jsonl", "parquet")


def test_no_page_api_export_or_feed_of_the_desk_has_it(long_read: Newsroom, url: str, browser: Browser) -> None:
    asked = addresses(url)
    assert {"/rows/1", "/feed.atom", "/api/rows", "/digest", "/overview"} <= set(asked)
    for address in asked:
        answer = browser.client.get(address)
        assert answer.status_code in (200, 404), address
        assert b"Rain is expected" not in answer.content, address


def test_the_digest_has_not(long_read: Newsroom, database: Database) -> None:
    with database.reading() as session:
        page = morning_page(session)
    assert len(page.new) == 1
    assert "Rain is expected" not in page.markdown + page.html("http://127.0.0.1:8300")


@pytest.mark.parametrize(
    "words",
    [
        "list --json",
        "show 1 --json",
        "claims --open --json",
        "rejected --json",
        "article show 1 --json",
        "export contradictions --format jsonl",
        "export statements --format jsonl",
        "export articles --format jsonl",
    ],
)
def test_no_command_has(long_read: Newsroom, url: str, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setenv("COUNTERCLAIM_DATABASE_URL", url)
    told = CliRunner().invoke(command, words.split())
    assert told.exit_code == 0, told.stderr
    assert "Rain is expected" not in told.stdout + told.stderr


def test_but_the_one_that_is_asked_to(long_read: Newsroom, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_DATABASE_URL", url)
    told = CliRunner().invoke(command, ["export", "articles", "--format", "jsonl", "--with-text"])
    assert [APART in json.loads(line)["text"] for line in told.stdout.splitlines()] == [True, True]


def test_an_article_written_anew_is_not_told_as_an_edit(
    newsroom: Newsroom, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("first", "second"):
        newsroom.publish(
            "herald.example/long", "\n\n".join(f"Paragraph {n} of the {version} text." for n in range(400))
        )
    monkeypatch.setenv("COUNTERCLAIM_DATABASE_URL", url)
    told = CliRunner().invoke(command, ["article", "diff", "herald.example/long"])
    assert "Line 399" not in told.stderr
    assert "more lines; both texts: counterclaim export articles --with-text" in told.stderr


def test_a_source_far_from_its_quote_leaves_out_what_is_between() -> None:
    text = "\n\n".join(f"Paragraph {number}." for number in range(9))
    at = [(Mark.SOURCE, 0, 9), (Mark.QUOTE, len(text) - 5, len(text))]
    shown = ["…" if p.gap else "".join(s.text for s in p.stretches) for p in passage(text, at)]
    assert shown == ["Paragraph 0.", "Paragraph 1.", "…", "Paragraph 7.", "Paragraph 8."]


def test_datasette_shows_no_table_that_holds_text() -> None:
    told = metadata()["databases"]["counterclaim"]
    assert not told["allow_sql"]
    assert [name for name, table in told["tables"].items() if table.get("allow") is False] == [
        "articles",
        "response_bodies",
    ]
