"""The companion workbook as ODS: the same sheets without charts, in a zip written here.

OpenDocument is a published format and these sheets use little of it; writing it by hand keeps the
bytes the same from one day to the next, which no library at hand promises.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from dashboard.domain.dossier import DossierAbout
from dashboard.exports.companion.book import book_of
from dashboard.exports.companion.ods_content import content_xml
from dashboard.exports.companion.ods_parts import manifest_xml, meta_xml, settings_xml, styles_xml
from dashboard.results.publication.publication import Publication

MIME = "application/vnd.oasis.opendocument.spreadsheet"
_THE_EPOCH_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def ods_bytes(publications: Sequence[Publication], about: DossierAbout) -> bytes:
    """The workbook of a dossier. Same figures, same ``about``: same bytes."""
    book = book_of(publications, about, charted=False)
    parts = {
        "content.xml": content_xml(book),
        "styles.xml": styles_xml(book),
        "meta.xml": meta_xml(book, about),
        "settings.xml": settings_xml(book),
        "META-INF/manifest.xml": manifest_xml(MIME),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        # First and not compressed, so that the kind of file can be told from its first bytes.
        _add(archive, "mimetype", MIME, zipfile.ZIP_STORED)
        for name, text in parts.items():
            _add(archive, name, text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str, how: int) -> None:
    info = zipfile.ZipInfo(name, _THE_EPOCH_OF_ZIP)
    info.compress_type = how
    info.create_system = 0
    archive.writestr(info, text.encode("utf-8"))
