"""The `digest` flow: each morning one document about what is new, for a desk that opens Prefect's pages once a day."""

import contextlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from inspect import isawaitable
from pathlib import Path
from typing import Any

from prefect import State, flow, get_run_logger
from prefect.artifacts import acreate_markdown_artifact
from prefect.blocks.abstract import NotificationBlock
from prefect.blocks.core import Block
from prefect.states import Completed, Failed

from cli.settings import load_settings
from desk.digest import Digest, morning_page
from flows import mail as _mailbox_is_a_block  # noqa: F401 - a block can be loaded once its class is known
from flows.journal import one_line
from flows.links import desk_address
from flows.parameters import Config, Hours
from models.errors import ConfigError, CounterclaimError
from storage.database import open_database

DIGEST_KEY = "digest"


def _run_name() -> str:
    return f"digest · {datetime.now(UTC):%a %d %B %Y}"


@flow(
    name="digest",
    flow_run_name=_run_name,
    description="Each morning: the disputes that are new or have grown, verdicts, and rows that are gone.",
)
async def digest(config: Config = None, hours: Hours = 24) -> State[Any]:
    """Write the digest of the last hours.

    Args:
        config: Path of a configuration file where the flow runs; empty: the defaults and the environment.
        hours: How far to look back.
    """
    try:
        settings = load_settings(Path(config) if config else None)
        with contextlib.closing(open_database(settings.database_url)) as database, database.reading() as session:
            page = morning_page(session, since=datetime.now(UTC) - timedelta(hours=hours))
    except CounterclaimError as error:
        return Failed(message=one_line(error))
    desk = desk_address(settings)
    link = f"\n[The desk]({desk})\n" if desk else ""
    await acreate_markdown_artifact(
        page.markdown + link, key=DIGEST_KEY, description=f"What is new in the last {hours} hours"
    )
    get_run_logger().info("%s", page.headline)
    unsent = await send(page, settings.digest.notify, desk)
    if unsent:  # the page is there all the same, as an artifact
        return Failed(message=f"{page.headline}; not sent: {'; '.join(unsent)}")
    return Completed(message=page.headline)


async def send(page: Digest, blocks: Sequence[str], desk: str | None) -> list[str]:
    """Send the page as HTML by each notification block; those by which it could not be, with the reason."""
    unsent = []
    for name in blocks:
        try:
            loaded = await Block.aload(name)
            if not isinstance(loaded, NotificationBlock):
                raise ConfigError("is no notification block")
            block: Any = loaded  # each of Prefect's own has `anotify`, which their common type does not know
            with block.raise_on_failure():
                await _told(block, page.html(desk), page.headline)
        except Exception as error:  # whatever one mail server or webhook does, the others get theirs
            unsent.append(f"{name}: {' '.join(str(error).split())[:300] or type(error).__name__}")
    return unsent


async def _told(block: NotificationBlock, body: str, subject: str) -> None:
    """Have a block send; Prefect's own blocks have `anotify`, others only a `notify` that may or may not be awaited."""
    tell: Callable[[str, str], Any] = getattr(block, "anotify", block.notify)
    sent = tell(body, subject)
    if isawaitable(sent):
        await sent
