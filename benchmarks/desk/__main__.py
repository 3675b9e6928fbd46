"""How long the pages take over a table of many rows, on the database that is given or a SQLite file of its own.

    python -m benchmarks.desk --rows 100000
    python -m benchmarks.desk --rows 100000 --url postgresql://localhost/empty

The rows are invented, of realistic width: four in one dispute, thirty outlets, four hundred parties, half a year. Each
page is asked for several times through the whole application (guard, queries, template): median and 95th percentile by
the clock on the wall, and the median of processor time, of this process and of PostgreSQL's, of which there should be
no other on the machine.
"""

import argparse
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import insert
from sqlalchemy.orm import Session
from starlette.testclient import TestClient

from cli.settings import Settings
from desk.app import create_app
from models.vocabulary import CONFLICTS, ClaimType, Decision, DecisionPath, Inference, Polarity, Status
from storage.database import open_database, upgrade
from storage.tables import ArticleRow, ContradictionRow, SideRow
from storage.upkeep import vacuum

PAGES = (
    "/",
    "/?page=40",
    "/?sort=newest",
    "/?actor=party+17",
    "/?outlet=outlet+3&relation=denial",
    "/?since=2026-06-01&until=2026-06-07",
    "/?q=harbour+bridge",
    "/?q=dep",
    "/?min=0.9&status=any&decision=any",
    "/?q=harbour+bridge&page=40",
    "/rows/5000",
    "/rows/5000?q=harbour+bridge",
    "/api/rows?actor=party+17",
    "/api/rows?q=dep",
    "/disputes/0000000004e1",
    "/overview",
    "/digest",
)
_START = datetime(2026, 1, 1, tzinfo=UTC)
_WORDS = "harbour bridge depot convoy market clinic border village column ministry shelling raid fire truce".split()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--url", help="an empty database; default: a SQLite file that is thrown away")
    parser.add_argument("--times", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = options.url or f"sqlite:///{Path(folder) / 'large.db'}"
        _fill(url, options.rows)
        with TestClient(create_app(Settings(database_url=url)), base_url="http://127.0.0.1:8300") as client:
            for page in PAGES:
                took = [_milliseconds(client, page) for _ in range(options.times)]
                wall, work = ([each[place] for each in took] for place in (0, 1))
                print(
                    json.dumps(
                        {
                            "page": page,
                            "median_ms": statistics.median(wall),
                            "p95_ms": statistics.quantiles(wall, n=20, method="inclusive")[-1],
                            "median_cpu_ms": statistics.median(work),
                        }
                    ),
                    flush=True,
                )


def _milliseconds(client: TestClient, page: str) -> tuple[float, float]:
    """From the question to the whole answer, and the processor time of that: a busy machine stretches the first."""
    began, worked = time.perf_counter(), time.process_time() + _postgres_seconds()
    answer = client.get(page)
    assert answer.status_code == 200, answer.text
    working = time.process_time() + _postgres_seconds() - worked
    return round((time.perf_counter() - began) * 1000, 1), round(working * 1000, 1)


def _postgres_seconds() -> float:
    """Processor time of the PostgreSQL processes on this machine, in hundredths of a second; 0 where there is none."""
    seconds = 0.0
    for process in psutil.process_iter(["name"]):
        if process.info["name"] == "postgres":
            with suppress(psutil.NoSuchProcess):
                seconds += sum(process.cpu_times()[:2])
    return seconds


def _fill(url: str, rows: int) -> None:
    upgrade(url)
    database = open_database(url)
    chance = random.Random(7)
    with database.session() as session:
        _articles(session)
        for some in batched(_rows(rows, chance), 2000):
            # Each row has sides of its own, which is as many as there can be.
            session.execute(insert(SideRow), [side for row in some for side in row.pop("sides")])
            session.execute(insert(ContradictionRow), some)
    vacuum(database)  # as the nightly maintenance leaves it
    database.close()


def _articles(session: Session) -> None:
    body = " ".join(_WORDS) * 20
    values = [
        {
            "id": number,
            "external_id": f"a{number}",
            "revision": 1,
            "outlet": f"Outlet {number % 30}",
            "url": f"https://outlet.example/{number}",
            "title": "A report",
            "text": body,
            "sha256": "0" * 64,
            "status": "current",
            "fetched_at": _START,
        }
        for number in range(1, 301)
    ]
    session.execute(insert(ArticleRow), values)


def _rows(count: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(count):
        published = _START + timedelta(hours=chance.randrange(24 * 180))
        lag = chance.randrange(-3600, 400_000)
        dispute = number // 4
        claim, denial = (_side(2 * number + nth, chance) for nth in (1, 2))
        yield {
            "sides": (claim, denial),
            "pair_key": f"{number:064x}",
            "dispute_id": f"{dispute:012x}",
            "issue": f"Who was behind the {chance.choice(_WORDS)} in town {dispute % 900}?",
            "event": f"{chance.choice(_WORDS)}, town {dispute % 900}",
            "place": f"town {dispute % 900}",
            "claim_type": chance.choice(tuple(ClaimType)),
            "relation": chance.choice(CONFLICTS),
            "exclusive": None,
            "inference": Inference.EXPLICIT,
            "decision_path": DecisionPath.POLARITY,
            "decision": chance.choices((Decision.FLAG, Decision.SUGGEST, Decision.ABSTAIN), (35, 10, 55))[0],
            "probability": chance.random(),
            **_shown("claim", "claimant", claim, dispute % 400, published, chance),
            **_shown("denial", "denier", denial, (dispute * 7 + 1) % 400, published + timedelta(seconds=lag), chance),
            "denial_lag_seconds": lag,
            "nli_entailment_ab": 0.5,
            "gate_reason": "asserted_denied",
            "model_fingerprint": "weights-000000000000",
            "status": Status.OPEN,
            "first_seen_at": published,
            "last_seen_at": published,
            "event_agreement": 0.8,
        }


def _side(number: int, chance: random.Random) -> dict[str, Any]:
    told = " ".join(chance.choices(_WORDS, k=14))
    article = chance.randrange(1, 301)
    return {"id": number, "article_id": article, "quote": told, "proposition": told, "text": f"{told}."}


def _shown(
    side: str, speaker: str, said: dict[str, Any], party: int, published: datetime, chance: random.Random
) -> dict[str, Any]:
    return {
        speaker: f"Party {party}",
        f"{side}_party": f"Party {party}",
        f"{side}_polarity": Polarity.ASSERTED,
        f"{side}_published_at": published,
        f"{side}_outlet": f"Outlet {chance.randrange(30)}",
        f"{side}_article_id": said["article_id"],
        f"{side}_side_id": said["id"],
        f"{side}_start": 0,
        f"{side}_end": 7,
        f"{side}_origins": 1 + chance.randrange(4),
    }


def batched(rows: Iterator[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    """The rows, so many at a time."""
    while some := list(islice(rows, size)):
        yield some


if __name__ == "__main__":
    main()
