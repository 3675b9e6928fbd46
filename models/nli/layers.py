"""What a post-norm encoder is made of, whatever its architecture calls the parts: BERT and MPNet are known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from torch import Tensor, nn


@dataclass(frozen=True)
class Layer:
    """One layer: attention, add and normalise, widen with GELU, narrow, add and normalise."""

    query: nn.Linear
    key: nn.Linear
    value: nn.Linear
    out: nn.Linear
    attention_norm: nn.LayerNorm
    up: nn.Linear
    down: nn.Linear
    norm: nn.LayerNorm


@dataclass(frozen=True)
class Parts:
    """A whole network.

    `embed` takes token numbers and segment numbers, `bias` the length of a batch and gives what is added to the
    attention of every layer (None: nothing), `head` the first tokens' states (pairs, 1, width) and gives logits.
    """

    embed: Callable[[Tensor, Tensor | None], Tensor]
    layers: tuple[Layer, ...]
    bias: Callable[[Tensor], Tensor] | None
    head: Callable[[Tensor], Tensor] | None
    heads: int


def parts_of(network: Any) -> Parts | None:
    """The parts of a network; None where its architecture or its activation is another."""
    kind = getattr(network.config, "model_type", "")
    if network.config.hidden_act != "gelu" or getattr(network.config, "is_decoder", False):
        return None
    if kind == "bert":
        return _bert(network)
    return _mpnet(network) if kind == "mpnet" else None


def _bert(network: Any) -> Parts:
    encoder = getattr(network, "bert", network)
    embeddings = encoder.embeddings
    if getattr(network.config, "position_embedding_type", "absolute") not in ("absolute", None):
        raise ValueError("relative positions are not BERT's own")
    head = None
    if hasattr(network, "classifier"):

        def head(first: Tensor) -> Tensor:
            return network.classifier(encoder.pooler(first))  # type: ignore[no-any-return]

    return Parts(
        embed=lambda tokens, segments: embeddings(input_ids=tokens, token_type_ids=segments),
        layers=tuple(_bert_layers(encoder)),
        bias=None,
        head=head,
        heads=network.config.num_attention_heads,
    )


def _bert_layers(encoder: Any) -> Iterator[Layer]:
    for layer in encoder.encoder.layer:
        own, after = layer.attention.self, layer.attention.output
        yield Layer(
            own.query,
            own.key,
            own.value,
            after.dense,
            after.LayerNorm,
            layer.intermediate.dense,
            layer.output.dense,
            layer.output.LayerNorm,
        )


def _mpnet(network: Any) -> Parts:
    encoder = getattr(network, "mpnet", network)
    return Parts(
        embed=lambda tokens, _: encoder.embeddings(input_ids=tokens),
        layers=tuple(_mpnet_layers(encoder)),
        bias=lambda states: encoder.encoder.compute_position_bias(states[:1]),
        head=getattr(network, "classifier", None),
        heads=network.config.num_attention_heads,
    )


def _mpnet_layers(encoder: Any) -> Iterator[Layer]:
    for layer in encoder.encoder.layer:
        own = layer.attention.attn
        yield Layer(
            own.q,
            own.k,
            own.v,
            own.o,
            layer.attention.LayerNorm,
            layer.intermediate.dense,
            layer.output.dense,
            layer.output.LayerNorm,
        )
