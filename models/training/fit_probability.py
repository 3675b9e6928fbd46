"""Fit the row's probability on annotated pairs: one small logistic model a path, drawn towards hand-set weights.

    python -m benchmarks.quality.labelled -o pairs.jsonl
    python -m models.training.fit_probability --pairs pairs.jsonl --note "sample newsroom"

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
#: Standard deviation of the prior around each hand-set weight.
PRIOR_SD = 0.2


def fitted(rows: Mapping[DecisionPath, Sequence[Row]], start: Fit, note: str) -> Fit:
    """`start` with the weights of every path that has rows refitted."""
    weights = {path: dict(values) for path, values in start.weights.items()}
    for path, labelled in rows.items():
        names = sorted(weights[path])
        centre = np.array([weights[path][n] for n in names])
        x = np.array([[f.get(n, 0.0) for n in names] for f, _ in labelled])
        y = np.array([label for _, label in labelled], dtype=float)
        found = posterior_mode(x, y, centre)
        weights[path] = {n: round(float(v), 4) for n, v in zip(names, found, strict=True)}
    return start.model_copy(update={"weights": weights, "provenance": note})


def posterior_mode(x: NDArray[np.float64], y: NDArray[np.float64], centre: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights that maximise likelihood times prior; `x` is (pairs, features), `y` 0 or 1, `centre` the prior's mean."""
    weights = centre.copy()
    precision = np.eye(len(centre)) / PRIOR_SD**2
    for _ in range(50):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (y - p) - precision @ (weights - centre)
        curvature = (x * (p * (1 - p))[:, None]).T @ x + precision
        step = np.linalg.solve(curvature, gradient)
        weights = weights + np.clip(step, -1.0, 1.0)  # far from the mode a full Newton step overshoots
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights


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
