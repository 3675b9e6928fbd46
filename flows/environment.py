"""What Prefect reads from the environment while it is imported: set here first, so that it stays quiet and offline."""

import os
import sys

_QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_UI_V2_ENABLED": "false",  # its pages ask for fonts from outside
    "PREFECT_CLI_PROMPT": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",  # a busy machine needs more than the 20 of the default
}


def prepare_prefect(**wanted: str) -> None:
    """Set Prefect's environment, for child processes too: `wanted`, and what keeps it quiet unless set already.

    Must run before anything imports prefect, which reads its settings once.
    """
    if "prefect" in sys.modules and wanted:
        raise RuntimeError("prefect was imported before its settings were made")
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    os.environ.update(wanted)
