"""What watchers are told: metrics that add up, readiness that says what is wrong, drift that is no chance."""

import json
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from cli.settings import DriftSettings, MonitorSettings, Settings
from flows.addresses import ServerError
from flows.journal import recorded_run
from flows.metrics import exposition
from flows.monitor import monitored
from models.schema import Funnel
from models.vocabulary import Decision
from storage.counters import add_timing
from storage.database import Database, downgrade, open_database
from storage.drift import Window, _alarms, drift
from tests.flows.copies import copies_of_the_first
from tests.flows.many import NOON, fill
from tests.ports import free_port
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, decided


def told(database: Database) -> dict[tuple[str, ...], float]:
    """Each sample by its name and the values of its labels, in the order of their names."""
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(exposition(database, DriftSettings()).decode())
        for sample in family.samples
    }


def test_the_funnel_the_queue_and_the_latencies_are_told(url: str) -> None:
    with closing(open_database(url)) as database:
        fill(database, 4)
        for flagged in (2, 3):
            with recorded_run(database, "detect") as run:
                run.funnel = Funnel(articles=10, flagged=flagged, rejected={"same_side": 7})
        with database.session() as session:
            add_timing(session, "read", 0.2, items=20)
            add_timing(session, "read", 40.0, items=20)
        found = told(database)
    assert found["counterclaim_up",] == 1
    assert found["counterclaim_funnel_total", "flagged"] == 5
    assert found["counterclaim_turned_away_total", "same_side"] == 14
    assert found["counterclaim_runs_total", "detect", "completed"] == 2
    assert found["counterclaim_articles", "current"] == found["counterclaim_waiting_articles", "read"] == 4
    assert found["counterclaim_queue_age_seconds",] > 0
    assert found["counterclaim_stage_items_total", "read"] == 40
    assert found["counterclaim_stage_seconds_bucket", "0.3", "read"] == 1
    assert found["counterclaim_stage_seconds_bucket", "+Inf", "read"] == 2
    assert found["counterclaim_stage_seconds_sum", "read"] == pytest.approx(40.2)


@contextmanager
def watched(url: str, *problems: str) -> Iterator[httpx.Client]:
    settings = Settings(database_url=url, monitor=MonitorSettings(port=free_port()))
    with (
        closing(open_database(url)) as database,
        monitored(settings, database, lambda: list(problems)) as address,
        httpx.Client(base_url=str(address), trust_env=False) as client,
    ):
        yield client


def test_a_watcher_sees_that_all_is_well(url: str) -> None:
    with watched(url) as client:
        assert client.get("/live").json() == {"alive": True}
        assert client.get("/ready").json() == {"ready": True, "problems": []}
        assert "counterclaim_up 1.0" in client.get("/metrics").text
        assert client.get("/").status_code == 404


def test_a_watcher_is_told_what_is_wrong(url: str) -> None:
    with watched(url, "the process that holds the models is down") as client:
        answer = client.get("/ready")
        assert answer.status_code == 503
        assert "holds the models" in answer.json()["problems"][0]
    with watched(url) as client:
        downgrade(url, "0001")
        answer = client.get("/ready")
        assert answer.status_code == 503
        assert "counterclaim db upgrade" in answer.json()["problems"][0]
        assert client.get("/live").status_code == 200, "a restart would not help"


def test_a_port_that_is_taken_is_one_line(database: Database) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = Settings(monitor=MonitorSettings(port=taken.getsockname()[1]))
        with pytest.raises(ServerError, match=r"choose another by monitor\.port"), monitored(settings, database, list):
            pass


def test_no_port_no_page(database: Database) -> None:
    with monitored(Settings(monitor=MonitorSettings(port=None)), database, list) as address:
        assert address is None


def rows(newsroom: Newsroom, decision: Decision, probability: float, number: int, days_ago: float) -> None:
    copies_of_the_first(newsroom.database, decision, probability, number, NOON - timedelta(days=days_ago))


@pytest.fixture
def newsroom(url: str) -> Iterator[Newsroom]:
    with closing(open_database(url)) as database:
        made = Newsroom(database)
        made.report("a", RAID, LEGION)
        made.report("b", DENIAL, KYIV)
        claim, denial = made.pending()
        made.store([decided(claim, denial)], seen_at=NOON - timedelta(days=400))
        yield made


def test_rows_that_are_flagged_twice_as_often_are_an_alarm(newsroom: Newsroom) -> None:
    rows(newsroom, Decision.FLAG, 0.9, 60, days_ago=20)
    rows(newsroom, Decision.SUGGEST, 0.6, 60, days_ago=20)
    rows(newsroom, Decision.FLAG, 0.9, 55, days_ago=1)
    with newsroom.database.reading() as session:
        found = drift(session, NOON)
    assert (found.recent.rows, found.reference.rows) == (55, 120)
    assert found.alarms == ("flagged", "probability")
    assert json.loads(json.dumps(found.as_dict()))["alarms"] == ["flagged", "probability"]


def test_few_rows_are_no_alarm(newsroom: Newsroom) -> None:
    rows(newsroom, Decision.FLAG, 0.9, 120, days_ago=20)
    rows(newsroom, Decision.ABSTAIN, 0.4, 49, days_ago=1)
    with newsroom.database.reading() as session:
        assert drift(session, NOON).alarms == ()
        assert drift(session, NOON, min_rows=49).alarms == ("flagged", "abstained", "probability")


WINDOWS = st.builds(
    Window,
    rows=st.integers(50, 10_000),
    flagged=st.floats(0, 1),
    abstained=st.just(0.0),
    probability=st.floats(0, 1),
    variance=st.floats(0, 0.25),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WINDOWS, WINDOWS)
def test_it_does_not_matter_which_way_the_rows_went(one: Window, other: Window) -> None:
    assert _alarms(one, other, 0.1) == _alarms(other, one, 0.1)
    assert _alarms(one, one, 0.1) == ()


def test_nobody_from_outside_looks_in_unless_configured() -> None:
    assert Settings().monitor.host == "127.0.0.1"
