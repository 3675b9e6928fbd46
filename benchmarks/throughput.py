"""From stored text to scored pairs: articles a second, and where the time goes.

    python -m benchmarks.throughput --articles 200 [--before 1000] [--folder DIR] [-o throughput.json]

Articles come from a folder, else from benchmarks/stream.py. `--before` articles are read and paired first, so that the
measured ones meet a database that is not empty; models are loaded and warm before the clock starts. Absolute figures
are those of the machine named in the output.
"""

import argparse
import json
import os
import platform
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from benchmarks.stream import stream
from flows import stages
from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from models.schema import Article, NliScores, Reading
from sources.files import read_path
from storage.articles import add_articles
from storage.database import open_database, upgrade
from storage.upkeep import vacuum


@dataclass
class Clock:
    """Seconds spent under each name."""

    spent: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def running(self, name: str) -> Iterator[None]:
        """Add the time of this block to `name`."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.spent[name] = self.spent.get(name, 0.0) + time.perf_counter() - began


class TimedReader:
    """The reader, with the time spent in the language pipeline apart from storing."""

    def __init__(self, reader: Reader, clock: Clock) -> None:
        self._reader, self._clock = reader, clock
        self.fingerprint = reader.fingerprint

    def read(self, article: Article) -> Reading:
        """As `Reader.read`."""
        with self._clock.running("reading"):
            return self._reader.read(article)


class TimedScorer:
    """The scorer, with its time and the number of pairs (one direction each) it was asked for."""

    def __init__(self, scorer: NliScorer, clock: Clock) -> None:
        self._scorer, self._clock = scorer, clock
        self.fingerprint = scorer.fingerprint
        self.pairs = 0

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """As `NliScorer.score`."""
        self.pairs += len(pairs)
        with self._clock.running("NLI"):
            return self._scorer.score(pairs)


def measure(before: Sequence[Article], articles: Sequence[Article], database_url: str) -> dict[str, object]:
    """Store, read, pair and score `articles` on top of `before`; seconds by stage, articles a second, size."""
    upgrade(database_url)
    database = open_database(database_url)
    reader, scorer = Reader(), NliScorer()
    scorer.score([("Warm.", "Warm.")])
    if before:
        with database.session() as session:
            add_articles(session, before, datetime.now(UTC))
    stages.detect(database, reader, scorer)
    clock = Clock()
    timed_reader, timed_scorer = TimedReader(reader, clock), TimedScorer(scorer, clock)
    with clock.running("storing articles"), database.session() as session:
        add_articles(session, articles, datetime.now(UTC))
    with clock.running("read and store"):
        stages.read_pending(database, timed_reader)
    with clock.running("pair, score and store"):
        paired = stages.pair_pending(database, timed_scorer, stages.pairing_fingerprint(timed_reader, timed_scorer))
    size = vacuum(database)
    database.close()
    whole = clock.spent["read and store"] + clock.spent["pair, score and store"]
    apart = {
        "reading": clock.spent.get("reading", 0.0),
        "storing readings": clock.spent["read and store"] - clock.spent.get("reading", 0.0),
        "NLI": clock.spent.get("NLI", 0.0),
        "meeting, deciding, storing rows": clock.spent["pair, score and store"] - clock.spent.get("NLI", 0.0),
    }
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "articles": len(articles),
        "before": len(before),
        "words_per_article": sum(len(article.text.split()) for article in articles) / max(1, len(articles)),
        "articles_per_second": len(articles) / whole,
        "stored_per_second": len(articles) / clock.spent["storing articles"],
        "nli_directions_per_article": timed_scorer.pairs / max(1, len(articles)),
        "candidates": paired.funnel.candidates,
        "database_bytes_per_article": round(size / max(1, len(before) + len(articles))),
        "seconds": {name: round(seconds, 2) for name, seconds in apart.items()},
    }


def main() -> None:
    """Measure and print; JSON with -o."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--before", type=int, default=0)
    parser.add_argument("--folder", type=Path, help="real articles instead of the generated stream")
    parser.add_argument("-o", "--output", type=Path)
    chosen = parser.parse_args()
    wanted = chosen.before + chosen.articles
    if chosen.folder:
        read = (item for item in read_path(chosen.folder) if isinstance(item, Article))
        articles = list(islice(read, wanted))
    else:
        articles = list(stream(wanted))
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'throughput.db'}"
        found = measure(articles[: chosen.before], articles[chosen.before :], url)
    print(json.dumps(found, indent=1))
    if chosen.output:
        chosen.output.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
