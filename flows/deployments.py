"""What runs on the schedule: four deployments, the same under `counterclaim serve` and in `prefect.yaml`."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.events import DeploymentEventTrigger, DeploymentTriggerTypes, TriggerTypes
from prefect.schedules import Cron, Interval, Schedule
from prefect.types.entrypoint import EntrypointType

from cli.settings import ScheduleSettings
from flows.detecting import detect
from flows.digesting import digest
from flows.events import ARRIVED
from flows.ingesting import ingest
from flows.maintenance import maintenance

#: A run that is still at work is not joined by a second one; what fell due meanwhile is cancelled, never piled up.
NEVER_TWO = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)

#: The deployment of each flow: `prefect deployment run ingest/scheduled`.
NAME = "scheduled"


@dataclass(frozen=True)
class Plan:
    """One deployment as far as it differs from the others."""

    flow: Any
    tags: tuple[str, ...]
    schedule: Schedule
    started_by: str | None = None


def plans(schedule: ScheduleSettings) -> list[Plan]:
    """The four deployments with their schedules."""
    return [
        Plan(ingest, ("news", "ingest"), Interval(timedelta(seconds=schedule.interval_seconds))),
        Plan(
            detect,
            ("news", "detect"),
            Interval(timedelta(seconds=schedule.detect_seconds)),
            started_by=ARRIVED,
        ),
        Plan(digest, ("news", "digest"), Cron(schedule.digest, timezone=schedule.timezone)),
        Plan(maintenance, ("upkeep",), Cron(schedule.maintenance, timezone=schedule.timezone)),
    ]


def deployments(schedule: ScheduleSettings, config: str | None) -> list[RunnerDeployment]:
    """The deployments that `counterclaim serve` runs; `config` is what their runs read."""
    return [_deployment(plan, config) for plan in plans(schedule)]


def _deployment(plan: Plan, config: str | None) -> RunnerDeployment:
    started_by: list[DeploymentTriggerTypes | TriggerTypes] = [
        DeploymentEventTrigger(
            name=f"{plan.flow.name} when there is something new",
            expect={plan.started_by},
            parameters={"config": config},
        )
        for _ in [plan.started_by]
        if plan.started_by
    ]
    deployment: RunnerDeployment = RunnerDeployment.from_flow(
        plan.flow,
        NAME,
        schedule=plan.schedule,
        parameters={"config": config},
        triggers=started_by,
        paused=False,
        tags=list(plan.tags),
        description=plan.flow.description,
        enforce_parameter_schema=True,
        concurrency_limit=NEVER_TWO,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return deployment
