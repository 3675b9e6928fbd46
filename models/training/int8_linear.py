"""Frozen linear layers multiplied in int8, forward and backward, so that LoRA trains about twice as fast on a CPU.

Only the adapter learns, so the base's weights need no gradient and may be rounded: int8 with a scale per output
channel, activations (and gradients) with a scale per row, as in LLM.int8 (Dettmers et al. 2022, arXiv 2208.07339)
without its outlier path. The adapter that comes out goes over the unrounded base.
"""

from typing import Any

import torch
from torch import Tensor, nn


def packed(weight: Tensor) -> Any:
    """Int8 weights (out, in) with a scale per output channel, in the layout that the CPU kernel wants."""
    scales = weight.abs().amax(1).clamp_min(1e-8) / 127.0
    zeros = torch.zeros(len(scales), dtype=torch.long)
    rounded = torch.quantize_per_channel(weight, scales.double(), zeros, 0, torch.qint8)
    return torch.ops.quantized.linear_prepack(rounded, None)


def multiply(rows: Tensor, weight: Any) -> Tensor:
    """rows (…, in) times packed weights (out, in) transposed; each row is scaled to [-1, 1] before it is rounded."""
    scale = rows.abs().amax(-1, keepdim=True).clamp_min(1e-20)
    product: Tensor = torch.ops.quantized.linear_dynamic(rows / scale, weight, False)
    return product.mul_(scale)


class _Multiply(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, rows: Tensor, forth: Any, back: Any) -> Tensor:
        ctx.back = back
        return multiply(rows, forth)

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor, None, None]:
        return multiply(grads[0].contiguous(), ctx.back), None, None


class Int8Linear(nn.Module):
    """A frozen `nn.Linear` in int8; the gradient flows to its input only."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        weight = layer.weight.detach()
        self.forth, self.back = packed(weight), packed(weight.t().contiguous())
        self.bias = layer.bias.detach()

    def forward(self, rows: Tensor) -> Tensor:
        product: Tensor = _Multiply.apply(rows, self.forth, self.back)  # type: ignore[no-untyped-call]
        return product + self.bias


def round_frozen_layers(model: nn.Module) -> int:
    """Let every frozen `nn.Linear` under a LoRA layer multiply in int8; how many."""
    changed = 0
    for module in model.modules():
        base = getattr(module, "base_layer", None)
        if isinstance(base, nn.Linear) and not base.weight.requires_grad:
            base.forward = Int8Linear(base).forward  # type: ignore[assignment, method-assign]
            changed += 1
    return changed
