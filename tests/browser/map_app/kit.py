"""Starts the small application and a browser, for tests and measures of the commune map."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPOSITORY = Path(__file__).parents[3]
APP = "tests.browser.map_app.app:app"
LAYERS = Path(os.environ.get("MAP_LAYER_ROOT", REPOSITORY / "geo" / "web"))
FIND_MAP = """() => {
  const search = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const box = element.shadowRoot?.querySelector(".asco-map");
      if (box) return box;
    }
    return null;
  };
  window.ascoBox = search(document);
  return Boolean(window.ascoBox?.querySelector("canvas[data-painted]"));
}"""


def chromium_path() -> str | None:
    """The system's Chromium: ``CHROMIUM``, or the first of the usual names."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = (shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), *names) if name)
    return next((path for path in found if path), None)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(app: str = APP, **environment: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The application on a free port: its URL and its process, ended afterwards."""
    port = free_port()
    command = [
        sys.executable, "-m", "uvicorn", app, "--host", "127.0.0.1", "--port", str(port),
        "--log-level", "warning",
    ]  # fmt: skip
    settings = {
        "MAP_LAYER_ROOT": str(LAYERS),
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
        "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
    }
    process = subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env={**os.environ, **settings, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_up(url, process)
        yield url, process
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_until_up(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the application ended at once (code {process.returncode})")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the application does not answer")


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium with software rendering."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        try:
            yield made
        finally:
            made.close()


class MapPage:
    """A page with the commune map, and what a test asks of it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.violations: list[str] = []
        self.foreign: list[str] = []
        self.errors: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._requested)

    def _heard(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.violations.append(message.text)

    def _requested(self, request: Any) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.foreign.append(request.url)

    def open(self, query: str = "") -> MapPage:
        """Go there and wait for the first picture."""
        self.page.goto(f"{self.url}/{query}")
        self.wait()
        return self

    def wait(self) -> None:
        """Wait for a picture."""
        self.page.wait_for_function(FIND_MAP, timeout=30_000)

    def ask(self, expression: str, *arguments: Any) -> Any:
        """Evaluate ``map.<expression>`` on the map's window for tests."""
        return self.page.evaluate(
            f"(arguments) => window.ascoBox.ascoMap.{expression}(...arguments)", list(arguments)
        )

    def painted(self) -> str:
        """Identifier of the message on screen."""
        return str(self.page.evaluate("window.ascoBox.querySelector('canvas').dataset.painted"))

    def choose(self, label: str) -> None:
        """Choose a radio button of the page and wait for the new picture."""
        before = self.painted()
        self.page.locator(".stRadio").get_by_text(label, exact=True).click()
        self.page.wait_for_function(
            "(before) => window.ascoBox.querySelector('canvas').dataset.painted !== before",
            arg=before,
        )
        self.page.wait_for_timeout(700)

    def origin(self) -> tuple[float, float]:
        """Where the map's own coordinates start on the page."""
        box = self.page.locator(".asco-map .stage").bounding_box()
        assert box is not None
        return box["x"], box["y"]

    def point_of(self, code: str) -> tuple[float, float] | None:
        """A point (map coordinates) well inside the commune in some pane, if it is drawn."""
        points = self.ask("pointsOf", code)
        return (points[0]["x"], points[0]["y"]) if points else None

    def said_live(self) -> str:
        """What a screen reader was told last."""
        return str(self.page.locator(".asco-map [aria-live]").text_content())
