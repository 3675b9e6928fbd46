"""The morning page really sent: as an HTML mail over SMTP and to a webhook, by Prefect's own notification blocks."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from prefect import State
from prefect.blocks.notifications import CustomWebhookNotificationBlock

from cli.settings import load_settings
from flows.digesting import digest
from flows.mail import Mailbox
from models.errors import ConfigError
from storage.database import Database
from tests.flows.receiver import MailServer, Receiver
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, decided

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect_server")]


@pytest.fixture
def config(database: Database, tmp_path: Path) -> Path:
    """A newsroom with one new dispute, in the words of a hostile outlet, and a digest for a mailbox and a webhook."""
    newsroom = Newsroom(database)
    newsroom.report("herald.example/raid", RAID, LEGION, outlet="<script>alert(1)</script>")
    newsroom.report("courier.example/denial", DENIAL, KYIV, outlet="Evening Courier")
    newsroom.store([decided(*newsroom.pending())], seen_at=datetime.now(UTC) - timedelta(hours=1))
    path = tmp_path / "config.yaml"
    path.write_text(
        "database_url: sqlite:///news.db\ndesk_url: https://desk.example\n"
        "digest: {notify: [mailbox/morning, custom-webhook/morning]}\n",
        encoding="utf-8",
    )
    return path


def test_a_mail_and_a_webhook_have_the_page(config: Path) -> None:
    with MailServer() as mail, Receiver() as hook:
        mailbox = f"mailto://127.0.0.1:{mail.port}?from=desk@desk.example&to=ana@desk.example&mode=insecure&format=html"
        Mailbox(url=mailbox).save("morning", overwrite=True)
        payload = {"title": "{{subject}}", "html": "{{body}}"}
        CustomWebhookNotificationBlock(name="desk", url=hook.address, json_data=payload).save("morning", overwrite=True)
        state: State[Any] = asyncio.run(digest(config=str(config), return_state=True))  # type: ignore[arg-type]
    assert state.is_completed(), state.message
    (sent,) = mail.mails
    assert sent["To"] == "ana@desk.example"
    assert sent["Subject"].startswith("Disputes since")
    body = sent.get_body(("html",))
    assert body is not None
    html = body.get_content()
    assert "The Legion carried out the raid on Belgorod" in html
    assert 'href="https://desk.example/rows/1"' in html
    assert "<script" not in html
    (posted,) = hook.bodies
    told = json.loads(posted)
    assert told["title"] == sent["Subject"]
    assert "The Legion carried out the raid on Belgorod" in told["html"]


def test_where_it_could_not_be_sent_the_run_says_so(config: Path) -> None:
    with MailServer() as gone:
        port = gone.port
    Mailbox(url=f"mailto://127.0.0.1:{port}?from=a@b.example&to=c@b.example&mode=insecure").save(
        "morning", overwrite=True
    )
    config.write_text(
        config.read_text("utf-8").replace("custom-webhook/morning", "custom-webhook/never-saved"), "utf-8"
    )
    state: State[Any] = asyncio.run(digest(config=str(config), return_state=True))  # type: ignore[arg-type]
    assert state.is_failed()
    assert "1 new" in str(state.message)
    assert "not sent: mailbox/morning: " in str(state.message)
    assert "custom-webhook/never-saved: " in str(state.message)


def test_a_block_is_named_by_type_and_name(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("digest: {notify: [morning]}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"digest\.notify\.0"):
        load_settings(path)
