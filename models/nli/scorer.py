"""The judge: three probabilities for each (premise, hypothesis) pair, by any three-way NLI model.

Label order comes from the model's own `id2label`, never from a convention.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer
from transformers.utils import logging as transformers_logging

from models.errors import ModelError
from models.nli.encoder import sha256_of
from models.nli.precision import fastest_dtype
from models.nli.similarity import SentenceEncoder
from models.schema import NliScores
from models.vocabulary import NliLabel

#: The model that ships with the project.
SHIPPED = Path(__file__).parent.parent / "weights"
MAX_TOKENS = 192
# A bar for a model that loads in a second says nothing, least of all in the log of a scheduled run.
transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]


class NliScorer:
    """Scores pairs with one model; scores are the same whatever the batch they come in, up to rounding.

    Args:
        model: a hub name or a folder; None for the shipped weights.
        batch: pairs scored at once.

    Raises:
        ModelError: the model cannot be loaded, is damaged, or has not the three NLI labels.
    """

    def __init__(self, model: str | None = None, batch: int = 64) -> None:
        self._batch = batch
        source = model or str(SHIPPED)
        self._verify(source)
        try:
            self._tokenizer = AutoTokenizer.from_pretrained(source)
            self._model = AutoModelForSequenceClassification.from_pretrained(source, dtype=torch.float32)
        except Exception as error:  # transformers raises many kinds; all mean that this model cannot judge
            raise ModelError(f"NLI model {source!r} cannot be loaded: {_first_line(error)}") from error
        self._order = label_order(self._model.config.id2label, source)
        if any(not torch.isfinite(p).all() for p in self._model.parameters()):
            raise ModelError(f"NLI model {source!r} has weights that are not numbers; fetch it again")
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self._autocast = self._device.type == "cuda" or fastest_dtype() is torch.bfloat16
        self._model.to(self._device).eval()
        self._encoder = SentenceEncoder()
        self.fingerprint = _fingerprint(source, self._model)

    @staticmethod
    def _verify(source: str) -> None:
        """Compare local weights with the SHA-256 that lies beside them, if one does."""
        folder = Path(source)
        listed = folder / "SHA256"
        if not listed.is_file():
            return
        for line in listed.read_text(encoding="utf-8").splitlines():
            wanted, _, name = line.partition("  ")
            path = folder / name.strip()
            if not path.is_file() or sha256_of(path) != wanted:
                raise ModelError(f"NLI weights {path} are missing or differ from {listed}; restore the folder")

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Probabilities of each (premise, hypothesis), in order.

        Premise and hypothesis are cut to 192 tokens together.

        Raises:
            ModelError: a text is empty (nothing can be judged about it), or the model returns no numbers.
        """
        for premise, hypothesis in pairs:
            if not premise.strip() or not hypothesis.strip():
                raise ModelError(f"nothing to judge: empty text in the pair ({premise[:40]!r}, {hypothesis[:40]!r})")
        similarities = self._encoder.similarities(pairs)
        order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0]) + len(pairs[i][1]))
        results: list[NliScores | None] = [None] * len(pairs)
        for start in range(0, len(order), self._batch):
            part = order[start : start + self._batch]
            for index, scores in zip(part, self._score_batch([pairs[i] for i in part]), strict=True):
                results[index] = replace(scores, similarity=similarities[index])
        return [r for r in results if r is not None]

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
            logits = self._model(**inputs).logits
        probabilities = logits.double().softmax(-1).cpu()
        if not torch.isfinite(probabilities).all():
            raise ModelError("the NLI model returned no numbers; its weights are damaged")
        e, n, c = (self._order[label] for label in NliLabel)
        return [NliScores(row[e], row[n], row[c]) for row in probabilities.tolist()]


def label_order(id2label: dict[int, str] | dict[str, str], source: str) -> dict[NliLabel, int]:
    """Output position of each NLI label.

    Raises:
        ModelError: the labels are not entailment, neutral and contradiction.
    """
    order: dict[NliLabel, int] = {}
    for index, name in id2label.items():
        for label in NliLabel:
            if str(name).strip().lower() == label.value:
                order[label] = int(index)
    if len(order) != 3 or len(id2label) != 3:
        found = ", ".join(str(name) for name in id2label.values())
        raise ModelError(
            f"model {source!r} is not a three-way NLI model: its labels are {found}; "
            "wanted entailment, neutral, contradiction"
        )
    return order


def _fingerprint(source: str, model: Any) -> str:
    """Short hash of weights and label names: the same for the same model under another path."""
    digest = hashlib.sha256(json.dumps(model.config.id2label, sort_keys=True, default=str).encode())
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.to(torch.float32).numpy().tobytes())
    return f"{Path(source).name}-{digest.hexdigest()[:12]}"


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
