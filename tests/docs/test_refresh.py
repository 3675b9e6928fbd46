"""Blocks of the documents are refilled from runs, and nothing around them changes."""

import pytest

from benchmarks.quality.report import Measure, Report, Reports
from docs.refresh import merged, model_table, quality_table, read_reports, replaced, row_block, without_bars


def report(set_: str, *measures: Measure) -> Report:
    return Report(set=set_, subjects={"reader": "reader-1"}, measures=measures)


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    text = "before\n<!-- run:begin -->\nold\n<!-- run:end -->\nafter\n"
    assert replaced(text, "run", "new") == "before\n<!-- run:begin -->\nnew\n<!-- run:end -->\nafter\n"


@pytest.mark.parametrize("text", ["", "<!-- run:end --><!-- run:begin -->", "<!-- run:begin -->"])
def test_a_document_without_its_markers_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="run:begin"):
        replaced(text, "run", "new")


def test_progress_bars_are_not_part_of_what_was_printed() -> None:
    printed = (
        "Loading weights:   0%|          | 0/9 [00:00<?]\rLoading weights: 100%|###| 9/9\narticles  24\n\n1 dispute\n"
    )
    assert without_bars(printed) == "articles  24\n1 dispute"


def test_a_row_is_shown_with_both_quotes() -> None:
    row = {
        "id": 6, "relation": "denial", "decision": "flag", "probability": 0.814,
        "claimant": "Ember Column", "claim_text": "We did it.", "claim_quote": "did it", "claim_outlet": "Wire",
        "claim_published_at": "2026-11-09T18:40:00Z",
        "denier": "Sarrovia", "denial_text": "It had no part.", "denial_quote": "any | part", "denial_outlet": "Post",
        "denial_published_at": None,
    }  # fmt: skip
    shown = row_block(row)
    assert "Row 6 (denial, flag 0.81)" in shown
    assert "| in these words | “did it” | “any \\| part” |" in shown
    assert "| reported by | Wire, 2026-11-09 | Post |" in shown


def test_a_set_measured_anew_takes_the_place_of_the_stored_one() -> None:
    old, new = (report("demo", Measure(name="F1", value=value)) for value in (0.1, 0.2))
    kept = report("nli", Measure(name="F1", value=0.3))
    assert [one.value("F1") for one in merged([old, kept], [new]).reports] == [0.2, 0.3]


def test_tables_hold_what_was_measured_with_the_command_that_repeats_it() -> None:
    right = Measure(name="precision, flag", value=0.75, low=0.5, high=0.9, of=12)
    accuracy = Measure(name="snli_dev: accuracy", value=0.8, low=0.79, high=0.81, of=100)
    reports = Reports(reports=(report("newsroom", right), report("nli", accuracy)))
    table = quality_table(reports)
    assert "| rows flagged that are right | 75.0 [50.0, 90.0] | 12 | `counterclaim evaluate newsroom` |" in table
    assert "`counterclaim evaluate nli --data DIR`" in table
    assert "Measured with reader-1." in table
    assert "| snli_dev | 100 | 80.0 [79.0, 81.0] |  |  |" in model_table(reports)


def test_reports_are_read_one_a_line_or_all_in_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("figures") / "figures.jsonl"
    one = report("demo", Measure(name="F1", value=0.1))
    file.write_text(one.model_dump_json() + "\n")
    assert read_reports(file) == [one]
    file.write_text(Reports(reports=(one,)).model_dump_json(indent=1))
    assert read_reports(file) == [one]
