"""A loaded three-way NLI model: tokenizer, network, label order, calibration and fingerprint, by folder or hub name.

Label order comes from the model's own `id2label`, never from a convention.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from models.errors import ModelError
from models.nli.bert import read_bert
from models.nli.calibration import Scaling, read_calibration
from models.nli.encoder import sha256_of
from models.nli.ranges import Ranges, read_ranges
from models.vocabulary import NliLabel


@dataclass(frozen=True)
class NliModel:
    """A network that is fit to judge.

    `order` gives the output position of each label, `ranges` are those of its layers' inputs, where they are known,
    and `max_tokens` what it can take of premise and hypothesis together.
    """

    source: str
    tokenizer: Any
    network: Any
    order: dict[NliLabel, int]
    fingerprint: str
    scaling: Scaling
    ranges: Ranges | None
    max_tokens: int


def load_model(source: str) -> NliModel:
    """The model of a folder or of a hub name, in fp32, its files checked where a `SHA256` lies beside them.

    Raises:
        ModelError: it cannot be loaded, is damaged, or has not the three NLI labels.
    """
    verify(Path(source))
    if source.startswith((".", "/", "~")) and not Path(source).expanduser().is_dir():
        raise ModelError(f"NLI model {source!r} cannot be loaded: there is no such folder; give a folder or a hub name")
    place = str(Path(source).expanduser()) if source.startswith("~") else source
    try:
        network, tokenizer = _by_transformers(place)
    except Exception as error:  # transformers raises many kinds; all mean that this model cannot judge
        raise ModelError(f"NLI model {source!r} cannot be loaded: {_first_line(error)}") from error
    return fit_to_judge(source, tokenizer, network)


def quick_model(source: str) -> NliModel:
    """As `load_model`; where the folder holds a plain BERT, without loading transformers. To be run on a CPU.

    Raises:
        ModelError: as `load_model`.
    """
    folder = Path(source).expanduser()
    verify(folder)
    try:
        read = read_bert(folder)
    except Exception:  # a damaged file: transformers tells what is wrong with it
        read = None
    return load_model(source) if read is None else fit_to_judge(source, read[1], read[0])


def _by_transformers(place: str) -> tuple[Any, Any]:
    # Here and not above: importing it takes longer than all else before the first pair.
    from transformers import AutoModelForSequenceClassification, AutoTokenizer
    from transformers.utils import logging as transformers_logging

    # A bar for a model that loads in a second says nothing, least of all in the log of a scheduled run.
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    tokenizer = AutoTokenizer.from_pretrained(place)
    return AutoModelForSequenceClassification.from_pretrained(place, dtype=torch.float32), tokenizer


def fit_to_judge(source: str, tokenizer: Any, network: Any, fingerprint: str | None = None) -> NliModel:
    """The loaded parts as a model, once its labels and its weights are known to be what they must.

    Calibration and ranges are those that lie in the folder. Without a fingerprint it gets the hash of its weights.

    Raises:
        ModelError: the labels are not the three, a weight is no number, or calibration or ranges are damaged.
    """
    order = label_order(network.config.id2label, source)
    if any(not torch.isfinite(p).all() for p in network.parameters()):
        raise ModelError(f"NLI model {source!r} has weights that are not numbers; fetch it again")
    folder = Path(source).expanduser()
    scaling: Scaling = read_calibration(folder) or Scaling()
    return NliModel(
        source=source,
        tokenizer=tokenizer,
        network=network.eval(),
        order=order,
        fingerprint=fingerprint or _fingerprint(source, network, scaling),
        scaling=scaling,
        ranges=read_ranges(folder),
        max_tokens=_max_tokens(tokenizer, network.config),
    )


def _max_tokens(tokenizer: Any, config: Any) -> int:
    """Two of the positions of RoBERTa and its like are taken by the padding."""
    positions = int(getattr(config, "max_position_embeddings", 0) or tokenizer.model_max_length)
    return min(int(tokenizer.model_max_length), positions - 2 if positions % 2**4 == 2 else positions)


def verify(folder: Path) -> None:
    """Compare the files of a folder with the `SHA256` that lies beside them, if one does.

    Raises:
        ModelError: a listed file is missing or differs.
    """
    listed = folder / "SHA256"
    if not listed.is_file():
        return
    for line in listed.read_text(encoding="utf-8").splitlines():
        wanted, _, name = line.partition("  ")
        path = folder / name.strip()
        if not path.is_file() or sha256_of(path) != wanted:
            raise ModelError(f"NLI weights {path} are missing or differ from {listed}; restore the folder")


def label_order(id2label: dict[int, str] | dict[str, str], source: str) -> dict[NliLabel, int]:
    """Output position of each NLI label.

    Raises:
        ModelError: the labels are not entailment, neutral and contradiction.
    """
    order: dict[NliLabel, int] = {}
    for index, name in id2label.items():
        for label in NliLabel:
            if str(name).strip().lower() == label.value:
                order[label] = int(index)
    if len(order) != 3 or len(id2label) != 3:
        found = ", ".join(str(name) for name in id2label.values())
        raise ModelError(
            f"model {source!r} is not a three-way NLI model: its labels are {found}; "
            "wanted entailment, neutral, contradiction"
        )
    return order


def _fingerprint(source: str, network: Any, scaling: Scaling) -> str:
    """Short hash of weights, label names and calibration: the same for the same model under another path.

    The number format is not in it: it changes no more than the rounding, and workers on several kinds of machine would
    else score each other's pairs anew for ever.
    """
    digest = hashlib.sha256(json.dumps(network.config.id2label, sort_keys=True, default=str).encode())
    for name, tensor in sorted(network.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.to(torch.float32).numpy().tobytes())
    for number in (scaling.power, scaling.temperature, *scaling.shift):
        digest.update(str(number).encode())
    return f"{Path(source).name}-{digest.hexdigest()[:12]}"


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
