"""What one more article costs when few are stored and when many are: time, memory and disk, side by side.

    python -m benchmarks.growth [--sizes 2000 200000] [--articles 200] [--base 60] [-o FILE] [--picture FILE]

A database is filled to each size: `--base` articles of the generated stream are taken in, read and paired for real, and
then cloned in SQL, table by table. A clone is another story on another day: its places and names are its own, three
keys in ten stay common to all (a ministry, a state), and what was stored last is the newest, with the base nearest to
the articles that follow it. Then `--articles` further articles of the stream are taken in, read, paired and scored on
each, in turns: what counts is the ratio, in processor time, since other work on the machine stretches the clock. Memory
is the peak of a process that only detects.
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
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -800000", "locking_mode = EXCLUSIVE"):
            connection.execute(f"PRAGMA {pragma}")
        clone(connection, base, size)
        connection.execute("PRAGMA analysis_limit = 1000")
        connection.execute("ANALYZE")
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("PRAGMA journal_mode = WAL")


def clone(connection: sqlite3.Connection, base: int, size: int) -> None:
    """Copies of everything that hangs on the base articles, each under ids, names, keys and a day of its own.

    Each table is written in the order of its key and at one go, and its other indexes and the search are made
    afterwards: kept up to date row by row, they would be written all over the disk again and again.
    """
    copies = -(-size // base)
    steps = {
        table: connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]
        for table in ("articles", "statements", "propositions", "pairs", *ROWS)
    }
    later = _taken_down(connection)
    connection.execute(
        "CREATE TEMP TABLE copy AS WITH RECURSIVE n(nth) AS (SELECT 1 UNION ALL SELECT nth + 1 FROM n WHERE nth < ?) "
        "SELECT nth FROM n WHERE nth < ?",
        (copies, copies),
    )
    for table, changed in _changes(copies, base, steps).items():
        began = time.perf_counter()
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(changed.get(name, name) for name in names)
        connection.execute(f"CREATE TEMP TABLE own AS SELECT * FROM main.{table}")
        # CROSS JOIN keeps this order: copy after copy, so that ids and most keys only ever grow.
        order = " ORDER BY 1, 2" if table in KEYED else ""
        into = f"INSERT INTO main.{table} ({', '.join(names)})"
        connection.execute(f"{into} SELECT {values} FROM copy CROSS JOIN temp.own{order}")
        connection.execute("DROP TABLE temp.own")
        _log(f"{table} filled", began)
    began = time.perf_counter()
    for statement in later:
        connection.execute(statement)
    _log("indexes and search made", began)


#: Tables that lie in the order of a key of their own.
KEYED = ("article_bands", "article_keys", "proposition_keys")


def _taken_down(connection: sqlite3.Connection) -> list[str]:
    """Drop the indexes and the triggers of the search; what makes them anew, and the search with them."""
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND (type = 'index' AND tbl_name IN "
        f"({', '.join('?' * len(CLONED))}) OR type = 'trigger' AND name LIKE 'contradictions_search%') ORDER BY type",
        CLONED,
    ).fetchall()
    for kind, name, _ in found:
        connection.execute(f"DROP {kind} {name}")
    rebuild = "INSERT INTO contradictions_search (contradictions_search) VALUES ('rebuild')"
    return [rebuild, *(sql for _, _, sql in found)]


#: The tables that `contradictions` shows.
ROWS = ("contradiction_sides", "contradiction_rows")
CLONED = (
    "articles",
    "article_signatures",
    "article_bands",
    "article_keys",
    "article_profiles",
    "article_workings",
    "statements",
    "propositions",
    "proposition_keys",
    "pairs",
    *ROWS,
)


def _changes(copies: int, base: int, steps: dict[str, int]) -> dict[str, dict[str, str]]:
    """By table, the columns that a clone has of its own, as SQL over `nth`, the number of the copy."""
    back = f"'-' || CAST(({copies} - nth) * {base * 86_400 / PER_DAY} AS INTEGER) || ' seconds'"
    # Three keys in ten are common to all stories; their clones meet what is new.
    key = "CASE WHEN length(key) % 10 < 3 THEN key ELSE key || '~' || nth END"
    article, statement, proposition = (
        f"+ nth * {steps[table]}" for table in ("articles", "statements", "propositions")
    )
    sides = f"+ nth * {steps['contradiction_sides']}"
    return {
        "articles": {
            "id": f"id {article}",
            "external_id": "external_id || '~' || nth",
            "published_at": f"strftime('%Y-%m-%dT%H:%M:%SZ', published_at, {back})",
            "duplicate_of": f"duplicate_of {article}",
        },
        "article_signatures": {"article_id": f"article_id {article}"},
        "article_bands": {"article_id": f"article_id {article}", "digest": "digest + nth"},
        "statements": {"id": f"id {statement}", "article_id": f"article_id {article}"},
        "propositions": {
            "id": f"id {proposition}",
            "statement_id": f"statement_id {statement}",
            "article_id": f"article_id {article}",
        },
        "article_keys": {"key": key, "article_id": f"article_id {article}"},
        "article_profiles": {"article_id": f"article_id {article}"},
        "article_workings": {"article_id": f"article_id {article}"},
        "proposition_keys": {"key": key, "proposition_id": f"proposition_id {proposition}"},
        "pairs": {
            "id": f"id + nth * {steps['pairs']}",
            "claim_proposition_id": f"claim_proposition_id {proposition}",
            "denial_proposition_id": f"denial_proposition_id {proposition}",
        },
        "contradiction_sides": {"id": f"id {sides}", "article_id": f"article_id {article}"},
        "contradiction_rows": {
            "id": f"id + nth * {steps['contradiction_rows']}",
            # Joined, two blobs are text, and so is a number.
            "pair_key": "CAST(printf('%08d', nth) || substr(pair_key, 9) AS BLOB)",
            "dispute_id": "printf('%06d', nth) || substr(dispute_id, 7)",
            "claim_article_id": f"claim_article_id {article}",
            "denial_article_id": f"denial_article_id {article}",
            "claim_proposition_id": f"claim_proposition_id {proposition}",
            "denial_proposition_id": f"denial_proposition_id {proposition}",
            "claim_side_id": f"claim_side_id {sides}",
            "denial_side_id": f"denial_side_id {sides}",
        },
    }


def _log(what: str, began: float) -> None:
    print(f"{what}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)


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
    axes.set(
        xscale="log",
        xlabel="articles stored",
        ylabel="processor seconds an article",
        ylim=(0, 1.15 * max(cost.values())),
    )
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
