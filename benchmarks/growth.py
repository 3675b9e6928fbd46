"""What one more article costs when few are stored and when many are: time, memory and disk, side by side.

    python -m benchmarks.growth [--sizes 2000 200000] [--articles 200] [--base 60] [-o FILE] [--picture FILE]

A database is filled to each size: `--base` articles of the generated stream are taken in, read and paired for real, and
then cloned row by row in SQL. A clone is another story on another day: its places and names are its own, three keys in
ten stay common to all (a ministry, a state), and what was stored last is the newest, with the base nearest to the
articles that follow it. Then `--articles` further
articles of the stream are taken in, read, paired and scored on each, in turns: what counts is the ratio, in processor
time, since other work on the machine stretches the clock. Memory is the peak of a process that only detects.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.stream import START, stream
from storage.articles import add_articles
from storage.database import open_database, upgrade

#: Articles of one detection; the sizes take turns after each.
BATCH = 20
#: An hour of the clones' time line: 1,000 articles a day, as in the stream.
PER_DAY = 1_000


def begin(path: Path, base: int) -> None:
    """Store, read and pair the base articles."""
    url = f"sqlite:///{path}"
    upgrade(url)
    _take_in(url, 0, base)
    detector = Detector(path)
    detector.detect()
    detector.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def fill(path: Path, base: int, size: int) -> None:
    """Clone the base articles until there are `size`."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # A database that is thrown away needs no journal; written twice, gigabytes take twice as long.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -500000"):
            connection.execute(f"PRAGMA {pragma}")
        clone(connection, base, size)
        connection.execute("ANALYZE")
        connection.execute("PRAGMA journal_mode = WAL")


def clone(connection: sqlite3.Connection, base: int, size: int) -> None:
    """Copies of everything that hangs on the base articles, each under ids, names, keys and a day of its own."""
    names = _columns(connection)
    steps = {
        table: connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]
        for table in ("articles", "statements", "propositions", "pairs", "contradictions")
    }
    connection.execute("BEGIN")
    copies = -(-size // base)
    for nth in range(1, copies):
        ids = {table: nth * step for table, step in steps.items()}
        back = f"-{round((copies - nth) * base / PER_DAY * 86_400)} seconds"
        for table, changed in _changes(nth, ids, back).items():
            columns = names[table]
            values = ", ".join(changed.get(column, column) for column in columns)
            own = f" WHERE {_own(table)}"
            limits = (base,) if table.startswith("article") else (_limit(table, steps),)
            connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table}{own}", limits)
    connection.execute("COMMIT")


