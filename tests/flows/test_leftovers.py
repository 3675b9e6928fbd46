"""After a `serve` that was killed, the next one starts with a clean table."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from prefect import get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy, StateType
from prefect.deployments.runner import RunnerDeployment
from prefect.settings import PREFECT_API_URL
from prefect.states import Running, Scheduled

from flows.ingesting import ingest
from flows.leftovers import let_go

pytestmark = pytest.mark.usefixtures("prefect_server")

NAME = "killed"


async def _killed_at_work() -> UUID:
    """A deployment with one run that was at work, and the place that it held."""
    deployment = RunnerDeployment.from_flow(
        ingest,
        NAME,
        interval=5,
        paused=False,
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
    )
    deployment_id = await deployment.aapply()
    async with get_client() as client:
        await client.create_flow_run_from_deployment(deployment_id, state=Scheduled())
        at_work = await client.create_flow_run_from_deployment(deployment_id, state=Scheduled())
        await client.set_flow_run_state(at_work.id, Running(), force=True)
        limit = (await client.read_deployment(deployment_id)).global_concurrency_limit
        assert limit is not None
        await client.update_global_concurrency_limit(limit.name, GlobalConcurrencyLimitUpdate(active_slots=1))
    return deployment_id


async def _found(deployment_id: UUID) -> tuple[Any, list[Any]]:
    async with get_client() as client:
        of_it = DeploymentFilter(id=DeploymentFilterId(any_=[deployment_id]))
        return await client.read_deployment(deployment_id), await client.read_flow_runs(deployment_filter=of_it)


def test_runs_are_ended_and_the_place_is_free() -> None:
    deployment_id = asyncio.run(_killed_at_work())
    api = PREFECT_API_URL.value()
    assert api is not None
    let_go(api, "ingest", NAME)
    deployment, runs = asyncio.run(_found(deployment_id))
    assert deployment.paused
    assert deployment.global_concurrency_limit.active_slots == 0
    states = {run.state.type for run in runs}
    assert StateType.RUNNING not in states
    assert StateType.CRASHED in states


def test_on_a_first_start_there_is_nothing_to_do() -> None:
    api = PREFECT_API_URL.value()
    assert api is not None
    let_go(api, "ingest", "never served")
