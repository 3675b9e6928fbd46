"""BERT straight from the files of a folder, for a quick start: importing transformers takes longer than the first pair.

The modules have the names that transformers gives them, so what is made of the network's parts, and the fingerprint
over its weights, are the same; a test holds the two to equal numbers. Whatever is not a plain BERT with all its files
is None, and transformers, which knows every other network, loads it or says what is wrong.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

_FILES = ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json")
#: What a network must say of itself to be read here; what it does not say is as BERT has it.
_PLAIN = {"model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "absolute", "is_decoder": False}


class FolderTokenizer:
    """The tokenizer of a folder, asked as one of transformers is."""

    def __init__(self, folder: Path) -> None:
        told = json.loads((folder / "tokenizer_config.json").read_text("utf-8"))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self.model_max_length: int = told["model_max_length"]
        self.pad_token_id: int = self._tokenizer.token_to_id(told["pad_token"]) or 0

    def __call__(
        self,
        texts: Sequence[str],
        seconds: Sequence[str] | None = None,
        *,
        truncation: bool = False,
        max_length: int | None = None,
        verbose: bool = True,
    ) -> dict[str, list[list[int]]]:
        """Token and segment numbers of each text, or of each pair of texts."""
        if truncation and max_length is not None:
            self._tokenizer.enable_truncation(max_length)
        else:
            self._tokenizer.no_truncation()
        asked: list[Any] = list(texts) if seconds is None else list(zip(texts, seconds, strict=True))
        found = self._tokenizer.encode_batch_fast(asked)
        return {"input_ids": [each.ids for each in found], "token_type_ids": [each.type_ids for each in found]}


class _Embeddings(nn.Module):
    """Words, segments and places of the tokens."""

    word_embeddings: nn.Embedding
    position_embeddings: nn.Embedding
    token_type_embeddings: nn.Embedding
    LayerNorm: nn.LayerNorm

    def forward(self, input_ids: Tensor, token_type_ids: Tensor | None = None) -> Tensor:
        kinds = torch.zeros_like(input_ids) if token_type_ids is None else token_type_ids
        places = torch.arange(input_ids.shape[1], device=input_ids.device)[None]
        found = self.word_embeddings(input_ids) + self.token_type_embeddings(kinds)
        normed: Tensor = self.LayerNorm(found + self.position_embeddings(places))
        return normed


class _Pooler(nn.Module):
    """The first token's state, once more through a layer."""

    dense: nn.Linear

    def forward(self, states: Tensor) -> Tensor:
        return torch.tanh(self.dense(states[:, 0]))


def read_bert(folder: Path) -> tuple[Any, FolderTokenizer] | None:
    """Network, in fp32, and tokenizer; None where the folder holds anything but a plain BERT.

    Raises OSError, ValueError or SafetensorError where a file is damaged.
    """
    if not all((folder / name).is_file() for name in _FILES):
        return None
    config = json.loads((folder / "config.json").read_text("utf-8"))
    if any(config.get(name, usual) != usual for name, usual in _PLAIN.items()) or "model_type" not in config:
        return None
    tensors = load_file(folder / "model.safetensors")
    weights = {name: tensor.float() for name, tensor in tensors.items() if not name.endswith("position_ids")}
    prefix = "bert." if any(name.startswith("bert.") for name in weights) else ""
    wanted = {f"{prefix}{name}" for name in _names(config["num_hidden_layers"])}
    if weights.keys() != wanted | ({"classifier.weight", "classifier.bias"} if prefix else set()):
        return None
    network: Any = _tree(weights, config["layer_norm_eps"])
    labels = {int(nth): label for nth, label in config.get("id2label", {}).items()}
    network.config = SimpleNamespace(**{**config, "id2label": labels})
    return network.eval(), FolderTokenizer(folder)


def _names(layers: int) -> set[str]:
    """Every tensor of a BERT with so many layers."""
    linear = ["pooler.dense"]
    norms = ["embeddings.LayerNorm"]
    for nth in range(layers):
        layer = f"encoder.layer.{nth}"
        linear += [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")]
        linear += [f"{layer}.{part}.dense" for part in ("attention.output", "intermediate", "output")]
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
    embeddings = {f"embeddings.{kind}_embeddings.weight" for kind in ("word", "position", "token_type")}
    return embeddings | {f"{name}.{part}" for name in (*linear, *norms) for part in ("weight", "bias")}


def _tree(weights: Mapping[str, Tensor], eps: float) -> nn.Module:
    """Modules under their names, each leaf with its weights."""
    leaves: defaultdict[str, dict[str, Tensor]] = defaultdict(dict)
    for name, tensor in weights.items():
        path, _, part = name.rpartition(".")
        leaves[path][part] = tensor
    root = nn.Module()
    for path, parts in leaves.items():
        *above, last = path.split(".")
        place = root
        for name in above:
            if not hasattr(place, name):
                place.add_module(name, _branch(name))
            place = getattr(place, name)
        place.add_module(last, _leaf(last, parts, eps))
    return root


def _branch(name: str) -> nn.Module:
    match name:
        case "embeddings":
            return _Embeddings()
        case "pooler":
            return _Pooler()
        case "layer":
            return nn.ModuleList()
    return nn.Module()


def _leaf(name: str, parts: Mapping[str, Tensor], eps: float) -> nn.Module:
    weight = parts["weight"]
    with torch.device("meta"):  # the weights come from the file
        if name == "LayerNorm":
            leaf: nn.Module = nn.LayerNorm(weight.shape[0], eps=eps)
        elif name.endswith("_embeddings"):
            # Given its weight at once: to draw one there, torch would load its compiler, a second and more.
            rows, columns = weight.shape
            leaf = nn.Embedding(rows, columns, _weight=weight)
        else:
            leaf = nn.Linear(weight.shape[1], weight.shape[0])
    leaf.load_state_dict(dict(parts), strict=True, assign=True)
    return leaf
