"""Safe by default: who may look and decide, forms of our own only, hostile text as text, and a log of who did what."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from xml.etree.ElementTree import fromstring

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from cli.settings import DeskSettings, Settings
from desk.access import is_known_host, require_safe
from desk.app import create_app
from desk.render import safe_link
from models.errors import ConfigError, StoreError
from models.schema import Article
from storage.audit import latest_acts
from storage.database import Database
from storage.queries import get_row
from tests.desk.conftest import ADDRESS, Browser, desk_of
from tests.storage.newsroom import KYIV, LEGION, NOON, Newsroom, decided

HOSTILE = (
    '<script>alert("x")</script>',
    '"><img src=x onerror=alert(1)>',
    "{{ 7919 * 7907 }}",
    "]]><!--",
    "‮kcattuo",
    "</mark></p><svg onload=alert(1)>",
)


def behind_proxy(url: str, **more: object) -> TestClient:
    settings: dict[str, object] = {"user_header": "X-Forwarded-User", "reviewers": ["ana"], "names": ["desk.example"]}
    return desk_of(url, **{**settings, **more})


class Seen(HTMLParser):
    """What a browser would make of a page: elements, and what could run in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.runs: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.runs += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        if tag in ("iframe", "object", "embed", "base", "style") or (tag == "script" and "src" not in given):
            self.runs.append(tag)
        for name in ("href", "src", "action", "formaction"):
            if (given.get(name) or "").strip().lower().startswith(("javascript:", "data:", "//")):
                self.runs.append(f"{tag} {name}={given[name]}")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example"])
def test_beyond_loopback_it_starts_only_behind_a_proxy(url: str, host: str) -> None:
    open_to_all = DeskSettings(host=host)
    with pytest.raises(ConfigError, match="needs a reverse proxy"):
        create_app(Settings(database_url=url, desk=open_to_all))
    require_safe(DeskSettings(host=host, user_header="X-Forwarded-User"))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_loopback_needs_nothing(host: str) -> None:
    require_safe(DeskSettings(host=host))


def test_behind_a_proxy_its_header_says_who_asks(raid: Newsroom, url: str, database: Database) -> None:
    with behind_proxy(url) as client:
        assert client.get("/").status_code == 401
        reader = Browser(client, {"X-Forwarded-User": "bob"})
        assert "bob" in reader.page("/")
        assert "Verdicts are given by reviewers" in reader.page("/rows/1")
        assert 'name="verdict"' not in reader.page("/rows/1")
        refused = client.post(
            "/rows/1/verdict", data={"verdict": "confirmed", "seen": "0"}, headers={**reader.headers, "origin": ADDRESS}
        )
        assert refused.status_code == 403
        reader.page("/audit", 403)
        ana = Browser(client, {"X-Forwarded-User": "ana"})
        ana.judge(1, "confirmed")
        assert "verdict" in ana.page("/audit")
    with database.reading() as session:
        assert get_row(session, 1).reviewer == "ana"


def test_a_header_from_anywhere_but_the_proxy_is_not_believed(raid: Newsroom, url: str) -> None:
    with behind_proxy(url, proxies=["192.0.2.1"]) as client:
        assert client.get("/", headers={"X-Forwarded-User": "ana"}).status_code == 401


def test_a_foreign_host_name_is_refused(browser: Browser) -> None:
    assert browser.client.get("/", headers={"host": "evil.example"}).status_code == 400
    settings = DeskSettings(names=("desk.example",))
    assert is_known_host("Desk.Example:443", settings)
    assert is_known_host("[::1]:8300", settings)
    assert not is_known_host("desk.example.evil", settings)


def test_a_form_of_another_site_changes_nothing(raid: Newsroom, browser: Browser, database: Database) -> None:
    browser.page("/rows/1")
    fields = {"verdict": "confirmed", "seen": "0"}
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": ADDRESS}):
        assert browser.client.post("/rows/1/verdict", data=fields, headers=headers).status_code == 403
    forged = browser.client.post("/rows/1/verdict", data={**fields, "csrf": "0" * 64}, headers={"origin": ADDRESS})
    assert forged.status_code == 403
    long = browser.client.post("/rows/1/verdict", data={**fields, "note": "x" * 70_000}, headers={"origin": ADDRESS})
    assert long.status_code == 413
    with database.reading() as session:
        assert get_row(session, 1).verdict is None


