"""The contract of the observations table, checked when it is built and in the tests.

Never imported by the running application (pandera takes a second to import); it reads a table
whose bytes were checked here. Every rule has a sentence, and every violation is reported with
file, row, column, value and rule, all at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from dashboard.tables.contract_rules import ROW_RULES, VOCABULARIES, WELL_WRITTEN
from dashboard.tables.errors import TablesError
from dashboard.tables.layout import COLUMNS, REAL_COLUMNS, TEXT_COLUMNS, WHOLE_COLUMNS

REPAIR = "correct the row, then make data"


@dataclass(frozen=True)
class Violation:
    """A broken rule: where (id and line of the file), which column, what stands there."""

    row: str
    column: str
    found: str
    rule: str

    def __str__(self) -> str:
        return f"{self.row}, column {self.column}: {self.found}: {self.rule}"


class ContractError(TablesError):
    """The table breaks its contract; ``violations`` lists every broken rule."""

    def __init__(self, path: Path, violations: tuple[Violation, ...]) -> None:
        self.violations = violations
        lines = "".join(f"\n  - {violation}" for violation in violations)
        super().__init__(path, f"{len(violations)} rule(s) broken:{lines}", REPAIR)


def _column(name: str) -> pa.Column:
    if name in TEXT_COLUMNS:
        checks = []
        if name in VOCABULARIES:
            allowed = VOCABULARIES[name]
            checks.append(pa.Check.isin(allowed, error=f"must be one of {', '.join(allowed)}"))
        if name in WELL_WRITTEN:
            pattern, rule = WELL_WRITTEN[name]
            checks.append(pa.Check.str_matches(pattern, error=rule))
        return pa.Column(str, checks, unique=name == "id", coerce=True)
    kind = {**dict.fromkeys(WHOLE_COLUMNS, "Int64"), **dict.fromkeys(REAL_COLUMNS, "Float64")}
    return pa.Column(kind[name], nullable=True, coerce=True)


def _row_check(function: Callable[[pd.DataFrame], pd.Series], name: str) -> pa.Check:
    return pa.Check(function, error=name, ignore_na=False)


CONTRACT = pa.DataFrameSchema(
    {name: _column(name) for name in COLUMNS},
    checks=[_row_check(rule.holds, name) for name, rule in ROW_RULES.items()],
    strict=True,
    ordered=True,
    name="observations",
)


def check(frame: pd.DataFrame, path: Path, first_line: int = 2) -> pd.DataFrame:
    """The frame with the types of the contract, or :class:`ContractError` naming ``path``.

    ``first_line`` is the line of the file where the first row stands (2 under a CSV header).
    """
    try:
        return CONTRACT.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases
    found = list(dict.fromkeys(_violations(cases, frame, first_line)))
    raise ContractError(path, tuple(found))


def _violations(cases: pd.DataFrame, frame: pd.DataFrame, first_line: int) -> Iterator[Violation]:
    for case in cases.to_dict("records"):
        column, rule, value = case["column"], str(case["check"]), case["failure_case"]
        if pd.isna(case["index"]):
            named = value if rule.startswith("column") else column
            yield Violation("file", str(named), "the table as a whole", _plain(rule))
            continue
        place = int(case["index"])
        row = f"row {frame['id'].iloc[place]!r} (line {place + first_line})"
        if rule in ROW_RULES:
            column, sentence = ROW_RULES[rule].column, ROW_RULES[rule].sentence
            yield Violation(row, column, repr(frame[column].iloc[place]), sentence)
        else:
            yield Violation(row, str(column), repr(value), _plain(rule))


def _plain(rule: str) -> str:
    """The rules that pandera words itself, in a reader's words."""
    known = {
        "field_uniqueness": "must not be repeated",
        "not_nullable": "must not be empty",
        "column_in_schema": "is not a column of the contract",
        "column_in_dataframe": "is a column of the contract and is missing",
        "column_ordered": "columns must stand in the order of the contract",
    }
    if rule.startswith("coerce_dtype"):
        return "must be a number" if "64" in rule else "must be text"
    return known.get(rule, rule)
