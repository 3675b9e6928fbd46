"""How alike two sentences are in meaning: cosine of their vectors under the plain encoder, before any NLI training.

It tells what two sentences are about and not whether they agree, so it stands beside the NLI probabilities and never
for them. Each sentence is read once, in batches of like length. In int8 it is twice as fast and 0.006 off in the
mean (`python -m benchmarks.similarity`, on a busy machine). With it the sample newsroom had 41
flagged rows instead of 39, which it probably caused and nobody has
proved: so int8 is there to be asked for, and not taken by itself.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from models.nli.bert import read_bert
from models.nli.encoder import encoder_folder
from models.nli.fast import FastEncoder, Make
from models.nli.layers import parts_of
from models.nli.linear import in_floats
from models.nli.pair_model import CPU_TOKENS, by_length
from models.nli.precision import Road, fastest_dtype, use_own_cores
from models.nli.ranges import read_ranges

MAX_TOKENS = 96
#: Ranges of this encoder's layers (`python -m benchmarks.similarity --measure`), for the weights that `encoder` checks.
RANGES = Path(__file__).with_name("similarity")
#: Sentences whose vectors are remembered: one is compared with many, in many batches.
REMEMBERED = 8_192


class SentenceEncoder:
    """all-MiniLM-L6-v2 with mean pooling, as its authors use it.

    Args:
        road: int8, bf16 or fp32; None for the faster of the two floats on this CPU.
        make: makes the layers, as one that watches them does; None for those of the road.

    Raises:
        ModelError: the encoder is missing or its weights are not the published ones.
    """

    def __init__(self, road: Road | None = None, make: Make | None = None) -> None:
        folder = encoder_folder()
        read = read_bert(folder)
        assert read is not None  # a BERT, as its checksum says
        model, self._tokenizer = read
        parts, ranges = parts_of(model), read_ranges(RANGES)
        assert parts is not None
        self.road = road or (Road.BF16 if fastest_dtype() is torch.bfloat16 else Road.FP32)
        in_int8 = ranges.make if ranges is not None and self.road is Road.INT8 else None
        self._network = FastEncoder(parts, make or in_int8 or _floats)
        self._width: int = model.config.hidden_size
        self._known: dict[str, Tensor] = {}
        use_own_cores()

    def vectors(self, texts: Sequence[str]) -> Tensor:
        """Unit vectors, (texts, 384)."""
        if not texts:
            return torch.zeros(0, self._width)
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        made = dict(zip(fresh, self._made(fresh), strict=True)) if fresh else {}
        found = torch.stack([made[text] if text in made else self._known[text] for text in texts])
        self._remember(made)
        return found

    def similarities(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Cosine of each pair, -1 to 1, in order; each text is read once."""
        texts = list(dict.fromkeys(text for pair in pairs for text in pair))
        if not texts:
            return []
        vectors, at = self.vectors(texts), {text: i for i, text in enumerate(texts)}
        first, second = ([at[pair[side]] for pair in pairs] for side in (0, 1))
        found: list[float] = (vectors[first] * vectors[second]).sum(1).tolist()
        return found

    def forget(self) -> None:
        """Remember no vector, as when it was loaded."""
        self._known.clear()

    def _made(self, texts: Sequence[str]) -> Tensor:
        tokens: list[list[int]] = self._tokenizer(list(texts), truncation=True, max_length=MAX_TOKENS)["input_ids"]
        found = torch.empty(len(texts), self._width)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=self.road is Road.BF16):
            for part in by_length([len(row) for row in tokens], CPU_TOKENS):
                found[part] = self._batch([tokens[i] for i in part])
        return found

    def _batch(self, tokens: list[list[int]]) -> Tensor:
        width, pad = max(map(len, tokens)), self._tokenizer.pad_token_id
        numbers = torch.tensor([row + [pad] * (width - len(row)) for row in tokens])
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in tokens])
        states = self._network.states(numbers, None, mask).float()
        weights: Any = mask.unsqueeze(-1).float()
        pooled: Tensor = (states * weights).sum(1) / weights.sum(1).clamp(min=1)
        return torch.nn.functional.normalize(pooled, dim=-1)

    def _remember(self, made: dict[str, Tensor]) -> None:
        """The oldest go first."""
        self._known |= {text: vector.clone() for text, vector in made.items()}
        for text in list(self._known)[: max(0, len(self._known) - REMEMBERED)]:
            del self._known[text]


def _floats(_name: str, weight: Tensor, bias: Tensor, gelu: bool) -> Any:
    return in_floats(weight, bias, gelu)
