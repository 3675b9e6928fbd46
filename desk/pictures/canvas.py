"""Paper and ink of all pictures: one size of letters, two themes, SVG with real text and without a date in it."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Theme(StrEnum):
    """What the page around the picture looks like."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a theme. A and B differ in lightness too."""

    text: str
    faint: str
    grid: str
    a: str
    b: str
    c: str


INKS = {
    Theme.LIGHT: Inks(text="#26303a", faint="#5c6873", grid="#d9d5cb", a="#1f4e79", b="#b7791f", c="#6b7785"),
    Theme.DARK: Inks(text="#e4e0d6", faint="#a3abb3", grid="#3a434c", a="#8ab8e6", b="#e0b060", c="#8d98a3"),
}

#: Shapes in the order in which they are given out, so that no two series differ by colour alone.
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")

#: matplotlib keeps its settings in one place for the whole process.
_LOCK = Lock()

_SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "counterclaim",
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    # A name with dollar signs in it is a name, not a formula.
    "text.parse_math": False,
    "text.usetex": False,
}

Draw = Callable[["Axes", Inks], None]


def drawn(draw: Draw, theme: Theme, *, width: float = 8.6, height: float = 3.0) -> str:
    """The SVG that `draw` makes on axes of this size in inches."""
    with _LOCK:
        import matplotlib
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure

        inks = INKS[theme]
        colours: dict[str, Any] = {
            "text.color": inks.text,
            "axes.labelcolor": inks.faint,
            "axes.edgecolor": inks.faint,
            "xtick.color": inks.faint,
            "ytick.color": inks.text,
            "grid.color": inks.grid,
        }
        settings: Any = {**_SETTINGS, **colours}  # matplotlib types its keys one by one
        with matplotlib.rc_context(settings):
            figure = Figure(figsize=(width, height), layout="constrained")
            canvas = FigureCanvasSVG(figure)
            axes = figure.add_subplot()
            figure.patch.set_alpha(0.0)  # the page's own paper shows through
            axes.patch.set_alpha(0.0)
            draw(axes, inks)
            target = io.StringIO()
            canvas.print_svg(target, metadata={"Date": None, "Creator": None})
    return target.getvalue()


def days_and_hours(axes: "Axes", at_least: int) -> None:
    """Time along the bottom, with dates as the pages write them: "12 Nov", and the year once in the corner."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=at_least, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(
        ConciseDateFormatter(
            locator,
            formats=["%Y", "%b", "%-d %b", "%H:%M", "%H:%M", "%H:%M:%S"],
            zero_formats=["", "%Y", "%-d %b", "%-d %b", "%-d %b", "%H:%M"],
            offset_formats=["", "", "%Y", "%-d %b %Y", "%-d %b %Y", "%-d %b %Y"],
        )
    )


def nothing_to_draw(theme: Theme, why: str) -> str:
    """A picture that says why it is empty."""

    def draw(axes: "Axes", inks: Inks) -> None:
        axes.set_axis_off()
        axes.text(0.5, 0.5, why, ha="center", va="center", color=inks.faint, transform=axes.transAxes)

    return drawn(draw, theme, height=1.0)


def svg_response(svg: str) -> Response:
    """The picture, to be fetched by a page; it may rest for a minute."""
    return Response(svg, media_type="image/svg+xml", headers={"Cache-Control": "private, max-age=60"})


def fitted(text: str, width: int = 28) -> str:
    """A label that leaves room for the picture."""
    line = "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split()))
    return line if len(line) <= width else line[: width - 1] + "…"
