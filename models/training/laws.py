"""Pairs whose label follows from a law, whatever they say: a sentence entails itself, a contradiction holds both ways,
and two sentences about different things are neutral.

    python -m models.training.laws --data DATA --pairs domain.jsonl.gz:20000 -o laws_train.jsonl.gz

SNLI's annotators called a hypothesis about another scene a contradiction, and a model that learns so takes any two
pieces of news for a conflict. Half of the unrelated pairs are therefore hard ones: of many sentences, the one that
shares the most words.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

from models.training.mixture import LABELS, Pair, counted, shipped_rows, write_rows

#: Sources whose contradictions hold both ways; in the others a hypothesis may be right of a part of its premise only.
SYMMETRIC = ("mnli", "snli", "fever_dev_binary", "fool_me_twice", "domain")
#: Sources of plain sentences, as unlike SNLI's scenes as there are.
PLAIN = ("mnli", "fever_dev_binary", "wikifactcheck_neg", "fool_me_twice", "domain")
_WORD = re.compile(r"[a-z]{4,}")
_TRIED = 120  # sentences among which the hard pair is looked for


def identities(rows: Sequence[Pair], count: int, rng: Random) -> list[dict[str, str]]:
    """`count` sentences, each against itself: entailment."""
    sentences = sorted({side for row in rows for side in (row.premise, row.hypothesis) if 20 < len(side) < 250})
    return [_row(text, text, "entailment") for text in rng.sample(sentences, min(count, len(sentences)))]


def swaps(rows: Sequence[Pair], count: int, rng: Random) -> list[dict[str, str]]:
    """`count` contradictions with premise and hypothesis exchanged: contradiction still."""
    both_ways = [r for r in rows if LABELS[r.label] == "contradiction" and _source(r) in SYMMETRIC]
    chosen = rng.sample(both_ways, min(count, len(both_ways)))
    return [_row(row.hypothesis, row.premise, "contradiction") for row in chosen]


def unrelated(rows: Sequence[Pair], count: int, rng: Random) -> list[dict[str, str]]:
    """`count` pairs of sentences about different things: neutral; every other one shares what words it can."""
    sentences = sorted({row.premise for row in rows if _source(row) in PLAIN and 30 < len(row.premise) < 300})
    words = [frozenset(_WORD.findall(text.lower())) for text in sentences]
    made = []
    for number in range(count):
        one = rng.randrange(len(sentences))
        others = [rng.randrange(len(sentences)) for _ in range(_TRIED if number % 2 else 1)]
        other = max(others, key=lambda n: len(words[n] & words[one]) if _apart(words[n], words[one]) else -1)
        if _apart(words[other], words[one]):
            made.append(_row(sentences[one], sentences[other], "neutral"))
    return made


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences share less than half of the shorter one's words: more, and one may bear on the other."""
    return 2 * len(one & other) < min(len(one), len(other))


def _source(row: Pair) -> str:
    return "domain" if row.source.startswith("domain") else row.source


def _row(premise: str, hypothesis: str, label: str) -> dict[str, str]:
    return {"premise": premise, "hypothesis": hypothesis, "label": label, "source": "laws"}


def main() -> None:
    """Write the pairs, shuffled."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--pairs", nargs="*", default=[], help="FILE or FILE:COUNT of further pairs to draw from")
    parser.add_argument("--identities", type=int, default=3_000)
    parser.add_argument("--swaps", type=int, default=8_000)
    parser.add_argument("--unrelated", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    rng = Random(f"{options.seed}/laws")
    rows = shipped_rows(options.data, options.seed)
    rows += [pair for file in options.pairs for pair in counted(file, options.seed)]
    made = identities(rows, options.identities, rng)
    made += swaps(rows, options.swaps, rng) + unrelated(rows, options.unrelated, rng)
    rng.shuffle(made)
    write_rows(options.output, made)
    print(len(made), "pairs", file=sys.stderr)


if __name__ == "__main__":
    main()
