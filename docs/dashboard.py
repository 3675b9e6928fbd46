"""Pictures of Prefect's pages over the sample newsroom, in a real browser, for docs/operating.md.

    python -m docs.dashboard

starts `counterclaim serve` over configs/demo.yaml with a database and ports of its own, waits until a scheduled ingest
and the detect run that it started are done, and takes the pages in headless Chromium (`make browser` installs it).
"""

import argparse
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "dashboard"
CONFIGS = ROOT / "configs"

_ARGUMENTS = """
    --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update
    --disable-sync
""".split()
_PATIENCE_SECONDS = 1200

#: Enough for pages of text and lines, in half the bytes.
_COLOURS = 96


@dataclass(frozen=True)
class View:
    """One picture: the page, the words that say that it is whole, and to which of them it is scrolled."""

    name: str
    path: str
    shows: str
    height: int = 800
    scroll_to: str | None = None


class Prefect:
    """The API behind the pages."""

    def __init__(self, pages: str) -> None:
        self._client = httpx.Client(base_url=f"{pages}/api", timeout=60, trust_env=False)

    def ask(self, path: str, body: dict[str, Any]) -> Any:
        """What it answers; None while it is away."""
        try:
            return self._client.post(path, json=body).raise_for_status().json()
        except httpx.TransportError:
            return None

    def completed(self, flow: str) -> str | None:
        """A completed run of this flow."""
        wanted = {"flows": {"name": {"any_": [flow]}}, "flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}
        runs = self.ask("/flow_runs/filter", wanted)
        return str(runs[0]["id"]) if runs else None

    def artifact(self, key: str) -> str:
        """The first artifact of this key: of the run that brought everything."""
        wanted = {"artifacts": {"key": {"any_": [key]}}, "sort": "CREATED_DESC"}
        return str(self.ask("/artifacts/filter", wanted)[-1]["id"])

    def deployment(self, flow: str) -> str:
        """The deployment of this flow."""
        found = self.ask("/deployments/filter", {"flows": {"name": {"any_": [flow]}}})
        return str(found[0]["id"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=PICTURES, help="folder for the pictures")
    to = parser.parse_args().to
    to.mkdir(parents=True, exist_ok=True)
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        raise SystemExit("there is no Chromium here; `make browser` installs Debian's")
    with served() as pages, sync_playwright() as playwright:
        prefect = Prefect(pages)
        detect = patiently(lambda: prefect.completed("detect"))
        with contextlib.closing(playwright.chromium.launch(executable_path=browser, args=_ARGUMENTS)) as chromium:
            for view in views(prefect, detect):
                take(chromium, pages, view, to / f"{view.name}.png")


def views(prefect: Prefect, detect: str) -> list[View]:
    """The pages that an operator opens, in that order."""
    sources, funnel, rows = (prefect.artifact(key) for key in ("sources", "funnel", "new-rows"))
    return [
        View("runs", "/runs", "ingest · 2 sources", scroll_to="Items per page"),
        View("run", f"/runs/flow-run/{detect}", "were told as flagged", height=1000),
        View("sources", f"/artifacts/artifact/{sources}", "slowest sources"),
        View("funnel", f"/artifacts/artifact/{funnel}", "articles read", height=1100),
        View("new-rows", f"/artifacts/artifact/{rows}", "Raw"),
        View("custom-run", f"/deployments/deployment/{prefect.deployment('detect')}/run", "batch", height=1000),
    ]


def take(chromium: Browser, pages: str, view: View, path: Path) -> None:
    """Open the page, wait until it is whole, and keep what stands in the window."""
    page = chromium.new_page(viewport={"width": 1280, "height": view.height})
    page.set_default_timeout(1000 * _PATIENCE_SECONDS / 10)
    page.goto(pages + view.path)
    page.get_by_text(view.shows).first.wait_for()
    if view.scroll_to:
        page.get_by_text(view.scroll_to).first.evaluate("found => found.scrollIntoView()")
    page.wait_for_timeout(3000)  # until what moves has come to rest
    page.screenshot(path=path)
    page.close()
    with Image.open(path) as taken:
        few_colours = taken.convert("RGB").quantize(_COLOURS)
    few_colours.save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} KB", flush=True)


@contextlib.contextmanager
def served() -> Iterator[str]:
    """The service over the sample newsroom; gives the address of Prefect's pages."""
    port, monitor, desk = (_free_port() for _ in range(3))
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        config = shutil.copytree(CONFIGS, Path(folder) / "configs") / "demo.yaml"  # its path stands in the form
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "COUNTERCLAIM_"))}
        chosen = {
            "PREFECT_HOME": f"{folder}/prefect",
            "COUNTERCLAIM_DATABASE_URL": f"sqlite:///{folder}/news.db",
            "COUNTERCLAIM_SERVER__PORT": str(port),
            "COUNTERCLAIM_MONITOR__PORT": str(monitor),
            "COUNTERCLAIM_DESK__PORT": str(desk),
        }
        command = (sys.executable, "-m", "cli.main")
        told: dict[str, Any] = {"cwd": ROOT, "env": {**kept, **chosen}, "stderr": subprocess.DEVNULL}
        subprocess.run((*command, "db", "upgrade"), check=True, **told)
        process = subprocess.Popen((*command, "serve", "--config", str(config)), **told)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(60)


def patiently(look: Callable[[], str | None]) -> str:
    """What `look` finds, once it finds something."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        if (found := look()) is not None:
            return found
        time.sleep(1)
    raise SystemExit(f"the service did nothing in {_PATIENCE_SECONDS} seconds")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
