"""What training minimises, and the average of the weights that it keeps."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import torch

from models.training.averaging import WeightAverage
from models.training.mixture import Pair, counted
from models.training.objective import Objective

LOGITS = torch.tensor([[2.0, 0.0, -1.0], [0.5, 0.1, 0.3]])


def test_without_a_teacher_it_is_cross_entropy() -> None:
    rows = [Pair("a", "b", 0, "x"), Pair("a", "c", 2, "x")]
    expected = torch.nn.functional.cross_entropy(LOGITS, torch.tensor([0, 2]), label_smoothing=0.05)
    assert Objective(smoothing=0.05).loss(LOGITS, rows).item() == pytest.approx(expected.item(), rel=1e-5)


def test_a_student_that_agrees_with_its_teacher_has_nothing_to_learn_from_it() -> None:
    own = LOGITS.softmax(-1).tolist()
    rows = [Pair("a", "b", 0, "x", tuple(own[0])), Pair("a", "c", 2, "x", tuple(own[1]))]
    assert Objective(soft=1.0, temperature=2.0).loss(LOGITS, rows).item() == pytest.approx(0.0, abs=1e-5)


def test_the_teacher_pulls_away_from_a_wrong_label() -> None:
    logits = torch.zeros(1, 3, requires_grad=True)
    Objective(soft=0.9).loss(logits, [Pair("a", "b", 0, "x", (0.01, 0.01, 0.98))]).backward()  # type: ignore[no-untyped-call]
    assert logits.grad is not None
    assert logits.grad[0].argmin() == 2  # the teacher's class rises most


def test_a_source_of_weight_zero_does_not_count() -> None:
    rows = [Pair("a", "b", 0, "x"), Pair("a", "c", 2, "muted")]
    alone = Objective().loss(LOGITS[:1], rows[:1])
    assert Objective(weights={"muted": 0.0}).loss(LOGITS, rows).item() == pytest.approx(alone.item(), rel=1e-5)


def test_the_average_lags_behind_and_changes_places_with_the_model() -> None:
    model = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.zeros_(model.weight)
    average = WeightAverage(model, decay=0.9)
    torch.nn.init.ones_(model.weight)
    for _ in range(3):
        average.update()
    average.swap_in()
    assert 0.0 < model.weight.item() < 1.0
    average.swap_in()
    assert model.weight.item() == 1.0


def test_so_many_pairs_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl.gz"
    rows = [{"premise": str(n), "hypothesis": "b", "label": "neutral", "teacher": [0.1, 0.8, 0.1]} for n in range(9)]
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    assert len(counted(str(path), seed=1)) == 9
    assert len(counted(f"{path}:4", seed=1)) == 4
    assert counted(str(path), seed=1)[0].teacher == (0.1, 0.8, 0.1)
