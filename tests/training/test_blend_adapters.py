"""The mean of two adapters is the mean of what they add, not of their factors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from models.training.blend_adapters import blend_adapters

UP, DOWN, HEAD = "layer.lora_B.weight", "layer.lora_A.weight", "classifier.weight"


def adapter_in(folder: Path, up: torch.Tensor, down: torch.Tensor, head: float, alpha: int = 4) -> Path:
    folder.mkdir()
    tensors = {UP: up, DOWN: down, HEAD: torch.full((3, 2), head)}
    save_file(tensors, folder / "adapter_model.safetensors")
    (folder / "adapter_config.json").write_text(json.dumps({"r": 2, "lora_alpha": alpha}), encoding="utf-8")
    return folder


def test_what_is_added_is_the_mean_of_both(tmp_path: Path) -> None:
    torch.manual_seed(0)
    up, down = torch.randn(6, 2), torch.randn(2, 5)
    first = adapter_in(tmp_path / "a", up, down, head=0.0)
    # The same change written with other factors: their own mean would be nearly nothing, for the signs are turned.
    second = adapter_in(tmp_path / "b", -up, -down, head=2.0)
    lost = blend_adapters(first, second, tmp_path / "mean")
    mixed = load_file(tmp_path / "mean" / "adapter_model.safetensors")
    torch.testing.assert_close(mixed[UP] @ mixed[DOWN], up @ down, rtol=1e-4, atol=1e-5)
    assert mixed[HEAD].flatten().tolist() == [1.0] * 6
    assert lost < 1e-6
    assert (tmp_path / "mean" / "adapter_config.json").is_file()


def test_what_the_cut_costs_is_told(tmp_path: Path) -> None:
    basis = torch.eye(4)
    first = adapter_in(tmp_path / "a", (basis[:, :2] * 3).contiguous(), basis[:2].clone(), head=0.0)
    second = adapter_in(tmp_path / "b", basis[:, 2:].contiguous(), basis[2:].clone(), head=0.0)
    lost = blend_adapters(first, second, tmp_path / "mean")
    mixed = load_file(tmp_path / "mean" / "adapter_model.safetensors")
    torch.testing.assert_close(mixed[UP] @ mixed[DOWN], torch.diag(torch.tensor([1.5, 1.5, 0.0, 0.0])))
    assert lost == pytest.approx(0.1)  # two values of 0.5 beside two of 1.5


def test_adapters_of_another_scale_are_refused(tmp_path: Path) -> None:
    first = adapter_in(tmp_path / "a", torch.ones(6, 2), torch.ones(2, 5), head=0.0)
    second = adapter_in(tmp_path / "b", torch.ones(6, 2), torch.ones(2, 5), head=0.0, alpha=8)
    with pytest.raises(ValueError, match="not adapters of one kind"):
        blend_adapters(first, second, tmp_path / "mean")
