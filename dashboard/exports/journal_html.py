"""The log of the data, and the sources of the figures → lists and tables."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports.templating import render
from dashboard.results.journal import Entry
from dashboard.results.sources import SourceRow
from dashboard.wording.numbers import plural
from dashboard.wording.versions import CURRENT


def journal_list(entries: Sequence[Entry]) -> str:
    """Versions, newest first: date, reason, what changed, for which indicators, cell by cell."""
    return render("journal.html", entries=entries, current=CURRENT, plural=plural)


def sources_table(rows: Sequence[SourceRow]) -> str:
    """Where figures come from: publication, place it was read, licence, figures taken from it."""
    return render("sources.html", rows=rows)
