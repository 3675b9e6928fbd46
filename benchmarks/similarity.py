"""The sentence encoder in int8: its ranges measured, what int8 costs in cosine, and how much sooner it is done.

    python -m benchmarks.similarity [--measure] [-o similarity.json]

Ranges come from sentences of the domain generator; the loss is measured on others, of the stream and the sample
newsroom. Times are medians of interleaved repeats in one run: the ratio is what counts, the machine is named.
"""

import argparse
import json
import os
import platform
import random
import time
from pathlib import Path
from statistics import median

import torch

from benchmarks.stream import stream
from models.nli.precision import Road
from models.nli.ranges import Observer, write_ranges
from models.nli.similarity import RANGES, SentenceEncoder
from models.training.domain.generate import generate

MEASURED, COMPARED, REPEATS = 2_000, 200, 5


def measure() -> None:
    """Watch the layers over generated sentences, and keep the ranges beside the code."""
    observer = Observer()
    texts = [text for row in generate(17, MEASURED // 2, "train") for text in (row.premise, row.hypothesis)]
    SentenceEncoder(Road.FP32, make=observer.make).vectors(texts)
    RANGES.mkdir(exist_ok=True)
    write_ranges(observer.seen(), RANGES)


def compare() -> dict[str, object]:
    """Cosines of int8 beside fp32 on pairs of sentences, and sentences a second of each, side by side."""
    texts = list(dict.fromkeys(line for one in stream(40, seed=5) for line in one.text.splitlines() if line))[:COMPARED]
    pairs = [tuple(random.Random(i).sample(texts, 2)) for i in range(2_000)]
    roads = {road: SentenceEncoder(road) for road in (Road.FP32, Road.INT8)}
    exact, rounded = (torch.tensor(one.similarities([(a, b) for a, b in pairs])) for one in roads.values())
    off = (exact - rounded).abs()
    spent: dict[Road, list[float]] = {road: [] for road in roads}
    for _ in range(REPEATS):
        for road, one in roads.items():
            one.forget()
            began = time.perf_counter()
            one.vectors(texts)
            spent[road].append(time.perf_counter() - began)
    rates = {road.value: round(len(texts) / median(times), 1) for road, times in spent.items()}
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "cosine_off_mean": round(float(off.mean()), 5),
        "cosine_off_p99": round(float(off.quantile(0.99)), 5),
        "cosine_off_most": round(float(off.max()), 5),
        "sentences_a_second": rates,
        "times_as_fast": round(rates["int8"] / rates["fp32"], 2),
    }


def main() -> None:
    """Measure the ranges if asked to, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("-o", "--output", type=Path)
    chosen = parser.parse_args()
    if chosen.measure:
        measure()
    found = compare()
    print(json.dumps(found, indent=1))
    if chosen.output:
        chosen.output.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
