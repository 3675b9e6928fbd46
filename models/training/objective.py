"""What a step minimises: cross-entropy with the label, and distance to a teacher's probabilities where a pair has them.

Distillation after Hinton, Vinyals and Dean (2015, arXiv 1503.02531): both sides are softened by a temperature, and the
divergence is scaled by its square so that its gradient keeps its size.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import torch

from models.training.mixture import LABELS, Pair


@dataclass(frozen=True)
class Objective:
    """`soft` is the share of the teacher in the loss of a pair that has its probabilities."""

    smoothing: float = 0.05
    soft: float = 0.7
    temperature: float = 1.5
    weights: Mapping[str, float] = field(default_factory=dict)

    def loss(self, logits: torch.Tensor, rows: Sequence[Pair]) -> torch.Tensor:
        """Mean loss of a batch; `logits` is (rows, 3), each row weighted by its source."""
        target = torch.tensor([row.label for row in rows])
        hard = torch.nn.functional.cross_entropy(logits, target, label_smoothing=self.smoothing, reduction="none")
        share = torch.tensor([self.soft if row.teacher else 0.0 for row in rows])
        loss = (1 - share) * hard
        if bool(share.any()):
            loss = loss + share * self._distance(logits, rows)
        weight = torch.tensor([self.weights.get(row.source, 1.0) for row in rows])
        return (weight * loss).sum() / weight.sum()

    def _distance(self, logits: torch.Tensor, rows: Sequence[Pair]) -> torch.Tensor:
        """Kullback-Leibler divergence from the softened teacher, per row."""
        uniform = (1 / len(LABELS),) * len(LABELS)
        given = torch.tensor([row.teacher or uniform for row in rows]).clamp_min(1e-6)
        softened = torch.softmax(given.log() / self.temperature, -1)
        own = torch.log_softmax(logits / self.temperature, -1)
        distance = torch.nn.functional.kl_div(own, softened, reduction="none").sum(-1)
        return distance * self.temperature**2
