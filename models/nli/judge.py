"""The second judge that ships: a LoRA adapter and a head over all-mpnet-base-v2, merged when it is loaded.

    W = W0 + (alpha / r) B A      for every linear layer of the base (Hu et al. 2021, arXiv 2106.09685)

Only the adapter is in the repository (`models/judge`); the base is published, see `models.nli.judge_base`.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from models.errors import ModelError
from models.nli.judge_base import BASE_SHA256, base_folder
from models.nli.model import NliModel, fit_to_judge, verify
from models.vocabulary import NliLabel

#: The adapter that ships with the project.
ADAPTER = Path(__file__).parent.parent / "judge"
WEIGHTS = "adapter_model.safetensors"
CONFIG = "adapter_config.json"
#: How peft names what it keeps, and what transformers calls the base inside a classifier.
_PEFT = "base_model.model."
_BASE = "mpnet."


def judge_fingerprint(adapter: Path = ADAPTER) -> str:
    """Short hash of base, adapter and all that is listed beside it, without loading either.

    Raises:
        ModelError: there is no adapter, or it differs from its `SHA256`.
    """
    listed = adapter / "SHA256"
    if not listed.is_file():
        raise ModelError(f"there is no second judge at {adapter}; restore the folder, or name another model")
    verify(adapter)
    return f"judge-{hashlib.sha256((BASE_SHA256 + listed.read_text(encoding='utf-8')).encode()).hexdigest()[:12]}"


def load_judge(adapter: Path = ADAPTER, base: Path | None = None) -> NliModel:
    """Base and adapter as one network in fp32, with the adapter's fingerprint.

    Raises:
        ModelError: base or adapter are missing, damaged, or do not fit each other.
    """
    # Here and not above: importing it takes seconds, and most runs have one judge.
    from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer
    from transformers.initialization import no_init_weights

    fingerprint = judge_fingerprint(adapter)
    folder = base or base_folder()
    labels = dict(enumerate(label.value for label in NliLabel))
    try:
        weights = merged(load_file(folder / "model.safetensors"), *read_adapter(adapter))
        config = AutoConfig.from_pretrained(
            folder, num_labels=len(labels), id2label=labels, label2id={name: i for i, name in labels.items()}
        )
        with no_init_weights():  # every weight comes from the state
            network = AutoModelForSequenceClassification.from_config(  # type: ignore[no-untyped-call]
                config, dtype=torch.float32
            )
        network.load_state_dict(weights, strict=True, assign=True)
        tokenizer = AutoTokenizer.from_pretrained(folder)
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0][:200]
        raise ModelError(f"the second judge at {adapter} cannot be put over its base: {reason}") from error
    return fit_to_judge(str(adapter), tokenizer, network, fingerprint)


def read_adapter(adapter: Path) -> tuple[dict[str, Tensor], float]:
    """The adapter's tensors in fp32, and the factor of its updates."""
    config = json.loads((adapter / CONFIG).read_text(encoding="utf-8"))
    tensors = {name: tensor.float() for name, tensor in load_file(adapter / WEIGHTS).items()}
    return tensors, config["lora_alpha"] / config["r"]


def merged(base: Mapping[str, Tensor], adapter: Mapping[str, Tensor], scale: float) -> dict[str, Tensor]:
    """State of the classifier: the base with every update added, and the head.

    Raises:
        KeyError: an update is for a layer that the base does not have.
    """
    state = {_BASE + name: tensor for name, tensor in base.items() if _in_network(name)}
    for key, down in adapter.items():
        name = key.removeprefix(_PEFT)
        if not name.startswith(_BASE):
            state[name] = down
        elif name.endswith(".lora_A.weight"):
            layer = name.removesuffix(".lora_A.weight")
            up = adapter[f"{_PEFT}{layer}.lora_B.weight"]
            state[f"{layer}.weight"] = state[f"{layer}.weight"] + scale * (up @ down)
    return state


def _in_network(name: str) -> bool:
    """The classifier has no pooler, and makes its position numbers itself."""
    return not name.startswith("pooler.") and not name.endswith("position_ids")
