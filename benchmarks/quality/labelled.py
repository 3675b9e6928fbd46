"""Candidate pairs of the sample newsroom with their annotation: what the row's probability is fitted on.

    python -m benchmarks.quality.labelled -o pairs.jsonl

One line a candidate and path: `{"path": ..., "features": {...}, "label": 1 for an annotated conflict, else 0}`.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality.gold import GoldNewsroom
from benchmarks.quality.matching import judge_rows
from benchmarks.quality.pipeline import Detected
from benchmarks.quality.sets import Bench, Options
from cli.settings import load_settings
from models.decision.features import features
from models.schema import Candidate

_CONFIG = Path(__file__).resolve().parents[2] / "configs" / "demo.yaml"


def labelled_pairs(detected: Detected, gold: GoldNewsroom) -> Iterator[dict[str, object]]:
    """Every candidate with its features, and whether its pair of quotes stands for an annotated conflict."""
    judged = judge_rows(list(detected.decided), gold, detected.text_of())
    conflicts = {_pair(item.row.candidate) for item in judged if item.conflict is not None}
    for candidate in detected.candidates:
        p, q = candidate.claim.proposition.text, candidate.denial.proposition.text
        found = features(candidate, detected.scores.get((p, q)), detected.scores.get((q, p)))
        label = int(_pair(candidate) in conflicts)
        yield {"path": candidate.path.value, "features": dict(found), "label": label}


def _pair(candidate: Candidate) -> frozenset[int]:
    return frozenset((candidate.claim.id, candidate.denial.id))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--out", required=True, type=Path)
    out: Path = parser.parse_args().out
    detected, gold = Bench(Options(demo_sources=load_settings(_CONFIG).sources)).demo
    out.write_text("".join(json.dumps(row) + "\n" for row in labelled_pairs(detected, gold)), encoding="utf-8")


if __name__ == "__main__":
    main()
