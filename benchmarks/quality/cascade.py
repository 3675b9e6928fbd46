"""What a second judge changes on an annotated newsroom, beside the first model alone, and what it costs."""

from collections.abc import Sequence

from benchmarks.quality.gold import GoldNewsroom
from benchmarks.quality.matching import FLAG, SHOWN, JudgedRow, at_level, found_conflicts, judge_rows
from benchmarks.quality.pipeline import Detected, rows_of
from benchmarks.quality.report import Measure, Report, Table, percent, share

LEVELS = (("flag", FLAG), ("flag and suggest", SHOWN))


def with_gain(report: Report, detected: Detected, gold: GoldNewsroom) -> Report:
    """The report with a table of both, and a note of how many pairs were asked; as it is where no judge was."""
    if detected.alone is None:
        return report
    texts = detected.text_of()
    outcomes = {
        "first model alone": judge_rows(rows_of(detected.alone), gold, texts),
        "with the second judge": judge_rows(detected.rows(), gold, texts),
    }
    rows = [
        (level, words, *(percent(measure) for measure in _measures(at_level(judged, decisions), gold)))
        for level, decisions in LEVELS
        for words, judged in outcomes.items()
    ]
    table = Table(
        title="what the second judge changes",
        columns=("level", "judged by", "precision %", "recall %", "traps sprung %"),
        rows=tuple(rows),
    )
    cost = (
        f"the second judge was asked {detected.asked} of {len(detected.scores)} NLI pairs, "
        f"{detected.asked_seconds:.1f} s of this run"
    )
    return report.model_copy(update={"tables": (*report.tables, table), "notes": (*report.notes, cost)})


def _measures(rows: Sequence[JudgedRow], gold: GoldNewsroom) -> tuple[Measure, Measure, Measure]:
    sprung = {row.trap.id for row in rows if row.trap is not None}
    return (
        share("precision", sum(row.relation_right for row in rows), len(rows)),
        share("recall", len(found_conflicts(rows, relation_too=True)), len(gold.conflicts)),
        share("traps", len(sprung), len(gold.traps), better="lower"),
    )
