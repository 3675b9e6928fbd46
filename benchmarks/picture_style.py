"""How every measured picture looks: quiet, readable in grey, and the same to the byte for the same figures."""

from typing import Any

DARK, MIDDLE, LIGHT = "#222222", "#7a7a7a", "#c4c4c4"
#: Settings of matplotlib; the fixed salt keeps the identifiers inside an SVG the same from run to run.
STYLE: Any = {
    "svg.hashsalt": "counterclaim",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": MIDDLE,
}
