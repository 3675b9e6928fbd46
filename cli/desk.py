"""`counterclaim desk`: the analysts' page alone."""

from typing import Annotated

import typer

from cli.output import say
from cli.store import Config


def desk(
    config: Config = None,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Instead of desk.port.")] = None,
) -> None:
    """Serve the analysts' page until Ctrl-C: the queue, rows with their verdicts, dossiers and the overview.

    \b
    Example:
      counterclaim desk --config configs/demo.yaml
    """
    from cli.settings import load_settings
    from desk.server import address, run

    settings = load_settings(config)
    if port is not None:
        settings = settings.model_copy(update={"desk": settings.desk.model_copy(update={"port": port})})
    if settings.desk.port:
        say(f"the desk: {address(settings.desk)} (stop with Ctrl-C)")
    run(settings)
