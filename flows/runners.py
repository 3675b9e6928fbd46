"""Where the batches of a run go: to the one engine of this machine, or to several processes by Dask."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from cli.settings import WorkersSettings
from models.errors import ConfigError


@contextmanager
def runner_for(workers: WorkersSettings) -> "Iterator[tuple[TaskRunner[Any], int]]":
    """The task runner, and how many batches it takes at a time. Raises ConfigError as `require_runner` does."""
    if workers.runner == "threads":
        one: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=1)
        with one as runner:
            yield runner, 1
        return
    require_runner(workers)
    from prefect_dask.task_runners import DaskTaskRunner

    # Processes with one thread each: an engine does one thing at a time.
    cluster = {"n_workers": workers.count, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with DaskTaskRunner(cluster_kwargs=cluster) as several:
        yield several, workers.count


def require_runner(workers: WorkersSettings) -> None:
    """Raise ConfigError where the package that these settings need is missing."""
    if workers.runner == "dask":
        try:
            import prefect_dask  # noqa: F401
        except ModuleNotFoundError:
            raise ConfigError(
                "workers.runner is dask, which needs the prefect-dask package; install it with `pip install '.[dask]'`"
            ) from None
