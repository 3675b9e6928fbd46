"""The pictures of docs/quality.md: one for each stage, as SVG, readable in grey.

Each function takes the stored reports and gives the SVG as text, or None where nothing of it has been measured. The
same reports give the same text, so that a picture changes only when a figure does.
"""

import io
from collections.abc import Sequence

import matplotlib as mpl

mpl.use("svg")

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.picture_style import DARK, LIGHT, MIDDLE, STYLE
from benchmarks.quality.newsroom import LOST
from benchmarks.quality.report import Measure, Report, Reports

NEWSROOMS = {
    "demo": "sample newsroom",
    "practice-war": "practice: war",
    "practice-politics": "practice: politics",
    "practice-world": "practice: world",
    "practice-mixed": "practice: mixed",
    "practice-varied": "practice: varied",
    "practice-unseen": "practice: unseen (blind)",
    "newsroom": "second newsroom (blind)",
}


def decisions(reports: Reports) -> str | None:
    """Precision and recall of rows at each level, every newsroom, with 95 % intervals."""
    shown = [
        (f"{words}: {measure}, {level}", found)
        for set_, words in NEWSROOMS.items()
        for measure in ("precision", "recall")
        for level in ("flag", "flag and suggest")
        if (found := find(reports, set_, f"{measure}, {level}")) is not None
    ]
    return bars(shown, "share of rows that are right; share of annotated conflicts found")


def losses(reports: Reports) -> str | None:
    """At which stage each missed conflict was lost, by newsroom, in percent of the conflicts."""
    by_stage: dict[str, dict[str, Measure]] = {}
    for set_ in NEWSROOMS:
        for measure in report_of(reports, set_).measures:
            if measure.name.startswith(LOST):
                by_stage.setdefault(measure.name.removeprefix(LOST), {})[set_] = measure
    if not by_stage:
        return None
    measured = [set_ for set_ in NEWSROOMS if any(set_ in found for found in by_stage.values())]
    stages = sorted(by_stage, key=lambda stage: sum(_share(measure) for measure in by_stage[stage].values()))
    with mpl.rc_context(STYLE):
        figure, axes = plt.subplots(figsize=(7.5, 0.8 + 0.16 * len(stages) * len(measured)))
        width = 0.8 / len(measured)
        for number, set_ in enumerate(measured):
            values = [100 * _share(by_stage[stage].get(set_)) for stage in stages]
            places = [place + 0.4 - width * (number + 0.5) for place in range(len(stages))]
            grey = str(round(0.85 - 0.7 * number / max(len(measured) - 1, 1), 2))
            axes.barh(places, values, 0.9 * width, color=grey, label=NEWSROOMS[set_])
        axes.set_yticks(range(len(stages)), stages)
        axes.set_xlabel("% of the annotated conflicts")
        axes.legend(frameon=False, loc="lower right")
        return _svg(figure)


def reading(reports: Reports) -> str | None:
    """Statement reading on PolNeAR: precision, recall by kind of cue, sources."""
    names = {
        "precision": "precision",
        "recall over everything annotated": "recall, everything annotated",
        "recall over speech and denial cues": "recall, speech and denial cues",
        "denial cues, content recall, pooled": "recall, denial cues (five folds)",
        "denial cues, precision, pooled": "precision, denial cues (five folds)",
        "source right on matches": "source right",
    }
    shown = [(words, found) for name, words in names.items() if (found := find(reports, "polnear", name)) is not None]
    return bars(shown, "PolNeAR dev: shares of statements")


def judging(reports: Reports) -> str | None:
    """Accuracy of the NLI model on every labelled set, with 95 % intervals; the line is chance among three labels."""
    shown = [
        (measure.name.removesuffix(": accuracy"), measure)
        for measure in report_of(reports, "nli").measures
        if measure.name.endswith(": accuracy")
    ]
    return bars(
        sorted(shown, key=lambda item: -item[1].value), "accuracy over three labels (line: one in three)", 1 / 3
    )


def meeting(reports: Reports) -> str | None:
    """ECB+: pairs of articles that pass the gate, within a sub-event and across look-alikes."""
    shown = [(measure.name, measure) for measure in report_of(reports, "ecb").measures if measure.low is not None]
    return bars(shown, "ECB+: share of pairs of articles that pass the event gate")


def bars(shown: Sequence[tuple[str, Measure]], label: str, line: float | None = None) -> str | None:
    """Horizontal bars of shares with their intervals, the first on top; None where there are none."""
    if not shown:
        return None
    with mpl.rc_context(STYLE):
        figure, axes = plt.subplots(figsize=(7.5, 0.8 + 0.28 * len(shown)))
        places = range(len(shown) - 1, -1, -1)
        values = [100 * measure.value for _, measure in shown]
        axes.barh(places, values, 0.6, color=LIGHT, xerr=_whiskers(shown), ecolor=DARK, capsize=2)
        axes.set_yticks(places, [words for words, _ in shown])
        axes.set_xlim(0, 112)
        axes.set_xticks(range(0, 101, 20))
        axes.set_xlabel(f"%   {label}")
        if line is not None:
            axes.axvline(100 * line, color=MIDDLE, linewidth=0.8, linestyle=":")
        for place, (_, measure) in zip(places, shown, strict=True):
            axes.text(103, place, f"{100 * measure.value:.0f}", va="center", color=DARK)
        return _svg(figure)


def find(reports: Reports, set_: str, name: str) -> Measure | None:
    """The measure of this name, where it has been taken."""
    return next((measure for measure in report_of(reports, set_).measures if measure.name == name), None)


def report_of(reports: Reports, set_: str) -> Report:
    """The report of a set; an empty one where there is none."""
    return next((report for report in reports.reports if report.set == set_), Report(set=set_))


def _whiskers(shown: Sequence[tuple[str, Measure]]) -> tuple[list[float], list[float]]:
    down = [100 * (measure.value - (measure.value if measure.low is None else measure.low)) for _, measure in shown]
    up = [100 * ((measure.value if measure.high is None else measure.high) - measure.value) for _, measure in shown]
    return [max(0.0, value) for value in down], [max(0.0, value) for value in up]


def _share(measure: Measure | None) -> float:
    return measure.value / measure.of if measure is not None and measure.of else 0.0


def _svg(figure: Figure) -> str:
    """The finished figure as SVG text, without date or version."""
    axes: Axes
    for axes in figure.axes:
        axes.tick_params(length=0)
    figure.tight_layout()
    target = io.StringIO()
    figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines()) + "\n"
