"""How large the input of each linear layer gets, channel by channel: what an int8 layer must know beforehand.

Measured once on training pairs (`python -m benchmarks.refit`) and kept beside the weights as `ranges.safetensors`; a
model without that file is never rounded to int8, since nobody has measured what that would cost it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from models.errors import ModelError
from models.nli.linear import Multiply, in_floats, in_int8

FILE = "ranges.safetensors"
_SMOOTHING = "smoothing"


@dataclass(frozen=True)
class Ranges:
    """Lowest and highest value of each input channel, by the layer's name, (in,) each; see `in_int8` for smoothing."""

    low: Mapping[str, Tensor]
    high: Mapping[str, Tensor]
    smoothing: float = 0.5

    def make(self, name: str, weight: Tensor, bias: Tensor, gelu: bool) -> Multiply:
        """The layer in int8."""
        return in_int8(weight, bias, gelu, self.low[name], self.high[name], self.smoothing)


@dataclass
class Observer:
    """Makes layers in floats that note the range of what they are given."""

    low: dict[str, Tensor] = field(default_factory=dict)
    high: dict[str, Tensor] = field(default_factory=dict)

    def make(self, name: str, weight: Tensor, bias: Tensor, gelu: bool) -> Multiply:
        """The layer in floats, watched."""
        plain = in_floats(weight, bias, gelu)

        def multiply(rows: Tensor) -> Tensor:
            low, high = rows.amin(0), rows.amax(0)
            self.low[name] = torch.minimum(self.low.get(name, low), low)
            self.high[name] = torch.maximum(self.high.get(name, high), high)
            return plain(rows)

        return multiply

    def seen(self) -> Ranges:
        """What has been noted so far."""
        return Ranges(dict(self.low), dict(self.high))


def read_ranges(folder: Path) -> Ranges | None:
    """The ranges kept beside the weights; None where there are none.

    Raises:
        ModelError: the file is damaged.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        tensors = load_file(path)
    except (OSError, SafetensorError) as error:
        raise ModelError(f"{path} cannot be read: {error}; restore it, or remove it to score in fp32") from error
    return Ranges(
        {name.removesuffix("/low"): t.float() for name, t in tensors.items() if name.endswith("/low")},
        {name.removesuffix("/high"): t.float() for name, t in tensors.items() if name.endswith("/high")},
        round(float(tensors[_SMOOTHING]), 3) if _SMOOTHING in tensors else 0.5,
    )


def write_ranges(ranges: Ranges, folder: Path) -> None:
    """Keep them beside the weights, in half precision (about 50 KB for the shipped model)."""
    tensors = {f"{name}/low": tensor.half() for name, tensor in ranges.low.items()}
    tensors |= {f"{name}/high": tensor.half() for name, tensor in ranges.high.items()}
    save_file({**tensors, _SMOOTHING: torch.tensor(ranges.smoothing)}, folder / FILE)
