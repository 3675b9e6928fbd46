"""The mean of two runs' weights: where one run went on from the other, it keeps much of what either knows.

    python -m models.training.blend runs/nli2 runs/nli3 -o runs/mean

After Wortsman et al. (2022, arXiv 2109.01903): fine-tuning and its starting point are joined by a straight line along
which the loss stays low.
"""

import argparse
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

_BESIDE = ("config.json", "tokenizer.json", "tokenizer_config.json", "recipe.json")


def blend(first: Path, second: Path, out: Path, share: float = 0.5) -> Path:
    """Write (1 - share) x `first` + share x `second` into `out`, in half precision; the weight file.

    Raises:
        ValueError: the two hold other tensors, or tensors of other shapes.
    """
    one, other = (load_file(folder / "model.safetensors") for folder in (first, second))
    if {name: tensor.shape for name, tensor in one.items()} != {name: tensor.shape for name, tensor in other.items()}:
        raise ValueError(f"{first} and {second} are not runs of one model: their tensors differ")
    out.mkdir(parents=True, exist_ok=True)
    mixed = {name: torch.lerp(tensor.float(), other[name].float(), share).half() for name, tensor in one.items()}
    save_file(mixed, out / "model.safetensors", metadata={"format": "pt"})
    for name in _BESIDE:
        if (second / name).is_file():  # shipped weights have no recipe under this name
            shutil.copy(second / name, out / name)
    return out / "model.safetensors"


def main() -> None:
    """Blend two folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the second, from 0 to 1")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    print(blend(options.first, options.second, options.output, options.share))


if __name__ == "__main__":
    main()
