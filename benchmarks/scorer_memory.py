"""Peak resident memory, in MB, of a process that does nothing but load the scorer and score the pairs on stdin.

python -m benchmarks.scorer_memory < pairs.json       [[premise, hypothesis], ...]
"""

import json
import resource
import sys

from models.nli.scorer import NliScorer


def main() -> None:
    pairs = [(premise, hypothesis) for premise, hypothesis in json.load(sys.stdin)]
    NliScorer().probabilities(pairs)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(used / (1024**2 if sys.platform == "darwin" else 1024))


if __name__ == "__main__":
    main()
