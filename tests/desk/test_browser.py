"""The desk in a real browser, over rows that the real pipeline made of the sample newsroom; by keys alone."""

import re
import shutil
import time
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from cli.settings import DeskSettings, Settings
from desk.server import beside
from models.vocabulary import Verdict
from storage.database import Database, open_database
from storage.queries import get_row
from storage.reviews import reviews_of
from tests.ports import free_port
from tests.sample import Sample

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_ARGUMENTS = """
    --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update
    --disable-sync
""".split()
PATIENCE = 60_000  # milliseconds; a busy machine takes its time

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here; `make browser` installs Debian's"),
]


@pytest.fixture(scope="module")
def url(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample newsroom, taken in, read, paired and judged by what ships."""
    path = tmp_path_factory.mktemp("browser") / "demo.db"
    shutil.copy(sample.path, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="module")
def desk(url: str) -> Iterator[str]:
    settings = Settings(database_url=url, desk=DeskSettings(port=free_port()))
    with beside(settings) as address:
        assert address is not None
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of its own, on which nothing may be refused by the policy or fail in a script."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    # The page of a stale form answers 409, which a browser calls an error; that one is meant.
    assert [told for told in complaints if "409" not in told] == []


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = open_database(url)
    yield opened
    opened.close()


def row_of(page: Page) -> int:
    found = re.search(r"/rows/(\d+)", page.url)
    assert found, page.url
    return int(found[1])


def test_a_verdict_by_keys_alone_and_its_undo(page: Page, desk: str, database: Database) -> None:
    page.goto(desk)
    assert page.locator("[data-item]").count() > 10
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator("[data-item]").first.get_attribute("data-selected") is not None
    page.keyboard.press("Enter")
    page.wait_for_url("**/rows/*")
    first = row_of(page)
    assert page.locator(".side:has(mark.quote)").count() == 2
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.type("cudf jk in a note are letters")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.wait_for_url("**done=*")
    assert row_of(page) != first
    with database.reading() as session:
        assert get_row(session, first).verdict is Verdict.CONFIRMED
        assert get_row(session, first).note == "cudf jk in a note are letters"
    page.keyboard.press("z")
    page.wait_for_url(f"**/rows/{first}*")
    with database.reading() as session:
        assert get_row(session, first).verdict is None
        assert len(reviews_of(session, first)) == 2


@pytest.mark.parametrize(
    ("key", "verdict"), [("f", Verdict.FALSE_POSITIVE), ("d", Verdict.DISMISSED), ("u", Verdict.UNSURE)]
)
def test_every_verdict_has_its_key(page: Page, desk: str, database: Database, key: str, verdict: Verdict) -> None:
    page.goto(f"{desk}/?sort=uncertain")
    page.locator("[data-open]").first.click()
    page.wait_for_url("**/rows/*")
    row_id = row_of(page)
    page.select_option("select[name=reason]", "different_event")
    page.locator("h1").click()
    page.keyboard.press(key)
    page.wait_for_url("**done=*")
    with database.reading() as session:
        row = get_row(session, row_id)
    assert (row.verdict, row.reason and row.reason.value) == (verdict, "different_event")


def test_moving_searching_and_help_by_keys(page: Page, desk: str) -> None:
    page.goto(desk)
    page.keyboard.press("/")
    page.keyboard.type("Lusken")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=Lusken*")
    assert page.locator("[data-item]").count() >= 2
    page.locator("[data-open]").first.click()
    page.wait_for_url("**/rows/*q=Lusken*")
    first = row_of(page)
    page.keyboard.press("j")
    page.wait_for_url(lambda url: f"/rows/{first}?" not in url)  # a function in the page is against its own policy
    page.keyboard.press("k")
    page.wait_for_url(f"**/rows/{first}*")
    page.keyboard.press("?")
    page.wait_for_url("**/help#keys")


def test_two_reviewers_at_once_are_told(page: Page, desk: str, chromium: Browser) -> None:
    page.goto(f"{desk}/?sort=event")
    page.locator("[data-open]").last.click()
    page.wait_for_url("**/rows/*")
    with chromium.new_context() as other_context:
        other = other_context.new_page()
        other.set_default_timeout(PATIENCE)
        other.goto(page.url)
        other.keyboard.press("u")
        other.wait_for_url("**done=*")
    page.keyboard.press("c")
    page.get_by_text("Somebody was quicker").first.wait_for()


def test_filters_dossier_overview_and_adding(page: Page, desk: str) -> None:
    page.goto(desk)
    page.select_option("select[name=relation]", "denial")
    page.fill("input[name=actor]", "Sarrovia")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**relation=denial*")
    page.get_by_role("link", name="dossier").first.click()
    page.wait_for_url("**/disputes/*")
    picture = page.locator("picture img").first
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
    page.goto(f"{desk}/overview")
    assert page.locator("picture img").count() == 3
    page.goto(f"{desk}/add?find=Lusken")
    page.get_by_role("link", name=re.compile("as A")).first.click()
    page.get_by_role("link", name=re.compile("as B")).nth(3).click()
    page.select_option("select[name=relation]", "contradiction")
    page.get_by_role("button", name="Put them side by side").click()
    page.wait_for_url("**/rows/*")
    assert page.locator(".side:has(mark.quote)").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/", "/rows/1?status=any&decision=any", "/events/1", "/overview", "/add?find=Lusken", "/help", "/digest"]
)
def test_axe_finds_no_serious_fault(chromium: Browser, desk: str, path: str, scheme: Literal["light", "dark"]) -> None:
    with chromium.new_context(color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(desk + path, timeout=PATIENCE)
        faults = Axe().run(page).response["violations"]
    serious = [fault for fault in faults if fault["impact"] in ("serious", "critical")]
    assert serious == [], [(fault["id"], [node["html"][:120] for node in fault["nodes"][:3]]) for fault in serious]


@pytest.mark.parametrize("path", ["/overview", "/events/1"])
def test_in_the_dark_pictures_are_drawn_for_the_dark(chromium: Browser, desk: str, path: str) -> None:
    with chromium.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(desk + path, timeout=PATIENCE)
        shown = sources(page)
        assert shown
        assert all(source.endswith("?theme=dark") for source in shown)
        page.emulate_media(media="print")  # paper is white
        deadline = time.monotonic() + PATIENCE / 1000
        while any("dark" in source for source in sources(page)):
            assert time.monotonic() < deadline
            page.wait_for_timeout(50)


def sources(page: Page) -> list[str]:
    """The pictures that it shows now."""
    shown: list[str] = page.eval_on_selector_all("picture img", "images => images.map(image => image.currentSrc)")
    return shown


@pytest.mark.parametrize("path", ["/", "/rows/1?status=any&decision=any", "/overview", "/add?find=Lusken"])
def test_on_a_phone_nothing_sticks_out(chromium: Browser, desk: str, path: str) -> None:
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(desk + path, timeout=PATIENCE)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_javascript_a_verdict_can_be_given(chromium: Browser, desk: str, database: Database) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"{desk}/?sort=rows")
        page.locator("[data-open]").first.click()
        page.wait_for_url("**/rows/*")
        row_id = row_of(page)
        page.get_by_role("button", name="Dismiss").click()
        page.wait_for_url("**done=*")
    with database.reading() as session:
        assert get_row(session, row_id).verdict is Verdict.DISMISSED
