"""What Prometheus is told: read from the database at each look, so that it holds for every process that works on it.

Totals since the installation began are counters, kept by the stages as they store (`storage/counters.py`); what stands
in the tables now is a gauge.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import func, select

from cli.settings import DriftSettings
from models.errors import CounterclaimError
from storage.counters import BOUNDS, Total, totals
from storage.database import Database
from storage.drift import Window, drift
from storage.tables import ArticleRow, ContradictionRow
from storage.waiting import waiting

_STAGES = ("fetch", "read", "pair")


def exposition(database: Database, settings: DriftSettings) -> bytes:
    """All metrics in Prometheus's text format; `counterclaim_up` is 0, and stands alone, where the database is away."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(StoreCollector(database, settings))
    return generate_latest(registry)


class StoreCollector(Collector):
    """Looks into one database."""

    def __init__(self, database: Database, settings: DriftSettings) -> None:
        self._database, self._settings = database, settings

    def collect(self) -> Iterator[Metric]:
        """Every metric, or `counterclaim_up 0`."""
        try:
            found = list(self._look())
        except CounterclaimError:
            yield GaugeMetricFamily("counterclaim_up", "Whether the database answers", 0)
            return
        yield GaugeMetricFamily("counterclaim_up", "Whether the database answers", 1)
        yield from found

    def _look(self) -> Iterator[Metric]:
        with self._database.reading() as session:
            counted = totals(session)
            now = datetime.now(UTC)
            waits = waiting(session)
            by_status = session.execute(select(ArticleRow.status, func.count()).group_by(ArticleRow.status)).all()
            row = ContradictionRow
            by_decision = session.execute(
                select(row.decision, row.status, func.count()).group_by(row.decision, row.status)
            ).all()
            moved = drift(session, now, **self._settings.model_dump())
        yield _counters("counterclaim_funnel", "What each stage left, in all runs", "stage", counted, "funnel")
        yield _counters("counterclaim_turned_away", "Pairs turned away", "gate", counted, "turned_away")
        yield _runs(counted)
        yield _latencies(counted)
        yield _counters(
            "counterclaim_stage_items", "Articles that went through a stage", "stage", counted, "stage_items"
        )
        yield _gauges(
            "counterclaim_articles", "Articles by status", ("status",), [((str(s),), n) for s, n in by_status]
        )
        yield _gauges(
            "counterclaim_rows",
            "Rows of contradictions",
            ("decision", "status"),
            [((str(d), str(s)), n) for d, s, n in by_decision],
        )
        yield _gauges(
            "counterclaim_waiting_articles",
            "Articles that wait for a stage",
            ("stage",),
            [(("read",), waits.unread), (("pair",), waits.unpaired)],
        )
        age = (now - waits.oldest).total_seconds() if waits.oldest else 0.0
        yield GaugeMetricFamily("counterclaim_queue_age_seconds", "How long the oldest waiting article waits", age)
        yield _gauges("counterclaim_drift", "Rows of the last days and of those before", ("window", "number"), [
            *_window("recent", moved.recent), *_window("reference", moved.reference)
        ])  # fmt: skip
        yield GaugeMetricFamily("counterclaim_drift_alarms", "In how many numbers the two differ", len(moved.alarms))


def _window(name: str, found: Window) -> list[tuple[tuple[str, str], float]]:
    return [
        ((name, "rows"), found.rows),
        ((name, "share_flagged"), found.flagged),
        ((name, "share_abstained"), found.abstained),
        ((name, "mean_probability"), found.probability),
    ]


def _counters(name: str, told: str, label: str, counted: Mapping[Total, float], kind: str) -> Metric:
    family = CounterMetricFamily(name, told, labels=(label,))
    for (what, value_of), value in sorted(counted.items()):
        if what == kind:
            family.add_metric((value_of,), value)
    return family


def _runs(counted: Mapping[Total, float]) -> Metric:
    family = CounterMetricFamily("counterclaim_runs", "Runs by kind and how they ended", labels=("kind", "status"))
    for (what, label), value in sorted(counted.items()):
        if what == "runs":
            kind, _, status = label.partition("|")
            family.add_metric((kind, status), value)
    return family


def _latencies(counted: Mapping[Total, float]) -> Metric:
    """A histogram a stage: fetching is counted by the source, reading and pairing by the batch."""
    family = HistogramMetricFamily("counterclaim_stage_seconds", "Time of one source or batch", labels=("stage",))
    for stage in _STAGES:
        below, buckets = 0.0, []
        for bound in BOUNDS:
            below += counted.get(("stage_batches", f"{stage}|{bound}"), 0.0)
            buckets.append(("+Inf" if bound == float("inf") else str(bound), below))
        family.add_metric((stage,), buckets, counted.get(("stage_seconds", stage), 0.0))
    return family


def _gauges(name: str, told: str, labels: tuple[str, ...], values: Sequence[tuple[tuple[str, ...], float]]) -> Metric:
    family = GaugeMetricFamily(name, told, labels=labels)
    for names, value in values:
        family.add_metric(names, value)
    return family
