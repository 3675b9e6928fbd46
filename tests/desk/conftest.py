"""A desk over a small newsroom of three outlets, one of which carries another's wire report."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cli.settings import DeskSettings, Settings
from desk.app import create_app
from desk.guard import CSRF_FIELD
from models.vocabulary import Decision, Relation
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, decided

ADDRESS = "http://127.0.0.1:8300"


@pytest.fixture
def url(sqlite_template: Path, tmp_path: Path) -> str:
    """The desk's pages are tried on SQLite; what they ask of a database, `tests/storage` asks of both kinds."""
    shutil.copy(sqlite_template, tmp_path / "desk.db")
    return f"sqlite:///{tmp_path / 'desk.db'}"


@pytest.fixture
def raid(newsroom: Newsroom) -> Newsroom:
    """Rows 1 and 2, flagged: one wire report in two outlets against a denial; row 3: a suggestion, another dispute."""
    long = RAID + "The town is near the border and has been shelled before, officials of the region have said often."
    newsroom.report("herald.example/raid", long, LEGION)
    newsroom.report("tribune.example/raid", long, LEGION, outlet="Morning Tribune")  # a copy of the wire report
    newsroom.report("courier.example/denial", DENIAL, KYIV, outlet="Evening Courier")
    newsroom.report("radio.example/raid", "Radio\n\n" + RAID, LEGION, outlet="Radio North")
    herald, tribune, denial, radio = newsroom.pending()
    newsroom.store([decided(herald, denial, probability=0.9), decided(tribune, denial, probability=0.9)])
    weaker = decided(
        radio,
        denial,
        probability=0.4,
        decision=Decision.SUGGEST,
        relation=Relation.CONTRADICTION,
        issue="whether there was a raid",
    )
    newsroom.store([weaker])
    return newsroom


@dataclass
class Browser:
    """A client that keeps cookies and fills in our forms as a browser does."""

    client: TestClient
    headers: dict[str, str] = field(default_factory=dict)

    def page(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path, headers=self.headers)
        assert answer.status_code == status, answer.text
        return answer.text

    def post(self, path: str, form_on: str, status: int = 303, **fields: str | int) -> str:
        """Send a form with the hidden fields that the page `form_on` carries; where the answer leads."""
        html = self.page(form_on)
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
        assert CSRF_FIELD in hidden
        answer = self.client.post(
            path,
            data={**hidden, **{name: str(value) for name, value in fields.items()}},
            headers={**self.headers, "origin": ADDRESS},
            follow_redirects=False,
        )
        assert answer.status_code == status, answer.text
        return answer.headers.get("location", answer.text)

    def judge(self, row_id: int, verdict: str, status: int = 303, **fields: str | int) -> str:
        return self.post(f"/rows/{row_id}/verdict", f"/rows/{row_id}", status, verdict=verdict, **fields)


def desk_of(url: str, **desk: object) -> TestClient:
    """Behind a proxy it is asked over TLS, as its secure cookies want it."""
    settings = Settings(database_url=url, desk=DeskSettings.model_validate(desk))
    address = ADDRESS.replace("http:", "https:") if settings.desk.user_header else ADDRESS
    return TestClient(create_app(settings), base_url=address, client=("127.0.0.1", 50000))


@pytest.fixture
def browser(url: str) -> Iterator[Browser]:
    with desk_of(url) as client:
        yield Browser(client)
