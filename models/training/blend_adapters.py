"""The mean of what two adapters add to their common base, cut back to the rank of one.

    python -m models.training.blend_adapters models/judge runs/judge3 -o runs/judge

As `blend` for whole models. The product of two low-rank factors is no linear function of them, so the factors
themselves must not be averaged; the mean of the two products has twice the rank, and its nearest matrix of the first
rank (Eckart and Young, 1936) keeps nearly all of it where one adapter went on from the other.
"""

import argparse
import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

_WEIGHTS, _CONFIG = "adapter_model.safetensors", "adapter_config.json"
_BESIDE = (_CONFIG, "recipe.json")
_DOWN, _UP = "lora_A", "lora_B"


def blend_adapters(first: Path, second: Path, out: Path, share: float = 0.5) -> float:
    """Write the adapter that adds (1 - share) of what `first` adds and `share` of what `second` adds, to `out`.

    Returns:
        The largest part of a layer's squared norm that the cut to one adapter's rank has cost, 0 to 1.

    Raises:
        ValueError: the two differ in rank, scale or layers.
    """
    one, other = (load_file(folder / _WEIGHTS) for folder in (first, second))
    shapes = [{name: tensor.shape for name, tensor in tensors.items()} for tensors in (one, other)]
    if shapes[0] != shapes[1] or _scale(first) != _scale(second):
        raise ValueError(f"{first} and {second} are not adapters of one kind: rank, scale or layers differ")
    mixed, worst = {}, 0.0
    for name, tensor in one.items():
        if _UP in name:
            continue  # comes with its other half
        if _DOWN not in name:
            mixed[name] = torch.lerp(tensor.float(), other[name].float(), share)
            continue
        up = name.replace(_DOWN, _UP)
        left = torch.cat([(1 - share) * one[up].float(), share * other[up].float()], dim=1)
        right = torch.cat([tensor.float(), other[name].float()], dim=0)
        mixed[up], mixed[name], lost = _cut(left, right, tensor.shape[0])
        worst = max(worst, lost)
    out.mkdir(parents=True, exist_ok=True)
    save_file(mixed, out / _WEIGHTS)
    for beside in _BESIDE:
        if (second / beside).is_file():
            shutil.copy(second / beside, out / beside)
    return worst


def _cut(left: torch.Tensor, right: torch.Tensor, rank: int) -> tuple[torch.Tensor, torch.Tensor, float]:
    """Factors of the matrix of `rank` nearest to `left` @ `right`, and the share of its squared norm left out."""
    outer, inner = torch.linalg.qr(left)
    outer_right, inner_right = torch.linalg.qr(right.T)
    u, values, v = torch.linalg.svd(inner @ inner_right.T)
    root = values[:rank].sqrt()
    energy = values.square()
    lost = float(energy[rank:].sum() / energy.sum()) if energy.any() else 0.0
    up = (outer @ u[:, :rank]) * root
    down = ((outer_right @ v.T[:, :rank]) * root).T
    return up.contiguous(), down.contiguous(), lost


def _scale(folder: Path) -> tuple[int, float]:
    config = json.loads((folder / _CONFIG).read_text(encoding="utf-8"))
    return config["r"], config["lora_alpha"]


def main() -> None:
    """Blend two folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the second, from 0 to 1")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    lost = blend_adapters(options.first, options.second, options.output, options.share)
    print(f"{options.output}: at most {lost:.2%} of a layer's change lost to the cut")


if __name__ == "__main__":
    main()
