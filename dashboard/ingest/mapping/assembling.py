"""From the cells of the mapped tables to facts: the cells of one key are put together."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.observation import CellKey, Orientation, Reading
from dashboard.ingest.finding.table import Figure
from dashboard.ingest.mapping.attributes import Told, told_of, typographic
from dashboard.ingest.mapping.entries import Entry, Read, key_text
from dashboard.ingest.mapping.matching import Meeting, Met
from dashboard.ingest.mapping.model import ImportMapping, Measure
from dashboard.ingest.mapping.numbers import as_percent, settled, written
from dashboard.ingest.mapping.prepared import Finding
from dashboard.ingest.mapping.reading import Loaded
from dashboard.ingest.mapping.status_reading import Said, said_of

NOTE_LENGTH = 300
FULL_KEY = "row, column and table give each figure a full key"
ONE_CELL = "a measure of a key stands in one cell of the import"
OF_A_VALUE = "precision and base belong to a value of the same key"
IS_NUMBER = "a number can be read on the scale of its table"
CODE_KNOWN = "a code or a mark is defined in the file or in the mapping"


@dataclass(frozen=True)
class Assembled:
    """The facts of an import, and what could not be put together, by the check it belongs to."""

    entries: tuple[Entry, ...]
    ignored: frozenset[tuple[int, str]]
    """Cells left out with a reason, by (identity of the table, cell)."""
    mapping_faults: tuple[Finding, ...]
    code_faults: tuple[Finding, ...]


def assemble(loaded: Loaded, meeting: Meeting, file: str) -> Assembled:
    """Read every mapped cell of the tables that met; ``file`` names the workbook in findings."""
    faults: list[Finding] = []
    codes: list[Finding] = []
    ignored: set[tuple[int, str]] = set()
    cells: dict[tuple[CellKey, Orientation], list[tuple[Told, Read, Said]]] = {}
    for met in meeting.met:
        for figure, told in _told_cells(loaded, met, file, faults, ignored):
            read, said = _read(met, figure, told, file, faults)
            if said.fault:
                codes.append(Finding(file, met.table.sheet, figure.cell, CODE_KNOWN, said.fault))
            cells.setdefault((told.key, told.orientation), []).append((told, read, said))
    entries = tuple(
        entry
        for (key, orientation), found in cells.items()
        for entry in _entry(loaded.mapping, key, orientation, found, file, faults)
    )
    faults += _collisions(entries, file)
    return Assembled(entries, frozenset(ignored), tuple(faults), tuple(codes))


def _told_cells(
    loaded: Loaded, met: Met, file: str, faults: list[Finding], ignored: set[tuple[int, str]]
) -> Iterator[tuple[Figure, Told]]:
    """The figures of a table that have a full key; the ignored ones are set aside."""
    rows = {line.place: line for line in met.table.rows}
    columns = {line.place: line for line in met.table.columns}
    undecided = loaded.undecided_in(loaded.mapping.table.index(met.row))
    told_at: dict[tuple[int, int], Told] = {}
    unclear: dict[tuple[str, ...], list[str]] = {}
    for figure in met.table.figures:
        row, column = met.rows.get(figure.row), met.columns.get(figure.column)
        by_line = (row and row.ignore) or (column and column.ignore)
        if by_line or figure.cell in met.row.ignore_cells:
            ignored.add((id(met.table), figure.cell))
        elif row and column:
            place = (figure.row, figure.column)
            if place not in told_at:
                ends = (row, rows[figure.row]), (column, columns[figure.column])
                told_at[place] = told_of(loaded.mapping, met.row, *ends)
            told = told_at[place]
            if told.is_whole:
                yield figure, told
            missing = tuple(f"no {m}" for m in told.missing if m not in undecided)
            if missing or told.contradictions:
                unclear.setdefault((*missing, *told.contradictions), []).append(figure.cell)
    for what, where in unclear.items():
        said = f"{'; '.join(what)} ({_figures(where)})"
        faults.append(Finding(file, met.table.sheet, where[0], FULL_KEY, said))


def _figures(cells: list[str]) -> str:
    return "1 figure" if len(cells) == 1 else f"{len(cells)} figures, the last in {cells[-1]}"


def _read(
    met: Met, figure: Figure, told: Told, file: str, faults: list[Finding]
) -> tuple[Read, Said]:
    said = said_of(figure, met.table, met.row.codes)
    measure, is_share = told.measure, told.key.reading is not Reading.COUNT
    if figure.number is None:
        return Read(measure, met.table, figure, None), said
    scaled = is_share and measure is not Measure.BASE
    try:
        number = as_percent(figure, met.row.scale) if scaled else figure.number
    except ValueError as error:
        number = figure.number
        faults.append(Finding(file, met.table.sheet, figure.cell, IS_NUMBER, str(error)))
    if measure is Measure.BASE and not (number > 0 and float(number).is_integer()):
        odd = f"{number:g} is not a number of respondents"
        faults.append(Finding(file, met.table.sheet, figure.cell, IS_NUMBER, odd))
    number, changed = settled(number, measure, is_share)
    return Read(measure, met.table, figure, number, changed), said


def _entry(
    mapping: ImportMapping,
    key: CellKey,
    orientation: Orientation,
    found: list[tuple[Told, Read, Said]],
    file: str,
    faults: list[Finding],
) -> Iterator[Entry]:
    name = key_text(key, orientation)
    for measure, count in Counter(read.measure for _, read, _ in found).items():
        if count > 1:
            same = [read for _, read, _ in found if read.measure is measure]
            cells = ", ".join(f"{r.table.name} {r.figure.cell} = {r.figure.raw}" for r in same)
            same_key = f"{measure} of {name} in {cells}: map one, ignore the others with a reason"
            faults.append(
                Finding(file, same[1].table.sheet, same[1].figure.cell, ONE_CELL, same_key)
            )
    values = [(told, said) for told, read, said in found if read.measure is Measure.VALUE]
    if not values:
        first = found[0][1]
        alone = f"{first.measure} of {name}, of which no value is imported"
        faults.append(Finding(file, first.table.sheet, first.figure.cell, OF_A_VALUE, alone))
        return
    told, said = values[0]
    is_share = key.reading is not Reading.COUNT
    numbers = _numbers([read for _, read, _ in found], 100.0 if is_share else float("inf"))
    yield Entry(
        id=id_of(mapping.id, key, orientation),
        key=key,
        orientation=orientation,
        reads=tuple(read for _, read, _ in found),
        status=said.status,
        confidentiality=said.confidentiality,
        size_label=told.values["size_label"],
        reference_date=told.values["reference_date"],
        note=_note(said.note),
        **numbers,
    )


def _numbers(reads: list[Read], most: float) -> dict[str, float | None]:
    """The measures of an entry; a margin gives both limits, kept within 0 and ``most``."""
    found: dict[str, float | None] = {}
    for read in reads:
        found.setdefault(read.measure.value, read.number)
    margin, value = found.pop(Measure.MARGIN.value, None), found.get(Measure.VALUE.value)
    if margin is not None and value is not None:
        low, high = max(0.0, value - margin), min(most, value + margin)
        found.setdefault(Measure.CI_LOW.value, float(written(low)))
        found.setdefault(Measure.CI_HIGH.value, float(written(high)))
    return found


def _note(note: str) -> str:
    text = typographic(note)
    return text if len(text) <= NOTE_LENGTH else f"{text[: NOTE_LENGTH - 1].rstrip()}…"


def id_of(import_id: str, key: CellKey, orientation: Orientation) -> str:
    """The id of a figure: the same in every revision of the import, whatever its cell."""
    text = f"{import_id}|{key_text(key, orientation)}"
    return "T" + hashlib.sha256(text.encode()).hexdigest()[:10]


def _collisions(entries: tuple[Entry, ...], file: str) -> Iterator[Finding]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        other = seen.setdefault(entry.id, entry)
        if other is not entry:
            rule = "two figures have two ids: change the id of the import"
            told = f"{entry.id}: {other.place.figure.cell}"
            yield Finding(file, entry.place.table.sheet, entry.place.figure.cell, rule, told)
