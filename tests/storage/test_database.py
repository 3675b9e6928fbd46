"""Opening, migrating and writing a database, of both kinds."""

import re
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, select, text

import storage
from models.errors import ConfigError, StoreError
from models.schema import Article, DecidedPair
from storage.articles import add_articles
from storage.columns import utc_text
from storage.database import Database, check, open_database, upgrade
from storage.migrations import HEAD
from storage.tables import PUBLIC_COLUMNS, ArticleRow, Base
from tests.storage.newsroom import NOON, RAID, Newsroom

Seen = TypeVar("Seen")

#: DESIGN, "What analysts query": first and in this order.
PROMISED = re.findall(
    r"\w+",
    """
    id pair_key dispute_id issue event place claim_type relation exclusive inference decision_path decision
    probability claimant claim_text claim_quote claim_proposition claim_polarity claim_hedge claim_at
    claim_at_grain claim_published_at claim_outlet claim_url claim_article_id claim_start claim_end
    claim_origins denier denial_text denial_quote denial_proposition denial_polarity denial_hedge denial_at
    denial_at_grain denial_published_at denial_outlet denial_url denial_article_id denial_start denial_end
    denial_origins denial_lag_seconds nli_entailment_ab nli_neutral_ab nli_contradiction_ab nli_entailment_ba
    nli_neutral_ba nli_contradiction_ba gate_reason model_fingerprint status verdict reason note reviewer
    reviewed_at first_seen_at last_seen_at
    """,
)


def test_upgrade_creates_and_a_second_upgrade_changes_nothing(empty_url: str) -> None:
    upgrade(empty_url)
    first = _schema(empty_url)
    upgrade(empty_url)
    assert _schema(empty_url) == first
    assert check(empty_url) == []


