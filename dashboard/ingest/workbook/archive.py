"""A zip container opened by a suspicious reader.

Names, sizes and places in a zip file are only claims. Every part is unpacked here, counted while
it comes out, then packed anew without compression: the libraries that follow see an honest file
that holds nothing but XML (no macros, no pictures, no part twice).
"""

from __future__ import annotations

import io
import itertools
import struct
import zipfile
import zlib
from collections.abc import Mapping

from dashboard.ingest.workbook.limits import MEBIBYTE
from dashboard.ingest.workbook.received import DOWNLOAD_AGAIN, Received

KEPT = (".xml", ".rels")
KEPT_NAMES = ("mimetype",)
_CHUNK = 1 << 16


def unpack(received: Received) -> dict[str, bytes]:
    """The XML parts of a container, by name; other parts are listed with no content.

    Raises ``IngestError`` for a damaged, encrypted, ambiguous or oversized container.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(received.content)) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            _check_directory(received, members)
            parts: dict[str, bytes] = {}
            left = received.limits.unpacked_bytes
            for info in members:
                kept = info.filename.endswith(KEPT) or info.filename in KEPT_NAMES
                parts[info.filename] = _read(received, archive, info, left) if kept else b""
                left -= len(parts[info.filename])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error) as error:
        raise received.refuse(
            f"the file is damaged or cut short ({error})", DOWNLOAD_AGAIN
        ) from error
    except NotImplementedError as error:
        raise received.refuse("the file is packed in a way that is not read") from error
    return parts


def _check_directory(received: Received, members: list[zipfile.ZipInfo]) -> None:
    """Claims that cannot stand together, before anything is unpacked."""
    if len(members) > received.limits.members:
        raise received.refuse(
            f"the file holds {len(members)} parts, more than {received.limits.members}",
            DOWNLOAD_AGAIN,
        )
    seen: set[str] = set()
    for info in members:
        if (name := info.filename.lower()) in seen:
            raise received.refuse(f"the part « {info.filename} » is there twice")
        seen.add(name)
        if info.flag_bits & 0x1:
            raise received.refuse(
                "the file is protected by a password",
                "open it with its password, save it without, and import that file",
            )
    placed = sorted(members, key=lambda info: info.header_offset)
    for first, second in itertools.pairwise(placed):
        if first.header_offset + first.compress_size > second.header_offset:
            raise received.refuse(
                f"the parts « {first.filename} » and « {second.filename} » overlap, as in a"
                " file made to exhaust its reader",
                DOWNLOAD_AGAIN,
            )


def _read(received: Received, archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """One part, stopped as soon as it grows out of proportion."""
    allowed = min(left, max(MEBIBYTE, received.limits.ratio * info.compress_size), info.file_size)
    content = bytearray()
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            content += chunk
            if len(content) > allowed:
                raise received.refuse(
                    f"the part « {info.filename} » unpacks to more than a table can need"
                    f" ({info.compress_size:,} bytes packed, {info.file_size:,} announced), as in"
                    " a file made to exhaust its reader",
                    DOWNLOAD_AGAIN,
                )
    return bytes(content)


def repack(parts: Mapping[str, bytes]) -> bytes:
    """The same XML parts as a plain container, for libraries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            if content:
                archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()
