"""Accuracy, macro recall and calibration of a scorer on labelled sets."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.quality.nli import calibration_error, evaluate, macro_recall
from models.errors import EvaluationError

from .tiny import EqualityScorer


def write_set(folder: Path, name: str, cases: list[tuple[str, str, str]]) -> None:
    """A dev set of (premise, hypothesis, label)."""
    lines = [json.dumps({"premise": a, "hypothesis": b, "label": label, "source": name}) for a, b, label in cases]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))


def test_each_set_has_its_own_measures(tmp_path: Path) -> None:
    folder = tmp_path / "nli" / "dev"
    write_set(folder, "easy", [("a", "a", "entailment"), ("a", "b", "neutral"), ("a", "c", "contradiction")])
    write_set(folder, "two_labels", [("a", "a", "entailment"), ("a", "b", "contradiction")])
    report = evaluate(EqualityScorer(), tmp_path)
    assert report.value("easy: accuracy") == pytest.approx(2 / 3)
    assert report.value("easy: macro recall") == pytest.approx(2 / 3)
    assert report.value("two_labels: accuracy") == 0.5
    assert report.value("two_labels: accuracy among its labels") == 0.5
    assert report.subjects == {"nli": "equality"}


def test_macro_recall_counts_labels_alike_however_rare() -> None:
    gold = np.array([0] * 9 + [2])
    assert macro_recall(np.zeros(10, dtype=np.int64), gold) == 0.5


def test_calibration_error_of_a_scorer_that_is_sure_and_half_right() -> None:
    scores = np.array([[1.0, 0.0, 0.0]] * 4)
    assert calibration_error(scores, np.array([0, 0, 1, 2])) == 0.5


def test_an_unknown_set_is_refused_by_name(tmp_path: Path) -> None:
    write_set(tmp_path / "nli" / "dev", "easy", [("a", "a", "entailment")])
    with pytest.raises(EvaluationError, match="hard not found"):
        evaluate(EqualityScorer(), tmp_path, names=["hard"])
