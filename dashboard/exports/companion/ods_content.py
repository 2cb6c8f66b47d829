"""The sheets of a book as ``content.xml``: cells, tables, links, and the styles they use."""

from __future__ import annotations

from dashboard.exports.companion.grid import Book, Item, Row, Sheet, Style
from dashboard.exports.companion.looks import SIZE, TITLE_SIZE
from dashboard.exports.companion.ods_parts import MASTERS, PAGE_CM, master_of
from dashboard.exports.companion.ods_xml import (
    address,
    column_letter,
    document,
    element,
    link,
    paragraphs,
    style_name,
)
from dashboard.figures.template import LIGHT
from dashboard.wording.numbers import number

_LINE_CM = 0.43
_TITLE_LINE_CM = 0.54
_CHARACTER_CM = 0.2
_SOLID = f"0.06pt solid {LIGHT.accent}"
_HAIR = f"0.06pt solid {LIGHT.hairline}"

_HEADERS = (Style.HEADER, Style.HEADER_RIGHT, Style.HEADER_PROSE)
_SET_APART = (Style.PROSE, Style.HEADER_PROSE)
_IN_TABLES = (Style.LABEL, Style.NUMBER, Style.WORDS, Style.PROSE)


def content_xml(book: Book) -> str:
    """All sheets of the book."""
    sheets = "".join(_sheet(sheet) for sheet in book.sheets)
    ranges = "".join(_ranges(sheet) for sheet in book.sheets)
    known = element("table:database-ranges", ranges) if ranges else ""
    body = element("office:spreadsheet", sheets + known)
    return document(
        "office:document-content",
        element("office:automatic-styles", _styles(book)),
        element("office:body", body),
    )


def _sheet(sheet: Sheet) -> str:
    widths = "".join(
        element("table:table-column", table__style_name=_column_style(width))
        for width in sheet.widths
    )
    rows = [_row(row, sheet) for row in sheet.rows]
    if sheet.header is not None:
        rows[sheet.header] = element("table:table-header-rows", rows[sheet.header])
    style = master_of(sheet, _printed(sheet)).lower()
    return element(
        "table:table", widths + "".join(rows), table__name=sheet.name, table__style_name=style
    )


def _printed(sheet: Sheet) -> float:
    """Height of a sheet on paper in centimetres, once it is as wide as the page at most."""
    wide = sum(sheet.widths) * _CHARACTER_CM
    return sum(map(_height, sheet.rows)) * min(1.0, PAGE_CM[0] / wide)


def _row(row: Row, sheet: Sheet) -> str:
    over = len(sheet.widths)
    if row.wide and over > 1:
        cells = _cell(row.items[0], over)
        cells += element("table:covered-table-cell", table__number_columns_repeated=over - 1)
    else:
        cells = "".join(_cell(item) for item in row.items) or element("table:table-cell")
    return element("table:table-row", cells, table__style_name=_row_style(row))


def _cell(item: Item, over: int | None = None) -> str:
    look: dict[str, str | int | None] = {
        "table__style_name": style_name(item),
        "table__number_columns_spanned": over,
        "table__number_rows_spanned": 1 if over else None,
    }
    if item.value is None:
        return element("table:table-cell", **look)
    if isinstance(item.value, str):
        said = link(item.value, item.link) if item.link else paragraphs(item.value)
        return element("table:table-cell", said, office__value_type="string", **look)
    said = paragraphs(number(item.value, item.decimals))
    value = repr(item.value)
    return element(
        "table:table-cell", said, office__value_type="float", office__value=value, **look
    )


def _ranges(sheet: Sheet) -> str:
    """The tables, under their names, with their header row."""
    found = ""
    for table in sheet.tables:
        first = address(sheet.name, f"A{table.top + 1}")
        corner = f"{column_letter(table.width - 1)}{table.top + table.height}"
        found += element(
            "table:database-range",
            table__name=table.name,
            table__target_range_address=f"{first}:{address(sheet.name, corner)}",
            table__contains_header="true",
        )
    return found


