"""An exponential average of the weights over the steps: a steadier model than the last step's, at no cost in inference.

The average warms up (Polyak averaging as used in practice: decay no larger than (1 + step) / (10 + step)), so that the
first steps do not drag the starting point along.
"""

from __future__ import annotations

import torch


class WeightAverage:
    """Keeps the average of a model's parameters; `swap_in` puts it into the model."""

    def __init__(self, model: torch.nn.Module, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self._parameters = [p for p in model.parameters() if p.requires_grad]
        self._average = [p.detach().clone() for p in self._parameters]

    @torch.no_grad()
    def update(self) -> None:
        """Take the model's present weights into the average."""
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        torch._foreach_lerp_(self._average, [p.detach() for p in self._parameters], 1 - decay)

    @torch.no_grad()
    def swap_in(self) -> None:
        """Exchange the model's weights and the average; a second call exchanges them back."""
        for parameter, average in zip(self._parameters, self._average, strict=True):
            kept = parameter.detach().clone()
            parameter.copy_(average)
            average.copy_(kept)

    def state(self) -> dict[str, object]:
        """What is needed to go on."""
        return {"steps": self.steps, "average": self._average}

    @torch.no_grad()
    def load(self, state: dict[str, object]) -> None:
        """Go on from an earlier `state`."""
        self.steps = int(str(state["steps"]))
        average = state["average"]
        assert isinstance(average, list)
        for own, saved in zip(self._average, average, strict=True):
            own.copy_(saved)
