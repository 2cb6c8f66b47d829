"""The parts of an ODS file that are not cells: page, properties, view, list of parts."""

from __future__ import annotations

from xml.sax.saxutils import escape

from dashboard.domain.dossier import DossierAbout
from dashboard.exports.companion.grid import Book, Sheet, clean
from dashboard.exports.companion.looks import FONT, SIZE
from dashboard.exports.companion.names import SUMMARY
from dashboard.exports.companion.ods_xml import DECLARATION, document, element
from dashboard.figures.mark import marked

_GENERATOR = "dashboard"
PAGE_CM = (26.7, 16.0)
"""What a landscape A4 page holds between its margins, its header and its footer."""
_SHRUNK = 1.35
"""Pages that are put on one, a little smaller: a last line alone is worth no second page."""
_ONE = "One"
MASTERS = ("Default", f"Default{_ONE}", "Marked", f"Marked{_ONE}")


def master_of(sheet: Sheet, height: float) -> str:
    """The kind of page that a sheet of that printed height is on, one of :data:`MASTERS`."""
    kind = "Marked" if sheet.mark else "Default"
    return kind + (_ONE if height <= PAGE_CM[1] * _SHRUNK else "")


def styles_xml(book: Book) -> str:
    """Defaults in French, and the printed page: landscape, one page wide, marked where it must."""
    mark = next((sheet.mark for sheet in book.sheets if sheet.mark), "")
    text = element(
        "style:text-properties",
        fo__font_family=FONT,
        fo__font_size=f"{SIZE}pt",
        fo__language="fr",
        fo__country="FR",
    )
    default = element("style:style", text, style__name="Default", style__family="table-cell")
    base = element("style:default-style", text, style__family="table-cell")
    masters = (_master(name, mark if name.startswith("Marked") else "") for name in MASTERS)
    return document(
        "office:document-styles",
        element("office:styles", base + default),
        element("office:automatic-styles", _page("") + _page(_ONE)),
        element("office:master-styles", "".join(masters)),
    )


def _page(kind: str) -> str:
    """The page, as wide as its sheet; of the kind « one », as high too."""
    properties = element(
        "style:page-layout-properties",
        fo__page_width="29.7cm",
        fo__page_height="21cm",
        style__print_orientation="landscape",
        fo__margin="1.5cm",
        style__scale_to_X="1",
        style__scale_to_Y="1" if kind else "0",
    )
    bands = _band("style:header-style") + _band("style:footer-style")
    return element("style:page-layout", properties + bands, style__name=f"page{kind}")


def _band(name: str) -> str:
    return element(name, element("style:header-footer-properties", fo__min_height="0.7cm"))


def _master(name: str, mark: str) -> str:
    above = element("text:sheet-name", "?")
    head = f"{escape(mark)} – {above}" if mark else above
    foot = f"{element('text:page-number', '1')} / {element('text:page-count', '1')}"
    return element(
        "style:master-page",
        element("style:header", element("text:p", head))
        + element("style:footer", element("text:p", foot)),
        style__name=name,
        style__page_layout_name=f"page{_ONE if name.endswith(_ONE) else ''}",
    )


def meta_xml(book: Book, about: DossierAbout) -> str:
    """Who, when, what: the only date is that of the publication."""
    mark = next((sheet.mark for sheet in book.sheets if sheet.mark), "")
    when = f"{about.published_on}T00:00:00"
    simple = {
        "dc:title": marked(about.title, mark),
        "meta:initial-creator": about.author,
        "dc:creator": about.author,
        "dc:subject": "Action sociale des communes (enquête ASCO)",
        "dc:description": f"{about.citation}\n{about.licence}",
        "dc:language": "fr-FR",
        "meta:creation-date": when,
        "dc:date": when,
        "meta:generator": _GENERATOR,
    }
    told = "".join(element(name, escape(clean(text))) for name, text in simple.items() if text)
    for word in ("action sociale", "communes", "ASCO", "classeur compagnon"):
        told += element("meta:keyword", word)
    for name, text in (
        ("Version des données", about.data_version),
        ("Version de l’application", about.app_version),
        ("Licence", about.licence),
    ):
        told += element("meta:user-defined", escape(clean(text)), meta__name=name)
    return document("office:document-meta", element("office:meta", told))


def settings_xml(book: Book) -> str:
    """The view: the summary first, header row and first column of each table kept in view."""
    views = "".join(
        element("config:config-item-map-entry", _view(sheet), config__name=sheet.name)
        for sheet in book.sheets
    )
    tables = element("config:config-item-map-named", views, config__name="Tables")
    first = _item("ActiveTable", "string", SUMMARY)
    entry = element(
        "config:config-item-map-entry", _item("ViewId", "string", "view1") + tables + first
    )
    indexed = element("config:config-item-map-indexed", entry, config__name="Views")
    group = element("config:config-item-set", indexed, config__name="ooo:view-settings")
    # The prefix of the name above is part of the format.
    return document("office:document-settings", element("office:settings", group)).replace(
        "<office:document-settings",
        '<office:document-settings xmlns:ooo="http://openoffice.org/2004/office"',
        1,
    )


def _view(sheet: Sheet) -> str:
    if sheet.header is None:
        return _item("ShowGrid", "boolean", "false")
    row = sheet.header + 1
    values = (
        ("HorizontalSplitMode", "short", 2),
        ("VerticalSplitMode", "short", 2),
        ("HorizontalSplitPosition", "int", 1),
        ("VerticalSplitPosition", "int", row),
        ("ActiveSplitRange", "short", 3),
        ("PositionRight", "int", 1),
        ("PositionBottom", "int", row),
        ("ShowGrid", "boolean", "false"),
    )
    return "".join(_item(name, kind, value) for name, kind, value in values)


def _item(name: str, kind: str, value: str | int) -> str:
    return element("config:config-item", escape(str(value)), config__name=name, config__type=kind)


def manifest_xml(mime: str) -> str:
    """The list of the parts."""
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    parts = {"/": mime} | {
        f"{name}.xml": "text/xml" for name in ("content", "styles", "meta", "settings")
    }
    entries = "".join(
        element("manifest:file-entry", manifest__full_path=path, manifest__media_type=kind)
        for path, kind in parts.items()
    )
    return (
        f'{DECLARATION}<manifest:manifest xmlns:manifest="{space}" manifest:version="1.3">'
        f"{entries}</manifest:manifest>"
    )
