"""Put a finished adapter into `models/judge`: half-precision tensors, its peft configuration, recipe, checksums.

python -m models.training.ship_judge --run runs/judge2
"""

import argparse
import json
from pathlib import Path

from peft import PeftConfig
from safetensors.torch import load_file, save_file

from models.nli.calibration import FILE as CALIBRATION
from models.nli.judge import ADAPTER, CONFIG, WEIGHTS
from models.nli.judge_base import HUB_NAME
from models.nli.ranges import FILE as RANGES
from models.training.ship import write_checksums

MAX_BYTES = 12_000_000
_RECIPE = "recipe.json"


def ship_judge(run: Path, target: Path = ADAPTER) -> Path:
    """Write the adapter of `run` into `target`; the weight file.

    Raises:
        ValueError: the weight file would be larger than the repository allows.
    """
    target.mkdir(parents=True, exist_ok=True)
    tensors = {name: tensor.half().contiguous() for name, tensor in load_file(run / WEIGHTS).items()}
    weights = target / WEIGHTS
    save_file(tensors, weights)
    weights.chmod(0o644)
    if weights.stat().st_size > MAX_BYTES:
        raise ValueError(f"{weights} is {weights.stat().st_size:,} bytes, more than {MAX_BYTES:,}")
    config = PeftConfig.from_pretrained(str(run))
    config.base_model_name_or_path = HUB_NAME  # by its name and not where it lay while training
    config.save_pretrained(str(target))
    (target / _RECIPE).write_text(json.dumps(_recipe(run), indent=1) + "\n", encoding="utf-8")
    for made in (
        RANGES,
        CALIBRATION,
    ):  # measured on other weights; `python -m benchmarks.refit --judge` makes them anew
        (target / made).unlink(missing_ok=True)
    write_checksums(target, (WEIGHTS, CONFIG))
    return weights


def _recipe(run: Path) -> dict[str, object]:
    """The run's recipe, its paths cut to their last part."""
    recipe = json.loads((run / _RECIPE).read_text(encoding="utf-8"))
    return {name: _last_part(value) for name, value in recipe.items()}


def _last_part(value: object) -> object:
    if isinstance(value, list):
        return [_last_part(item) for item in value]
    return Path(value).name if isinstance(value, str) and "/" in value else value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", required=True, type=Path)
    print(ship_judge(parser.parse_args().run))


if __name__ == "__main__":
    main()
