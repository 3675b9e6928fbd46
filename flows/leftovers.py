"""What an earlier `counterclaim serve` left behind in Prefect, where it was killed and could not tidy up.

Three things, each of which would spoil the next start: runs that fell due meanwhile and would all begin at once; runs
that Prefect takes to be at work still; and the one place at the deployment's concurrency limit, held by such a run, so
that every new run would be cancelled for good. Only for a server that was just started, when nothing can be at work.
"""

from typing import Any

import httpx

_ENDED = {"type": "CRASHED", "message": "The process that ran this was ended from outside."}
_UNENDED = ["RUNNING", "PENDING", "CANCELLING"]


def let_go(api: str, flow: str, deployment: str) -> None:
    """Set the deployment of this flow to rest, end its runs on paper and free its place; nothing on a first start.

    By plain requests to the server at `api`, as Prefect's client takes seconds to load and runs are due now. Putting
    the deployment in place anew wakes its schedule. Raises httpx.HTTPError.
    """
    # The machine's proxy, if there is one, has no part in this.
    with httpx.Client(base_url=api, timeout=30, trust_env=False) as client:
        named = {"deployments": {"name": {"any_": [deployment]}}, "flows": {"name": {"any_": [flow]}}}
        for found in _post(client, "/deployments/filter", named):
            _post(client, f"/deployments/{found['id']}/pause_deployment", {})
            for run in _post(client, "/flow_runs/filter", _unended(found["id"])):
                _post(client, f"/flow_runs/{run['id']}/set_state", {"state": _ENDED, "force": True})
            limit = found.get("global_concurrency_limit")
            if limit:
                client.patch(f"/v2/concurrency_limits/{limit['id']}", json={"active_slots": 0}).raise_for_status()


def _unended(deployment_id: str) -> dict[str, Any]:
    return {
        "deployments": {"id": {"any_": [deployment_id]}},
        "flow_runs": {"state": {"type": {"any_": _UNENDED}}},
    }


def _post(client: httpx.Client, path: str, body: dict[str, Any]) -> Any:
    answer = client.post(path, json=body)
    answer.raise_for_status()
    return answer.json() if answer.content else None
