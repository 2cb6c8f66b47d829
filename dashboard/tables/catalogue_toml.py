"""Reading one TOML file of the catalogue: every fault is told with file, row and key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from dashboard.tables.errors import TablesError

REPAIR = "correct the file (see data/catalogue), then make data"

M = TypeVar("M", bound=BaseModel)


def read_toml(path: Path) -> dict[str, object]:
    """Read a TOML file; :class:`TablesError` where it is absent or is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise TablesError(path, "the file is missing", "git checkout -- data") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TablesError(path, f"not a TOML file ({error})", REPAIR) from error


def read_tables(path: Path, expected: Iterable[str], needed: bool) -> Mapping[str, list[object]]:
    """Rows of the table arrays of a file, which holds the ``expected`` ones and nothing else.

    Where they are not ``needed``, a table array may be absent (an overlay says what it changes).
    """
    content = read_toml(path)
    names = tuple(expected)
    rows = {name: content.pop(name, None if needed else []) for name in names}
    if content or not all(isinstance(r, list) and (r or not needed) for r in rows.values()):
        told = " and ".join(f"[[{name}]]" for name in names)
        raise TablesError(path, f"expected {told} tables and nothing else", REPAIR)
    return {name: list(r) for name, r in rows.items() if isinstance(r, list)}


def read_rows(path: Path, table: str, model: type[M]) -> tuple[M, ...]:
    """Read the only table array of a file; an error names the row by its id and the key."""
    return checked(path, model, read_tables(path, [table], needed=True)[table])


def checked(path: Path, model: type[M], rows: Iterable[object]) -> tuple[M, ...]:
    """Each row against its model; an error names the row by its place and id, and the key."""
    return tuple(validate(path, model, row, _name(row, i)) for i, row in enumerate(rows, start=1))


def validate(path: Path, model: type[M], content: object, where: str) -> M:
    """Check one table against its model; :class:`TablesError` names the row and every key."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        )
        raise TablesError(path, f"{where}: {faults}", REPAIR) from error


def _name(row: object, position: int) -> str:
    if not isinstance(row, dict):
        return f"table {position} ({row})"
    about = row.get("id") or row.get("indicators") or "without id"
    return f"table {position} ({', '.join(map(str, about)) if isinstance(about, list) else about})"
