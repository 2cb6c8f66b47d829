"""SVG → PDF and PNG through the Chromium of the machine: same figure, same pixels.

A page is exactly as large as its figure, in vectors, with text that can be selected. The same
browser and the same fonts give the same bytes; another browser may place a pixel elsewhere.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from dashboard.exports.rendering.chromium import SECONDS, Chromium
from dashboard.exports.rendering.errors import failed, too_large
from dashboard.exports.rendering.page import Sheet, pixels, printed, shown
from dashboard.exports.rendering.pdf import EPOCH, exact
from dashboard.exports.rendering.png import with_resolution

DPI = 300
MAX_PIXELS = 60_000_000


class Renderer:
    """One browser for several files; use it as a context. All methods raise ``RenderingError``."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._browser = Chromium(seconds)

    @property
    def version(self) -> str:
        """The browser, such as « Chrome/156.0 »: pixels depend on it."""
        return self._browser.version

    def __enter__(self) -> Renderer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._browser.close()

    def pdf(
        self,
        pages: Sequence[tuple[bytes, float, float]],
        title: str = "",
        on: dt.date = EPOCH,
    ) -> bytes:
        """A file of one page a figure: (SVG, width, height), in millimetres.

        ``on`` is the date the file bears, never that of the clock.
        """
        sheets = [Sheet(*page) for page in pages]
        answer = self._on(
            printed(sheets, title),
            "Page.printToPDF",
            printBackground=True,
            preferCSSPageSize=True,
            generateTaggedPDF=True,
            marginTop=0,
            marginBottom=0,
            marginLeft=0,
            marginRight=0,
        )
        return exact(answer, [(sheet.width, sheet.height) for sheet in sheets], on)

    def png(self, svg: bytes, width: float, height: float, dpi: int = DPI) -> bytes:
        """A picture of so many dots an inch of a figure of that size in millimetres."""
        sheet = Sheet(svg, width, height)
        across, down = pixels(width, dpi), pixels(height, dpi)
        if across * down > MAX_PIXELS:
            raise too_large(f"a picture of {across} × {down} pixels")
        clip = {"x": 0, "y": 0, "width": across, "height": down, "scale": 1}
        answer = self._on(
            shown(sheet, across, down),
            "Page.captureScreenshot",
            window=(across, down),
            format="png",
            clip=clip,
        )
        return with_resolution(answer, dpi, (across, down))

    def _on(
        self, html: str, command: str, window: tuple[int, int] | None = None, **parameters: Any
    ) -> bytes:
        """What a command gives on a page of its own."""
        call = self._browser.call
        target = call("Target.createTarget", url="about:blank")["targetId"]
        session = str(call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        call("Emulation.setScriptExecutionDisabled", session, value=True)
        if window:
            size = {"width": window[0], "height": window[1], "deviceScaleFactor": 1}
            call("Emulation.setDeviceMetricsOverride", session, mobile=False, **size)
        frame = call("Page.getFrameTree", session)["frameTree"]["frame"]["id"]
        call("Page.setDocumentContent", session, frameId=frame, html=html)
        try:
            answer = base64.b64decode(call(command, session, **parameters)["data"], validate=True)
        except (KeyError, binascii.Error) as error:
            raise failed("its answer cannot be read") from error
        call("Target.closeTarget", targetId=target)
        return answer


def pdf_bytes(
    pages: Sequence[tuple[bytes, float, float]], title: str = "", on: dt.date = EPOCH
) -> bytes:
    """A PDF of one page a figure: (SVG, width, height), in millimetres. ``RenderingError``."""
    with Renderer() as renderer:
        return renderer.pdf(pages, title, on)


def png_bytes(svg: bytes, width_mm: float, height_mm: float, dpi: int = DPI) -> bytes:
    """A PNG of a figure of that size. ``RenderingError`` where there is no browser."""
    with Renderer() as renderer:
        return renderer.png(svg, width_mm, height_mm, dpi)
