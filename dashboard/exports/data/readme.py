"""The texts of the archive: read-me, conditions, how to cite."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.domain.data_table import DataSet, DataTable
from dashboard.domain.page import SITE
from dashboard.exports.templating import render
from dashboard.wording import data_files as words
from dashboard.wording.dates import in_words
from dashboard.wording.numbers import number
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS


def read_me(tables: Sequence[DataTable], home: str = "") -> str:
    """What the archive holds, table by table, and what each status means; ``home`` is the whole
    address of the page of the data sets, where it is known."""
    sets = [table.about for table in tables]
    rows = [
        {"about": table.about, "rows": number(len(table.rows)), "period": period(table.about)}
        for table in tables
    ]
    return render(
        "data/readme.md",
        mark=mark_of(sets),
        site=SITE,
        tables=rows,
        citation=citation(sets, home),
        home=home,
        statuses=[(s.value, w.label, w.explanation) for s, w in STATUS.items()],
        secrets=[(c.value, w.label, w.explanation) for c, w in CONFIDENTIALITY.items()],
    )


def licence_text(sets: Sequence[DataSet]) -> str:
    """Under which conditions each data set may be reused."""
    return render("data/licence.md", mark=mark_of(sets), sets=sets)


def citation(sets: Sequence[DataSet], home: str = "") -> str:
    """How to cite what was taken: producer, title, version, day, address where it is known."""
    first = sets[0]
    day = in_words(date.fromisoformat(first.updated)) if first.updated else ""
    title = first.title if len(sets) == 1 else SITE
    said = [first.mark, first.producer, title, f"version {first.version}", day]
    return f"{', '.join(part for part in said if part)}. {home}".rstrip()


def citation_file(sets: Sequence[DataSet], home: str = "") -> str:
    """The same for machines (Citation File Format 1.2.0)."""
    return render("data/citation.cff", mark=mark_of(sets), site=SITE, first=sets[0], home=home)


def mark_of(sets: Sequence[DataSet]) -> str:
    """The mark of what is simulated, empty where nothing is."""
    return next((about.mark for about in sets if about.mark), "")


def period(about: DataSet) -> str:
    """« 2014 », « de 2014 à 2025 », « 21 novembre 2026 », « du 1er mai 2026 au 2 juin 2027 »."""
    first, _, last = about.period.partition("/")
    said = [in_words(date.fromisoformat(m)) if "-" in m else m for m in (first, last) if m]
    if not last:
        return said[0]
    between = words.PERIOD_OF_DAYS if "-" in first else words.PERIOD_OF
    return between.format(*said)
