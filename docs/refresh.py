"""Refill the parts of the documents that come from real runs: the sample run, and the measured figures.

    python -m docs.refresh run
    counterclaim evaluate demo newsroom --json > figures.jsonl
    python -m docs.refresh quality figures.jsonl

`run` reads the sample newsroom into a fresh database and puts what was printed into README.md. `quality` takes what
`counterclaim evaluate --json` wrote, keeps it in docs/quality.json (a set that is not in the files stays as it is
there), and writes from that the tables of README.md and of the model card, and docs/quality.md with its pictures.
Without files it only writes these.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from benchmarks.quality.report import Measure, Report, Reports, load_baseline, percent
from docs import quality_page

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
MODEL_CARD = ROOT / "models" / "weights" / "README.md"
BASELINE = ROOT / "docs" / "quality.json"
#: What the first measurement of the second newsroom gave, before anything was tuned after it.
FIRST = ROOT / "docs" / "quality_first.json"

#: Bars that libraries draw while they load; they say nothing of the run.
_BAR = re.compile(r"^[^|]*:\s+\d+%\|.*\|.*$")


@dataclass(frozen=True)
class Figure:
    """One line of README's table: a measure of a set, in plain words, as a share in percent or as a count."""

    set: str
    measure: str
    words: str
    form: Literal["share", "count"] = "share"


FIGURES: tuple[Figure, ...] = (
    Figure("newsroom", "precision, flag", "rows flagged that are right"),
    Figure("newsroom", "precision, flag and suggest", "rows flagged or suggested that are right"),
    Figure("newsroom", "recall, flag and suggest", "annotated conflicts found"),
    Figure("newsroom", "disputes with a row, flag and suggest", "disputes with at least one row"),
    Figure("newsroom", "traps sprung, flag and suggest", "look-alikes wrongly shown (lower is better)"),
    Figure("demo", "precision, flag and suggest", "sample newsroom: rows that are right"),
    Figure("demo", "recall, flag and suggest", "sample newsroom: conflicts found"),
    Figure("demo", "traps sprung, flag and suggest", "sample newsroom: look-alikes wrongly shown"),
    Figure("seed", "pairs recorded with the right relation", "one real article: pairs recorded", "count"),
    Figure("seed", "traps at flag or suggest", "one real article: look-alikes shown", "count"),
    Figure("seed", "renamed: pairs recorded with the right relation", "the same, all names changed: recorded", "count"),
    Figure("polnear", "precision", "statements read that are annotated"),
    Figure("polnear", "recall over speech and denial cues", "annotated sayings and denials read"),
    Figure("polnear", "source right on matches", "their speaker right"),
    Figure("nli", "xnli_en_dev: accuracy", "NLI model: XNLI English dev, accuracy"),
    Figure("nli", "snli_dev: accuracy", "NLI model: SNLI dev, accuracy"),
    Figure("nli", "breaking_nli_test: accuracy", "NLI model: Breaking NLI, accuracy"),
)

#: Sets whose data are not in this repository.
NEEDS_DATA = frozenset({"seed", "polnear", "nli"})


def replaced(text: str, name: str, content: str) -> str:
    """`text` with what stands between `<!-- NAME:begin -->` and `<!-- NAME:end -->` replaced.

    Raises:
        ValueError: the two markers are not there once each, in this order.
    """
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    if text.count(begin) != 1 or text.count(end) != 1 or text.index(begin) > text.index(end):
        raise ValueError(f"the markers {begin} and {end} must stand once each, in this order")
    head, rest = text.split(begin)
    return f"{head}{begin}\n{content.strip()}\n{end}{rest.split(end)[1]}"


def refill(path: Path, name: str, content: str) -> None:
    """Replace one block of a document on disk."""
    path.write_text(replaced(path.read_text("utf-8"), name, content), "utf-8")


def sample_run(config: Path) -> str:
    """README's block: what `counterclaim run` prints for this configuration, and one of its rows with both quotes."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "COUNTERCLAIM_DATABASE_URL": f"sqlite:///{Path(folder) / 'sample.db'}"}
        _command(environment, "db", "upgrade")
        printed = _command(environment, "run", "--config", str(config)).stderr
        listed = _command(environment, "list", "--json").stdout
    rows = [json.loads(line) for line in listed.splitlines()]
    shown = f"```text\n{without_bars(printed)}\n```"
    return "\n\n".join([shown, *([row_block(worth_showing(rows))] if rows else [])])


def without_bars(printed: str) -> str:
    """What was printed, without progress bars and the carriage returns that they are drawn with."""
    lines = (line.rstrip() for line in re.split(r"[\r\n]+", printed))
    return "\n".join(line for line in lines if line and not _BAR.match(line))


def worth_showing(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The strongest row with two speakers and two outlets, else the strongest."""
    apart = (row for row in rows if row["claim_outlet"] != row["denial_outlet"] and row["claimant"] != row["denier"])
    return next(apart, rows[0])


