"""What a layout artist gets: exact pages, live text, the right pixels, the same ones tomorrow."""

import datetime as dt
import io
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image, ImageStat

from dashboard.exports.rendering.chromium import Chromium
from dashboard.exports.rendering.errors import RenderingError
from dashboard.exports.rendering.render import Renderer, pdf_bytes, png_bytes
from dashboard.figures.drawing.shapes import Circle, Drawing, Fill, Rect
from dashboard.figures.drawing.shapes import Path as Path_
from dashboard.figures.drawing.svg import svg_bytes
from dashboard.figures.palette import Pattern
from tests.browser.map_app.kit import chromium_path
from tests.exports.rendering.samples import POINTS_PER_MM, svg

SIZES = ((174.0, 93.37), (85.0, 61.2), (254.0, 143.0))
needs_chromium = pytest.mark.skipif(
    chromium_path() is None, reason="no Chromium on this machine: CHROMIUM=path names one"
)
browser = [pytest.mark.browser, needs_chromium]


PATTERNS = [name for name in get_args(Pattern) if name != "none"]


def mean(picture: Image.Image) -> float:
    return ImageStat.Stat(picture.convert("L")).mean[0]


def decoded(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def boxes(pdf: bytes) -> list[tuple[float, float]]:
    found = re.findall(rb"/MediaBox \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]", pdf)
    corners = [tuple(map(float, box)) for box in found]
    return [(right - left, top - bottom) for left, bottom, right, top in corners]


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer() as running:
        yield running


class TestWithABrowser:
    pytestmark = browser

    def test_a_page_is_as_large_as_its_figure(self, renderer: Renderer) -> None:
        pdf = renderer.pdf([(svg(*size), *size) for size in SIZES])
        for (width, height), (across, down) in zip(SIZES, boxes(pdf), strict=True):
            assert abs(across / POINTS_PER_MM - width) < 0.01
            assert abs(down / POINTS_PER_MM - height) < 0.01

    def test_nothing_of_a_figure_is_cut_or_moved(self, renderer: Renderer) -> None:
        for width, height in SIZES:
            picture = pixels(renderer.pdf([(svg(width, height), width, height)]), 1, 150)
            right, bottom = picture.size[0] - 8, picture.size[1] - 8
            assert picture.getpixel((8, 8)) == (0, 0, 255)
            assert picture.getpixel((right, bottom)) == (255, 0, 0)
            assert picture.getpixel((right, 8)) == (255, 255, 255)

    def test_text_can_be_selected(self, renderer: Renderer) -> None:
        pdf = renderer.pdf([(svg(85, 60, text="Lecture : 72 % des communes"), 85, 60)])
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext is not on this machine (poppler-utils)")
        told = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
        assert "Lecture : 72 % des communes" in " ".join(told.stdout.decode().split())

    @pytest.mark.parametrize("kind", PATTERNS)
    def test_no_raster_in_the_pdf_whatever_the_pattern(
        self, renderer: Renderer, kind: Pattern
    ) -> None:
        """The printed surface has the tint that the screen shows, made of lines and dots."""
        fill = Fill("#f4f3f0", kind, "#5a5a5a")
        ring = [(10.0, 10.0), (230.0, 10.0), (230.0, 160.0), (10.0, 160.0)]
        hole = [(90.0, 60.0), (150.0, 60.0), (120.0, 110.0)]
        shapes = (Path_([ring, hole], fill), Circle(120, 80, 9, fill), Rect(20, 20, 30, 30, fill))
        figure = svg_bytes(Drawing(240, 170, shapes, "Essai", "Essai"))
        size = (240 / POINTS_PER_MM, 170 / POINTS_PER_MM)
        pdf = renderer.pdf([(figure, *size)])
        assert b"/Subtype /Image" not in pdf
        printed = pixels(pdf, 1, 300)
        shown = decoded(renderer.png(figure, *size))
        for box in (
            (60, 60, 340, 640),
            (700, 60, 940, 640),
            (450, 280, 500, 330),
            (90, 90, 200, 200),
        ):
            assert mean(printed.crop(box)) == pytest.approx(mean(shown.crop(box)), abs=4)

    def test_the_pdf_speaks_french_and_bears_the_date_it_is_given(self, renderer: Renderer) -> None:
        pdf = renderer.pdf([(svg(85, 60), 85, 60)], "L’été", dt.date(2031, 2, 3))
        assert b"/Lang (fr)" in pdf
        dates = re.findall(rb"\(D:(\d{8})", pdf)
        assert dates
        assert set(dates) == {b"20310203"}
        assert str(dt.date.today().year).encode() not in re.sub(
            rb"stream.*?endstream", b"", pdf, flags=re.S
        )

    def test_a_picture_has_the_dots_of_its_size(self, renderer: Renderer) -> None:
        for width, height in SIZES:
            picture = Image.open(io.BytesIO(renderer.png(svg(width, height), width, height)))
            assert picture.size == (round(width / 25.4 * 300), round(height / 25.4 * 300))
            assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
            assert picture.convert("RGB").getpixel((10, 10)) == (0, 0, 255)
            assert picture.convert("RGB").getpixel(tuple(n - 10 for n in picture.size)) == (
                255,
                0,
                0,
            )

    def test_the_ground_is_white(self, renderer: Renderer) -> None:
        assert decoded(renderer.png(svg(85, 60), 85, 60)).getpixel((500, 10)) == (255, 255, 255)

    def test_the_same_figure_gives_the_same_bytes_in_another_browser(
        self, renderer: Renderer
    ) -> None:
        pages = [(svg(*size), *size) for size in SIZES]
        renderer.png(svg(10, 10), 10, 10)
        assert renderer.pdf(pages, "Titre") == pdf_bytes(pages, "Titre")
        assert renderer.png(*pages[0]) == png_bytes(*pages[0])

    def test_a_figure_runs_no_script_and_loads_nothing(
        self, renderer: Renderer, tmp_path: Path
    ) -> None:
        (tmp_path / "lime.svg").write_bytes(svg(9, 9).replace(b"#0000ff", b"#00ff00"))
        hostile = svg(85, 60).replace(
            b"</svg>",
            b"<script>document.querySelectorAll('rect')[1].setAttribute('fill', 'lime')</script>"
            b'<image href="%s" x="0" y="60" width="60" height="60"/></svg>'
            % (tmp_path / "lime.svg").as_uri().encode(),
        )
        colours = {colour for _, colour in decoded(renderer.png(hostile, 85, 60)).getcolors(99999)}
        assert (0, 0, 255) in colours
        assert (0, 255, 0) not in colours

    def test_nothing_is_left_behind(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        with Renderer() as running:
            profile = str(running._browser._profile)
            running.png(svg(20, 20), 20, 20)
            assert profile.startswith(str(tmp_path))
        assert list(tmp_path.iterdir()) == []
        assert profile not in subprocess.run(["ps", "axww"], capture_output=True, text=True).stdout

    def test_only_so_many_run_at_once_and_each_gives_its_turn_back(
        self, renderer: Renderer
    ) -> None:
        for _ in range(2):  # the module's own browser holds one turn
            with Chromium() as running:
                with pytest.raises(RenderingError, match="at once"):
                    Chromium(seconds=0.2)
                running.close()

    def test_a_browser_that_says_nothing_is_stopped(self, tmp_path: Path, monkeypatch) -> None:
        mute = script(tmp_path, "sleep 60")
        monkeypatch.setenv("CHROMIUM", str(mute))
        started = time.monotonic()
        with pytest.raises(RenderingError, match="too long"):
            Chromium(seconds=0.3)
        assert time.monotonic() - started < 20


def test_without_a_browser_it_says_so_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(RenderingError, match="CHROMIUM") as raised:
        png_bytes(svg(20, 20), 20, 20)
    assert raised.value.missing
    assert "SVG" in raised.value.sentence
    assert "serveur" in raised.value.sentence


def test_a_browser_that_breaks_down_is_quoted(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("CHROMIUM", str(script(tmp_path, "echo no library here >&2; exit 9")))
    with pytest.raises(RenderingError, match="no library here") as raised:
        pdf_bytes([(svg(20, 20), 20, 20)])
    assert not raised.value.missing


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ((b"<svg", 20.0, 20.0), "well-formed"),
        ((b"<p>72 %</p>", 20.0, 20.0), "no SVG"),
        ((b"x" * 8_000_001, 20.0, 20.0), "8000001 bytes"),
        ((svg(20, 20), 2000.0, 20.0), "2000"),
        ((svg(20, 20), 0.0, 20.0), "0.0"),
        ((svg(20, 20), float("nan"), 20.0), "nan"),
    ],
)
def test_what_is_no_figure_is_refused_before_it_reaches_a_browser(
    page: tuple[bytes, float, float], reason: str
) -> None:
    from dashboard.exports.rendering.page import Sheet, printed

    with pytest.raises(RenderingError, match=re.escape(reason)):
        printed([Sheet(*page)], "")


def test_figures_on_one_page_keep_their_own_names() -> None:
    """Two figures use the same names for other looks; texts that look like names stay."""
    from dashboard.exports.rendering.page import Sheet, printed

    clipped = svg(85, 60, text='id="motif"').replace(
        b"<rect x=", b'<clipPath id="c"/><use href="#c" clip-path="url(#c)"/><rect x=', 1
    )
    page = printed([Sheet(clipped, 85, 60)] * 2, "")
    tags = "".join(re.findall(r"<[A-Za-z][^>]*>", page))
    names = re.findall(r'\sid="([^"]+)"', tags)
    assert len(names) == len(set(names)) == 6
    asked = re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"|aria-labelledby="([^"]+)"', tags)
    found = ["".join(each) for each in asked]
    assert len(found) >= 6
    assert set(found) <= set(names)
    assert page.count('>id="motif"<') == 2


def test_an_empty_file_and_an_endless_one_are_refused() -> None:
    from dashboard.exports.rendering.page import Sheet, printed

    for count in (0, 61):
        with pytest.raises(RenderingError, match=f"{count} figures"):
            printed([Sheet(svg(20, 20), 20, 20)] * count, "")


def pixels(pdf: bytes, page: int, dpi: int) -> Image.Image:
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not on this machine (poppler-utils)")
    command = ["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), "-png"]
    made = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return decoded(made.stdout)


def script(folder: Path, body: str) -> Path:
    path = folder / "chromium"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path
