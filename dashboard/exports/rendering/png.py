"""What a browser photographs, told its resolution: a PNG as large on paper as its figure."""

from __future__ import annotations

import struct
import zlib

from dashboard.exports.rendering.errors import failed

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = 8 + 4 + 4 + 13 + 4
"""Bytes up to the end of the first chunk."""
INCHES_PER_METRE = 1 / 0.0254


def with_resolution(png: bytes, dpi: int, size: tuple[int, int]) -> bytes:
    """The picture with its resolution; ``RenderingError`` where it is not of that size."""
    if not png.startswith(SIGNATURE) or png[12:16] != b"IHDR":
        raise failed("its picture is no PNG")
    if (found := struct.unpack(">II", png[16:24])) != size:
        raise failed(f"its picture has {found} pixels instead of {size}")
    a_metre = round(dpi * INCHES_PER_METRE)
    body = b"pHYs" + struct.pack(">IIB", a_metre, a_metre, 1)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:_HEADER] + chunk + png[_HEADER:]
