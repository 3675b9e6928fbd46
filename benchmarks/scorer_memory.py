"""Peak resident memory, in MB, of a process that does nothing but load the scorer and score the pairs on stdin.

python -m benchmarks.scorer_memory < pairs.json       [[premise, hypothesis], ...]
"""

import contextlib
import json
import resource
import sys
from pathlib import Path

from models.nli.scorer import NliScorer


def main() -> None:
    forget_peak()
    pairs = [(premise, hypothesis) for premise, hypothesis in json.load(sys.stdin)]
    NliScorer().probabilities(pairs)
    print(peak_megabytes())


def forget_peak() -> None:
    """A child starts with the peak of the process that started it; on Linux that can be put back."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_megabytes() -> float:
    """Of this process."""
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024**2 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
