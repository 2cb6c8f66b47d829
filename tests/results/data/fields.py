"""Reading the rows of a table by the names of its columns."""

from dashboard.domain.data_table import DataTable, Value


def records(table: DataTable) -> list[dict[str, Value]]:
    names = [column.name for column in table.about.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]
