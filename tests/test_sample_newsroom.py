"""The sample newsroom end to end with the real reader, model and database: what `make run` does, without the flow."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from cli.settings import load_settings
from flows.stages import detect, ingest
from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from models.schema import Funnel
from storage.database import Database, open_database
from tests.sample import CONFIG, Sample


@pytest.fixture
def newsroom(sample: Sample, tmp_path: Path) -> Iterator[tuple[Database, Funnel]]:
    shutil.copy(sample.path, tmp_path / "demo.db")
    database = open_database(f"sqlite:///{tmp_path / 'demo.db'}")
    assert sample.refused == 0
    yield database, sample.funnel
    database.close()


def table(database: Database, sql: str) -> list[dict[str, object]]:
    with database.engine.connect() as connection:
        return [dict(row._mapping) for row in connection.execute(text(sql))]


def test_every_article_of_every_form_is_read(newsroom: tuple[Database, Funnel]) -> None:
    database, _ = newsroom
    assert len(table(database, "SELECT id FROM articles WHERE status = 'current'")) == 24
    read = "SELECT DISTINCT article_id FROM statements"
    assert len(table(database, read)) == 24


def test_every_quote_is_its_slice_of_the_stored_text(newsroom: tuple[Database, Funnel]) -> None:
    database, _ = newsroom
    texts = {row["id"]: str(row["text"]) for row in table(database, "SELECT id, text FROM articles")}
    rows = table(database, "SELECT * FROM contradictions")
    assert rows
    for row in rows:
        for side in ("claim", "denial"):
            start, end = int(str(row[f"{side}_start"])), int(str(row[f"{side}_end"]))
            assert texts[row[f"{side}_article_id"]][start:end] == row[f"{side}_quote"]


def test_the_funnel_adds_up(newsroom: tuple[Database, Funnel]) -> None:
    database, funnel = newsroom
    decisions = table(database, "SELECT decision, count(*) AS n FROM contradictions GROUP BY decision")
    counts = {str(row["decision"]): int(str(row["n"])) for row in decisions}
    assert funnel.articles == 24
    assert funnel.flagged == counts.get("flag", 0) > 5
    assert funnel.suggested == counts.get("suggest", 0)


def test_no_row_pairs_a_speaker_with_himself_but_a_retraction(newsroom: tuple[Database, Funnel]) -> None:
    database, _ = newsroom
    same = "SELECT relation FROM contradictions WHERE claimant = denier AND decision IN ('flag', 'suggest')"
    assert {row["relation"] for row in table(database, same)} <= {"retraction"}


def test_a_second_run_changes_nothing_but_last_seen(newsroom: tuple[Database, Funnel]) -> None:
    database, _ = newsroom
    before = {row["pair_key"]: row for row in table(database, "SELECT * FROM contradictions")}
    ingest(database, load_settings(CONFIG).sources)
    again = detect(database, Reader(), NliScorer())
    after = {row["pair_key"]: row for row in table(database, "SELECT * FROM contradictions")}
    assert again.articles == 0
    assert len(table(database, "SELECT id FROM articles")) == 24
    for key, row in before.items():
        changed = {name for name, value in row.items() if after[key][name] != value}
        assert changed <= {"last_seen_at"}
