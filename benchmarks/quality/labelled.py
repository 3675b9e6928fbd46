"""Candidate pairs of the annotated newsrooms with their annotation: what the row's probability is fitted on.

    python -m benchmarks.quality.labelled -o pairs.jsonl

One line a candidate and path: `{"path": ..., "features": {...}, "label": 1 for an annotated conflict, else 0}`. The
newsrooms are the sample and the practice newsrooms; benchmarks/newsroom is kept for checking. Only pairs
that a path would show count, and all that one asserts and another denies: those held back are most of what the latter
path meets, and with them it ranks the rows of a newsroom that it has not seen better.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.quality.gold import GoldNewsroom
from benchmarks.quality.matching import SHOWN, judge_rows
from benchmarks.quality.pipeline import Detected, rows_of
from benchmarks.quality.sets import Bench, Options
from cli.settings import load_settings
from models.decision.decide import decide, relation_of
from models.decision.features import features
from models.decision.probability import Fit
from models.schema import Candidate
from models.vocabulary import CONFLICTS, DecisionPath

Newsroom = tuple[Detected, GoldNewsroom]
_CONFIG = Path(__file__).resolve().parents[2] / "configs" / "demo.yaml"
#: The practice newsrooms that fits may see; `varied` is kept to check them.
TUNED_ON = ("war", "politics", "world", "mixed")


def newsrooms() -> dict[str, Newsroom]:
    """The newsrooms that a fit may see, read and detected with what ships."""
    bench = Bench(Options(demo_sources=load_settings(_CONFIG).sources))
    return {"demo": bench.demo, **{name: bench.practised(name) for name in TUNED_ON}}


def labelled_pairs(detected: Detected, gold: GoldNewsroom) -> Iterator[dict[str, object]]:
    """Every candidate that may become a row, with its features and whether it stands for an annotated conflict."""
    judged = judge_rows(list(detected.decided), gold, detected.text_of())
    conflicts = {_pair(item.row.candidate) for item in judged if item.conflict is not None}
    for candidate in detected.candidates:
        p, q = candidate.claim.proposition.text, candidate.denial.proposition.text
        ab, ba = detected.scores.get((p, q)), detected.scores.get((q, p))
        relation, _, cap = relation_of(candidate, ab, ba)
        if relation in CONFLICTS and (cap in SHOWN or candidate.path is DecisionPath.POLARITY):
            label = int(_pair(candidate) in conflicts)
            yield {"path": candidate.path.value, "features": dict(features(candidate, ab, ba)), "label": label}


def seen_rows(newsroom: Newsroom, fit: Fit) -> list[tuple[float, bool]]:
    """Probability, and whether it is right, of all rows that a fit would give, however improbable."""
    detected, gold = newsroom
    everything = fit.model_copy(update={"flag": 1.0, "suggest": 1e-6, "noise": 0.0})
    rows = rows_of(decide(detected.candidates, detected.scores, detected.fingerprint, everything))
    judged = judge_rows([row for row in rows if row.probability >= _WORTH], gold, detected.text_of())
    return [(item.row.probability, item.conflict is not None) for item in judged]


#: Below this no cut-off will ever lie.
_WORTH = 0.1


def _pair(candidate: Candidate) -> frozenset[int]:
    return frozenset((candidate.claim.id, candidate.denial.id))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--out", required=True, type=Path)
    out: Path = parser.parse_args().out
    found: Mapping[str, Newsroom] = newsrooms()
    rows = (row for detected, gold in found.values() for row in labelled_pairs(detected, gold))
    out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
