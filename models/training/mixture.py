"""What the shipped model is trained on: the rows that may ship, and how many of each source.

Licences stand in the model card. Sources that are not named in `SHIP` never reach a shipped weight.
"""

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LABELS: tuple[str, ...] = ("entailment", "neutral", "contradiction")

#: Rows taken from each source (None: all). wikifactcheck_neg is capped since it holds contradictions only,
#: near-copies of their premises: uncapped it teaches that high overlap means contradiction.
SHIP: dict[str, int | None] = {
    "mnli": None,
    "snli": None,
    "snli_cad": None,
    "fever_dev_binary": None,
    "fever_symmetric": None,
    "fool_me_twice": None,
    "conjnli": None,
    "scone": None,
    "wikifactcheck_neg": 3_000,
    "sem_anto_neg": None,
}


@dataclass(frozen=True)
class Pair:
    """One NLI pair; `label` indexes `LABELS`, `teacher` holds a larger model's probabilities in that order."""

    premise: str
    hypothesis: str
    label: int
    source: str
    teacher: tuple[float, ...] | None = None


def read_pairs(path: Path) -> Iterator[Pair]:
    """Pairs of a gzipped JSON Lines file `{premise, hypothesis, label, source, teacher?}`.

    Rows with another label are skipped.
    """
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            if row["label"] in LABELS:
                teacher = tuple(row["teacher"]) if row.get("teacher") else None
                source = row.get("source", path.stem)
                yield Pair(row["premise"], row["hypothesis"], LABELS.index(row["label"]), source, teacher)


def write_rows(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write rows as `read_pairs` reads them."""
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def counted(file: str, seed: int) -> list[Pair]:
    """Pairs of `FILE` or of `FILE:COUNT`, that many of them drawn by `seed`."""
    path, _, count = file.rpartition(":")
    if not path or not count.isdigit():
        path, count = file, ""
    pairs = list(read_pairs(Path(path)))
    random.Random(seed).shuffle(pairs)
    return pairs[: int(count)] if count else pairs


def capped(rows: list[Pair], caps: Mapping[str, int]) -> list[Pair]:
    """The first rows of each source, as many as its cap allows."""
    taken: Counter[str] = Counter()
    kept = []
    for row in rows:
        taken[row.source] += 1
        if taken[row.source] <= caps.get(row.source, len(rows)):
            kept.append(row)
    return kept


def shipped_rows(data: Path, seed: int) -> list[Pair]:
    """The training rows marked "ship", capped as in `SHIP`, shuffled by `seed`."""
    by_source: dict[str, list[Pair]] = {name: [] for name in SHIP}
    for pair in read_pairs(data / "nli" / "train.jsonl.gz"):
        if pair.source in by_source:
            by_source[pair.source].append(pair)
    rng = random.Random(seed)
    rows: list[Pair] = []
    for name, pairs in by_source.items():
        limit = SHIP[name]
        rng.shuffle(pairs)
        rows.extend(pairs if limit is None else pairs[:limit])
    rng.shuffle(rows)
    return rows
