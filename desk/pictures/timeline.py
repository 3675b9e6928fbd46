"""The timeline of a dispute: a line for each outlet, a shape for each side; filled is asserted, hollow is denied."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desk.dossier import Said
from desk.pictures.canvas import MARKERS, Inks, Theme, days_and_hours, drawn, fitted, nothing_to_draw

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Sides that get a shape of their own.
MOST_SIDES = 6
MOST_OUTLETS = 14


def timeline(said: Sequence[Said], theme: Theme) -> str:
    """SVG of the statements that have a date, oldest on the left."""
    dated = [each for each in said if each.when is not None]
    if not dated:
        return nothing_to_draw(theme, "None of these statements has a date.")
    outlets = list(dict.fromkeys(_outlet(each) for each in dated))[:MOST_OUTLETS]
    sides = list(dict.fromkeys(each.party for each in dated))

    def draw(axes: "Axes", inks: Inks) -> None:
        shades = (inks.a, inks.b, inks.c)
        for number, side in enumerate(sides[:MOST_SIDES]):
            for denies in (False, True):
                its = [e for e in dated if (e.party, e.denies) == (side, denies) and _outlet(e) in outlets]
                if not its:
                    continue
                colour = shades[number % len(shades)]
                # Sides in one article at one time stand above each other, not on one another.
                lift = 0.16 * (number - (min(len(sides), MOST_SIDES) - 1) / 2)
                axes.scatter(
                    [_day(e.when) for e in its],
                    [outlets.index(_outlet(e)) + lift for e in its],
                    marker=MARKERS[number % len(MARKERS)],
                    s=52,
                    linewidths=1.6,
                    edgecolors=colour,
                    facecolors="none" if denies else colour,
                    label=f"{fitted(side)}, {'denies' if denies else 'asserts'}",
                    zorder=3,
                )
        _axes(axes, [each.when for each in dated if each.when], outlets)

    return drawn(draw, theme, height=1.5 + 0.36 * len(outlets) + 0.12 * min(len(sides), MOST_SIDES))


def _outlet(said: Said) -> str:
    return said.outlet or "no outlet"


def _day(moment: datetime | None) -> float:
    """The place on the axis of time."""
    from matplotlib.dates import date2num

    return float(date2num(moment)) if moment else 0.0


def _axes(axes: "Axes", moments: Sequence[datetime], outlets: Sequence[str]) -> None:
    axes.set_yticks(range(len(outlets)), [fitted(outlet) for outlet in outlets])
    axes.set_ylim(len(outlets) - 0.5, -0.5)
    axes.grid(axis="y", linewidth=0.8)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.xaxis_date()
    days_and_hours(axes, at_least=3)
    if len(set(moments)) == 1:
        axes.set_xlim(_day(moments[0] - timedelta(hours=12)), _day(moments[0] + timedelta(hours=12)))
    axes.margins(x=0.06)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, frameon=False, fontsize=8.5, handletextpad=0.3)
