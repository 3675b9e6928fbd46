"""The service for a while on a site with faults: memory and open files stay, no run is stuck, no article is lost."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest
from sqlalchemy import select

from storage.database import Database
from storage.tables import ArticleRow, RefusalRow
from storage.waiting import waiting
from tests.flows.crew import unfinished
from tests.flows.test_serve import Serving, eventually, rows, serving
from tests.soak.faulty import FaultySite
from tests.soak.watching import Watch

#: A short time limit for pages that hang, and no pause between requests to a site that is our own.
FETCH = {"host_seconds": 0.0, "read_seconds": 1.0, "total_seconds": 2.0, "tries": 2, "backoff_seconds": 0.05}

#: A run that takes longer than this is stuck.
STUCK = timedelta(minutes=2)

#: What is watched at least, where a busy machine took most of the time to start.
_LEAST_SECONDS = 60.0


def soak(folder: Path, database: Database, *, minutes: float, every: int, warm_up: float, at_once: int) -> Watch:
    """Serve for so many minutes with an ingest every few seconds, and look for whatever must not be.

    The start is counted in; memory and files are watched from `warm_up` seconds on, and from the first row.
    """
    began = time.monotonic()
    with FaultySite(at_once, most=int(at_once * minutes * 60 / every) + 10 * at_once) as site:
        site_feed = {"location": f"{site.address}/feed.xml", "kind": "feed", "outlet": "Harbour Post"}
        schedule = {"interval_seconds": every, "detect_seconds": max(30, every)}
        with serving(folder, sources=[site_feed], schedule=schedule, fetch=FETCH) as served:
            eventually(served.ready, served.process)
            # Not a run of detect that is completed: while articles keep coming it goes on with them.
            eventually(lambda: rows(database), served.process)
            time.sleep(max(0.0, began + warm_up - time.monotonic()))
            watch = Watch(psutil.Process(served.process.pid))
            watch.look_for(max(_LEAST_SECONDS, began + minutes * 60 - time.monotonic()))
            _nothing_is_stuck(served)
            site.at_once = 0
            asked = site.asked
            eventually(lambda: site.asked > asked + 1 or None, served.process)
            eventually(lambda: waiting_for(database) == 0 or None, served.process)
            assert served.stop() < 10
        _every_article_is_accounted_for(site, database)
    return watch


def waiting_for(database: Database) -> int:
    with database.reading() as session:
        found = waiting(session)
    return found.unread + found.unpaired


def _nothing_is_stuck(served: Serving) -> None:
    for flow in ("ingest", "detect"):
        for run in served.pages.runs(flow, "RUNNING", "PENDING", "CANCELLING"):
            since = datetime.fromisoformat(run["state"]["timestamp"])
            assert datetime.now(UTC) - since < STUCK, f"{run['name']} is {run['state']['name']} since {since}"
        assert served.pages.runs(flow, "FAILED", "CRASHED") == []


def _every_article_is_accounted_for(site: FaultySite, database: Database) -> None:
    """Each that the feed listed is stored and read, or refused with a reason."""
    with database.reading() as session:
        stored = set(session.scalars(select(ArticleRow.url)))
        refused = set(session.scalars(select(RefusalRow.input)))
        reasons = set(session.scalars(select(RefusalRow.reason)))
    lost = [address for address in site.addresses() if address not in stored and not _named(address, refused)]
    assert lost == []
    assert len(stored) > 0.8 * site.listed
    assert len(reasons) >= 2, "the faults were met"
    assert unfinished(database) == 0


def _named(address: str, refused: set[str]) -> bool:
    return any(address in named for named in refused)


@pytest.mark.service
@pytest.mark.timeout(2400)
@pytest.mark.usefixtures("prefect_home")
def test_three_minutes(tmp_path: Path, database: Database) -> None:
    """With what it takes to come to rest and to stop."""
    watch = soak(tmp_path, database, minutes=3, every=10, warm_up=60, at_once=8)
    assert watch.growth() < 0.05, watch.memory
    assert watch.more_files() <= 5, watch.files


@pytest.mark.soak
@pytest.mark.timeout(2 * 3600)
def test_an_hour(tmp_path: Path, database: Database) -> None:
    watch = soak(tmp_path, database, minutes=60, every=60, warm_up=600, at_once=30)
    print(f"\nmemory {min(watch.memory) / 1e6:.0f} to {max(watch.memory) / 1e6:.0f} MB, growth {watch.growth():+.1%}")
    print(f"open files {min(watch.files)} to {max(watch.files)}")
    assert watch.growth() < 0.05, watch.memory
    assert watch.more_files() <= 5, watch.files
