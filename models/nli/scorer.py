"""The judges: three probabilities for each (premise, hypothesis) pair, by any three-way NLI model."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import torch

from models.errors import ModelError
from models.nli.judge import judge_fingerprint, load_judge
from models.nli.model import NliModel, label_order, load_model
from models.nli.precision import fastest_dtype
from models.nli.similarity import SentenceEncoder
from models.schema import NliScores
from models.vocabulary import NliLabel

__all__ = ["SHIPPED", "NliScorer", "SecondJudge", "label_order"]

#: The model that ships with the project.
SHIPPED = Path(__file__).parent.parent / "weights"
#: What `nli.judge` calls the adapter that ships with the project.
SHIPPED_JUDGE = "shipped"
MAX_TOKENS = 192


class PairModel:
    """Probabilities of pairs by one loaded model, the same whatever batch they come in, up to rounding."""

    def __init__(self, model: NliModel, batch: int = 64) -> None:
        self._batch = batch
        self._tokenizer = model.tokenizer
        self._network = model.network
        self._order = model.order
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self._autocast = self._device.type == "cuda" or fastest_dtype() is torch.bfloat16
        self._network.to(self._device).eval()
        self.fingerprint = model.fingerprint

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Scores of each (premise, hypothesis), in order, their similarity left at 0.

        Premise and hypothesis are cut to 192 tokens together.

        Raises:
            ModelError: a text is empty (nothing can be judged about it), or the model returns no numbers.
        """
        refuse_empty(pairs)
        order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0]) + len(pairs[i][1]))
        results: dict[int, NliScores] = {}
        for start in range(0, len(order), self._batch):
            part = order[start : start + self._batch]
            results.update(zip(part, self._score_batch([pairs[i] for i in part]), strict=True))
        return [results[i] for i in range(len(pairs))]

    def _score_batch(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        inputs: Any = self._tokenizer(
            [p for p, _ in pairs],
            [h for _, h in pairs],
            truncation=True,
            max_length=MAX_TOKENS,
            padding=True,
            return_tensors="pt",
        ).to(self._device)
        with torch.inference_mode(), torch.autocast(self._device.type, torch.bfloat16, enabled=self._autocast):
            logits = self._network(**inputs).logits
        probabilities = logits.double().softmax(-1).cpu()
        if not torch.isfinite(probabilities).all():
            raise ModelError("the NLI model returned no numbers; its weights are damaged")
        e, n, c = (self._order[label] for label in NliLabel)
        return [NliScores(row[e], row[n], row[c]) for row in probabilities.tolist()]


def refuse_empty(pairs: Sequence[tuple[str, str]]) -> None:
    """Raises ModelError where a text is empty: no label would be true of it."""
    for premise, hypothesis in pairs:
        if not premise.strip() or not hypothesis.strip():
            raise ModelError(f"nothing to judge: empty text in the pair ({premise[:40]!r}, {hypothesis[:40]!r})")


class NliScorer:
    """The first model, which scores every pair, and how alike the two sentences are.

    Args:
        model: a hub name or a folder; None for the shipped weights.
        batch: pairs scored at once.

    Raises:
        ModelError: the model cannot be loaded, is damaged, or has not the three NLI labels.
    """

    def __init__(self, model: str | None = None, batch: int = 64) -> None:
        self._model = PairModel(load_model(model or str(SHIPPED)), batch)
        self.fingerprint = self._model.fingerprint

    @cached_property
    def _encoder(self) -> SentenceEncoder:
        return SentenceEncoder()

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Probabilities and similarity of each (premise, hypothesis), in order.

        Raises:
            ModelError: a text is empty, the model returns no numbers, or the encoder is missing.
        """
        scores = self.probabilities(pairs)
        similarities = self._encoder.similarities(pairs)
        return [replace(found, similarity=alike) for found, alike in zip(scores, similarities, strict=True)]

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """The same without similarity (left at 0), which costs half the time.

        Raises:
            ModelError: a text is empty, or the model returns no numbers.
        """
        return self._model.probabilities(pairs)


def second_judge(name: str | None) -> "SecondJudge | None":
    """The second judge of a configuration; None where it asks for none. Raises ModelError where there is no such."""
    return None if name is None else SecondJudge(name)


class SecondJudge:
    """A stronger model that looks again at what the first one finds worth it; loaded when the first pair comes.

    Args:
        name: "shipped" for the adapter in `models/judge`, else a hub name or a folder.

    Raises:
        ModelError: there is no such judge. A hub model is loaded at once, since its fingerprint is over its weights.
    """

    def __init__(self, name: str = SHIPPED_JUDGE) -> None:
        self._given = None if name == SHIPPED_JUDGE else PairModel(load_model(name))
        self.fingerprint = self._given.fingerprint if self._given else judge_fingerprint()

    @cached_property
    def _model(self) -> PairModel:
        return self._given or PairModel(load_judge())

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Probabilities of each (premise, hypothesis), in order; similarity is left at 0, the first model has it.

        Raises:
            ModelError: a text is empty, the judge cannot be loaded, or it returns no numbers.
        """
        return self._model.probabilities(pairs) if pairs else []
