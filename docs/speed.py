"""The pictures of docs/capacity.md, from what the benchmarks wrote to docs/speed.

python -m benchmarks.growth -o docs/speed/growth.json
python -m benchmarks.start_up -o docs/speed/start_up.json
python -m benchmarks.rivals demo -o docs/speed/rivals.json
python -m docs.speed
"""

import json
from pathlib import Path
from typing import Any

from matplotlib import pyplot

from benchmarks.growth import draw as draw_growth
from benchmarks.picture_style import DARK, MIDDLE, STYLE

FOLDER = Path(__file__).with_name("speed")
#: How many times a bare Python a command may take to start.
WANTED = {"--help": 15, "list": 30}


def main() -> None:
    """Draw them all."""
    pyplot.rcParams.update(STYLE)
    draw_growth(_read("growth"), FOLDER / "growth.svg")
    _draw_start_up(_read("start_up"), FOLDER / "start_up.svg")
    _draw_rivals(_read("rivals"), FOLDER / "rivals.svg")


def _read(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def _draw_start_up(found: dict[str, Any], path: Path) -> None:
    """Each command's multiple of a bare Python, with a line where it should stay below."""
    times: dict[str, float] = found["times_python_pass"]
    figure, axes = pyplot.subplots(figsize=(5, 2))
    axes.barh([f"counterclaim {name}" for name in times], list(times.values()), color=MIDDLE)
    for place, name in enumerate(times):
        axes.plot([WANTED[name]] * 2, [place - 0.45, place + 0.45], color=DARK)
    axes.set(xlabel="times `python -c pass`, processor time (line: wanted)")
    _save(figure, path)


def _draw_rivals(found: list[dict[str, Any]], path: Path) -> None:
    """Calls of the NLI model against conflicts found, one point a way; of all pairs nobody knows what they find."""
    figure, axes = pyplot.subplots(figsize=(5, 3))
    for one in found:
        if "recall not measured" not in one["note"]:
            place = one["nli_calls"], one["found"] / one["of"]
            axes.scatter(*place, color=DARK, clip_on=False)
            axes.annotate(one["way"], place, xytext=(4, 4), textcoords="offset points", fontsize=7)
    axes.set(xscale="log", xlim=(10, 10_000), ylim=(0, 1), xlabel="NLI calls", ylabel="annotated conflicts found")
    _save(figure, path)


def _save(figure: Any, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)


if __name__ == "__main__":
    main()
