"""Counts for `models/events/rarity.txt`: in how many sentences of the training data that may ship a root stands.

    python -m models.training.rarity --data DATA

Only counts go into the table, no sentence. Captions (SNLI) and sentences made by templates are left out: their English
is not that of news.
"""

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from models.events import rarity
from models.training.mixture import read_pairs

SOURCES = frozenset({"mnli", "fever_dev_binary", "fever_symmetric", "fool_me_twice", "conjnli", "wikifactcheck_neg"})
#: Roots of fewer sentences are left out: such a word is as rare as one that is never seen.
LEAST = 10
_HEAD = "# Rarity, then the roots that have it: made by models/training/rarity.py, not by hand.\n"


def counted(sentences: Iterable[str]) -> tuple[Counter[str], int]:
    """In how many of the sentences each root stands, and how many sentences there are."""
    counts: Counter[str] = Counter()
    number = 0
    for sentence in sentences:
        counts.update({rarity.root(word) for word in rarity.words_in(sentence) if not word[0].isdigit()})
        number += 1
    return counts, number


def table(counts: Counter[str], number: int) -> str:
    """The file's text."""
    levels: dict[float, list[str]] = defaultdict(list)
    for root, count in counts.items():
        if count >= LEAST:
            levels[round(2 * math.log(number / count)) / 2].append(root)
    return _HEAD + "".join(f"{level} {' '.join(sorted(roots))}\n" for level, roots in sorted(levels.items()))


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with nli/train.jsonl.gz")
    chosen = parser.parse_args(arguments)
    pairs = read_pairs(chosen.data / "nli" / "train.jsonl.gz")
    premises = dict.fromkeys(pair.premise for pair in pairs if pair.source in SOURCES)
    counts, number = counted(premises)
    target = Path(rarity.__file__).with_name("rarity.txt")
    target.write_text(table(counts, number), encoding="utf-8")
    print(f"{target.name}: {sum(count >= LEAST for count in counts.values())} roots of {number} sentences")


if __name__ == "__main__":
    main()
