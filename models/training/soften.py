"""Write a teacher's probabilities beside pairs, so that a smaller model can learn from them.

    python -m models.training.soften --base BASE --adapter ADAPTER --data DATA --ship mnli:20000 snli:9000 \
        --pairs domain.jsonl.gz:9000 --minutes 12 -o soft.jsonl.gz

The teacher is an adapter over a published base (`train_judge`), merged into it and multiplied in int8. Pairs are scored
from the shortest, in the order of a cost that grows with length, until the time is up: what was not reached keeps its
label alone.
"""

import argparse
import gzip
import json
import logging
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from peft import PeftModel
from torch import nn
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from models.training.int8_linear import Int8Linear
from models.training.mixture import LABELS, Pair, counted, shipped_rows
from models.training.train import encode

log = logging.getLogger("counterclaim.training")
_BATCH = 64
_WIDE = 512  # narrower layers gain nothing from int8


def teacher(base: str, adapter: str) -> nn.Module:
    """The merged teacher, ready to score, its wide layers in int8."""
    plain = AutoModelForSequenceClassification.from_pretrained(base, num_labels=len(LABELS), dtype=torch.float32)
    model: nn.Module = PeftModel.from_pretrained(plain, adapter).merge_and_unload().eval()
    for name, layer in model.named_modules():
        if isinstance(layer, nn.Linear) and layer.in_features >= _WIDE and not name.startswith("classifier"):
            layer.requires_grad_(False)
            layer.forward = Int8Linear(layer).forward  # type: ignore[assignment, method-assign]
    return model


def chosen(data: Path, ship: Sequence[str], files: Sequence[str], seed: int) -> list[Pair]:
    """The pairs to score: `SOURCE:COUNT` of the rows that may ship, and of further files; each once."""
    by_source: dict[str, list[Pair]] = {}
    for pair in shipped_rows(data, seed):
        by_source.setdefault(pair.source, []).append(pair)
    rows = []
    for item in ship:
        source, _, count = item.partition(":")
        rows += by_source[source][: int(count) if count else None]
    rows += [pair for file in files for pair in counted(file, seed)]
    return list({(pair.premise, pair.hypothesis): pair for pair in rows}.values())


def scored(pair: Pair, probabilities: Sequence[float]) -> dict[str, object]:
    """A line of the output."""
    return {
        "premise": pair.premise,
        "hypothesis": pair.hypothesis,
        "label": LABELS[pair.label],
        "source": pair.source,
        "teacher": [round(p, 5) for p in probabilities],
    }


def soften(rows: list[Pair], base: str, adapter: str, out: Path, minutes: float, max_tokens: int) -> int:
    """Score `rows` into `out` until `minutes` are over; how many were written."""
    model, tokenizer = teacher(base, adapter), AutoTokenizer.from_pretrained(base)
    rows = sorted(rows, key=lambda pair: len(pair.premise) + len(pair.hypothesis))
    parts = [rows[begin : begin + _BATCH] for begin in range(0, len(rows), _BATCH)]
    # Interleaved, so that a run that is cut short has seen short and middling pairs of every source alike.
    random.Random(0).shuffle(parts)
    parts.sort(key=lambda part: len(part[-1].premise) + len(part[-1].hypothesis) > 400)
    began, written, right = time.monotonic(), 0, 0
    with gzip.open(out, "wt", encoding="utf-8") as stream, torch.inference_mode():
        for number, part in enumerate(parts, 1):
            scores = model(**encode(tokenizer, part, max_tokens)).logits.softmax(-1)
            for pair, row in zip(part, scores.tolist(), strict=True):
                guess = max(range(len(LABELS)), key=row.__getitem__)
                right += guess == pair.label
                stream.write(json.dumps(scored(pair, row), ensure_ascii=False) + "\n")
            written += len(part)
            seconds = time.monotonic() - began
            if number % 20 == 0:
                log.info(
                    "%d/%d pairs, %.0f/s, label given %.3f", written, len(rows), written / seconds, right / written
                )
            if seconds > 60 * minutes:
                break
    log.info("%d of %d pairs in %.0f s", written, len(rows), time.monotonic() - began)
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", required=True, help="folder of the teacher's base model")
    parser.add_argument("--adapter", required=True, help="folder of the teacher's adapter")
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--ship", nargs="*", default=[], help="SOURCE or SOURCE:COUNT of the rows that may ship")
    parser.add_argument("--pairs", nargs="*", default=[], help="FILE or FILE:COUNT of further pairs")
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--max-tokens", type=int, default=96)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--longest", type=int, default=10_000, help="leave out pairs of more characters than this")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    rows = chosen(options.data, options.ship, options.pairs, options.seed)
    rows = [row for row in rows if len(row.premise) + len(row.hypothesis) <= options.longest]
    soften(rows, options.base, options.adapter, options.output, options.minutes, options.max_tokens)


if __name__ == "__main__":
    main()
