"""Which number format this machine multiplies fastest, and which device it has."""

import os
import time
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import torch

from models.nli.linear import in_floats, in_int8


class Road(StrEnum):
    """How a network is run."""

    FP32 = "fp32"
    BF16 = "bf16"
    INT8 = "int8"
    CUDA = "cuda"
    MPS = "mps"


def best_road(has_ranges: bool) -> Road:
    """The fastest road here; int8 only for a network whose ranges are known, that is, whose loss was measured."""
    if torch.cuda.is_available():
        return Road.CUDA
    if torch.backends.mps.is_available():
        return Road.MPS
    times = seconds()
    return min((road for road in times if has_ranges or road is not Road.INT8), key=lambda road: times[road])


@lru_cache(maxsize=1)
def fastest_dtype() -> torch.dtype:
    """bfloat16 or float32, whichever the CPU multiplies faster."""
    times = seconds()
    return torch.bfloat16 if times[Road.BF16] < times[Road.FP32] else torch.float32


@lru_cache(maxsize=1)
def seconds(repeats: int = 25) -> dict[Road, float]:
    """Best time of the encoder's own widening layer (384 → 1536, GELU) on 64 tokens, in each format that the CPU has.

    On one thread, and so little that it fits between two turns of other work: on a busy machine threads that wait for
    each other would be timed, and not the arithmetic.

    A CPU flag is not enough: with AVX512-BF16 but no AMX, bf16 is half as fast as fp32 (170 against 317 GFLOP/s, seen
    on a two-core Xeon), and with AMX about three times as fast.
    """
    tried = {Road.FP32: _layer(torch.float32), Road.BF16: _layer(torch.bfloat16)}
    if (int8 := _int8_layer()) is not None:
        tried[Road.INT8] = int8
    best = dict.fromkeys(tried, float("inf"))
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with torch.inference_mode():
            for _ in range(repeats):  # in turns, so that what else runs on the machine hits all alike
                for road, run in tried.items():
                    began = time.perf_counter()
                    run()
                    best[road] = min(best[road], time.perf_counter() - began)
    finally:
        torch.set_num_threads(threads)
    return best


def _layer(dtype: torch.dtype) -> Callable[[], object]:
    rows = torch.ones(64, 384, dtype=dtype)
    layer = in_floats(torch.ones(1536, 384, dtype=dtype), torch.ones(1536, dtype=dtype), gelu=True)
    return lambda: layer(rows)


def _int8_layer() -> Callable[[], object] | None:
    """None where this build of torch has no such kernel, as on a Mac."""
    rows, weight = torch.linspace(-1, 1, 64 * 384).view(64, 384), torch.linspace(-1, 1, 1536 * 384).view(1536, 384)
    try:
        layer = in_int8(weight, torch.ones(1536), True, rows.amin(0), rows.amax(0))
        found = layer(rows)
    except (AttributeError, NotImplementedError, RuntimeError):
        return None
    # A kernel that overflows on this CPU would be fast and wrong.
    wanted = in_floats(weight, torch.ones(1536), gelu=True)(rows)
    off = float((found - wanted).abs().max() / wanted.abs().max())
    return (lambda: layer(rows)) if off < 0.02 else None


def use_own_cores() -> int:
    """Let torch use as many threads as this process may use cores, no more; how many.

    torch counts the machine's cores. In a container, or pinned, that is too many, and threads that wait for each other
    cost more than they bring. Prefect's server is a process of its own and idle while a batch is scored.
    """
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    wanted = max(1, min(torch.get_num_threads(), allowed, _quota()))
    if wanted != torch.get_num_threads():
        torch.set_num_threads(wanted)
    return wanted


def _quota(path: Path = Path("/sys/fs/cgroup/cpu.max")) -> int:
    """Whole cores that a container may use; very many where nothing says."""
    try:
        given, period = path.read_text(encoding="ascii").split()
        return max(1, round(int(given) / int(period)))
    except (OSError, ValueError):  # no such file, or "max"
        return 1 << 16
