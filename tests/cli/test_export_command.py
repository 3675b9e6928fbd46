"""`counterclaim export`: the same rows as CSV, JSON Lines and Parquet."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from storage.tables import PUBLIC_COLUMNS
from tests.cli.conftest import Run


@pytest.mark.usefixtures("raid")
def test_csv_has_the_public_columns_in_their_order(counterclaim: Run) -> None:
    result = counterclaim("export")
    (row,) = list(csv.DictReader(io.StringIO(result.stdout)))
    assert tuple(row) == PUBLIC_COLUMNS
    assert row["claimant"] == "the Legion"
    assert row["exclusive"] == "false"
    assert row["claim_at"] == ""
    assert row["claim_published_at"] == "2026-11-09T12:00:00Z"
    assert result.stderr == "1 contradictions written\n"


@pytest.mark.usefixtures("raid")
def test_json_lines_agree_with_the_list(counterclaim: Run) -> None:
    exported = counterclaim("export", "contradictions", "--format", "jsonl").stdout
    assert [json.loads(line) for line in exported.splitlines()] == [
        json.loads(line) for line in counterclaim("list", "--json").stdout.splitlines()
    ]


@pytest.mark.usefixtures("raid")
def test_parquet_has_types(counterclaim: Run, tmp_path: Path) -> None:
    assert counterclaim("export", "-o", "rows.parquet").exit_code == 0
    table = pq.read_table(tmp_path / "rows.parquet")
    (row,) = table.to_pylist()
    assert tuple(table.column_names) == PUBLIC_COLUMNS
    assert row["probability"] == 0.9
    assert row["claim_published_at"] == datetime(2026, 11, 9, 12, tzinfo=UTC)
    assert row["claim_at"] is None
    assert row["claim_start"] < row["claim_end"]
    assert str(table.schema.field("denial_lag_seconds").type) == "int64"
    assert str(table.schema.field("reviewed_at").type) == "timestamp[ms, tz=UTC]"


@pytest.mark.usefixtures("raid")
@pytest.mark.parametrize("table", ["statements", "articles"])
@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_the_other_tables_can_be_had_in_every_form(counterclaim: Run, tmp_path: Path, table: str, form: str) -> None:
    path = tmp_path / f"out.{form}"
    assert counterclaim("export", table, "--output", str(path)).exit_code == 0
    match form:
        case "csv":
            rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
        case "jsonl":
            rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        case _:
            rows = pq.read_table(path).to_pylist()
    assert [row["outlet"] for row in rows] == ["Northern Herald", "Evening Courier"]


@pytest.mark.usefixtures("database")
def test_without_rows_there_are_the_columns(counterclaim: Run) -> None:
    result = counterclaim("export")
    assert result.exit_code == 0
    assert result.stdout.strip().split(",") == list(PUBLIC_COLUMNS)


@pytest.mark.usefixtures("raid")
def test_a_file_that_cannot_be_written_is_one_line(counterclaim: Run, tmp_path: Path) -> None:
    result = counterclaim("export", "-o", "missing/rows.csv")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: missing/rows.csv cannot be written")
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("table", ["statements", "articles"])
def test_an_empty_table_still_has_its_header(counterclaim: Run, table: str) -> None:
    result = counterclaim("export", table)
    assert result.stdout.startswith("id,")
    assert result.stderr == f"0 {table} written\n"


@pytest.mark.usefixtures("raid")
@pytest.mark.parametrize("name", ["rows.xlsx", "rows.ods", "rows.txt"])
def test_an_ending_that_we_do_not_write_is_refused(counterclaim: Run, tmp_path: Path, name: str) -> None:
    result = counterclaim("export", "-o", name)
    assert result.exit_code == 2
    assert "is no format we write; name a file with .csv, .jsonl, .parquet, or add --format" in result.stderr
    assert not (tmp_path / name).exists()
    assert counterclaim("export", "-o", name, "--format", "csv").exit_code == 0
