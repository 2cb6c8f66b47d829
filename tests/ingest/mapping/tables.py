"""Tables as the finder would give them, and the mapping files that read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.ingest.finding.table import Figure, Inspection, Line, Role, SheetReport, Table
from dashboard.ingest.workbook.cells import address

SHA = "0" * 64
Cell = float | str | None


def figure(row: int, column: int, content: float | str, percent: bool = False) -> Figure:
    """A number, or a code; « 12 (p) » is a number with its mark."""
    place = address(row, column)
    if isinstance(content, str):
        number, _, mark = content.partition(" ")
        if mark:
            return Figure(place, row, column, content, float(number), percent, marks=(mark,))
        return Figure(place, row, column, content, code=content)
    return Figure(place, row, column, repr(content), float(content), percent)


def table(
    rows: Mapping[str, Sequence[Cell]],
    columns: Sequence[str | tuple[str, ...]],
    *,
    sheet: str = "Tableau 1",
    number: str = "Tableau 1",
    title: str = "Analyse des besoins sociaux",
    percent: bool = False,
    codes: Mapping[str, str] | None = None,
    footnotes: Mapping[str, str] | None = None,
    part: int = 1,
    top: int = 5,
) -> Table:
    """A table whose data begin in B``top``; columns with a path have a larger header above."""
    paths = [c if isinstance(c, tuple) else (c,) for c in columns]
    lines = tuple(Line(i, path, (address(top - 1, i),)) for i, path in enumerate(paths, start=2))
    figures = tuple(
        figure(row, column, content, percent)
        for row, contents in enumerate(rows.values(), start=top)
        for column, content in enumerate(contents, start=2)
        if content is not None
    )
    return Table(
        sheet=sheet,
        number=number,
        title=title,
        unit="En %",
        area=f"A{top - 1}:{address(top + len(rows) - 1, len(columns) + 1)}",
        columns=lines,
        rows=tuple(Line(i, (label,), (address(i, 1),)) for i, label in enumerate(rows, start=top)),
        figures=figures,
        codes=codes or {},
        footnotes=footnotes or {},
        part=part,
    )


def turned(found: Table) -> Table:
    """The same table with its rows as columns."""
    swap = {line.place: line.place for line in (*found.columns, *found.rows)}
    return replace(
        found,
        columns=found.rows,
        rows=found.columns,
        figures=tuple(
            replace(f, row=swap[f.column], column=swap[f.row], cell=address(f.column, f.row))
            for f in found.figures
        ),
    )


def inspection(*tables: Table, path: Path = Path("classeur.xlsx")) -> Inspection:
    """A workbook with these tables."""
    sheets: dict[str, list[Table]] = {}
    for one in tables:
        sheets.setdefault(one.sheet, []).append(one)
    reports = tuple(SheetReport(name, Role.DATA, tuple(found)) for name, found in sheets.items())
    return Inspection(path, SHA, "xlsx", reports)


HEAD = """\
format = 1
id = "asco-2025-abs"
edition = "2025"
reference_date = "en 2025"
territory = "france"

[file]
name = "classeur.xlsx"
sha256 = "{sha}"

[source]
publication = "DREES, Datadrees"
title = "Analyse des besoins sociaux en 2025"
author = "DREES"
date = "décembre 2026"
url = "https://data.drees.solidarites-sante.gouv.fr/"
licence = "Licence Ouverte 2.0"
read_on = 2026-12-01
"""

SIZES = {
    "Moins de 500 habitants": "moins-500",
    "De 500 à 1 499 habitants": "500-1500",
    "De 1 500 à 4 999 habitants": "1500-5000",
    "De 5 000 à 9 999 habitants": "5000-10000",
    "10 000 habitants ou plus": "10000-plus",
    "Ensemble": "toutes",
}


def head(accept: Mapping[str, str] | None = None, **changes: str) -> str:
    """The first part of a mapping file, with acceptances; ``changes`` replace a whole line."""
    text = HEAD.format(sha=SHA)
    for key, line in changes.items():
        text = "\n".join(line if old.startswith(f"{key} =") else old for old in text.splitlines())
    if accept:
        text += "\n[accept]\n" + "".join(f'"{k}" = "{v}"\n' for k, v in accept.items())
    return text + "\n"


DEFAULTS = (
    'defaults = { unit = "commune", scope = "sans-objet", reading = "communes", '
    'group = "ensemble", orientation = "direct", measure = "value" }'
)


def mapped(
    found: Table,
    columns: Mapping[str, str],
    rows: Mapping[str, str] | None = None,
    *,
    scale: str = "percent",
    defaults: str = DEFAULTS,
    more: str = "",
) -> str:
    """A [[table]] of a mapping: what each own label stands for, as the rest of a TOML table.

    Without ``rows`` their labels are sizes of :data:`SIZES`.
    """
    labels = [line.label for line in found.rows if line.label in SIZES]
    by_size = {label: f'size = "{SIZES[label]}"' for label in labels}
    text = f'\n[[table]]\nsheet = "{found.sheet}"\nnumber = "{found.number}"\n'
    text += f'title = "{found.title}"\nscale = "{scale}"\n{defaults}\n{more}\n'
    for kind, lines, told in (
        ("column", found.columns, columns),
        ("row", found.rows, by_size if rows is None else rows),
    ):
        for line in lines:
            if line.label in told:
                label = ", ".join(f'"{part}"' for part in line.path)
                text += f"[[table.{kind}]]\nlabel = [{label}]\n{told[line.label]}\n"
    return text


ABS = {
    "Moins de 500 habitants": [8.0],
    "De 500 à 1 499 habitants": [15.0],
    "De 1 500 à 4 999 habitants": [33.0],
    "De 5 000 à 9 999 habitants": [58.0],
    "10 000 habitants ou plus": [71.0],
    "Ensemble": [15.0],
}
"""Communes that did an ABS, invented: grows with the size, and its total is where it should be."""


def abs_table(**changes: Sequence[Cell] | None) -> Table:
    """The invented table of the ABS, one column."""
    return table(ABS, ["ABS réalisée"])


ABS_COLUMNS = {"ABS réalisée": 'indicator = "abs-realisee"'}
