"""Prefect's runner, which starts a process for each run, made to stop at once."""

import asyncio
import contextlib
import signal

from prefect.runner import Runner


class Polite(Runner):
    """Takes SIGTERM as it takes Ctrl-C; its own way leaves the event loop in the middle of its work."""

    def handle_sigterm(self, *_: object, **__: object) -> None:
        signal.raise_signal(signal.SIGINT)

    def end_runs(self) -> None:
        """End the processes of all runs for good: each batch is stored whole or not at all, so nothing is lost.

        Asked gently they would wait for the batch that they have handed out, and the runner half a minute for each.
        """
        for process in list(self._process_manager._process_map.values()):  # no public way in this version of Prefect
            with contextlib.suppress(ProcessLookupError):
                process.hard_kill()


async def run_until_stopped(runner: Polite) -> None:
    """Start runs as they fall due, until this task is cancelled; the runs end first, then the runner."""
    running = asyncio.ensure_future(runner.start())
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        runner.end_runs()
        running.cancel()
        await asyncio.wait([running], timeout=_RUNNER_SECONDS)
        raise


#: For the runner to tell Prefect's server how its runs ended.
_RUNNER_SECONDS = 4.0
