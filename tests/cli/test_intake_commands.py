"""`ingest`, `statements` and `db`: what goes in, what is refused, what is read out of it."""

import json
from pathlib import Path

from storage.database import Database
from storage.runs import latest_runs
from tests.cli.conftest import Run

ARTICLE = (
    "Market shelled\n\n"
    "The interior ministry said on Tuesday that rebels had shelled the market in Sollene.\n\n"
    "Anton Verro, a spokesman for the rebels, denied shelling the market.\n"
)


def test_files_are_taken_in_once(counterclaim: Run, database: Database, tmp_path: Path) -> None:
    (tmp_path / "market.txt").write_text(ARTICLE, "utf-8")
    assert json.loads(counterclaim("ingest", "market.txt", "--json").stdout)["added"] == 1
    again = counterclaim("ingest", "market.txt", "--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout) == {"added": 0, "revised": 0, "unchanged": 1, "refused": 0}
    with database.reading() as session:
        assert [run.kind for run in latest_runs(session)] == ["ingest", "ingest"]


def test_some_refused_is_still_done(counterclaim: Run, database: Database, tmp_path: Path) -> None:
    (tmp_path / "market.txt").write_text(ARTICLE, "utf-8")
    result = counterclaim("ingest", "market.txt", "missing.txt", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["refused"] == 1
    assert "refused missing.txt: not found" in result.stderr


def test_all_refused_is_not(counterclaim: Run, database: Database) -> None:
    result = counterclaim("ingest", "missing.txt", "gone.html")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "0 added" in result.stderr


def test_ingest_wants_something_to_take_in(counterclaim: Run) -> None:
    assert counterclaim("ingest").exit_code == 2


def test_statements_have_the_public_shape(counterclaim: Run, tmp_path: Path) -> None:
    (tmp_path / "market.txt").write_text(ARTICLE, "utf-8")
    result = counterclaim("statements", "market.txt", "--json")
    assert result.exit_code == 0
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert found
    for statement in found:
        assert list(statement) == [
            "source", "cue", "content", "quote_type", "speech_act", "propositions",
            "asserted_at", "channel", "hedge", "rule",
        ]  # fmt: skip
        assert list(statement["source"]) == ["text", "start", "end", "actor"]
        assert list(statement["cue"]) == ["text", "start", "end", "class"]
        for span in (statement["source"], statement["cue"], *statement["content"]):
            if span["start"] is not None:
                assert ARTICLE[span["start"] : span["end"]] == span["text"]
        for proposition in statement["propositions"]:
            assert list(proposition) == ["text", "polarity", "claim_type", "standalone"]
    assert any(statement["source"]["actor"] == "Anton Verro" for statement in found)
    assert any(p["polarity"] == "denied" for statement in found for p in statement["propositions"])


def test_statements_for_people_stand_on_stderr(counterclaim: Run, tmp_path: Path) -> None:
    (tmp_path / "market.txt").write_text(ARTICLE, "utf-8")
    result = counterclaim("statements", "market.txt")
    assert result.stdout == ""
    assert "Anton Verro" in result.stderr


def test_a_file_that_is_not_there_has_no_statements(counterclaim: Run) -> None:
    result = counterclaim("statements", "missing.txt")
    assert result.exit_code == 1
    assert "refused missing.txt: not found" in result.stderr


def test_the_database_is_made_and_checked(counterclaim: Run, tmp_path: Path) -> None:
    assert counterclaim("db", "check").exit_code == 1
    assert counterclaim("db", "upgrade").exit_code == 0
    assert counterclaim("db", "upgrade").exit_code == 0
    assert counterclaim("db", "check").stderr == "the database is in order\n"


def test_the_environment_says_where_the_database_is(counterclaim: Run, tmp_path: Path, monkeypatch: object) -> None:
    other = tmp_path / "other.db"
    assert counterclaim("db", "upgrade", env={"COUNTERCLAIM_DATABASE_URL": f"sqlite:///{other}"}).exit_code == 0
    assert other.is_file()
    assert not (tmp_path / "counterclaim.db").exists()


def test_a_set_that_needs_data_says_so(counterclaim: Run) -> None:
    result = counterclaim("evaluate", "polnear")
    assert result.exit_code == 1
    assert "--data" in result.stderr
    assert counterclaim("evaluate", "nothing").exit_code == 1
    assert counterclaim("evaluate", "polnear", "--by", "moon").exit_code == 2
