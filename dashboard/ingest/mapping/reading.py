"""Reading a mapping file: every fault is told with the file, the entry and the key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dashboard.ingest.errors import IngestError
from dashboard.ingest.mapping.model import UNDECIDED, ImportMapping

REMEDY = "correct the mapping file, then check it again"


@dataclass(frozen=True)
class Undecided:
    """A key of the mapping that still says « ? »: where it stands, and in which table (from 0)."""

    place: str
    key: str
    table: int | None = None


@dataclass(frozen=True)
class Loaded:
    """A mapping file that has the right shape, and what it leaves undecided."""

    path: Path
    mapping: ImportMapping
    undecided: tuple[Undecided, ...] = ()

    def undecided_in(self, table: int) -> frozenset[str]:
        """Keys left undecided somewhere in the table of that place."""
        return frozenset(u.key for u in self.undecided if u.table == table)


def read_mapping(path: Path) -> Loaded:
    """Read and check the shape of a mapping file; :class:`IngestError` names every bad key.

    A key of a table, row or column that says « ? » is taken off and listed as undecided.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        remedy = "give the path of a mapping file, or write one with « ingest propose »"
        raise IngestError(path, "the mapping file is missing", remedy) from error
    except OSError as error:
        raise IngestError(path, f"cannot be read ({error.strerror})", REMEDY) from error
    except UnicodeDecodeError as error:
        raise IngestError(path, f"not a text in UTF-8 ({error})", REMEDY) from error
    return parse_mapping(text, path)


def parse_mapping(text: str, path: Path) -> Loaded:
    """The same from the text of a file; errors name ``path``."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise IngestError(path, f"not a TOML file ({error})", REMEDY) from error
    undecided = tuple(_undecided(document))
    try:
        mapping = ImportMapping.model_validate(document)
    except ValidationError as error:
        open_ = "".join(f"\n  - not decided: {u.place} {u.key}" for u in undecided)
        faults = "".join(
            f"\n  - {_where(document, fault['loc'])}: {_said(fault)}"
            for fault in error.errors()
            if fault["input"] != UNDECIDED and not _follows(fault)
        )
        raise IngestError(path, f"not a mapping file yet:{open_}{faults}", REMEDY) from error
    return Loaded(path, mapping, undecided)


def _undecided(document: dict[str, Any]) -> Iterator[Undecided]:
    """The keys that say « ? »; those of lines and defaults are taken off (they may be absent)."""
    for key, value in document.items():
        if value == UNDECIDED:
            yield Undecided("", key)
    for part in ("file", "source"):
        section = document.get(part)
        for key, value in section.items() if isinstance(section, dict) else ():
            if value == UNDECIDED:
                yield Undecided(f"[{part}]", key)
    for place, table in enumerate(_rows(document, "table")):
        name = f"[[table]] {_name(table, place)}"
        yield from _taken_off(table.get("defaults"), f"{name}, defaults", place)
        yield from _taken_off(table.get("codes"), f"{name}, codes", place)
        yield from _taken_off(table, name, place)
        for kind in ("column", "row"):
            for line in _rows(table, kind):
                yield from _taken_off(line, f"{name}, {kind} {_label(line)}", place)


def _taken_off(section: object, where: str, table: int) -> Iterator[Undecided]:
    if isinstance(section, dict):
        for key in [k for k, v in section.items() if v == UNDECIDED and k not in _NAMES]:
            del section[key]
            yield Undecided(where, str(key), table)


_NAMES = frozenset({"sheet", "number", "title"})
"""What a publisher may well have written « ? »."""


def _rows(section: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = section.get(key)
    return [r for r in found if isinstance(r, dict)] if isinstance(found, list) else []


def _name(row: dict[str, Any], place: int) -> str:
    named = row.get("number") or row.get("sheet")
    return f"{place + 1} ({named})" if named else str(place + 1)


def _label(line: dict[str, Any]) -> str:
    label = line.get("label")
    return " > ".join(map(str, label)) if isinstance(label, list) else "without label"


def _where(document: dict[str, Any], location: tuple[int | str, ...]) -> str:
    """``table 1 (Tableau 1), column 2 (ABS réalisée), indicator``: a reader finds the key."""
    said: list[str] = []
    section: Any = document
    for step in location:
        if isinstance(step, int) and said:
            item = section[step] if isinstance(section, list) and step < len(section) else {}
            named = isinstance(item, dict) and (
                _label(item) if "label" in item else item.get("number") or item.get("sheet")
            )
            said[-1] += f" {step + 1}" + (f" ({named})" if named else "")
            section = item
        else:
            said.append(str(step))
            section = section.get(step, {}) if isinstance(section, dict) else {}
    return ", ".join(said)


def _follows(fault: Any) -> bool:
    """A list that is too short only because what it holds is faulty."""
    return fault["type"] == "too_short" and bool(fault["input"])


def _said(fault: Any) -> str:
    found = fault["input"]
    shown = f" (found {found!r})" if isinstance(found, str | int | float | bool) else ""
    return f"{fault['msg']}{shown}"
