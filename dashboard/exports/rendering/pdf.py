"""What a browser prints, made exact: pages of the figure's own size, no trace of the clock.

Chromium rounds a page to whole pixels (up to 0.3 mm) and writes the time of printing. Both are
corrected in the file itself, whose table of contents is then written anew.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from dashboard.exports.rendering.errors import failed

EPOCH = dt.date(2000, 1, 1)
"""Date written in a file to which nobody gave one."""
POINTS_PER_MM = 72 / 25.4
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_SECTION = re.compile(rb"xref\s+0 (\d+)\s+")
_BOX = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")
_PAGE = re.compile(rb"/Type /Page\b")
_INFORMATION = re.compile(rb"/Producer \(")
_DATE = re.compile(rb"\(D:[^)]*\)")
_CREATOR = re.compile(rb"/Creator \((?:[^()\\]|\\.)*\)")


def exact(pdf: bytes, sizes: Sequence[tuple[float, float]], on: dt.date = EPOCH) -> bytes:
    """The same file with pages of these sizes (mm) and one fixed date.

    Raises ``RenderingError`` where the file is not of the form that Chromium is known to write,
    or has another number of pages: nothing is guessed.
    """
    found = _objects(pdf)
    places = [n for n, body in enumerate(found) if _PAGE.search(_head(body))]
    if len(places) != len(sizes):
        raise failed(f"{len(places)} pages were printed for {len(sizes)} figures")
    for n, (width, height) in zip(_in_order(found, places), sizes, strict=True):
        found[n] = _sub(_BOX, _cut(width, height), found[n])
    for n, body in enumerate(found):
        if _INFORMATION.search(_head(body)):
            date = on.strftime("(D:%Y%m%d000000Z)").encode()
            found[n] = _CREATOR.sub(b"/Creator (dashboard)", _DATE.sub(date, body))
    return _written(pdf, found)


def _head(body: bytes) -> bytes:
    """The dictionary of an object, without what a stream may hold."""
    return body.split(b"stream", 1)[0]


def _cut(width: float, height: float) -> Callable[[re.Match[bytes]], bytes]:
    """The box of a page, cut from its top left corner."""

    def box(match: re.Match[bytes]) -> bytes:
        printed = float(match[1]), float(match[2])
        wanted = width * POINTS_PER_MM, height * POINTS_PER_MM
        if any(w > p + 0.05 for w, p in zip(wanted, printed, strict=True)):
            raise failed(f"a page came out too small ({printed} points for {wanted})")
        bottom = max(0.0, printed[1] - wanted[1])
        corners = (0.0, bottom, wanted[0], printed[1])
        return b"/MediaBox [%s]" % b" ".join(f"{c:.3f}".encode() for c in corners)

    return box


def _sub(pattern: re.Pattern[bytes], new: Callable[[re.Match[bytes]], bytes], body: bytes) -> bytes:
    changed, count = pattern.subn(new, body, count=1)
    if count != 1:
        raise failed("its PDF has a page without a size")
    return changed


def _in_order(found: Sequence[bytes], places: Sequence[int]) -> list[int]:
    """Pages as the tree of pages lists them."""
    listed: list[int] = []
    for body in found:
        head = _head(body)
        if re.search(rb"/Type /Pages\b", head) and (kids := re.search(rb"/Kids \[([^]]*)\]", head)):
            listed += [int(n) for n in re.findall(rb"(\d+) 0 R", kids[1])]
    ordered = [n for n in listed if n in places]
    if sorted(ordered) != sorted(places):
        raise failed("its PDF lists its pages in a way not known here")
    return ordered


def _objects(pdf: bytes) -> list[bytes]:
    """Each object by its number; number 0 is empty."""
    start = _START.search(pdf)
    table = int(start[1]) if start else -1
    section = _SECTION.match(pdf, table) if start else None
    if section is None:
        raise failed("its PDF has no table of objects of the form known here")
    lines = pdf[section.end() :].split(b"\n", int(section[1]))[: int(section[1])]
    try:
        offsets = [int(line.split()[0]) if line.split()[2:] == [b"n"] else 0 for line in lines]
    except (ValueError, IndexError) as error:
        raise failed("its PDF has a table of objects that cannot be read") from error
    ends = sorted([*filter(None, offsets), table])
    found = [pdf[o : ends[ends.index(o) + 1]] if o else b"" for o in offsets]
    if any(body and not body.startswith(b"%d 0 obj" % n) for n, body in enumerate(found)):
        raise failed("its PDF has a table of objects that points elsewhere")
    return found


def _written(pdf: bytes, found: Sequence[bytes]) -> bytes:
    """The file with a new table: same header, same trailer."""
    first = min(pdf.index(body[:20]) for body in found if body)
    parts, offsets = [pdf[:first]], [0] * len(found)
    at = first
    for n, body in enumerate(found):
        if body:
            offsets[n] = at
            parts.append(body)
            at += len(body)
    lines = [b"0000000000 65535 f \n"]
    lines += [b"%010d 00000 %s \n" % (o, b"n" if o else b"f") for o in offsets[1:]]
    trailer = pdf[pdf.rindex(b"trailer") : pdf.rindex(b"startxref")]
    table = b"xref\n0 %d\n" % len(found) + b"".join(lines)
    return b"".join([*parts, table, trailer, b"startxref\n%d\n%%%%EOF\n" % at])
