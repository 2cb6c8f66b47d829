"""A table of open data as rows to read: the columns that matter, the rest behind « Détail »."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dashboard.domain.data_table import Column, ColumnType, DataTable, Value
from dashboard.domain.observation import Orientation, Scope
from dashboard.domain.status import Confidentiality, Status
from dashboard.exports.data.layouts import LAYOUTS, Layout, Shown
from dashboard.results.data.pairs import TESTED
from dashboard.wording import data_page as words
from dashboard.wording.controls import scope_label
from dashboard.wording.dates import in_words
from dashboard.wording.numbers import NBSP, number
from dashboard.wording.verdicts import signed
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS

_NUMERIC = (ColumnType.INTEGER, ColumnType.NUMBER)
_QUIET = {
    "confidentialite_en_mots": CONFIDENTIALITY[Confidentiality.FREE].label,
    "sens": Orientation.DIRECT.value,
    "portee": Scope.EITHER.value,
    "territoire_nom": "France",
    "nature_des_bornes": TESTED,
}
"""What goes without saying, small under a value."""
_ORDINARY = {
    "statut_observation": Status.PUBLISHED.value,
    "statut_confidentialite": Confidentiality.FREE.value,
}
_STATUSES = ("statut_observation", "statut_observation_avant", "statut_observation_apres")
_DIFFERENCES = ("ecart_points", "ecart_bas", "ecart_haut")
"""Columns of differences, which are written with their sign."""
_OF_A_PUBLICATION = ("confiance", "source_adresse")
"""Columns that mean nothing where figures are simulated."""
_WORDED = ("portee", "lecture", "sens", "relation", "evenement", "niveau", "confiance",
           "statut_observation", "statut_confidentialite")  # fmt: skip
"""Columns of codes that are read by their meaning."""


class Screen:
    """Reads the rows of a table by the names of its columns."""

    def __init__(self, table: DataTable) -> None:
        self._mark = table.about.mark
        self._columns = {column.name: column for column in table.about.columns}
        self._places = {name: place for place, name in enumerate(self._columns)}
        names = tuple(Shown(name) for name in list(self._columns)[:6])
        self.layout = LAYOUTS.get(table.about.id, Layout(names))

    def heading(self, shown: Shown) -> str:
        """Heading of a column."""
        return shown.heading or self._columns[shown.name].title

    def unit(self, shown: Shown) -> str:
        """Unit of a column of numbers, where all its values share one."""
        unit = self._columns[shown.name].unit
        return "" if unit.startswith("voir") or unit in self.heading(shown).lower() else unit

    def css(self, shown: Shown, row: tuple[Value, ...] | None = None) -> str:
        """How a column is set: « n » aligned as numbers, « n num » never cut, « t » long text;
        « none » where a row has nothing there."""
        column = self._columns[shown.name]
        numbers = column.type in _NUMERIC and not _is_year(column.name)
        aligned = "n" if numbers or shown.name in words.FIGURES else ""
        if row is not None and not self.value(row, shown.name) and not self.under(row, shown):
            return f"{aligned} none".strip()
        if numbers and row is not None and shown.name not in words.FIGURES:
            return "n num"
        return aligned or ("t" if shown.name in words.LONG_TEXTS else "")

    def value(self, row: tuple[Value, ...], name: str) -> str:
        """A field in words; empty where there is nothing."""
        if name == "intervalle":
            return self._bounds(row, "intervalle_bas", "intervalle_haut", number)
        if name == "ecart":
            return self._bounds(row, "ecart_bas", "ecart_haut", signed)
        column, value = self._columns[name], row[self._places[name]]
        if name in _DIFFERENCES and isinstance(value, float):
            return signed(value)
        if name == "portee" and value in list(Scope):
            return scope_label(str(value))
        if name in _WORDED and value in column.codes:
            return column.codes[str(value)]
        return said(column, value)

    def under(self, row: tuple[Value, ...], shown: Shown) -> list[str]:
        """What stands small under the value of a column."""
        return [
            words.IN_YEAR.format(year=self.value(row, name))
            if _is_year(name)
            else self.value(row, name)
            for name in shown.under
            if not (name in _QUIET and row[self._places[name]] == _QUIET[name])
            and self.value(row, name)
        ]

    def detail(self, row: tuple[Value, ...]) -> list[tuple[str, str]]:
        """Everything else that is known of a row: title and text, nothing that is empty."""
        seen = {name for shown in self.layout.columns for name in (shown.name, *shown.under)}
        asked = self.layout.detail or [name for name in self._columns if name not in seen]
        return [
            (self._columns[name].title, text)
            for name in asked
            if (text := self.value(row, name)) and not self._is_plain(row, name)
        ]

    def _is_plain(self, row: tuple[Value, ...], name: str) -> bool:
        """Whether a code says no more than the row: a figure as published, free to be shown."""
        simulated = self._mark and name in _OF_A_PUBLICATION
        return bool(simulated) or row[self._places[name]] == _ORDINARY.get(name, object())

    def codes(self, rows: Sequence[tuple[Value, ...]]) -> tuple[str, ...]:
        """The codes that stand beside figures of these rows, each explained once."""
        places = [self._places[name] for name in self._places if name in _STATUSES]
        found = {row[place] for row in rows for place in places}
        marked = (STATUS[s] for s in Status if s.has_figure and s.value in found)
        return tuple(f"{w.code} : {w.label}. {w.explanation}" for w in marked if w.code)

    def _bounds(
        self, row: tuple[Value, ...], low: str, high: str, written: Callable[[float, int], str]
    ) -> str:
        """« [70,1 ; 74,2] »; those of a difference have its sign: « [− 7,4 ; + 2,2] »."""
        bounds = [row[self._places[name]] for name in (low, high)]
        if not all(isinstance(b, (int, float)) for b in bounds):
            return ""
        texts = [written(float(b), 1) for b in bounds if b is not None]
        return f"[{texts[0]} ;{NBSP}{texts[1]}]"


def said(column: Column, value: Value) -> str:
    """A field as French prints it; years and codes are never grouped."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, str):
        return in_words(date.fromisoformat(value)) if column.type is ColumnType.DATE else value
    if _is_year(column.name):
        return str(value)
    digits = len(f"{value:.4f}".rstrip("0").partition(".")[2]) if isinstance(value, float) else 0
    return number(value, digits)


def _is_year(name: str) -> bool:
    return name.startswith("annee_")
