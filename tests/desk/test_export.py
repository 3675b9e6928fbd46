"""Exports: one order of columns, no formula in a spreadsheet, and never a whole table in memory."""

import csv
import io
import json
from collections.abc import Iterator
from itertools import islice

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.export import Format, pieces
from tests.desk.conftest import Browser
from tests.storage.newsroom import Newsroom

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("https://evil.example")')


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_becomes_text_in_csv_and_stays_itself_elsewhere(formula: str) -> None:
    records = [{"note": formula, "probability": -0.5}]
    told = b"".join(pieces(records, ["note", "probability"], Format.CSV)).decode()
    shown = formula.replace("\r", "\n")  # a bare carriage return would end the row for some readers
    assert list(csv.reader(io.StringIO(told, newline="")))[1] == [f"'{shown}", "-0.5"]
    line = b"".join(pieces(records, ["note", "probability"], Format.JSONL))
    assert json.loads(line)["note"] == formula


@given(st.lists(st.text(max_size=30), max_size=20))
def test_csv_reads_back_as_it_was(notes: list[str]) -> None:
    records = [{"note": "n" + note.replace("\0", "").replace("\r", "")} for note in notes]
    told = b"".join(pieces(records, ["note"], Format.CSV))
    read = list(csv.reader(io.StringIO(told.decode(), newline="")))
    assert [row[0] for row in read[1:]] == [each["note"].encode(errors="backslashreplace").decode() for each in records]


@pytest.mark.parametrize("form", list(Format))
def test_an_endless_table_streams(form: Format) -> None:
    taken = 0

    def endless() -> Iterator[dict[str, object]]:
        nonlocal taken
        while True:
            taken += 1
            yield {"note": "x" * 100}

    pieces_ = pieces(endless(), ["note"], form)
    assert all(isinstance(piece, bytes) for piece in islice(pieces_, 3))
    assert taken <= 3 * 2000 + 1


def test_the_desk_streams_what_the_filters_pass(raid: Newsroom, browser: Browser) -> None:
    answer = browser.client.get("/export/contradictions.csv?decision=suggest")
    assert len(list(csv.DictReader(io.StringIO(answer.text)))) == 1
    assert answer.headers["content-disposition"] == 'attachment; filename="contradictions.csv"'
    table = pq.read_table(io.BytesIO(browser.client.get("/export/articles.parquet").content))
    assert table.num_rows == 4
    lines = browser.client.get("/export/statements.jsonl?actor=kyiv").text.splitlines()
    assert [json.loads(line)["outlet"] for line in lines] == ["Evening Courier"]
