"""Checks the populations of the communes of 2015 that an operator may have (Insee)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from dashboard.ingest.geo.errors import BuildError, require

COLUMNS = ("code", "population", "year")
_RULE = "historical populations"
_YEARS = range(2009, 2016)


def read_historical_populations(path: Path, communes_2015: Iterable[str]) -> pd.DataFrame:
    """Municipal populations ``code``, ``population``, ``year``, sorted, from a CSV of that header.

    Comma or semicolon. Codes are those of 1 January 2015, populations whole numbers, years 2009 to
    2015, one row a commune and year. Communes may be missing; an unknown one may not be there.
    Raises :class:`BuildError` with the line.
    """
    known = set(communes_2015)
    rows: dict[tuple[str, int], int] = {}
    for line, row in enumerate(_rows(path), start=2):
        where = f"{path}, line {line}"
        code, population, year = (str(row[name] or "").strip() for name in COLUMNS)
        require(
            code in known,
            _RULE,
            f"{where}: {code!r} is no commune of 1 January 2015",
            "Give codes of five characters (01001, 2A004) in the geography of 1 January 2015",
        )
        require(
            population.isascii() and population.isdigit(),
            _RULE,
            f"{where}: {population!r} is not a whole number of inhabitants",
            "Write it in digits, without space or decimals",
        )
        require(
            year.isascii() and year.isdigit() and int(year) in _YEARS,
            _RULE,
            f"{where}: {year!r} is not a year from {_YEARS[0]} to {_YEARS[-1]}",
            "Give the census year the population belongs to",
        )
        key = code, int(year)
        require(key not in rows, _RULE, f"{where}: {code} {year} comes twice", "Keep one")
        rows[key] = int(population)
    require(bool(rows), _RULE, f"{path} holds no row", "Give at least one commune")
    ordered = [(code, rows[code, year], year) for code, year in sorted(rows)]
    return pd.DataFrame(ordered, columns=list(COLUMNS))


def _rows(path: Path) -> Iterable[dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BuildError(
            _RULE, f"{path} cannot be read ({error})", "Give a CSV in UTF-8"
        ) from error
    lines = text.splitlines()
    delimiter = ";" if lines and ";" in lines[0] else ","
    reader = csv.DictReader(lines, delimiter=delimiter)
    missing = set(COLUMNS) - set(reader.fieldnames or ())
    require(
        not missing,
        _RULE,
        f"{path} has no column {', '.join(sorted(missing))}",
        f"The first line must be {','.join(COLUMNS)}",
    )
    return list(reader)
