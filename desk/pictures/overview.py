"""The overview's pictures: the funnel over time, how long answers took, and how verdicts bear the probability out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desk.pictures.canvas import MARKERS, Inks, Theme, drawn, nothing_to_draw

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_HOUR = 3600
#: Where one bin of lags ends and the next begins, in seconds: just below nothing, nothing, hours, days.
LAG_ENDS = (-1, 0, 6 * _HOUR, 12 * _HOUR, 24 * _HOUR, 48 * _HOUR, 168 * _HOUR)
_LAG_NAMES = (
    "B first",
    "same\narticle",
    "under\n6 h",
    "6 to\n12 h",
    "12 to\n24 h",
    "1 to\n2 d",
    "2 to\n7 d",
    "over\n7 d",
)


@dataclass(frozen=True, slots=True)
class Stages:
    """What one run counted."""

    at: datetime
    articles: int
    statements: int
    candidates: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows of about one probability: what the machine said on average, and how many people confirmed, with 95 %."""

    said: float
    confirmed: float
    low: float
    high: float
    rows: int


def funnel(runs: Sequence[Stages], theme: Theme) -> str:
    """SVG: a line for each stage, run by run, on a logarithmic scale."""
    if not runs:
        return nothing_to_draw(theme, "No run has read anything yet.")

    def draw(axes: "Axes", inks: Inks) -> None:
        places = list(range(len(runs)))
        stages = (
            ("articles read", [run.articles for run in runs], inks.c, "-"),
            ("statements", [run.statements for run in runs], inks.a, "--"),
            ("candidate pairs", [run.candidates for run in runs], inks.b, "-."),
            ("flagged", [run.flagged for run in runs], inks.text, ":"),
        )
        for number, (name, counts, colour, line) in enumerate(stages):
            axes.plot(places, counts, line, marker=MARKERS[number], color=colour, label=name, markersize=5)
        axes.set_yscale("symlog", linthresh=1)
        axes.set_ylim(bottom=0)
        axes.yaxis.set_major_formatter(lambda count, _: f"{count:,.0f}")
        step = max(1, len(runs) // 8)
        axes.set_xticks(places[::step], [f"{run.at:%-d %b\n%H:%M}" for run in runs[::step]])
        axes.grid(axis="y", linewidth=0.8)
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=4, frameon=False, fontsize=8.5)

    return drawn(draw, theme, width=11.5, height=2.8)


def lag_bins(counts: Sequence[int]) -> list[tuple[str, int]]:
    """How many answers came how soon, by the names of the bins; `counts` are those between `LAG_ENDS`."""
    return [(name.replace("\n", " "), count) for name, count in zip(_LAG_NAMES, counts, strict=True)]


def lags(counts: Sequence[int], theme: Theme) -> str:
    """SVG: how many answers came how soon after the claim, between `LAG_ENDS`."""
    if not any(counts):
        return nothing_to_draw(theme, "No row knows both of its times yet.")

    def draw(axes: "Axes", inks: Inks) -> None:
        bars = axes.bar(range(len(counts)), counts, color=inks.a, width=0.7, zorder=3)
        axes.bar_label(bars, color=inks.text, fontsize=8.5, padding=2)
        axes.set_xticks(range(len(counts)), _LAG_NAMES)
        axes.set_ylabel("rows")
        axes.grid(axis="y", linewidth=0.8)
        axes.margins(y=0.12)

    return drawn(draw, theme, height=2.8)


def reliability(bins: Sequence[Bin], theme: Theme) -> str:
    """SVG: what the machine said against what people confirmed; on the line the two agree."""
    if not bins:
        return nothing_to_draw(theme, "No verdicts yet that confirm a row or call it no conflict.")

    def draw(axes: "Axes", inks: Inks) -> None:
        axes.plot([0, 1], [0, 1], linestyle=":", color=inks.faint, linewidth=1.2)
        axes.errorbar(
            [each.said for each in bins],
            [each.confirmed for each in bins],
            yerr=[[each.confirmed - each.low for each in bins], [each.high - each.confirmed for each in bins]],
            fmt="o",
            color=inks.a,
            ecolor=inks.faint,
            capsize=3,
            zorder=3,
        )
        for each in bins:
            axes.annotate(
                str(each.rows), (each.said, each.confirmed), xytext=(6, 6), textcoords="offset points", fontsize=8
            )
        axes.set_xlim(0, 1.03)
        axes.set_ylim(0, 1.03)
        axes.set_xlabel("probability in the row")
        axes.set_ylabel("confirmed")
        axes.grid(linewidth=0.8)

    return drawn(draw, theme, width=5.2, height=3.6)
