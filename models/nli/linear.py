"""Linear layers in the number format of a road: fp32 (or what autocast makes of it), or int8 with stored ranges.

An int8 layer rounds its input with one fixed scale per channel, so a pair's scores do not depend on its batch. The
scale of a channel is shared out between input and weight as in SmoothQuant (Xiao et al. 2023, arXiv 2211.10438), since
some channels of a transformer are far larger than the rest; weights have a scale per output. What comes out of a GELU
has a scale per row too: a few tokens are ten times as large as the others there, and without it one pair in 150 got
another label. The product, its scales, the bias and the GELU are one oneDNN kernel, the one that torch's own compiler
uses for int8 on x86.
"""

from collections.abc import Callable

import torch
from torch import Tensor

#: Takes rows (tokens, in) and gives rows (tokens, out).
Multiply = Callable[[Tensor], Tensor]
#: How much of a channel's size goes from its input to its weight: 0 none, 1 all.
_SMOOTHING = 0.8
#: Zero points: in the middle for an input of both signs; low for what comes out of a GELU, which is above -0.17.
_MIDDLE, _LOW = 128, 32


def in_floats(weight: Tensor, bias: Tensor, gelu: bool) -> Multiply:
    """The layer as it is."""
    if gelu:
        return lambda rows: torch.nn.functional.gelu(torch.nn.functional.linear(rows, weight, bias))
    return lambda rows: torch.nn.functional.linear(rows, weight, bias)


def in_int8(
    weight: Tensor, bias: Tensor, gelu: bool, low: Tensor, high: Tensor, smoothing_of_gelu: float = 0.5
) -> Multiply:
    """The layer in int8.

    `low` and `high` are the range of each input channel, (in,). `smoothing_of_gelu` is how much of a channel's size
    goes to its weight where the input comes out of a GELU: the one figure that differs from network to network.
    """
    weight, bias = weight.detach(), bias.detach()
    of_gelu = not gelu and float(low.min()) > -0.2
    zero = _LOW if of_gelu else _MIDDLE
    steps = _steps(weight, low, high, zero, smoothing_of_gelu if of_gelu else _SMOOTHING)
    scaled = weight * steps
    scales = scaled.abs().amax(1).clamp_min(1e-12) / 127.0
    whole = torch.round(scaled / scales[:, None]).clamp_(-127, 127).to(torch.int8)
    packed = torch.ops.onednn.qlinear_prepack(whole, None)
    zeros, scales, after = torch.zeros(len(bias), dtype=torch.int32), scales.float(), "gelu" if gelu else "none"
    inverse, middle = (1.0 / steps).float(), torch.tensor(zero + 0.5)
    bias = bias.float().contiguous()

    def product(rounded: Tensor, added: Tensor | None) -> Tensor:
        return torch.ops.onednn.qlinear_pointwise(  # type: ignore[no-any-return]
            rounded, 1.0, zero, packed, scales, zeros, added, 1.0, 0, torch.float32, after, [], "none"
        )

    def multiply(rows: Tensor) -> Tensor:
        # adding a half before the cut to whole numbers rounds to the nearest
        return product(torch.addcmul(middle, rows, inverse).clamp_(0, 255).to(torch.uint8), bias)

    least = float((-low * inverse).max()) / zero

    def multiply_by_row(rows: Tensor) -> Tensor:
        smooth = rows * inverse
        step = (smooth.amax(1, keepdim=True) / (255 - zero)).clamp_min_(least)
        rounded = torch.addcmul(middle, smooth, step.reciprocal()).clamp_(0, 255).to(torch.uint8)
        return torch.addcmul(bias, product(rounded, None), step)

    return multiply_by_row if of_gelu else multiply


def _steps(weight: Tensor, low: Tensor, high: Tensor, zero: int, smoothing: float) -> Tensor:
    """The step of each input channel (in,): what 1 in eight bits stands for."""
    size = torch.maximum(low / -zero, high / (255 - zero)).clamp_min(1e-6)
    share = size.pow(smoothing) / weight.abs().amax(0).clamp_min(1e-6).pow(1 - smoothing)
    return share * (size / share).max()
