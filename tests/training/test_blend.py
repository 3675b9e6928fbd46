"""The mean of two runs' weights."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from models.training.blend import blend


def run_in(folder: Path, **tensors: torch.Tensor) -> Path:
    folder.mkdir()
    save_file(tensors, folder / "model.safetensors")
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
        (folder / name).write_text("{}", encoding="utf-8")
    return folder


def test_half_of_each(tmp_path: Path) -> None:
    first = run_in(tmp_path / "a", weight=torch.tensor([0.0, 2.0]))
    second = run_in(tmp_path / "b", weight=torch.tensor([1.0, 4.0]))
    mixed = load_file(blend(first, second, tmp_path / "mean"))
    assert mixed["weight"].tolist() == [0.5, 3.0]
    assert mixed["weight"].dtype is torch.float16
    assert (tmp_path / "mean" / "config.json").is_file()


def test_runs_of_other_models_are_refused(tmp_path: Path) -> None:
    first = run_in(tmp_path / "a", weight=torch.zeros(2))
    second = run_in(tmp_path / "b", weight=torch.zeros(3))
    with pytest.raises(ValueError, match="not runs of one model"):
        blend(first, second, tmp_path / "mean")
