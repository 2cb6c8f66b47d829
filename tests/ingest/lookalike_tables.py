"""Draws one table: headers, labels, and data cells in the ways publishers write them."""

from __future__ import annotations

from tests.ingest import lookalike_words as words
from tests.ingest.lookalike_columns import columns_of
from tests.ingest.lookalike_files import Page, address
from tests.ingest.lookalike_hand import Hand, Known, TrueTable
from tests.ingest.lookalike_rows import rows_of

SPACES = [" ", "\u00a0", "\u202f", "\u2009", ""]


def value_of(hand: Hand, style: str) -> tuple[str | float | int, str, Known]:
    """A number as written, its number format, and what it is."""
    thousands = style in {"thousands", "text thousands"} or (style == "general" and hand.chance(30))
    tenths = (
        hand.count(0, 9_999_999)
        if thousands
        else hand.count(-400, 1000)
        if hand.chance(20)
        else hand.count(0, 1000)
    )
    tenths = tenths // 10 * 10 if thousands or hand.chance(30) else tenths
    number = tenths / 10
    if style == "percent format":
        return tenths / 1000, hand.one("0%", "0.0%"), Known(number, percent=True)
    if style in {"text", "text thousands", "percent text"}:
        space = hand.one(*SPACES)
        written = f"{abs(number):,.1f}".removesuffix(".0").replace(",", space).replace(".", ",")
        written = ("" if number >= 0 else hand.one("-", "- ", "−")) + written
        percent = style == "percent text"
        written += hand.one(" %", "%", "\u00a0%") if percent else ""
        if hand.marks and hand.chance(10):
            mark = hand.one(*hand.marks)[0]
            return (
                f"{written}{'' if mark == '*' else ' '}{mark}",
                "",
                Known(number, percent, marks=(mark,)),
            )
        return written + hand.one("", "", " "), "", Known(number, percent)
    format_ = {"decimals": "0.0", "thousands": "#,##0"}.get(style, "")
    return (
        (int(number) if number == int(number) and hand.chance(50) else number),
        format_,
        Known(number),
    )


def draw_table(hand: Hand, page: Page, table: TrueTable, top: int, left: int) -> tuple[int, int]:
    """Draw headers and data from that corner; returns the last row and column."""
    drawn = rows_of(hand, table)
    rows, heads, row_merges = drawn.rows, drawn.heads, drawn.merges
    header, paths, merged = columns_of(hand, table)
    depth, first_column = len(header), left + len(heads)
    table.label_columns = range(left, first_column)
    bold = hand.chance(50)
    for level, labels in enumerate(header):
        for first, last, label in labels:
            head = page.put(top + level, first_column + first, label, bold=bold)
            for place in range(first, last + 1):
                table.heads.setdefault(first_column + place, []).append(head)
            if merged:
                page.merge(top + level, first_column + first, top + level, first_column + last)
    corner = hand.one("top", "bottom", "merged")
    for offset, head in enumerate(heads):
        if head:
            row = top + depth - 1 if corner == "bottom" else top
            page.put(row, left + offset, head, bold=bold)
            if corner == "merged" and not hand.flat:
                page.merge(top, left + offset, top + depth - 1, left + offset)
    table.columns = {first_column + i: path for i, path in enumerate(paths)}
    styles = (
        ["text", "text thousands", "percent text"]
        if hand.flat
        else [
            "general",
            "decimals",
            "thousands",
            "text",
            "text thousands",
            "percent text",
            "percent format",
        ]
    )
    style_of = [hand.one(*styles)] * len(paths)
    if hand.chance(30):
        style_of = [hand.one(*styles) for _ in paths]
        table.traits.add("mixed styles")
    row, row_of = top + depth, {}
    data, numbered = [spec for spec in rows if spec.path], set[int]()
    for place, spec in enumerate(rows):
        if (
            place
            and hand.chance(6)
            and not any(first < place <= last for first, last in row_merges)
        ):
            row += 1
            table.traits.add("blank row")
        row_of[place] = row
        for own in spec.labels:
            page.put(row, left + own.offset, own.text, indent=own.indent, bold=own.bold)
        if spec.banner:
            page.merge(row, left, row, first_column + len(paths) - 1)
        if spec.path:
            table.rows[row] = tuple(" ".join(part.split()) for part in spec.path)
            last = spec is data[-1]
            for column in range(len(paths)):
                bare = last and column not in numbered
                kind = _draw_cell(
                    hand,
                    page,
                    table,
                    (row, first_column + column),
                    style_of[column],
                    sure=bare or column == place % len(paths),
                )
                numbered |= {column} if kind == "number" else set()
        row += 1
    for first, last in row_merges:
        page.merge(row_of[first], left, row_of[last], left)
    return row - 1, first_column + len(paths) - 1


def _draw_cell(
    hand: Hand, page: Page, table: TrueTable, place: tuple[int, int], style: str, *, sure: bool
) -> str:
    kind = (
        "number"
        if sure
        else hand.one(*["number"] * 30, "code", "code", "code", "blank", "blank", "odd")
    )
    if kind == "code" and hand.codes:
        code = hand.one(*hand.codes)[0]
        page.put(*place, code + hand.one("", " "))
        known = Known(code=code, undefined=code in hand.undefined)
    elif kind == "odd" and hand.chance(40):
        known = Known(text=hand.one(*words.ODD))
        page.put(*place, known.text)
        table.traits.add("odd text")
    elif kind == "blank":
        table.traits.add("blank cell")
        return kind
    else:
        kind = "number"
        value, format_, known = value_of(hand, style)
        page.put(*place, value, number_format=format_)
    table.cells[address(*place)] = known
    table.places[address(*place)] = place
    return kind
