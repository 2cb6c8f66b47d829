"""The built table of observations: its columns, their types, where it lies."""

from __future__ import annotations

TEXT_COLUMNS = (
    "id",
    "dataset",
    "edition",
    "reference_date",
    "indicator",
    "unit",
    "scope",
    "reading",
    "group",
    "territory",
    "size_label",
    "orientation",
    "qualifier",
    "words",
    "status",
    "confidentiality",
    "source",
    "counter_source",
    "counter_id",
    "confidence",
    "note",
)
"""Text, empty rather than null."""

WHOLE_COLUMNS = ("size_min", "size_max", "base")
"""Whole numbers, null where there is no limit or no base. Sizes are inhabitants."""

REAL_COLUMNS = ("value", "ci_low", "ci_high", "standard_error")
"""Percentages from 0 to 100 (a plain number for the reading ``nombre``), null where none."""

COLUMNS = (
    *("id", "dataset", "edition", "reference_date", "indicator", "unit", "scope", "reading"),
    *("group", "territory", "size_min", "size_max", "size_label", "orientation", "value"),
    *("qualifier", "words", "base", "ci_low", "ci_high", "standard_error", "status"),
    *("confidentiality", "source", "counter_source", "counter_id", "confidence", "note"),
)
"""Every column, in the order of the file."""

RAW_COLUMNS = tuple(column for column in COLUMNS if column != "dataset")
"""Columns of the reviewable CSV; the data set is the folder it is built into."""

OBSERVATIONS = "observations.parquet"
COVARIANCES = "covariances.parquet"
"""Covariance of two estimates whose samples overlap, in squared points; absent where unknown."""
COVARIANCE_COLUMNS = ("before", "after", "covariance")
"""Ids of the two observations, and their covariance."""
MANIFEST = "manifest.json"
SOURCES = "sources.json"
"""Sources that a version brings with it: the workbooks imported into it."""
ORIGINS = "origins.parquet"
ORIGIN_COLUMNS = ("id", "measure", "file", "sha256", "sheet", "table", "cell", "raw")
"""The cells an imported figure was read in, one line each."""

PUBLISHED, DEMONSTRATION = "published", "demonstration"
HEAD, VERSIONS = "head.json", "versions"
"""Which version is current, and the folder that holds them all (``tables/versions.py``)."""
