"""What Prefect reads from the environment while it is imported: set here first, so that it stays quiet and offline."""

import os
import sys

from cli.settings import LogSettings

_QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_UI_V2_ENABLED": "false",  # its pages ask for fonts from outside
    "PREFECT_CLI_PROMPT": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",  # a busy machine needs more than the 20 of the default
    "PREFECT_CLIENT_MAX_RETRIES": "12",  # the time that a restart of the server takes, and more
}

_JSON_LOGS = {
    # Prefect's own console handler draws colours and takes no other formatter; its plain one does.
    "PREFECT_LOGGING_FORMATTERS_JSON_CLASS": "flows.logs.JsonLines",
    "PREFECT_LOGGING_HANDLERS_DEBUG_FORMATTER": "json",
    "PREFECT_LOGGING_ROOT_HANDLERS": "debug",
    "PREFECT_LOGGING_LOGGERS_UVICORN_HANDLERS": "debug",
    "PREFECT_LOGGING_LOGGERS_FASTAPI_HANDLERS": "debug",
}


def prepare_prefect(log: LogSettings | None = None, **wanted: str) -> None:
    """Set Prefect's environment, for child processes too: `wanted`, and what keeps it quiet unless set already.

    Must run before anything imports prefect, which reads its settings once.
    """
    if "prefect" in sys.modules and wanted:
        raise RuntimeError("prefect was imported before its settings were made")
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    if log is not None:
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", log.level)
        if log.format == "json":
            os.environ["COUNTERCLAIM_LOG__FORMAT"] = "json"
            os.environ.update(_JSON_LOGS)
    os.environ.update(wanted)
