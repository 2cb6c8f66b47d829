"""A headless Chromium for the time of an export, spoken to through a pipe.

No port is opened and no library is needed: the DevTools messages travel on two pipes, as JSON
between zero bytes. The browser has a profile of its own in a temporary folder, no network, no
scripts, and a time limit; nothing of it outlives :meth:`Chromium.close`.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from dashboard.exports.rendering.errors import failed, no_browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SECONDS = 30.0
"""Time a browser may take to start, and to answer a command."""
AT_ONCE = 2
"""Browsers that run at the same time in one process; others wait for their turn."""
MAX_ANSWER = 200_000_000
"""Bytes of an answer: more than any figure weighs."""
FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-crash-reporter",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-lcd-text",
    "--disable-sync",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--metrics-recording-only",
    "--mute-audio",
    "--no-default-browser-check",
    "--no-first-run",
    "--proxy-server=127.0.0.1:9",
)
_TURNS = threading.BoundedSemaphore(AT_ONCE)
_READ, _WRITE = 3, 4
"""Descriptors on which the browser listens and answers."""


def chromium_path() -> str | None:
    """The browser of this machine: ``CHROMIUM``, or the first of the usual names."""
    named = os.environ.get("CHROMIUM", "")
    return next((path for name in (named, *NAMES) if name and (path := shutil.which(name))), None)


class Chromium:
    """A running browser; use it as a context. Raises ``RenderingError`` wherever it fails."""

    def __init__(self, seconds: float = SECONDS) -> None:
        path = chromium_path()
        if path is None or not hasattr(os, "posix_spawn"):
            raise no_browser()
        if not _TURNS.acquire(timeout=seconds):
            raise failed("too many figures are being rendered at once; try again")
        self._has_turn = True
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._calls = 0
        self._buffer = bytearray()
        self._pid = 0
        self._to, self._from = -1, -1
        self._profile = Path()
        try:
            self._profile = Path(tempfile.mkdtemp(prefix="figure-"))
            self._start(path)
            self.version = str(self.call("Browser.getVersion")["product"])
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Chromium:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def call(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """The result of a DevTools command, such as ``Page.printToPDF``."""
        self._calls += 1
        self._until = time.monotonic() + self._seconds
        asked: dict[str, Any] = {"id": self._calls, "method": method, "params": parameters}
        if session:
            asked["sessionId"] = session
        self._send(json.dumps(asked).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") != self._calls:
                continue
            if "error" in answer:
                raise failed(f"{method}: {answer['error'].get('message', 'no reason given')}")
            return dict(answer["result"])

    def close(self) -> None:
        """End the browser and everything it started, and remove its profile; once is enough."""
        if not self._has_turn:
            return
        self._has_turn = False
        try:
            self._end()
        finally:
            _TURNS.release()

    def _end(self) -> None:
        for descriptor in (self._to, self._from):
            if descriptor >= 0:
                os.close(descriptor)
        self._to, self._from = -1, -1
        if self._pid:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._pid, 0)
            self._pid = 0
        for _ in range(20):  # a dying helper may still write there
            if self._profile == Path() or not self._profile.exists():
                break
            shutil.rmtree(self._profile, ignore_errors=True)
            time.sleep(0.01)

    def _start(self, path: str) -> None:
        its_input, self._to = _high_pipe()
        self._from, its_output = _high_pipe()
        os.set_blocking(self._to, False)
        os.set_blocking(self._from, False)
        root = ("--no-sandbox",) if os.geteuid() == 0 else ()
        command = [path, *FLAGS, *root, f"--user-data-dir={self._profile}", "about:blank"]
        journal = os.O_WRONLY | os.O_CREAT
        try:
            self._pid = os.posix_spawn(
                path,
                command,
                {**os.environ, "TZ": "UTC", "HOME": str(self._profile)},
                file_actions=(
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 2, str(self._profile / "stderr.txt"), journal, 0o600),
                    (os.POSIX_SPAWN_DUP2, its_input, _READ),
                    (os.POSIX_SPAWN_DUP2, its_output, _WRITE),
                ),
                setsid=True,
            )
        except OSError as error:
            raise failed(f"{path} does not start ({error.strerror})") from error
        finally:
            os.close(its_input)
            os.close(its_output)

    def _send(self, message: bytes) -> None:
        view = memoryview(message)
        while view:
            self._wait([], [self._to])
            try:
                view = view[os.write(self._to, view[:65_536]) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise failed(self._last_words()) from error

    def _next(self) -> dict[str, Any]:
        """The next message of the browser."""
        seen = 0
        while (end := self._buffer.find(b"\0", seen)) < 0:
            seen = len(self._buffer)
            if seen > MAX_ANSWER:
                raise failed("its answer is too long")
            self._wait([self._from], [])
            try:
                piece = os.read(self._from, 1 << 20)
            except BlockingIOError:
                continue
            if not piece:
                raise failed(self._last_words())
            self._buffer += piece
        message = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return dict(json.loads(message))

    def _wait(self, read: list[int], write: list[int]) -> None:
        left = self._until - time.monotonic()
        if left <= 0 or not any(select.select(read, write, [], left)):
            raise failed("it took too long and was stopped")

    def _last_words(self) -> str:
        """Why the browser ended, as far as it said so."""
        try:
            text = (self._profile / "stderr.txt").read_text(encoding="utf-8", errors="replace")
        except OSError:
            text = ""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return f"it ended by itself ({lines[-1][:300]})" if lines else "it ended by itself"


def _high_pipe() -> tuple[int, int]:
    """A pipe whose ends are out of the way of the descriptors that the browser expects."""
    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return high[0], high[1]
