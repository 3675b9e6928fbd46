"""The reliability picture of a model: how often it is right at each degree of confidence, before and after scaling."""

from pathlib import Path

import matplotlib as mpl
import numpy as np
from numpy.typing import NDArray

mpl.use("svg")

from matplotlib import pyplot as plt

from benchmarks.picture_style import DARK, LIGHT, MIDDLE, STYLE
from benchmarks.quality.nli import BINS


def draw(before: NDArray[np.float64], after: NDArray[np.float64], gold: NDArray[np.int64], path: Path) -> None:
    """Write the picture as SVG; scores are (pairs, 3), `gold` (pairs,). Readable in grey."""
    with mpl.rc_context(STYLE):
        figure, (upper, lower) = plt.subplots(
            2, 1, figsize=(4.6, 5.2), height_ratios=(4, 1), sharex=True, layout="constrained"
        )
        upper.plot([0.3, 1], [0.3, 1], color=LIGHT, linewidth=1, zorder=1)
        upper.annotate("as sure as right", (0.42, 0.42), (0.44, 0.36), color=MIDDLE, fontsize=8)
        for scores, style in ((before, ("o", "white", MIDDLE, "--")), (after, ("o", DARK, DARK, "-"))):
            marker, face, colour, line = style
            confidence, right, _ = bins(scores, gold)
            name = "as trained" if scores is before else "calibrated"
            upper.plot(confidence, right, line, marker=marker, color=colour, markerfacecolor=face, label=name)
        upper.set_ylabel("share that is right")
        upper.set_ylim(0.25, 1.02)
        upper.legend(frameon=False, loc="upper left")
        confidence, _, counts = bins(after, gold)
        lower.bar(confidence, counts / len(gold), width=0.045, color=LIGHT, edgecolor=MIDDLE)
        lower.set_ylabel("share of pairs")
        lower.set_xlabel("probability of the label it chose")
        lower.set_xlim(0.3, 1.01)
        figure.savefig(path, format="svg", metadata={"Date": None})
        plt.close(figure)


def bins(
    scores: NDArray[np.float64], gold: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Mean confidence, share right and number of pairs of each bin that holds at least ten."""
    confidence, right = scores.max(axis=1), scores.argmax(axis=1) == gold
    which = np.minimum((confidence * BINS).astype(int), BINS - 1)
    held = [which == b for b in range(BINS) if (which == b).sum() >= 10]
    return (
        np.array([confidence[part].mean() for part in held]),
        np.array([right[part].mean() for part in held]),
        np.array([float(part.sum()) for part in held]),
    )