def _styles(book: Book) -> str:
    items = [item for sheet in book.sheets for row in sheet.rows for item in row.items]
    widths = sorted({width for sheet in book.sheets for width in sheet.widths})
    heights = {_row_style(row): row for sheet in book.sheets for row in sheet.rows}
    cells = {style_name(item): item for item in items}
    decimals = sorted({item.decimals for item in items if item.style is Style.NUMBER})
    return "".join(
        (
            *(_number_style(digits) for digits in decimals),
            *(_width_style(width) for width in widths),
            *(_height_style(heights[name]) for name in sorted(heights)),
            *(_cell_style(name, cells[name]) for name in sorted(cells)),
            *(_table_style(master) for master in MASTERS),
        )
    )


def _number_style(decimals: int) -> str:
    shown = element(
        "number:number",
        number__decimal_places=decimals,
        number__min_decimal_places=decimals,
        number__min_integer_digits=1,
        number__grouping="true",
    )
    return element(
        "number:number-style",
        shown,
        style__name=f"number-{decimals}",
        number__language="fr",
        number__country="FR",
    )


def _column_style(width: float) -> str:
    return f"column-{round(width * 100)}"


def _height(row: Row) -> float:
    """Height of a row in centimetres: a line of a title is the taller."""
    is_title = any(item.style is Style.TITLE for item in row.items)
    return row.lines * (_TITLE_LINE_CM if is_title else _LINE_CM) + 0.04


def _row_style(row: Row) -> str:
    return f"row-{round(_height(row) * 100)}{'-wide' if row.wide else ''}"


def _width_style(width: float) -> str:
    size = element(
        "style:table-column-properties", style__column_width=f"{width * _CHARACTER_CM:.3f}cm"
    )
    return element(
        "style:style", size, style__name=_column_style(width), style__family="table-column"
    )


def _height_style(row: Row) -> str:
    """The height of a row, which grows with the text of its cells, whatever font they are shown in;
    of merged cells no spreadsheet does so: their height is the one estimated."""
    size = element(
        "style:table-row-properties",
        style__row_height=f"{_height(row):.3f}cm",
        style__use_optimal_row_height="false" if row.wide else "true",
    )
    return element("style:style", size, style__name=_row_style(row), style__family="table-row")


def _table_style(master: str) -> str:
    properties = element("style:table-properties", table__display="true")
    return element(
        "style:style",
        properties,
        style__name=master.lower(),
        style__family="table",
        style__master_page_name=master,
    )


def _cell_style(name: str, item: Item) -> str:
    wraps = item.style not in (Style.NUMBER, Style.LINK)
    right = item.style in (Style.NUMBER, Style.WORDS, Style.HEADER_RIGHT)
    cell = element(
        "style:table-cell-properties",
        fo__wrap_option="wrap" if wraps else None,
        style__vertical_align="middle" if item.style in _HEADERS else "top",
        fo__border_top=_SOLID if item.style in _HEADERS else None,
        fo__border_bottom=_under(item.style),
    )
    side = element(
        "style:paragraph-properties",
        fo__text_align="end" if right else "start",
        fo__margin_left="0.2cm" if item.style in _SET_APART else None,
    )
    format_name = f"number-{item.decimals}" if item.style is Style.NUMBER else None
    return element(
        "style:style",
        "".join((cell, side, _text(item))),
        style__name=name,
        style__family="table-cell",
        style__parent_style_name="Default",
        style__data_style_name=format_name,
    )


def _under(style: Style) -> str | None:
    if style in _HEADERS:
        return _SOLID
    return _HAIR if style in _IN_TABLES else None


def _text(item: Item) -> str:
    bold = item.strong or item.style in (Style.TITLE, Style.SECTION, *_HEADERS)
    colours = {Style.UNIT: LIGHT.muted, Style.LINK: LIGHT.accent}
    return element(
        "style:text-properties",
        fo__font_size=f"{TITLE_SIZE if item.style is Style.TITLE else SIZE}pt",
        fo__font_weight="bold" if bold else "normal",
        fo__font_style="italic" if item.style is Style.UNIT else "normal",
        fo__color=colours.get(item.style, LIGHT.text),
    )
