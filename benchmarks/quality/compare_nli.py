"""Two NLI models on the same labelled sets: the difference in accuracy with a paired bootstrap interval.

    python -m benchmarks.quality.compare_nli --data DIR --before FOLDER --after FOLDER [--set NAME ...] [--keep scores]

Both models score the same pairs, and pairs are resampled together, so that what both get right or wrong cancels out.
With `--keep`, scores are stored by model and set and used again.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.intervals import bootstrap
from benchmarks.quality.nli import NliSet, load_sets, macro_recall, probabilities
from models.nli.scorer import NliScorer


def scores_of(scorer: NliScorer, labelled: NliSet, keep: Path | None) -> NDArray[np.float64]:
    """Scores (pairs, 3) of a set, from the folder `keep` where they were stored before."""
    file = keep / f"{scorer.fingerprint}-{labelled.name}-{len(labelled.pairs)}.npy" if keep else None
    if file is not None and file.is_file():
        stored: NDArray[np.float64] = np.load(file)
        return stored
    scores = probabilities(scorer, labelled.pairs)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        np.save(file, scores)
    return scores


def line(labelled: NliSet, before: NDArray[np.float64], after: NDArray[np.float64]) -> str:
    """One row: accuracies, their difference with its interval, macro recall after, recall of each label after."""
    gold = labelled.labels
    was, now = before.argmax(1) == gold, after.argmax(1) == gold
    gain = now.astype(float) - was.astype(float)
    low, high = bootstrap(len(gold), lambda chosen: float(gain[chosen].mean()))
    verdict = "better" if low > 0 else "WORSE" if high < 0 else "same"
    recalls = [100 * float(np.mean(after.argmax(1)[gold == n] == n)) for n in range(3) if (gold == n).any()]
    return (
        f"{labelled.name:22} {len(gold):6} {100 * was.mean():6.1f} → {100 * now.mean():5.1f}  "
        f"{100 * gain.mean():+5.1f} [{100 * low:+.1f}, {100 * high:+.1f}] {verdict:6}  "
        f"macro recall {100 * macro_recall(after.argmax(1), gold):.1f}  {' '.join(f'{r:.1f}' for r in recalls)}"
    )


def main() -> None:
    """Print one line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--before", required=True)
    parser.add_argument("--after", required=True)
    parser.add_argument("--set", nargs="*", default=[], dest="names")
    parser.add_argument("--limit", type=int, help="so many pairs of each set, drawn with a fixed seed")
    parser.add_argument("--keep", type=Path, help="folder for scores that are used again")
    options = parser.parse_args()
    before, after = NliScorer(options.before), NliScorer(options.after)
    for labelled in load_sets(options.data / "nli" / "dev", options.names, options.limit):
        scores = [scores_of(scorer, labelled, options.keep) for scorer in (before, after)]
        print(line(labelled, *scores), flush=True)


if __name__ == "__main__":
    main()
