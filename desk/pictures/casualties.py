"""Casualty figures: a row for each side and unit, a bar from the least to the most that it said, over time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desk.dossier import Count
from desk.pictures.canvas import MARKERS, Inks, Theme, days_and_hours, drawn, fitted, nothing_to_draw

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_SERIES = 8


def casualty_ranges(counts: Sequence[Count], theme: Theme) -> str:
    """SVG of the dated figures: a bar is a range, an arrow upwards "at least", a dot an exact figure."""
    dated = [count for count in counts if count.at is not None]
    if not dated:
        return nothing_to_draw(theme, "No dated casualty figures.")
    series = list(dict.fromkeys((count.side, count.unit) for count in dated))[:MOST_SERIES]

    def draw(axes: "Axes", inks: Inks) -> None:
        shades = (inks.a, inks.b, inks.c)
        for number, key in enumerate(series):
            its = [count for count in dated if (count.side, count.unit) == key]
            colour, shape = shades[number % 3], MARKERS[number % len(MARKERS)]
            axes.plot(
                [_day(count) for count in its],
                [count.low for count in its],
                marker=shape,
                linewidth=1.0,
                linestyle=("-", "--", ":", "-.")[number % 4],
                color=colour,
                label=f"{fitted(key[0])}: {key[1]}",
                zorder=3,
            )
            for count in its:
                _range(axes, count, colour)
        _axes(axes)

    return drawn(draw, theme, height=3.2)


def _day(count: Count) -> float:
    """The place on the axis of time."""
    from matplotlib.dates import date2num

    return float(date2num(count.at)) if count.at else 0.0


def _range(axes: "Axes", count: Count, colour: str) -> None:
    if count.high is None:
        axes.annotate(
            "",
            (_day(count), count.low * 1.15 + 1),
            (_day(count), count.low),
            arrowprops={"arrowstyle": "->", "color": colour, "linewidth": 1.4},
        )
    elif count.high > count.low:
        axes.vlines(_day(count), count.low, count.high, color=colour, linewidth=3, alpha=0.6)


def _axes(axes: "Axes") -> None:
    axes.xaxis_date()
    days_and_hours(axes, at_least=2)
    axes.set_ylim(bottom=0)
    axes.margins(x=0.08)
    axes.set_ylabel("people")
    axes.grid(axis="y", linewidth=0.8)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, frameon=False, fontsize=8.5)
