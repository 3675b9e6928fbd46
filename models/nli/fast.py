"""A post-norm encoder without what classification does not need.

Query, key and value are one product; of the last layer only the first token is computed, since the head reads no other
(a seventh of the work in six layers); where no pair is padded there is no mask. Short sentences are attended to by two
plain products, which are faster on a CPU than torch's fused attention; long ones by the fused one, which saves memory.
"""

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention

from models.nli.layers import Layer, Parts
from models.nli.linear import Multiply

#: Tokens from which the fused attention pays.
_FUSED_FROM = 160
#: Makes the product of a layer, by name, weight, bias and whether a GELU follows.
Make = Callable[[str, Tensor, Tensor, bool], Multiply]


class FastEncoder:
    """Logits or token states of padded batches, in the number format of its linear layers."""

    def __init__(self, parts: Parts, make: Make) -> None:
        self._parts = parts
        last = len(parts.layers) - 1
        self._blocks = [
            Block(f"{i}", layer, parts.heads, make, first_only=parts.head is not None and i == last)
            for i, layer in enumerate(parts.layers)
        ]

    def logits(self, tokens: Tensor, segments: Tensor | None, mask: Tensor) -> Tensor:
        """(pairs, labels), for token and segment numbers and mask, each (pairs, tokens)."""
        assert self._parts.head is not None
        return self._parts.head(self.states(tokens, segments, mask))

    def states(self, tokens: Tensor, segments: Tensor | None, mask: Tensor) -> Tensor:
        """(pairs, tokens, width); of a classifier the first token's only, (pairs, 1, width)."""
        states = self._parts.embed(tokens, segments)
        added = None if bool(mask.all()) else (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        if self._parts.bias is not None:
            bias = self._parts.bias(states)
            added = bias if added is None else bias + added
        for block in self._blocks:
            states = block(states, added)
        return states


class Block:
    """One layer."""

    def __init__(self, name: str, layer: Layer, heads: int, make: Make, first_only: bool) -> None:
        self._heads, self._first_only = heads, first_only
        self._attention_norm, self._norm = layer.attention_norm, layer.norm
        ins = (layer.key, layer.value) if first_only else (layer.query, layer.key, layer.value)
        self._ins = make(
            f"{name}.in",
            torch.cat([part.weight.detach() for part in ins]),
            torch.cat([part.bias.detach() for part in ins]),
            False,
        )
        self._query = make(f"{name}.in", layer.query.weight, layer.query.bias, False) if first_only else None
        self._out = make(f"{name}.out", layer.out.weight, layer.out.bias, False)
        self._up = make(f"{name}.up", layer.up.weight, layer.up.bias, True)
        self._down = make(f"{name}.down", layer.down.weight, layer.down.bias, False)

    def __call__(self, states: Tensor, added: Tensor | None) -> Tensor:
        pairs, tokens, width = states.shape
        rows = states.reshape(-1, width)
        found = self._ins(rows).view(pairs, tokens, -1, self._heads, width // self._heads)
        found = found.permute(2, 0, 3, 1, 4).contiguous()
        if self._query is None:
            query, key, value = found[0], found[1], found[2]
        else:
            rows, tokens = states[:, 0], 1
            query, (key, value) = self._query(rows).view(pairs, 1, self._heads, -1).transpose(1, 2), found
            added = None if added is None else added[:, :, :1]
        heard = attend(query, key, value, added).transpose(1, 2).reshape(-1, width)
        rows = self._attention_norm(_plus(self._out(heard), rows))
        out: Tensor = self._norm(_plus(self._down(self._up(rows)), rows))
        return out.view(pairs, tokens, width)


def attend(query: Tensor, key: Tensor, value: Tensor, added: Tensor | None) -> Tensor:
    """Attention, (pairs, heads, tokens, width of a head) each; `added` fits (pairs, heads, tokens, tokens)."""
    if key.shape[2] > _FUSED_FROM:
        mask = None if added is None else added.expand(len(query), -1, query.shape[2], -1)
        return scaled_dot_product_attention(query, key, value, attn_mask=mask)
    scores = torch.matmul(query, key.transpose(-1, -2)).mul_(query.shape[-1] ** -0.5)
    if added is not None:
        scores = scores + added
    return torch.matmul(scores.softmax(-1), value)


def _plus(fresh: Tensor, rows: Tensor) -> Tensor:
    """In place, where autocast has not made it another format."""
    return fresh.add_(rows) if fresh.dtype is rows.dtype else fresh + rows
