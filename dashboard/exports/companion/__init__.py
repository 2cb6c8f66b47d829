"""The companion workbook of a publication: one sheet a figure, as XLSX with charts and as ODS."""

from dashboard.exports.companion.ods import ods_bytes
from dashboard.exports.companion.xlsx import workbook_bytes

__all__ = ["ods_bytes", "workbook_bytes"]
