"""How alike two sentences are in meaning: cosine of their vectors under the plain encoder, before any NLI training.

It tells what two sentences are about and not whether they agree, so it stands beside the NLI probabilities and never
for them.
"""

from collections.abc import Sequence
from typing import Any

import torch
from transformers import AutoModel, AutoTokenizer

from models.nli.encoder import encoder_folder
from models.nli.precision import fastest_dtype

MAX_TOKENS = 96
BATCH = 64


class SentenceEncoder:
    """all-MiniLM-L6-v2 with mean pooling, as its authors use it.

    Raises:
        ModelError: the encoder is missing or its weights are not the published ones.
    """

    def __init__(self) -> None:
        folder = encoder_folder()
        self._tokenizer = AutoTokenizer.from_pretrained(folder)
        self._model = AutoModel.from_pretrained(folder, dtype=torch.float32).eval()

    def vectors(self, texts: Sequence[str]) -> torch.Tensor:
        """Unit vectors, (texts, 384)."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        found = torch.empty(len(texts), self._model.config.hidden_size)
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            found[part] = self._batch([texts[i] for i in part])
        return found

    def _batch(self, texts: Sequence[str]) -> torch.Tensor:
        inputs: Any = self._tokenizer(texts, truncation=True, max_length=MAX_TOKENS, padding=True, return_tensors="pt")
        bf16 = fastest_dtype() is torch.bfloat16
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            states = self._model(**inputs).last_hidden_state.float()
        mask = inputs["attention_mask"].unsqueeze(-1).float()
        pooled: torch.Tensor = (states * mask).sum(1) / mask.sum(1).clamp(min=1)
        return torch.nn.functional.normalize(pooled, dim=-1)

    def similarities(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Cosine of each pair, -1 to 1, in order; each text is read once."""
        texts = list(dict.fromkeys(text for pair in pairs for text in pair))
        if not texts:
            return []
        vectors = self.vectors(texts)
        at = {text: i for i, text in enumerate(texts)}
        return [float(vectors[at[a]] @ vectors[at[b]]) for a, b in pairs]
