"""The NLI scorer beside the usual ways to run the same weights, on the same real pairs, in one process.

    python -m benchmarks.nli --data DATA                      speed, agreement, share of the machine's peak, memory
    python -m benchmarks.nli --data DATA --judge shipped      what the second judge costs and gains on dev sets too

Each repeat runs all contestants one after the other, so that what else the machine does hits all alike; figures are
medians. The rivals load the shipped weights as fp32, since half precision is slow on most CPUs. Loading is not timed.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModelForSequenceClassification, AutoTokenizer, pipeline

from benchmarks.quality.nli import load_sets
from models.nli.linear import in_floats, in_int8
from models.nli.precision import Road
from models.nli.scorer import SHIPPED, NliScorer, second_judge
from models.schema import NliScores

Pairs = Sequence[tuple[str, str]]
#: Real sentences, of several kinds and lengths.
SETS = ("mnli_matched_dev", "xnli_en_dev", "snli_dev", "fever_nli_dev")
#: What the pair must be surer of than this before two runs must agree on it.
MARGIN = 0.05


def sample(data: Path, count: int) -> tuple[list[tuple[str, str]], NDArray[np.int64]]:
    """So many labelled pairs, the same number of each set."""
    sets = load_sets(data / "nli" / "dev", SETS, count // len(SETS))
    return [pair for one in sets for pair in one.pairs], np.concatenate([one.labels for one in sets])


def contestants(folder: Path, scorer: NliScorer, pairs: Pairs) -> dict[str, Callable[[], object]]:
    """Each scores all pairs."""
    from sentence_transformers import CrossEncoder

    inputs: Any = [{"text": premise, "text_pair": hypothesis} for premise, hypothesis in pairs]
    pipe: Any = pipeline("text-classification", model=str(folder), device="cpu")
    encoder = CrossEncoder(str(folder), device="cpu")
    return {
        "counterclaim": lambda: scorer.probabilities(pairs),
        "pipeline, defaults": lambda: pipe(inputs),
        "pipeline, batches of 32": lambda: pipe(inputs, batch_size=32),
        "CrossEncoder.predict, defaults": lambda: encoder.predict(list(pairs)),
    }


def medians(runs: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """Median seconds of each, run in turns after one run that warms up."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    for repeat in range(repeats + 1):
        for name, run in runs.items():
            began = time.perf_counter()
            run()
            if repeat:
                times[name].append(time.perf_counter() - began)
    return {name: statistics.median(found) for name, found in times.items()}


def as_fp32(folder: Path) -> None:
    """The shipped model in `folder`, in fp32."""
    AutoModelForSequenceClassification.from_pretrained(SHIPPED, dtype=torch.float32).save_pretrained(folder)
    AutoTokenizer.from_pretrained(SHIPPED).save_pretrained(folder)


def agreement(ours: NDArray[np.float64], reference: NDArray[np.float64], gold: NDArray[np.int64]) -> dict[str, float]:
    """Share with the same label among the pairs that fp32 is sure of, and what the accuracy loses, in points."""
    ranked = np.sort(reference, axis=1)
    sure = ranked[:, -1] - ranked[:, -2] > MARGIN
    same = ours.argmax(axis=1) == reference.argmax(axis=1)
    right = [float((scores.argmax(axis=1) == gold).mean()) for scores in (reference, ours)]
    return {
        "same_label_where_sure": float(same[sure].mean()),
        "sure_pairs": int(sure.sum()),
        "accuracy_fp32": right[0],
        "accuracy": right[1],
        "points_lost": 100 * (right[0] - right[1]),
    }


def array(scores: Sequence[NliScores]) -> NDArray[np.float64]:
    return np.array([(s.entailment, s.neutral, s.contradiction) for s in scores])


def peak(road: Road, repeats: int = 20) -> float:
    """GFLOP/s of the machine's own matrix multiplication in the format of that road: 512 rows, 1,536 by 1,536."""
    weight, rows = torch.randn(1536, 1536), torch.randn(512, 1536)
    if road is Road.INT8:
        layer = in_int8(weight, torch.zeros(1536), False, rows.amin(0), rows.amax(0))
    else:
        dtype = torch.bfloat16 if road is Road.BF16 else torch.float32
        layer, rows = in_floats(weight.to(dtype), torch.zeros(1536, dtype=dtype), False), rows.to(dtype)
    best = float("inf")
    with torch.inference_mode():
        for _ in range(repeats):
            began = time.perf_counter()
            layer(rows)
            best = min(best, time.perf_counter() - began)
    return 2 * 512 * 1536 * 1536 / best / 1e9


