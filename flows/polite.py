"""Prefect's runner, which starts a process for each run, made to stop at once and without a word too many."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable, Iterable
from typing import Any

from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner

from flows.signals import on_first_signal

#: For the runner to tell Prefect's server how its runs ended.
_RUNNER_SECONDS = 3.0


#: Whoever speaks of connections and tasks that were broken off, once breaking off is what is meant.
_MUTE_AT_THE_END = ("prefect", "prefect.runner", "asyncio")


class Polite(Runner):
    """Takes SIGTERM as it takes Ctrl-C; its own way leaves the event loop in the middle of its work."""

    def __init__(self, **chosen: Any) -> None:
        super().__init__(**chosen)
        # At INFO there is a line for each run that is cancelled as another one is at work: as it is meant to be.
        logging.getLogger("prefect.runner").setLevel(logging.WARNING)

    def handle_sigterm(self, *_: object, **__: object) -> None:
        signal.raise_signal(signal.SIGINT)

    def end_runs(self) -> int:
        """End the processes of all runs for good: each batch is stored whole or not at all, so nothing is lost.

        Asked gently they would wait for the batch that they have handed out, and the runner half a minute for each.
        Returns how many there were.
        """
        for name in _MUTE_AT_THE_END:  # else a process that was killed like this is said to have lacked memory
            logging.getLogger(name).setLevel(logging.CRITICAL)
        at_work = list(self._process_manager._process_map.values())  # no public way in this version of Prefect
        for process in at_work:
            with contextlib.suppress(ProcessLookupError):
                process.hard_kill()
        return len(at_work)


async def run_until_stopped(
    runner: Polite, deployments: Iterable[RunnerDeployment], say: Callable[[str], None]
) -> bool:
    """Start runs as they fall due, until SIGINT or SIGTERM; the runs end first, then the runner.

    False where the runner ended by itself; raises what ended it.
    """
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    on_first_signal(lambda: loop.call_soon_threadsafe(stop.set))

    async def run() -> None:
        for deployment in deployments:
            await runner.aadd_deployment(deployment)
        await runner.start()

    running, stopping = asyncio.ensure_future(run()), asyncio.ensure_future(stop.wait())
    await asyncio.wait([running, stopping], return_when=asyncio.FIRST_COMPLETED)
    if not stop.is_set():
        stopping.cancel()
        await running
        return False
    if ended := runner.end_runs():
        say(f"runs ended in the middle: {ended}; the next start takes up what they left")
    running.cancel()
    await asyncio.wait([running], timeout=_RUNNER_SECONDS)
    return True
