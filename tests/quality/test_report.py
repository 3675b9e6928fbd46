"""Reports as JSON, as tables, and against a stored baseline."""

from pathlib import Path

import pytest
from rich.console import Console

from benchmarks.quality.report import Measure, Report, Reports, Table, check, compare, load_baseline, render, share
from benchmarks.quality.sets import Options, evaluate
from models.errors import EvaluationError


def report(*measures: Measure) -> Report:
    return Report(set="demo", subjects={"nli": "m1"}, measures=measures)


def test_a_fall_inside_the_interval_is_noise_and_one_outside_is_not() -> None:
    baseline = report(share("precision", 90, 100))
    assert compare(report(share("precision", 85, 100)), baseline) == []
    (change,) = compare(report(share("precision", 70, 100)), baseline)
    assert change.line() == "demo: precision is 0.700, baseline 0.900 (allowed 0.826)"


def test_one_lost_pair_of_an_exact_count_is_a_change() -> None:
    counted = Measure(name="pairs", value=8, of=8)
    lost = counted.model_copy(update={"value": 7})
    with pytest.raises(EvaluationError, match=r"pairs is 7\.000"):
        check([report(lost)], [report(counted)])
    check([report(counted)], [report(lost)])


def test_fewer_is_better_where_a_measure_says_so() -> None:
    baseline = report(share("traps", 1, 40, better="lower"))
    assert compare(report(share("traps", 0, 40, better="lower")), baseline) == []
    assert compare(report(share("traps", 20, 40, better="lower")), baseline)


def test_reports_go_through_json(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    stored = report(share("precision", 9, 10))
    path.write_text(Reports(reports=(stored,)).model_dump_json(), encoding="utf-8")
    assert load_baseline(path) == (stored,)


def test_a_broken_baseline_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(EvaluationError, match="evaluate --json"):
        load_baseline(path)


def test_tables_show_every_measure_and_row() -> None:
    shown = report(share("precision", 9, 10)).model_copy(
        update={"tables": (Table(title="by rule", columns=("rule", "n"), rows=(("quote", "12"),)),)}
    )
    console = Console(width=100, record=True)
    console.print(render(shown))
    text = console.export_text()
    assert "0.900" in text
    assert "quote" in text


def test_unknown_sets_and_missing_data_are_told_before_any_model_is_loaded() -> None:
    with pytest.raises(EvaluationError, match="the sets are demo"):
        evaluate(["nonsense"], Options())