def _columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    hang = (
        "article_signatures article_bands article_keys article_profiles statements propositions proposition_keys pairs"
    )
    tables = ("articles", *hang.split(), "contradictions")
    return {table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")] for table in tables}


def _own(table: str) -> str:
    """Which rows are the base's."""
    return {
        "article_signatures": "article_id <= ?",
        "article_bands": "article_id <= ?",
        "article_keys": "article_id <= ?",
        "article_profiles": "article_id <= ?",
        "proposition_keys": "proposition_id <= ?",
    }.get(table, "id <= ?")


def _limit(table: str, steps: dict[str, int]) -> int:
    return steps["propositions" if table == "proposition_keys" else table]


def _changes(nth: int, ids: dict[str, int], back: str) -> dict[str, dict[str, str]]:
    """By table, the columns that a clone has of its own, as SQL."""
    day = f"strftime('%Y-%m-%dT%H:%M:%SZ', published_at, '{back}')"
    # Three keys in ten are common to all stories; their clones meet what is new.
    key = f"CASE WHEN length(key) % 10 < 3 THEN key ELSE key || '~{nth}' END"
    article, statement, proposition = (f"+ {ids[table]}" for table in ("articles", "statements", "propositions"))
    return {
        "articles": {
            "id": f"id {article}",
            "external_id": f"external_id || '~{nth}'",
            "published_at": day,
            "duplicate_of": f"duplicate_of {article}",
        },
        "article_signatures": {"article_id": f"article_id {article}"},
        "article_bands": {"article_id": f"article_id {article}", "digest": f"digest + {nth}"},
        "statements": {"id": f"id {statement}", "article_id": f"article_id {article}"},
        "propositions": {
            "id": f"id {proposition}",
            "statement_id": f"statement_id {statement}",
            "article_id": f"article_id {article}",
        },
        "article_keys": {"key": key, "article_id": f"article_id {article}"},
        "article_profiles": {"article_id": f"article_id {article}"},
        "proposition_keys": {"key": key, "proposition_id": f"proposition_id {proposition}"},
        "pairs": {
            "id": f"id + {ids['pairs']}",
            "pair_key": f"'{nth:08d}' || substr(pair_key, 9)",
            "claim_proposition_id": f"claim_proposition_id {proposition}",
            "denial_proposition_id": f"denial_proposition_id {proposition}",
        },
        "contradictions": {
            "id": f"id + {ids['contradictions']}",
            "pair_key": f"'{nth:08d}' || substr(pair_key, 9)",
            "dispute_id": f"'{nth:06d}' || substr(dispute_id, 7)",
            "claim_article_id": f"claim_article_id {article}",
            "denial_article_id": f"denial_article_id {article}",
            "claim_proposition_id": f"claim_proposition_id {proposition}",
            "denial_proposition_id": f"denial_proposition_id {proposition}",
        },
    }


def _take_in(url: str, first: int, last: int) -> None:
    database = open_database(url)
    with database.session() as session:
        add_articles(session, list(stream(last))[first:], datetime.now(UTC))
    database.close()


class Detector:
    """A process that detects what waits in one database, each time it is told to; its models stay loaded."""

    def __init__(self, path: Path) -> None:
        self._process = subprocess.Popen(
            (sys.executable, "-m", "benchmarks.growth", "--detect", str(path)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def detect(self) -> dict[str, float]:
        """Processor seconds, wall seconds, peak memory and counts of one detection."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("the detecting process has ended; see above")
        found: dict[str, float] = json.loads(line)
        return found

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()


def detect_on_demand(path: Path) -> None:
    """Read, pair and score what waits for each line on stdin, models warm before the first; one JSON line each."""
    from flows import stages
    from models.nli.scorer import NliScorer
    from models.reading.reader import Reader

    database = open_database(f"sqlite:///{path}")
    reader, scorer = Reader(), NliScorer()
    reader.read(next(iter(stream(1))))
    scorer.score([("Warm.", "Warmer.")])
    for _ in sys.stdin:
        spent, began = time.process_time(), time.perf_counter()
        funnel = stages.detect(database, reader, scorer)
        found = {
            "cpu_seconds": time.process_time() - spent,
            "seconds": time.perf_counter() - began,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "articles": funnel.articles,
            "candidates": funnel.candidates,
        }
        print(json.dumps(found), flush=True)


def measure(sizes: list[int], articles: int, base: int, folder: Path) -> dict[str, object]:
    """Each size filled, then the same further articles on each, batch by batch in turns."""
    paths = {size: folder / f"{size}.db" for size in sizes}
    begin(folder / "base.db", base)
    filled: dict[int, dict[str, float]] = {}
    for size, path in paths.items():
        began = time.perf_counter()
        shutil.copy(folder / "base.db", path)
        fill(path, base, size)
        filled[size] = {
            "kb_per_article": path.stat().st_size / 1024 / size,
            "fill_seconds": time.perf_counter() - began,
        }
    runs: dict[int, list[dict[str, float]]] = {size: [] for size in sizes}
    detectors = {size: Detector(path) for size, path in paths.items()}
    for first in range(base, base + articles, BATCH):
        for size, path in paths.items():
            _take_in(f"sqlite:///{path}", first, min(first + BATCH, base + articles))
            runs[size].append(detectors[size].detect())
    for detector in detectors.values():
        detector.close()
    cost = {size: sum(run["cpu_seconds"] for run in found) / articles for size, found in runs.items()}
    small, large = sizes[0], sizes[-1]
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "articles": articles,
        "cpu_seconds_per_article": {size: round(value, 4) for size, value in cost.items()},
        "ratio": round(cost[large] / cost[small], 3),
        "peak_mb": {size: round(max(run["peak_mb"] for run in found)) for size, found in runs.items()},
        "candidates": {size: sum(run["candidates"] for run in found) for size, found in runs.items()},
        "kb_on_disk_per_article": {size: round(each["kb_per_article"], 1) for size, each in filled.items()},
        "fill_seconds": {size: round(each["fill_seconds"]) for size, each in filled.items()},
        "days_told": round((datetime.now(UTC) - START) / timedelta(days=1)),
    }


def draw(found: dict[str, object], path: Path) -> None:
    """Cost of one more article by what is stored."""
    from matplotlib import pyplot

    cost = found["cpu_seconds_per_article"]
    assert isinstance(cost, dict)
    figure, axes = pyplot.subplots(figsize=(5, 3))
    axes.plot([int(size) for size in cost], list(cost.values()), marker="o")
    axes.set(xscale="log", xlabel="articles stored", ylabel="processor seconds an article", ylim=(0, None))
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Measure and print; JSON with -o, a picture with --picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 200_000])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--base", type=int, default=60)
    parser.add_argument("--folder", type=Path, help="where the databases are made; several gigabytes")
    parser.add_argument("--detect", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--picture", type=Path)
    chosen = parser.parse_args()
    if chosen.detect:
        detect_on_demand(chosen.detect)
        return
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        found = measure(chosen.sizes, chosen.articles, chosen.base, Path(folder))
    print(json.dumps(found, indent=1))
    if chosen.output:
        chosen.output.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    if chosen.picture:
        draw(found, chosen.picture)


if __name__ == "__main__":
    main()
