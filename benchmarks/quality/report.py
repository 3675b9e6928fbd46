"""What an evaluation hands back: named measures with intervals, tables, notes; as JSON, and as rich tables."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from rich.console import Group, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from benchmarks.quality.intervals import wilson
from models.errors import EvaluationError
from models.schema import Frozen

#: A measure without an interval (an exact count on a fixed set) may move by this much before it counts as a change.
SLACK = 0.005

#: Which way a measure improves; "neither" is never compared.
Better = Literal["higher", "lower", "neither"]


class Measure(Frozen):
    """One number: a share (0 to 1) or a count, with its 95 % interval where it has one and the cases behind it."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    of: int | None = None
    better: Better = "higher"


class Table(Frozen):
    """A table for people: all cells as printed."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Report(Frozen):
    """The result of one evaluation set. `subjects` names what was measured: part → fingerprint."""

    set: str
    subjects: dict[str, str] = Field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()

    def value(self, name: str) -> float:
        """The measure of this name; KeyError where the report has none."""
        for measure in self.measures:
            if measure.name == name:
                return measure.value
        raise KeyError(name)


class Change(Frozen):
    """A measure that got worse than its baseline by more than noise."""

    set: str
    name: str
    baseline: float
    now: float
    allowed: float

    def line(self) -> str:
        """One line for the terminal."""
        return f"{self.set}: {self.name} is {self.now:.3f}, baseline {self.baseline:.3f} (allowed {self.allowed:.3f})"


def share(name: str, right: int, of: int, better: Better = "higher") -> Measure:
    """A share with its Wilson interval; 0 of 0 has value 0 and the interval (0, 1)."""
    low, high = wilson(right, of)
    return Measure(name=name, value=right / of if of else 0.0, low=low, high=high, of=of, better=better)


def f1(precision: float, recall: float) -> float:
    """Harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def percent(measure: Measure) -> str:
    """`83.1 [81.0, 85.0]`, in percent, the interval only where there is one."""
    middle = f"{100 * measure.value:.1f}"
    if measure.low is None or measure.high is None:
        return middle
    return f"{middle} [{100 * measure.low:.1f}, {100 * measure.high:.1f}]"


def render(report: Report) -> RenderableType:
    """The report as rich tables."""
    heading = Text(f"{report.set}  " + "  ".join(f"{part} {mark}" for part, mark in report.subjects.items()))
    measures = RichTable("measure", "value", "95 %", "of", title=report.set)
    for measure in report.measures:
        interval = "" if measure.low is None or measure.high is None else f"{measure.low:.3f} to {measure.high:.3f}"
        measures.add_row(measure.name, f"{measure.value:.3f}", interval, "" if measure.of is None else str(measure.of))
    tables = [_rich(table) for table in report.tables]
    return Group(heading, measures, *tables, *(Text(note) for note in report.notes))


def _rich(table: Table) -> RichTable:
    shown = RichTable(*table.columns, title=table.title)
    for row in table.rows:
        shown.add_row(*row)
    return shown


def compare(report: Report, baseline: Report) -> list[Change]:
    """Measures of `report` that are worse than in `baseline` beyond noise.

    Noise: outside the baseline's 95 % interval, or by more than SLACK where it has none (exact counts on a fixed set).
    Measures that only one of the two holds are not compared.
    """
    now = {measure.name: measure for measure in report.measures}
    changes = []
    for before in baseline.measures:
        after = now.get(before.name)
        if after is None or before.better == "neither":
            continue
        if before.better == "higher":
            allowed = before.low if before.low is not None else before.value - SLACK
            worse = after.value < allowed
        else:
            allowed = before.high if before.high is not None else before.value + SLACK
            worse = after.value > allowed
        if worse:
            change = Change(set=report.set, name=before.name, baseline=before.value, now=after.value, allowed=allowed)
            changes.append(change)
    return changes


def check(reports: Sequence[Report], baselines: Iterable[Report]) -> None:
    """Compares each report with the baseline of the same set.

    Raises:
        EvaluationError: a measure fell below its baseline beyond noise.
    """
    stored = {baseline.set: baseline for baseline in baselines}
    changes = [change for report in reports if report.set in stored for change in compare(report, stored[report.set])]
    if changes:
        raise EvaluationError("below the baseline: " + "; ".join(change.line() for change in changes))


class Reports(Frozen):
    """Several reports in one file: what `evaluate --json` prints and a baseline holds."""

    reports: tuple[Report, ...]


def load_baseline(path: Path) -> tuple[Report, ...]:
    """Reports stored by an earlier `evaluate --json`: one report a line, or all in one object.

    Raises:
        EvaluationError: the file is missing or is not such a file.
    """
    try:
        lines = path.read_bytes().splitlines()
        if lines and all(line.startswith(b'{"set"') for line in lines):
            return tuple(Report.model_validate_json(line) for line in lines)
        return Reports.model_validate_json(path.read_bytes()).reports
    except (OSError, ValidationError) as error:
        first = str(error).splitlines()[0]
        raise EvaluationError(f"baseline {path} cannot be read ({first}); write one with `evaluate --json`") from error
