"""A ZIP whose bytes depend on its files alone: sorted, dated as told, no trace of a machine."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

_REGULAR_FILE = 0o100644 << 16
_UNIX = 3
_STORED = (".png", ".xlsx", ".ods")
"""Already compressed."""


def zipped(files: Mapping[str, bytes], on: dt.date) -> bytes:
    """The archive of the files by name, each dated ``on`` at midnight (1980 at the earliest)."""
    moment = (max(on.year, 1980), on.month, on.day, 0, 0, 0)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system = _UNIX
            entry.external_attr = _REGULAR_FILE
            packed = not name.endswith(_STORED)
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(entry, files[name], compresslevel=9 if packed else None)
    return out.getvalue()