def row_block(row: dict[str, Any]) -> str:
    """One row of `contradictions` as a small table, side by side."""
    sides = ("claim", "denial")
    names = (row["claimant"], row["denier"])
    lines = [
        f"Row {row['id']} ({row['relation']}, {row['decision']} {row['probability']:.2f}) with both quotes:",
        "",
        f"| | {_cell(names[0])} | {_cell(names[1])} |",
        "|---|---|---|",
        "| holds | " + " | ".join(_cell(row[f"{side}_text"]) for side in sides) + " |",
        "| in these words | " + " | ".join(f"“{_cell(row[f'{side}_quote'])}”" for side in sides) + " |",
        "| reported by | " + " | ".join(_reported(row, side) for side in sides) + " |",
    ]
    return "\n".join(lines)


def _reported(row: dict[str, Any], side: str) -> str:
    published = row[f"{side}_published_at"]
    return _cell(row[f"{side}_outlet"]) + (f", {published[:10]}" if published else "")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _command(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """One `counterclaim` command, run to its end. Raises CalledProcessError where it fails."""
    command = (sys.executable, "-m", "cli.main", *arguments)
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)


def merged(stored: Iterable[Report], measured: Iterable[Report]) -> Reports:
    """The stored reports with the measured ones in place of those of the same set; measures only, no tables."""
    by_set = {report.set: report for report in (*stored, *measured)}
    bare = (report.model_copy(update={"tables": (), "notes": ()}) for report in by_set.values())
    return Reports(reports=tuple(sorted(bare, key=lambda report: report.set)))


def read_reports(path: Path) -> list[Report]:
    """The reports of a file: one a line as `counterclaim evaluate --json` writes them, or all in one object."""
    text = path.read_text("utf-8")
    if '"reports"' in text.partition("[")[0]:
        return list(Reports.model_validate_json(text).reports)
    return [Report.model_validate_json(line) for line in text.splitlines() if line.strip()]


def quality_table(reports: Reports) -> str:
    """README's table of figures, one line for each of FIGURES that has been measured."""
    lines = ["| what | % [95 % interval] | of | command |", "|---|---:|---:|---|"]
    for figure in FIGURES:
        measure = _measure(reports, figure.set, figure.measure)
        if measure is not None:
            data = " --data DIR" if figure.set in NEEDS_DATA else ""
            of = "" if measure.of is None else str(measure.of)
            command = f"`counterclaim evaluate {figure.set}{data}`"
            lines.append(f"| {figure.words} | {_value(measure, figure.form)} | {of} | {command} |")
    return "\n".join([*lines, "", measured_with(reports)])


def model_table(reports: Reports) -> str:
    """The model card's table: every dev set with accuracy, macro recall and calibration error, in percent."""
    lines = ["| set | pairs | accuracy | macro recall | calibration error |", "|---|---:|---:|---:|---:|"]
    report = next((report for report in reports.reports if report.set == "nli"), None)
    if report is None:
        return "Not measured yet: `counterclaim evaluate nli --data DIR`."
    for measure in report.measures:
        name, _, kind = measure.name.partition(": ")
        if kind == "accuracy":
            others = (_measure(reports, "nli", f"{name}: {other}") for other in ("macro recall", "ECE"))
            values = " | ".join("" if other is None else f"{100 * other.value:.1f}" for other in others)
            lines.append(f"| {name} | {measure.of} | {percent(measure)} | {values} |")
    return "\n".join([*lines, "", f"Measured with {report.subjects.get('nli', 'an unnamed model')}."])


def measured_with(reports: Reports) -> str:
    """One line that names the reader and the NLI model behind the figures, or all of them where they differ."""
    subjects = [report.subjects for report in reports.reports]
    names = sorted({mark for subject in subjects for mark in subject.values()})
    return f"Measured with {', '.join(names)}." if names else "Nothing has been measured yet."


def _measure(reports: Reports, set_: str, name: str) -> Measure | None:
    found = (report for report in reports.reports if report.set == set_)
    return next((m for report in found for m in report.measures if m.name == name), None)


def _value(measure: Measure, form: str) -> str:
    return percent(measure) if form == "share" else f"{measure.value:.0f} of {measure.of}"


def main() -> None:
    """Read the command line and write the documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    jobs = parser.add_subparsers(dest="job", required=True)
    jobs.add_parser("run", help="the sample run in README.md")
    quality = jobs.add_parser("quality", help="the figures in README.md and the model card")
    quality.add_argument("files", nargs="*", type=Path, metavar="FILE", help="output of `counterclaim evaluate --json`")
    chosen = parser.parse_args()
    if chosen.job == "run":
        refill(README, "run", sample_run(Path("configs/demo.yaml")))
        return
    stored = load_baseline(BASELINE) if BASELINE.is_file() else ()
    reports = merged(stored, (report for path in chosen.files for report in read_reports(path)))
    BASELINE.write_text(reports.model_dump_json(indent=1) + "\n", "utf-8")
    refill(README, "quality", quality_table(reports))
    refill(MODEL_CARD, "nli", model_table(reports))
    quality_page.write(ROOT / "docs", reports, Reports(reports=load_baseline(FIRST)))


if __name__ == "__main__":
    main()
