"""Workbooks in the many layouts of a publisher, drawn with what there is to find in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from tests.ingest import lookalike_words as words
from tests.ingest.lookalike_files import Page
from tests.ingest.lookalike_hand import Hand, Lookalike, TrueTable
from tests.ingest.lookalike_tables import draw_table


def draw_title(hand: Hand, page: Page, table: TrueTable, row: int, column: int, place: int) -> int:
    """Number, title, unit in the title; returns the row below."""
    table.title = hand.one(*words.TITLES[place - 1 :: 2])
    table.number = hand.one(f"Tableau {place}", "", f"Tableau A{place}", f"Graphique {place}")
    between = hand.one(" – ", " - ", " : ", ". ")
    written = f"{table.number}{between}{table.title}" if table.number else table.title
    _, within = hand.one(*words.UNITS)
    if within and hand.chance(25):
        table.unit, written = within.strip("()"), f"{written} {within}"
    table.title_cell = page.put(row, column, written, bold=hand.chance(60))
    if not hand.flat and place == 1 and hand.chance(15):
        page.merge(row, column, row, column + hand.count(2, 5))
    return row + 1


def draw_notes(
    hand: Hand, page: Page, table: TrueTable, row: int, column: int, keys: Sequence[str]
) -> int:
    """Lines of notes from that row; returns the row below."""
    for key in keys:
        label = {
            "note": hand.one("Note", "Notes"),
            "lecture": "Lecture",
            "champ": "Champ",
            "source": hand.one("Source", "Sources"),
        }[key]
        text = hand.one(
            *{
                "note": words.NOTES,
                "lecture": words.LECTURES,
                "champ": words.CHAMPS,
                "source": words.SOURCES,
            }[key]
        )
        table.notes[key] = text
        page.put(
            row,
            column,
            f"{hand.one('', '', '►')}{label}{hand.one(' : ', ' > ', chr(160) + ': ')}{text}",
        )
        row += 1
    return row


def draw_definitions(hand: Hand, page: Page, row: int, column: int, *, codes: bool) -> int:
    """What codes, marks and footnotes mean, on one line or one each; returns the row below."""
    defined = [d for d in hand.codes if codes and d[0] not in hand.undefined]
    sign = hand.one(" : ", " = ", ": ")
    if defined and hand.chance(50):
        page.put(
            row,
            column,
            hand.one("", "Note : ")
            + " ; ".join(f"{c}{sign}{m}" for c, m in defined)
            + hand.one("", "."),
        )
        row += 1
    else:
        for code, meaning in defined:
            page.put(row, column, f"{code}{sign}{meaning}{hand.one('', '.')}")
            row += 1
    for mark, meaning in hand.marks:
        page.put(row, column, f"{mark} {meaning}." if mark == "*" else f"{mark} : {meaning}")
        row += 1
    for mark, meaning in hand.footnotes.items():
        page.put(
            row, column, f"{mark}{'.' if mark.isdigit() and mark.isascii() else ''} {meaning}."
        )
        row += 1
    return row


def data_page(hand: Hand, name: str, wide_codes: bool) -> tuple[Page, list[TrueTable]]:
    """A sheet of data: one table or two, with what stands around them."""
    page, row, column = Page(name), hand.count(1, 3), hand.count(1, 3)
    if hand.chance(15):
        page.put(row, column, hand.one("Retour au sommaire", "> retour sommaire"))
        row += hand.count(1, 2)
    hand.footnotes.clear()
    hand.marks = hand.some(words.MARKS, 0, 2)
    if hand.chance(75):
        hand.marks = []
    layout = hand.one("one", "one", "below", "below bare", "beside", "beside bare")
    keys = hand.draw(st.permutations(["note", "lecture", "champ", "source"]))
    before = keys[: hand.one(0, 0, 0, 2)]
    table = TrueTable(name)
    row = draw_title(hand, page, table, row, column, 1)
    if hand.chance(10):
        page.put(row, column, "(communes de moins de 30 000 habitants)")
        row += 1
    row = draw_notes(hand, page, table, row, column, before)
    row += hand.count(0, 2)
    if not table.unit and hand.chance(50):
        table.unit = hand.one(*words.UNITS)[0]
        page.put(row, column, table.unit)
        row += hand.count(1, 2)
    bottom, right = draw_table(hand, page, table, row, column)
    tables = [table]
    if layout != "one":
        other = TrueTable(name)
        at, there = (
            (row, right + hand.count(2, 3))
            if "beside" in layout
            else (bottom + hand.count(2, 4), column)
        )
        if layout == "below" and hand.chance(50):
            draw_notes(hand, page, table, bottom + 1, column, keys[len(before) :])
            at += 4
        if layout == "below":
            at = draw_title(hand, page, other, at, there, 2) + hand.count(0, 1)
        elif layout == "beside" and row > 1 and page.is_free(row - 1, there):
            draw_title(hand, page, other, row - 1, there, 2)
        other_bottom, _ = draw_table(hand, page, other, at, there)
        bottom = max(bottom, other_bottom)
        tables.append(other)
    for each in tables:
        each.traits |= {
            layout,
            *(["notes before"] if before else []),
            *(["footnotes"] if hand.footnotes else []),
        }
        each.codes = {c: m for c, m in hand.codes if c not in hand.undefined}
    after = bottom + hand.count(1, 3)
    if not hand.flat and after > bottom + 1 and hand.chance(6):
        page.put(bottom + 1, column + 30, 12345)
        table.traits.add("stray")
    definitions_first = hand.chance(50)
    if definitions_first:
        after = draw_definitions(hand, page, after, column, codes=not wide_codes)
    last = tables[-1] if layout == "below" else table
    after = draw_notes(hand, page, last, after, column, keys[len(before) :])
    if not definitions_first:
        draw_definitions(hand, page, after, column, codes=not wide_codes)
    return page, tables


@st.composite
def workbooks(draw: st.DrawFn, flat: bool = False) -> Lookalike:
    """A workbook and its truth. ``flat`` draws one sheet of data that needs no look (for CSV)."""
    hand = Hand(draw, flat)
    hand.codes = list(
        {
            code.lower().replace(".", ""): (code, meaning)
            for code, meaning in hand.some(words.CODES, 0, 3)
        }.values()
    )
    if hand.codes and hand.chance(30):
        hand.undefined = (hand.codes[-1][0],)
    if flat:
        page, tables = data_page(hand, "data", wide_codes=False)
        return Lookalike([page], {"data": "data"}, tables, flat)
    pages, roles, found = [], {}, []
    wide_codes = False
    if hand.chance(50):
        cover = Page("Présentation et méthode")
        lines = hand.some(words.COVER, 2, 5)
        for place, line in enumerate(lines):
            cover.put(2 * place + 1, 1, line, bold=place == 0)
        wide_codes = hand.chance(30)
        if wide_codes:
            draw_definitions(hand, cover, 2 * len(lines) + 2, 1, codes=True)
        pages.append(cover)
        roles[cover.name] = "cover"
    for place in range(hand.count(1, 2)):
        page, tables = data_page(
            hand,
            hand.one("Tableau {}", "Tab{}-asco", "Graphique {}").format(place + 1),
            wide_codes=wide_codes,
        )
        pages.append(page)
        roles[page.name] = "data"
        found += tables
    if hand.chance(40):
        summary = Page("Sommaire")
        summary.put(1, 1, "Sommaire", bold=True)
        for place, table in enumerate(found):
            summary.put(3 + place, 2, f"{table.number or 'Tableau'} : {table.title}")
        pages.insert(len(pages) - sum(role == "data" for role in roles.values()), summary)
        roles[summary.name] = "summary"
    if hand.chance(25):
        history = Page("Historique des mises à jour")
        for place, line in enumerate(
            (
                "Historique des mises à jour",
                "- mars 2020 : correction du tableau 1",
                "- mai 2019 : création du fichier",
            )
        ):
            history.put(place + 1, 1, line)
        pages.append(history)
        roles[history.name] = "corrections"
    return Lookalike(pages, roles, found, flat)


def in_ansi(drawn: Lookalike) -> Lookalike:
    """The same workbook in the letters of Windows-1252, as an old program would save it."""
    letters = {0x202F: "\u00a0", 0x2009: "\u00a0", 0x2212: "-", 0x2265: ">=", 0x25BA: None}
    for page in drawn.pages:
        for place, ink in page.ink.items():
            if isinstance(ink.value, str):
                page.ink[place] = replace(ink, value=ink.value.translate(letters))
    for table in drawn.tables:
        for paths in (table.rows, table.columns):
            for number, path in paths.items():
                paths[number] = tuple(part.translate(letters) for part in path)
    return drawn