def test_a_token_of_one_user_is_none_of_another(raid: Newsroom, url: str) -> None:
    with behind_proxy(url, reviewers=["*"]) as client:
        bob, ana = ({"X-Forwarded-User": name} for name in ("bob", "ana"))
        token = re.search(r'name="csrf" value="(\w+)"', client.get("/rows/1", headers=bob).text)
        assert token
        fields = {"verdict": "confirmed", "seen": "0", "csrf": token[1]}
        assert client.post("/rows/1/verdict", data=fields, headers={**ana, "origin": ADDRESS}).status_code == 403


def test_every_answer_forbids_inline_script_and_framing(raid: Newsroom, browser: Browser) -> None:
    for path in ("/", "/rows/1", "/rows/99", "/api/rows", "/static/keys.js", "/feed.atom"):
        policy = browser.client.get(path).headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
    for path in ("/", "/rows/1", "/overview", "/add", "/help", "/digest"):
        assert Seen(browser.page(path)).runs == []


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(raid: Newsroom, url: str, browser: Browser) -> None:
    cookie = browser.client.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    with behind_proxy(url) as client:
        cookie = client.get("/", headers={"X-Forwarded-User": "ana"}).headers["set-cookie"]
        assert cookie.startswith("__Host-")
        assert "Secure" in cookie


@pytest.fixture(params=HOSTILE)
def poisoned(request: pytest.FixtureRequest, newsroom: Newsroom) -> str:
    """A row with hostile text in every field of its articles and statements."""
    bad: str = request.param
    body = f"{bad} head\n\nThe {bad} said it {bad} did it.\n\nThe {bad} two denied it {bad} did it too.\n"
    for name in ("one", "two"):
        newsroom.ingest(
            Article(
                external_id=f"{name} {bad}",
                text=body,
                title=f"{bad} head",
                outlet=f"Outlet {bad} {name}",
                url=f"javascript:alert('{name}')",
                published_at=NOON,
            )
        )
    newsroom.read(1, replace(LEGION, speaker=f"The {bad}", quote=f"it {bad} did it", proposition=f"It {bad} did it"))
    newsroom.read(2, replace(KYIV, speaker=f"The {bad} two", quote=f"it {bad} did it too", proposition=f"{bad} too"))
    claim, denial = newsroom.pending()
    pair = replace(decided(claim, denial, issue=f"issue {bad}"), event=f"event {bad}", place=f"place {bad}")
    newsroom.store([pair], seen_at=datetime.now(UTC) - timedelta(minutes=1))  # so that today's digest has it
    return bad


def test_hostile_text_in_every_field_is_text(poisoned: str, browser: Browser) -> None:
    browser.judge(1, "confirmed", note=f"note {poisoned}")
    dispute = re.search(r'href="(/disputes/\w+)"', browser.page("/?status=any"))
    assert dispute
    paths = (
        "/?status=any", "/rows/1", "/rows/1?done=1", dispute[1], "/events/1", "/digest", "/add?find=did&a=1",
        f"/?q={poisoned}", f"/?actor={poisoned}", f"/add?find={poisoned}", "/audit", "/overview",
    )  # fmt: skip
    for path in paths:
        html = browser.page(path)
        assert Seen(html).runs == [], path
        assert "62615533" not in html, path
        assert 'href="javascript:' not in html, path
    assert "1 new" in browser.page("/digest")
    svg = browser.client.get(f"{dispute[1]}/timeline.svg").text
    assert not {"script", "foreignObject"} & {element.tag.rpartition("}")[2] for element in fromstring(svg).iter()}
    assert not [name for element in fromstring(svg).iter() for name in element.attrib if name.startswith("on")]
    assert (
        "style-src 'unsafe-inline'; sandbox"
        in browser.client.get(f"{dispute[1]}/timeline.svg").headers["content-security-policy"]
    )
    fromstring(browser.client.get("/feed.atom?status=any").content)


@pytest.mark.parametrize(
    ("url_", "followed"),
    [
        ("https://herald.example/a", True),
        ("http://herald.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("https:", False),
        ("//herald.example", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url_: str | None, followed: bool) -> None:
    assert (safe_link(url_) is not None) is followed


def test_verdicts_and_the_log_cannot_be_changed(raid: Newsroom, browser: Browser, database: Database) -> None:
    browser.judge(1, "confirmed")
    browser.client.get("/export/contradictions.csv")
    with database.reading() as session:
        assert [act.act for act in latest_acts(session)] == ["export", "verdict"]
    for statement in (
        "UPDATE reviews SET verdict = 'unsure'",
        "DELETE FROM reviews",
        "UPDATE audit SET who = 'nobody'",
        "DELETE FROM audit",
    ):
        with pytest.raises(StoreError, match="append-only"), database.session() as session:
            session.execute(text(statement))