def work(pairs: Pairs) -> float:
    """Multiplications and additions, in GFLOP, that scoring these pairs takes: all of each layer for every token,

    except of the last layer, where only key and value are needed of the others than the first; no padding counted.
    """
    config = AutoModelForSequenceClassification.from_pretrained(SHIPPED).config
    width, layers = config.hidden_size, config.num_hidden_layers
    tokenizer = AutoTokenizer.from_pretrained(SHIPPED)
    total = 0.0
    for row in tokenizer([p for p, _ in pairs], [h for _, h in pairs])["input_ids"]:
        tokens = len(row)
        layer = 24 * width**2 * tokens + 4 * tokens**2 * width
        last = 4 * width**2 * tokens + 20 * width**2 + 4 * tokens * width
        total += (layers - 1) * layer + last
    return total / 1e9


def tokenising(pairs: Pairs) -> float:
    """Seconds that turning the texts into tokens takes."""
    tokenizer = AutoTokenizer.from_pretrained(SHIPPED)
    began = time.perf_counter()
    tokenizer([p for p, _ in pairs], [h for _, h in pairs])
    return time.perf_counter() - began


def memory(pairs: Pairs) -> float:
    """Peak resident memory in MB of a process that loads the scorer and scores the pairs."""
    command = [sys.executable, "-m", "benchmarks.scorer_memory"]
    done = subprocess.run(command, input=json.dumps(list(pairs)), check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1])


def measure(data: Path, count: int, repeats: int) -> dict[str, Any]:
    """All figures of the first model."""
    pairs, gold = sample(data, count)
    scorer = NliScorer()
    with tempfile.TemporaryDirectory() as scratch:
        as_fp32(Path(scratch))
        seconds = medians(contestants(Path(scratch), scorer, pairs), repeats)
    own = seconds.pop("counterclaim")
    first, best = seconds["pipeline, defaults"], min(t for name, t in seconds.items() if name != "pipeline, defaults")
    reference = array(NliScorer(road=Road.FP32).probabilities(pairs))
    reached, most = work(pairs) / own, peak(scorer.road)
    return {
        "model": scorer.fingerprint,
        "road": scorer.road.value,
        "threads": torch.get_num_threads(),
        "pairs": len(pairs),
        "repeats": repeats,
        "pairs_per_second": {"counterclaim": len(pairs) / own, **{n: len(pairs) / t for n, t in seconds.items()}},
        "times_the_pipeline": first / own,
        "times_the_best_other": best / own,
        **agreement(array(scorer.probabilities(pairs)), reference, gold),
        "gflops": reached,
        "gflops_peak": most,
        "share_of_peak": reached / most,
        "share_tokenising": tokenising(pairs) / own,
        "peak_memory_mb": memory(pairs),
    }


def measure_judge(data: Path, count: int, name: str) -> dict[str, Any]:
    """What a second judge costs a pair, and how much more often it is right on the same pairs."""
    pairs, gold = sample(data, count)
    judge = second_judge(name)
    assert judge is not None
    judge.score(pairs[:8])  # loads it
    found: dict[str, Any] = {"judge": judge.fingerprint, "judge_pairs": len(pairs)}
    for label, run in (("first", NliScorer().probabilities), ("judge", judge.score)):
        began = time.perf_counter()
        scores = array(run(pairs))
        found[f"{label}_pairs_per_second"] = len(pairs) / (time.perf_counter() - began)
        found[f"{label}_accuracy"] = float((scores.argmax(axis=1) == gold).mean())
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path, help="folder with nli/dev/")
    parser.add_argument("--pairs", type=int, default=2_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--judge", help="a second judge to measure too: shipped, a hub name or a folder")
    chosen = parser.parse_args()
    found = measure(chosen.data, chosen.pairs, chosen.repeats)
    if chosen.judge:
        found |= measure_judge(chosen.data, min(chosen.pairs, 400), chosen.judge)
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
