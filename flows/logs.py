"""What the log holds: a line for each thing done, as in a log book; and as one JSON object each, for machines."""

import json
import logging
from datetime import UTC, datetime
from typing import Any


def json_line(level: str, logger: str, message: str, at: datetime, **more: Any) -> str:
    """One line: `timestamp` (ISO 8601 in UTC), `level`, `logger`, `message`, and what else is not None."""
    line = {"timestamp": at.isoformat(timespec="milliseconds"), "level": level, "logger": logger, "message": message}
    return json.dumps(line | {name: value for name, value in more.items() if value is not None}, ensure_ascii=False)


class JsonLines(logging.Formatter):
    """Prefect's own JSON formatter leaves the message's numbers out of the message."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__()  # takes the arguments of a text formatter, and needs none

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line; a traceback is a string in it."""
        return json_line(
            record.levelname,
            record.name,
            record.getMessage(),
            datetime.fromtimestamp(record.created, UTC),
            flow_run=getattr(record, "flow_run_name", None),
            task_run=getattr(record, "task_run_name", None),
            traceback=self.formatException(record.exc_info) if record.exc_info else None,
        )


class _Book(logging.Filter):
    """Passes all but Prefect's line that a task is completed: ours has said by then what it did."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not (record.levelno == logging.INFO and record.getMessage().startswith("Finished in state Completed"))


def keep_log_book() -> None:
    """Have the tasks of this process write a line each, on the console and on Prefect's pages."""
    logger = logging.getLogger("prefect.task_runs")
    if not any(isinstance(each, _Book) for each in logger.filters):
        logger.addFilter(_Book())
