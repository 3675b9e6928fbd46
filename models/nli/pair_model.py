"""One loaded model over many pairs: tokenised together, sorted by length, in batches of as many tokens as run well."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.errors import InputError, ModelError
from models.nli.fast import FastEncoder
from models.nli.layers import parts_of
from models.nli.linear import in_floats
from models.nli.model import NliModel
from models.nli.precision import Road, best_road, use_own_cores
from models.schema import NliScores
from models.vocabulary import NliLabel

#: Most tokens of premise and hypothesis together; more would be cut, and what is cut is not judged.
MAX_TOKENS = 512
#: Padded tokens in one batch: on a CPU what stays in its caches, on a GPU what keeps it busy.
CPU_TOKENS, GPU_TOKENS = 1024, 32_768
#: Pairs tokenised at once.
_CHUNK = 4096
_GPU = (Road.CUDA, Road.MPS)

Logits = Callable[[Tensor, Tensor | None, Tensor], Tensor]


class PairModel:
    """Probabilities of pairs, the same whatever batch they come in, up to rounding.

    Args:
        model: the loaded model.
        road: how to run it; None for the fastest that this machine has.
        encoder: stands in for the network, as one that watches it does.
    """

    def __init__(self, model: NliModel, road: Road | None = None, encoder: FastEncoder | None = None) -> None:
        self.road = road or best_road(model.ranges is not None)
        self.fingerprint = model.fingerprint
        self._scaling = model.scaling
        self._tokenizer = model.tokenizer
        self._order = [model.order[label] for label in NliLabel]
        self._logits = encoder.logits if encoder else _logits_of(model, self.road)
        self._device = torch.device(self.road.value if self.road in _GPU else "cpu")
        self._limit = min(MAX_TOKENS, model.max_tokens)
        self._budget = GPU_TOKENS if self.road in _GPU else CPU_TOKENS
        use_own_cores()

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Calibrated scores of each (premise, hypothesis), in order, their similarity left at 0.

        Raises:
            InputError: a text is empty, or a pair too long; nothing can be judged about it.
            ModelError: the model returns no numbers.
        """
        logits = self._scaling.applied(self.logits(pairs))
        odds = np.exp(logits - logits.max(axis=1, keepdims=True)) if len(pairs) else logits
        return [NliScores(*row) for row in (odds / odds.sum(axis=1, keepdims=True)).tolist()]

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        """What the network says, uncalibrated, (pairs, 3) in the order of NliLabel. Raises as `probabilities`."""
        refuse_empty(pairs)
        parts = [self._chunk(pairs[start : start + _CHUNK]) for start in range(0, len(pairs), _CHUNK)]
        found = np.concatenate(parts) if parts else np.zeros((0, 3))
        if not np.isfinite(found).all():
            raise ModelError("the NLI model returned no numbers; its weights are damaged")
        return found[:, self._order]

    def _chunk(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
        encoded = self._tokenizer([p for p, _ in pairs], [h for _, h in pairs], verbose=False)
        tokens, segments = encoded["input_ids"], encoded.get("token_type_ids")
        lengths = [len(row) for row in tokens]
        if (longest := max(lengths)) > self._limit:
            premise, hypothesis = pairs[lengths.index(longest)]
            raise InputError(
                f"too long to be judged: {longest:,} tokens in the pair ({premise[:40]!r}, {hypothesis[:40]!r}), "
                f"at most {self._limit} are read; give the sentences that matter"
            )
        found = np.empty((len(pairs), 3))
        autocast = torch.autocast(self._device.type, torch.bfloat16, enabled=self.road in (Road.CUDA, Road.BF16))
        with torch.inference_mode(), autocast:
            for part in by_length(lengths, self._budget):
                inputs = self._padded([tokens[i] for i in part], segments and [segments[i] for i in part])
                found[part] = self._logits(*inputs).double().cpu().numpy()
        return found

    def _padded(
        self, tokens: list[list[int]], segments: list[list[int]] | None
    ) -> tuple[Tensor, Tensor | None, Tensor]:
        """Token numbers, segment numbers and mask of a batch, each (pairs, tokens)."""
        width = max(map(len, tokens))
        pad = self._tokenizer.pad_token_id
        numbers = torch.tensor([row + [pad] * (width - len(row)) for row in tokens])
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in tokens])
        kinds = None
        if segments is not None:
            kinds = torch.tensor([row + [0] * (width - len(row)) for row in segments]).to(self._device)
        return numbers.to(self._device), kinds, mask.to(self._device)


def refuse_empty(pairs: Sequence[tuple[str, str]]) -> None:
    """Raises InputError where a text is empty: no label would be true of it."""
    for premise, hypothesis in pairs:
        if not premise.strip() or not hypothesis.strip():
            raise InputError(f"nothing to judge: empty text in the pair ({premise[:40]!r}, {hypothesis[:40]!r})")


def by_length(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Indices in batches of like length, each of at most `budget` tokens once padded (but never of no pair)."""
    part: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if part and lengths[index] * (len(part) + 1) > budget:
            yield part
            part = []
        part.append(index)
    if part:
        yield part


def _logits_of(model: NliModel, road: Road) -> Logits:
    """Our own encoder where its parts are known and the CPU runs it, else the network as transformers has it."""
    parts = None if road in _GPU else parts_of(model.network)
    if parts is not None:
        return FastEncoder(parts, model.ranges.make if road is Road.INT8 and model.ranges else _floats).logits
    network = model.network.to(road.value if road in _GPU else "cpu")

    def logits(tokens: Tensor, segments: Tensor | None, mask: Tensor) -> Tensor:
        given = {} if segments is None else {"token_type_ids": segments}
        return network(input_ids=tokens, attention_mask=mask, **given).logits  # type: ignore[no-any-return]

    return logits


def _floats(_name: str, weight: Tensor, bias: Tensor, gelu: bool) -> Callable[[Tensor], Tensor]:
    return in_floats(weight, bias, gelu)
