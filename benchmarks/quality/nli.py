"""The NLI scorer on labelled dev sets: accuracy and macro recall with bootstrap intervals, calibration error.

The predicted label is the largest of the three scores. Macro recall is the mean recall of the labels that the
set's gold holds. Some sets hold two labels only: for those a second accuracy leaves the choice to these two.
Calibration error (ECE) is over 15 equal bins of the largest score. With `mnli_matched_dev` come three properties that
need no label (`sanity`).
"""

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality import sanity
from benchmarks.quality.intervals import bootstrap
from benchmarks.quality.report import Measure, Report, Table, percent
from benchmarks.quality.subjects import Scores
from models.errors import EvaluationError
from models.vocabulary import NliLabel

LABELS = (NliLabel.ENTAILMENT, NliLabel.NEUTRAL, NliLabel.CONTRADICTION)
BINS = 15
BATCH = 256


@dataclass(frozen=True, slots=True)
class NliSet:
    """A labelled set; `labels` are indices into LABELS."""

    name: str
    pairs: tuple[tuple[str, str], ...]
    labels: NDArray[np.int64]


def load_sets(folder: Path, names: Sequence[str] = (), limit: int | None = None, seed: int = 13) -> list[NliSet]:
    """The `*.jsonl.gz` of a folder, or those whose name (without suffix) is given; `limit` samples by a fixed seed.

    Raises:
        EvaluationError: no such sets.
    """
    found = {path.name.removesuffix(".jsonl.gz"): path for path in sorted(folder.glob("*.jsonl.gz"))}
    missing = [name for name in names if name not in found]
    if missing or not found:
        wanted = ", ".join(missing) or "any set"
        raise EvaluationError(f"{wanted} not found in {folder}; it holds {', '.join(found) or 'no *.jsonl.gz'}")
    return [_load(name, found[name], limit, seed) for name in names or found]


def _load(name: str, path: Path, limit: int | None, seed: int) -> NliSet:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    if limit is not None and limit < len(cases):
        chosen = sorted(np.random.default_rng(seed).choice(len(cases), limit, replace=False))
        cases = [cases[index] for index in chosen]
    pairs = tuple((case["premise"], case["hypothesis"]) for case in cases)
    return NliSet(name, pairs, np.array([LABELS.index(NliLabel(case["label"])) for case in cases], dtype=np.int64))


def probabilities(
    scorer: Scores, pairs: Sequence[tuple[str, str]], progress: Callable[[int], None] | None = None
) -> NDArray[np.float64]:
    """Scores as an array (pairs, 3) in the order of LABELS."""
    rows: list[tuple[float, float, float]] = []
    for begin in range(0, len(pairs), BATCH):
        scores = scorer.score(pairs[begin : begin + BATCH])
        rows += [(score.entailment, score.neutral, score.contradiction) for score in scores]
        if progress is not None:
            progress(len(scores))
    return np.array(rows, dtype=np.float64).reshape(-1, len(LABELS))


def macro_recall(predicted: NDArray[np.int64], gold: NDArray[np.int64]) -> float:
    """Mean over the gold's labels of the share found."""
    return float(np.mean([np.mean(predicted[gold == label] == label) for label in np.unique(gold)]))


def calibration_error(scores: NDArray[np.float64], gold: NDArray[np.int64]) -> float:
    """ECE: over BINS bins of the largest score, the mean gap between it and accuracy, weighted by cases."""
    confidence = scores.max(axis=1)
    right = scores.argmax(axis=1) == gold
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = [abs(right[bins == b].mean() - confidence[bins == b].mean()) * (bins == b).sum() for b in np.unique(bins)]
    return float(sum(gaps) / len(gold))


def measure_set(name: str, scores: NDArray[np.float64], gold: NDArray[np.int64]) -> tuple[Measure, ...]:
    """All measures of one set; scores are (cases, 3), gold (cases,)."""
    predicted = scores.argmax(axis=1)
    of = len(gold)
    right = predicted == gold
    low, high = bootstrap(of, lambda chosen: float(right[chosen].mean()))
    measures = [Measure(name=f"{name}: accuracy", value=float(right.mean()), low=low, high=high, of=of)]
    recall = macro_recall(predicted, gold)
    low, high = bootstrap(of, lambda chosen: macro_recall(predicted[chosen], gold[chosen]))
    measures.append(Measure(name=f"{name}: macro recall", value=recall, low=low, high=high, of=of))
    error = calibration_error(scores, gold)
    low, high = bootstrap(of, lambda chosen: calibration_error(scores[chosen], gold[chosen]))
    measures.append(Measure(name=f"{name}: ECE", value=error, low=min(low, error), high=high, of=of, better="lower"))
    present = np.unique(gold)
    if len(present) < len(LABELS):
        among = present[scores[:, present].argmax(axis=1)] == gold
        low, high = bootstrap(of, lambda chosen: float(among[chosen].mean()))
        two_way = Measure(
            name=f"{name}: accuracy among its labels", value=float(among.mean()), low=low, high=high, of=of
        )
        measures.append(two_way)
    return tuple(measures)


def evaluate(
    scorer: Scores,
    data: Path,
    names: Sequence[str] = (),
    limit: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """The scorer over `data/nli/dev`.

    Raises:
        EvaluationError: the sets are not there.
    """
    measures: list[Measure] = []
    rows: list[tuple[str, ...]] = []
    properties: tuple[Measure, ...] = ()
    for labelled in load_sets(data / "nli" / "dev", names, limit):
        if labelled.name == sanity.SWAPPED_SET:
            properties = sanity.measure(scorer, data, list(labelled.pairs))
        scores = probabilities(scorer, labelled.pairs, progress)
        found = measure_set(labelled.name, scores, labelled.labels)
        measures += found
        rows.append(
            (
                labelled.name,
                str(len(labelled.pairs)),
                *(percent(item) for item in found[:3]),
                _recalls(scores, labelled),
            )
        )
    columns = ("set", "pairs", "accuracy %", "macro recall %", "ECE %", "recall of E / N / C %")
    tables = [Table(title="NLI dev sets", columns=columns, rows=tuple(rows))]
    if properties:
        lines = tuple((item.name, str(item.of), percent(item)) for item in properties)
        tables.append(Table(title="Properties", columns=("property", "cases", "%"), rows=lines))
    subjects = {"nli": scorer.fingerprint}
    return Report(set="nli", subjects=subjects, measures=(*measures, *properties), tables=tuple(tables))


def _recalls(scores: NDArray[np.float64], labelled: NliSet) -> str:
    predicted = scores.argmax(axis=1)
    shares = []
    for label in range(len(LABELS)):
        cases = labelled.labels == label
        shares.append(f"{100 * float(np.mean(predicted[cases] == label)):.1f}" if cases.any() else "-")
    return " / ".join(shares)
