"""Labelled pairs from the scenarios.

    python -m models.training.scenarios.generate --part train -o scenarios_train.jsonl.gz

What is written down decides more pairs than it lists. A conflict holds both ways. Whoever conflicts with "nobody
fired" implies "somebody fired", and whoever implies "nobody fired" conflicts with it: the row's model is asked in just
that form, so what a negated statement denies stands in pairs of its own. Of each file every eighth scenario is kept
for dev.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from models.training.domain.names import Part
from models.training.mixture import write_rows
from models.training.scenarios.read import FOLDER, Scenario, ordered, read_scenarios

Row = dict[str, str]
_DEV_EVERY = 8


def scenarios(part: Part, folder: Path = FOLDER) -> list[Scenario]:
    """The scenarios of a part, over all files; what is added at the end of a file moves none to the other part.

    Raises:
        ScenarioError: a file that cannot be read.
    """
    numbered = [found for path in sorted(folder.glob("*.txt")) for found in enumerate(read_scenarios(path))]
    return [scenario for n, scenario in numbered if (n % _DEV_EVERY == 0) == (part == "dev")]


def pairs(scenario: Scenario) -> Iterator[Row]:
    """Every ordered pair of a scenario whose label is known."""
    for a in scenario.said:
        for b in scenario.said:
            if a != b and (label := _label(scenario, a, b)):
                yield _row(scenario.said[a], scenario.said[b], label)
    for b, denied in scenario.denied.items():
        yield _row(scenario.said[b], denied, "contradiction")
        yield _row(denied, scenario.said[b], "contradiction")
        for a in scenario.said:
            if a != b:
                yield from _of_denied(scenario, a, b, denied)


def _label(scenario: Scenario, a: int, b: int) -> str | None:
    two = ordered(a, b)
    if two in scenario.conflicts:
        return "contradiction"
    if (a, b) in scenario.implied:
        return "entailment"
    return None if two in scenario.open else "neutral"


def _of_denied(scenario: Scenario, a: int, b: int, denied: str) -> Iterator[Row]:
    """What statement `a` says of what `b` denies; the other way round nothing is known but a contradiction."""
    label = _label(scenario, a, b)
    if label == "contradiction":
        yield _row(scenario.said[a], denied, "entailment")
    elif label == "entailment":
        yield _row(scenario.said[a], denied, "contradiction")
        yield _row(denied, scenario.said[a], "contradiction")
    elif label == "neutral":
        yield _row(scenario.said[a], denied, "neutral")


def drawn(known: Iterable[Scenario], neutral: float, seed: int) -> list[Row]:
    """The decided pairs of each scenario, shuffled, and at most `neutral` neutral ones for each contradiction."""
    rng = Random(f"{seed}/scenarios")
    made: list[Row] = []
    for scenario in known:
        rows = sorted(pairs(scenario), key=lambda row: (row["premise"], row["hypothesis"]))
        rng.shuffle(rows)
        counts = Counter(row["label"] for row in rows)
        room = round(neutral * counts["contradiction"])
        made += [row for row in rows if row["label"] != "neutral"]
        made += [row for row in rows if row["label"] == "neutral"][:room]
    rng.shuffle(made)
    return made


def _row(premise: str, hypothesis: str, label: str) -> Row:
    return {"premise": premise, "hypothesis": hypothesis, "label": label, "source": "scenarios"}


def main() -> None:
    """Write the pairs of a part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("train", "dev"), default="train")
    parser.add_argument("--neutral", type=float, default=1.5, help="neutral pairs for each contradiction")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the scenario files are")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    made = drawn(scenarios(options.part, options.folder), options.neutral, options.seed)
    write_rows(options.output, made)
    print(len(made), "pairs", dict(Counter(row["label"] for row in made)), file=sys.stderr)


if __name__ == "__main__":
    main()
