"""Put a finished run into `models/weights`: half-precision safetensors, tokenizer, config, checksums.

    python -m models.training.ship --run runs/nli3 --stage 3
    python -m benchmarks.refit --data DATA

The model card beside them is written by hand from `counterclaim evaluate nli`; weights are committed once, when final.
"""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from models.nli.calibration import FILE as CALIBRATION
from models.nli.encoder import sha256_of
from models.nli.ranges import FILE as RANGES
from models.nli.scorer import SHIPPED

MAX_BYTES = 46_000_000
_TOKENIZER = ("tokenizer.json", "tokenizer_config.json")


def ship(run: Path, stage: int, target: Path = SHIPPED) -> Path:
    """Write the weights of `run` into `target`, and its recipe as that of `stage`; the weight file.

    Raises:
        ValueError: the weight file would be larger than the repository allows.
    """
    target.mkdir(parents=True, exist_ok=True)
    model = AutoModelForSequenceClassification.from_pretrained(run, dtype=torch.float16)
    model.save_pretrained(target)
    AutoTokenizer.from_pretrained(run).save_pretrained(target)
    shutil.copy(run / "recipe.json", target / f"recipe_stage{stage}.json")
    weights = target / "model.safetensors"
    if weights.stat().st_size > MAX_BYTES:
        raise ValueError(f"{weights} is {weights.stat().st_size:,} bytes, more than {MAX_BYTES:,}")
    for made in (RANGES, CALIBRATION):  # measured on other weights; `python -m benchmarks.refit` makes them anew
        (target / made).unlink(missing_ok=True)
    write_checksums(target, ("model.safetensors", "config.json", *_TOKENIZER))
    return weights


def write_checksums(folder: Path, names: Sequence[str]) -> None:
    """`SHA256` of a folder, in the form that `sha256sum -c` reads."""
    lines = [f"{sha256_of(folder / name)}  {name}\n" for name in names]
    (folder / "SHA256").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", required=True, type=Path)
    parser.add_argument("--stage", required=True, type=int, help="which stage of the recipe this run was")
    options = parser.parse_args()
    print(ship(options.run, options.stage))


if __name__ == "__main__":
    main()
