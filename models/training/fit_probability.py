"""Fit the row's probability on annotated pairs: one small logistic model a path, drawn towards hand-set weights.

`make refit` does it on the annotated newsrooms that rules were made on. By hand, from a file of labelled pairs:

    python -m benchmarks.quality.labelled -o pairs.jsonl
    python -m models.training.fit_probability --pairs pairs.jsonl --note "sample and practice newsrooms"

A Gaussian prior around the weights of `models/decision/prior.json` keeps a path with few pairs near them (maximum a
posteriori, Newton's method). A fit starts from that file and never from an earlier fit, so it can be repeated.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.decision.probability import FILE, PRIOR, Fit, dumped, read_fit
from models.vocabulary import DecisionPath

Row = tuple[Mapping[str, float], int]
#: Standard deviation of the prior around each hand-set weight: tight on paths with tens of pairs, where a fit on two
#: newsrooms ranked the third one worse than the hand-set weights do, loose where there are thousands.
PRIOR_SD = 0.2
LOOSE_SD = {DecisionPath.POLARITY: 0.7}
#: What the cut-offs are set by, on rows that the fit has not seen: nine of ten flagged rows right, and two of five of
#: those suggested and up: a row beside an annotated quote, right to a reader, counts as wrong there, so half are.
FLAG_PRECISION, SUGGEST_PRECISION = 0.9, 0.4
#: Fewest rows above a cut-off that say anything of its precision: nine of ten leave it anywhere from .6 to .98.
_FEWEST = 30


def fitted(rows: Mapping[DecisionPath, Sequence[Row]], start: Fit, note: str) -> Fit:
    """`start` with the weights of every path that has rows refitted."""
    weights = {path: dict(values) for path, values in start.weights.items()}
    for path, labelled in rows.items():
        names = sorted(weights[path])
        centre = np.array([weights[path][n] for n in names])
        x = np.array([[f.get(n, 0.0) for n in names] for f, _ in labelled])
        y = np.array([label for _, label in labelled], dtype=float)
        found = posterior_mode(x, y, centre, LOOSE_SD.get(path, PRIOR_SD))
        weights[path] = {n: round(float(v), 4) for n, v in zip(names, found, strict=True)}
    return start.model_copy(update={"weights": weights, "provenance": note})


def posterior_mode(
    x: NDArray[np.float64], y: NDArray[np.float64], centre: NDArray[np.float64], sd: float = PRIOR_SD
) -> NDArray[np.float64]:
    """Weights that maximise likelihood times prior; `x` is (pairs, features), `y` 0 or 1, `centre` the prior's mean."""
    weights = centre.copy()
    precision = np.eye(len(centre)) / sd**2

    def worth(tried: NDArray[np.float64]) -> float:
        z = x @ tried
        return float((y * z - np.logaddexp(0.0, z)).sum() - 0.5 * (tried - centre) @ precision @ (tried - centre))

    for _ in range(100):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (y - p) - precision @ (weights - centre)
        curvature = (x * (p * (1 - p))[:, None]).T @ x + precision
        step = np.linalg.solve(curvature, gradient)
        # Far from the mode a full Newton step overshoots, and two steps can throw each other back for ever.
        while worth(weights + step) < worth(weights) and float(np.abs(step).max()) >= 1e-6:
            step = step / 2
        weights = weights + step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights


def cut_off(seen: Iterable[tuple[float, bool]], precision: float) -> float | None:
    """The lowest probability from which on at least this share of rows is right; None where no cut-off reaches it.

    `seen` are rows as (probability, right), best of rows that the fit was not made on.
    """
    right, found = 0, None
    for count, (value, is_right) in enumerate(sorted(seen, reverse=True), 1):
        right += is_right
        if count >= _FEWEST and right >= precision * count:
            found = value
    return found


def read_rows(path: Path) -> dict[DecisionPath, list[Row]]:
    """Labelled pairs of a file by decision path."""
    return rows_of(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def rows_of(labelled: Iterable[Mapping[str, Any]]) -> dict[DecisionPath, list[Row]]:
    """Labelled pairs `{path, features, label}` by decision path."""
    rows: dict[DecisionPath, list[Row]] = defaultdict(list)
    for item in labelled:
        rows[DecisionPath(item["path"])].append((item["features"], int(item["label"])))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", required=True, type=Path)
    parser.add_argument("--note", required=True, help="where the pairs come from, for the file's provenance")
    options = parser.parse_args()
    FILE.write_text(dumped(fitted(read_rows(options.pairs), read_fit(PRIOR), options.note)), encoding="utf-8")


if __name__ == "__main__":
    main()