def test_migrated_schema_is_the_declared_one(empty_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    upgrade(empty_url)
    declared_url = f"sqlite:///{tmp_path / 'declared.db'}"
    if not empty_url.startswith("sqlite"):
        declared_url = request.getfixturevalue("new_postgres")()
    engine = create_engine(declared_url.replace("postgresql://", "postgresql+psycopg://"))
    Base.metadata.create_all(engine)
    engine.dispose()
    migrated = _schema(empty_url)
    migrated.pop("alembic_version")
    assert _declared(migrated) == _schema(declared_url)


def _declared(schema: dict[str, Any]) -> dict[str, Any]:
    """Without what one of the two databases has for speed alone: the search table, the queue's index."""
    schema["contradiction_rows"]["indexes"] = [
        index
        for index in schema["contradiction_rows"]["indexes"]
        if "ix_contradictions_queue" not in index and "ix_contradictions_search" not in index
    ]
    return {name: table for name, table in schema.items() if not name.startswith("contradictions_search")}


def test_the_public_columns_of_contradictions_come_first_and_in_order(url: str) -> None:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    names = [column["name"] for column in inspect(engine).get_columns("contradictions")]
    engine.dispose()
    assert names[: len(PROMISED)] == PROMISED
    assert list(PUBLIC_COLUMNS) == PROMISED


def test_contradictions_shows_what_the_program_reads_column_for_column(newsroom: Newsroom, raid: DecidedPair) -> None:
    newsroom.store([raid])
    (row,) = newsroom.rows()
    with newsroom.database.reading() as session:
        shown = session.execute(text("SELECT * FROM contradictions")).mappings().one()
    told = {name: getattr(row, name) for name in [*PUBLIC_COLUMNS, "event_id", "claim_party", "denial_party"]}
    assert {name: _plain(shown[name]) for name in told} == {name: _plain(value) for name, value in told.items()}


def _plain(value: object) -> object:
    """As text, where one of two databases has a type of its own for it."""
    if isinstance(value, datetime):
        return utc_text(value)
    return value.value if isinstance(value, StrEnum) else value


def test_the_head_that_open_database_expects_is_the_newest_script() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_upgrade_needs_no_alembic_ini_in_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    upgrade("sqlite:///here.db")
    open_database("sqlite:///here.db").close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here.db"]


def test_a_missing_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no database at .*none\.db; make one with `counterclaim db upgrade`"):
        open_database(f"sqlite:///{tmp_path / 'none.db'}")
    assert not (tmp_path / "none.db").exists()


def test_a_closed_database_is_taken_up_again_and_says_what_has_become_of_it(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    url = f"sqlite:///{path}"
    upgrade(url)
    database = open_database(url)
    database.close()
    database.require_newest()
    with database.session() as session:
        assert add_articles(session, [Article(external_id="a", text=RAID)], NOON)
    database.close()
    _execute(url, "UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StoreError, match="run `counterclaim db upgrade`"):
        database.require_newest()
    path.unlink()
    with pytest.raises(StoreError, match="there is no database at"):
        database.require_newest()
    assert not path.exists()


def test_an_empty_or_older_database_asks_for_upgrade(empty_url: str) -> None:
    if empty_url.startswith("sqlite"):
        Path(empty_url.removeprefix("sqlite:///")).touch()
    with pytest.raises(StoreError, match="is empty; run `counterclaim db upgrade`"):
        open_database(empty_url)
    upgrade(empty_url)
    _execute(empty_url, "UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StoreError, match="is at migration 0000, this program needs"):
        open_database(empty_url)


@pytest.mark.parametrize("url", ["mysql://user:secret@host/news", "sqlite://", "nonsense"])
def test_a_url_that_we_do_not_serve_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ConfigError) as error:
        open_database(url)
    assert "secret" not in str(error.value)
    assert "sqlite:///" in str(error.value)


def test_a_server_that_does_not_answer_is_one_line_without_its_password() -> None:
    with pytest.raises(StoreError) as error:
        open_database("postgresql://user:secret@127.0.0.1:1/news")
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)


def test_sqlite_runs_with_wal_foreign_keys_and_a_busy_timeout(database: Database) -> None:
    if database.engine.dialect.name != "sqlite":
        pytest.skip("SQLite only")
    with database.reading() as session:
        pragmas = {name: session.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "foreign_keys")}
        assert pragmas == {"journal_mode": "wal", "foreign_keys": 1}
        assert session.scalar(text("PRAGMA busy_timeout")) == 30_000


def test_foreign_keys_are_enforced(database: Database) -> None:
    orphan = text("INSERT INTO article_signatures (article_id, signature) VALUES (99, :bytes)")
    with pytest.raises(StoreError, match=r"(?i)foreign key"), database.session() as session:
        session.execute(orphan, {"bytes": b"x"})


def test_an_error_in_the_middle_of_a_batch_leaves_nothing(newsroom: Newsroom) -> None:
    def half_a_batch() -> None:
        with newsroom.database.session() as session:
            add_articles(session, [Article(external_id="a", text=RAID)], NOON)
            raise RuntimeError("the power went out")

    with pytest.raises(RuntimeError, match="the power went out"):
        half_a_batch()
    with newsroom.database.reading() as session:
        assert session.scalars(select(ArticleRow)).all() == []


def test_what_is_written_while_reading_is_not_kept(newsroom: Newsroom) -> None:
    with newsroom.database.reading() as session:
        add_articles(session, [Article(external_id="a", text=RAID)], NOON)
    with newsroom.database.reading() as session:
        assert session.scalars(select(ArticleRow)).all() == []


def test_two_writers_queue_and_readers_see_the_state_before(newsroom: Newsroom) -> None:
    def second_writer() -> None:
        newsroom.ingest(Article(external_id="second", text="Second\n\nText."))

    thread = threading.Thread(target=second_writer)
    with newsroom.database.session() as session:
        add_articles(session, [Article(external_id="first", text="First\n\nText.")], NOON)
        thread.start()
        thread.join(0.3)
        assert thread.is_alive(), "the second writer waits"
        with newsroom.database.reading() as other:
            assert other.scalars(select(ArticleRow)).all() == []
    thread.join(30)
    with newsroom.database.reading() as session:
        assert set(session.scalars(select(ArticleRow.external_id))) == {"first", "second"}


def test_times_come_back_in_utc_and_read_as_iso_8601_on_sqlite(newsroom: Newsroom) -> None:
    in_kyiv = NOON.astimezone(timezone(timedelta(hours=2))).replace(microsecond=987_654)
    newsroom.publish("a", RAID, published_at=in_kyiv)
    with newsroom.database.reading() as session:
        assert session.scalars(select(ArticleRow.published_at)).one() == NOON
        if newsroom.database.engine.dialect.name == "sqlite":
            assert session.scalar(text("SELECT published_at FROM articles")) == "2026-11-09T12:00:00Z"


def test_a_naive_time_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="has no time zone"), database.session() as session:
        add_articles(session, [Article(external_id="a", text=RAID)], NOON.replace(tzinfo=None))


def test_importing_storage_loads_no_model_no_flow_and_no_migration_tool() -> None:
    code = (
        "import sys, storage.articles, storage.pairs, storage.queries, storage.reviews, storage.runs\n"
        "print(sorted({'torch', 'spacy', 'prefect', 'alembic', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _schema(url: str) -> dict[str, dict[str, Any]]:
    """Columns in order, keys, checks and indexes of every table."""
    return _look(url, _tables)


def _tables(engine: Engine) -> dict[str, dict[str, Any]]:
    seen = inspect(engine)
    return {
        table: {
            "columns": [(c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(table)],
            "primary": seen.get_pk_constraint(table),
            "unique": sorted(str(sorted(u.items(), key=str)) for u in seen.get_unique_constraints(table)),
            "foreign": sorted(str(sorted(f.items())) for f in seen.get_foreign_keys(table)),
            "checks": sorted((str(c["name"]), c["sqltext"]) for c in seen.get_check_constraints(table)),
            "indexes": sorted(str((i["name"], i["column_names"], i["unique"])) for i in seen.get_indexes(table)),
        }
        for table in seen.get_table_names()
    }


def _execute(url: str, statement: str) -> None:
    def run(engine: Engine) -> None:
        with engine.begin() as connection:
            connection.execute(text(statement))

    _look(url, run)


def _look(url: str, look: Callable[[Engine], Seen]) -> Seen:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    try:
        return look(engine)
    finally:
        engine.dispose()
