"""Headlines without bodies: of those that hold a word of saying or denying, how many yield a statement with a source.

Definitions. The set is RuWa's stream of headlines (Ukraine 2022). A headline has a cue where a lemma of one of its
words stands in the list of speech and denial cues; it is read where one of its statements names its source. It has
no gold: the share says how much is read, not how much of it is right.
"""

import gzip
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.quality.cues import CueList
from benchmarks.quality.report import Measure, Report, Table, share
from benchmarks.quality.subjects import Reads
from models.errors import EvaluationError
from models.schema import Article, Statement

SEED = 20261123
BATCH = 64


def load_headlines(data: Path, limit: int | None) -> list[tuple[str, str]]:
    """(id, headline) of each distinct headline; `limit` draws that many with a fixed seed.

    Raises:
        EvaluationError: the data is not there.
    """
    path = data / "news" / "ruwa_headlines.jsonl.gz"
    if not path.is_file():
        raise EvaluationError(f"{path} is not there; give the folder of the evaluation sets with --data")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    known = {row["title"].strip(): f"ruwa#{number}" for number, row in enumerate(rows) if row["title"].strip()}
    listed = [(name, title) for title, name in known.items()]
    return listed if limit is None else random.Random(SEED).sample(listed, min(limit, len(listed)))


def names_its_source(statement: Statement) -> bool:
    """Whether the source stands in the text."""
    return statement.source.start is not None and bool(statement.content)


def evaluate(
    reader: Reads, data: Path, limit: int | None = None, progress: Callable[[int], None] | None = None
) -> Report:
    """The share of headlines with a cue that are read, by group of cue, and which rules read them.

    Raises:
        EvaluationError: the data is not there.
    """
    cues = CueList.load(data / "attribution" / "cues.txt")
    headlines = load_headlines(data, limit)
    read = _read(reader, headlines, progress)
    made = Counter(s.rule for statements in read for s in statements if names_its_source(s))
    found = [any(names_its_source(s) for s in statements) for statements in read]
    groups = [cues.groups_of(title) for _, title in headlines]
    measures = [_share("headlines with a cue that yield a statement with a source", [bool(g) for g in groups], found)]
    for group in cues.names():
        measures.append(_share(f"read, {group} cues", [group in g for g in groups], found))
    measures.append(share("headlines without a cue word that yield one", *_bare(groups, found), better="neither"))
    table = Table(
        title="statements with a source, by rule",
        columns=("rule", "statements"),
        rows=tuple((rule, str(count)) for rule, count in made.most_common()),
    )
    notes = (f"{len(headlines)} distinct headlines, read without standfirst",)
    return Report(
        set="ruwa",
        subjects={"reader": reader.fingerprint},
        measures=tuple(measures),
        tables=(table,),
        notes=notes,
    )


def _read(
    reader: Reads, headlines: Sequence[tuple[str, str]], progress: Callable[[int], None] | None
) -> list[tuple[Statement, ...]]:
    read: list[tuple[Statement, ...]] = []
    for begin in range(0, len(headlines), BATCH):
        batch = headlines[begin : begin + BATCH]
        articles = [Article(external_id=name, title=title, text=title) for name, title in batch]
        read += [reading.statements for reading in reader.read_many(articles)]
        if progress is not None:
            progress(len(batch))
    return read


def _share(name: str, wanted: Sequence[bool], found: Sequence[bool]) -> Measure:
    hits = sum(f for w, f in zip(wanted, found, strict=True) if w)
    return share(name, hits, sum(wanted))


def _bare(groups: Sequence[frozenset[str]], found: Sequence[bool]) -> tuple[int, int]:
    bare = [f for g, f in zip(groups, found, strict=True) if not g]
    return sum(bare), len(bare)
