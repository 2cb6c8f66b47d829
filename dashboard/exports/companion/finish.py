"""The last words on a written file, which XlsxWriter does not say.

It is in French: screen readers and spell checkers read that in the properties and in the charts.
A missing value leaves a gap: a chart that does not say so draws a zero in LibreOffice.
"""

from __future__ import annotations

import io
import zipfile

LANGUAGE = "fr-FR"
_CORE = "docProps/core.xml"
_END_OF_CORE = "</cp:coreProperties>"
_VISIBLE_ONLY = b'<c:plotVisOnly val="1"/>'
_GAPS = b'<c:dispBlanksAs val="gap"/>'
_THE_EPOCH_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def finished(workbook: bytes) -> bytes:
    """The same workbook with these words; entries keep their order and a fixed date."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = _completed(entry.filename, source.read(entry))
            info = zipfile.ZipInfo(entry.filename, _THE_EPOCH_OF_ZIP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, content)
    return written.getvalue()


def _completed(name: str, content: bytes) -> bytes:
    if name == _CORE:
        said = f"<dc:language>{LANGUAGE}</dc:language>{_END_OF_CORE}"
        return content.replace(_END_OF_CORE.encode(), said.encode())
    if name.startswith("xl/charts/"):
        french = content.replace(b'"en-US"', f'"{LANGUAGE}"'.encode())
        return french.replace(_VISIBLE_ONLY, _VISIBLE_ONLY + _GAPS)
    return content
