"""The correction of a printed file refuses what it does not know rather than guess."""

import datetime as dt
import re

import pytest

from dashboard.exports.rendering.errors import RenderingError
from dashboard.exports.rendering.pdf import exact

PAGE = 100 / 25.4 * 72


def printed(pages: int = 1, kids: bool = True) -> bytes:
    """A file of the form that Chromium writes, pages of 300 points."""
    numbers = [3 + n for n in range(pages)]
    listed = " ".join(f"{n} 0 R" for n in reversed(numbers)) if kids else ""
    bodies = [
        "<</Producer (Skia/PDF m1)\n/Creator (Mozilla \\(X11\\))\n/CreationDate (D:20991231235959+00'00')>>",
        f"<</Type /Pages\n/Count {pages}\n/Kids [{listed}]>>",
        *("<</Type /Page\n/MediaBox [0 0 300 300]>>" for _ in numbers),
        "<</Length 34>> stream\n/Type /Page /MediaBox [0 0 300 300]\nendstream",
    ]
    out, offsets = b"%PDF-1.4\n%\xd3\xeb\xe9\xe1\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n"
    table += "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    return out + f"{table}trailer\n<</Size 9 /Root 2 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()


def test_every_entry_of_the_new_table_leads_to_its_object() -> None:
    made = exact(printed(2), [(100, 90), (80, 70)])
    start = int(re.search(rb"startxref\n(\d+)", made)[1])
    lines = made[start:].split(b"\n")[3:]
    for number in range(1, 6):
        offset = int(lines[number - 1].split()[0])
        assert made[offset:].startswith(b"%d 0 obj" % number)


def test_a_page_is_cut_from_its_top_left_corner() -> None:
    box = re.search(rb"/MediaBox \[(.*?)\]", exact(printed(), [(100, 50)]))[1]
    assert [float(n) for n in box.split()] == pytest.approx(
        [0, 300 - PAGE / 2, PAGE, 300], abs=1e-3
    )


def test_sizes_follow_the_order_of_the_pages_not_of_the_objects() -> None:
    made = exact(printed(2), [(100, 50), (50, 100)])
    first, second = re.findall(rb"/MediaBox \[0.000 [\d.]+ ([\d.]+)", made)
    assert float(second) == pytest.approx(PAGE, abs=1e-3), "the tree lists the last object first"
    assert float(first) == pytest.approx(PAGE / 2, abs=1e-3)


def test_what_a_stream_holds_is_not_touched() -> None:
    assert b"stream\n/Type /Page /MediaBox [0 0 300 300]\nendstream" in exact(
        printed(), [(100, 50)]
    )


def test_the_clock_leaves_no_trace() -> None:
    made = exact(printed(), [(100, 50)], dt.date(2030, 1, 2))
    assert b"2099" not in made
    assert b"Mozilla" not in made
    assert b"(D:20300102000000Z)" in made


@pytest.mark.parametrize(
    ("pdf", "sizes", "reason"),
    [
        (b"%PDF-1.4 nothing", [(10.0, 10.0)], "no table"),
        (printed(2), [(10.0, 10.0)], "2 pages were printed for 1"),
        (printed(), [(200.0, 10.0)], "too small"),
        (printed(kids=False), [(10.0, 10.0)], "lists its pages"),
        (
            printed().replace(b"[0 0 300 300]>>", b"[0 0 300 3x0]>>"),
            [(10.0, 10.0)],
            "without a size",
        ),
        (printed().replace(b"%PDF-1.4", b"%PDF-1.4 "), [(10.0, 10.0)], "PDF has"),
    ],
)
def test_a_file_of_another_form_is_refused(
    pdf: bytes, sizes: list[tuple[float, float]], reason: str
) -> None:
    with pytest.raises(RenderingError, match=reason):
        exact(pdf, sizes)
