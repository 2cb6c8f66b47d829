"""The publisher of the rehearsal: writes « official » workbooks of 2025 as DREES lays them out.

It knows nothing of the import: no code and no label in common. Its figures are made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

BANDS = (
    "Moins de 500 hab.", "500 à 1 499 hab.", "1 500 à 4 999 hab.",
    "5 000 à 9 999 hab.", "10 000 à 29 999 hab.", "30 000 hab. ou plus",
)  # fmt: skip
SURVEYED = (1210, 1105, 962, 640, 518, 287)
"""Communes that answered, by band."""
COMMUNES = (18256, 9534, 4834, 1203, 759, 289)
"""Communes there are, by band."""
BOLD = Font(bold=True)


@dataclass(frozen=True)
class Question:
    """What is asked: how a table names it, the share of each band in percent."""

    name: str
    shares: tuple[float, ...]

    @property
    def total(self) -> float:
        """The share of all communes, to one decimal."""
        weighed = sum(s * n for s, n in zip(self.shares, COMMUNES, strict=True))
        return round(weighed / sum(COMMUNES), 1)

    def line(self) -> list[float]:
        return [*self.shares, self.total]


ANY = Question("Au moins une action", (70.4, 91.2, 98.3, 100.0, 100.0, 100.0))
CENTRE = Question("Ont un CCAS", (31.6, 62.7, 88.9, 96.4, 98.2, 99.1))
FORMER_CENTRE = Question("Ont un CCAS", (66.8, 82.1, 91.3, 96.8, 98.4, 99.2))
OLD_AGE = Question("En direction des aînés", (52.1, 80.3, 92.6, 97.1, 98.5, 99.3))
POVERTY = Question("Contre la pauvreté et les exclusions", (26.4, 55.2, 78.1, 90.2, 95.7, 98.8))
YOUTH = Question("Vers la jeunesse et les familles", (29.3, 58.4, 80.6, 92.3, 96.1, 98.6))
IN_KIND = Question("Secours en nature", (50.2, 78.3, 91.4, 96.2, 97.8, 98.9))
VOUCHERS = Question("Chèques (CAP)", (2.1, 7.2, 19.4, 38.6, 52.3, 66.7))
NEEDS = Question("Analyse faite", (7.8, 15.6, 33.2, 58.1, 71.4, 86.3))


def release_with_precision(folder: Path) -> Path:
    """Bands in rows; for each question a share, its error and the number of answers."""
    book = Workbook()
    _cover(book, "L’action sociale des communes en 2025")
    _by_band(book, "Tableau 1", "Les communes menant une action sociale en 2025", (ANY, CENTRE))
    _by_band(book, "Tableau 2", "Les domaines d’intervention en 2025", (OLD_AGE, POVERTY, YOUTH))
    return _saved(book, folder / "asco2025-communes-action-sociale.xlsx")


def release_without_precision(folder: Path) -> Path:
    """Bands in columns, questions in rows, whole percentages; a secret, a provisional figure."""
    book = Workbook()
    _cover(book, "Prestations et analyse des besoins sociaux en 2025")
    sheet = book.create_sheet("Tableau 1")
    sheet["A1"] = "Tableau 1 - Prestations accordées par les communes en 2025, selon leur taille"
    sheet["A1"].font = BOLD
    sheet["A2"] = "En % des communes"
    _row(sheet, 4, ["Prestation", *BANDS, "Toutes communes"], bold=True)
    _row(sheet, 5, [IN_KIND.name, *(round(v) for v in IN_KIND.line())])
    _row(sheet, 6, [VOUCHERS.name, *(round(v) for v in VOUCHERS.line())])
    sheet["B6"] = "s"
    sheet["H6"] = f"{round(VOUCHERS.total)} (p)"
    _foot(sheet, 8, "s : secret statistique. (p) : donnée provisoire.")
    sheet = book.create_sheet("Tableau 2")
    sheet["A1"] = "Tableau 2 - Communes ayant fait une analyse des besoins sociaux depuis 2020"
    sheet["A1"].font = BOLD
    _row(sheet, 3, ["Taille de la commune", "Part des communes (en %)"], bold=True)
    for place, (band, share) in enumerate(zip((*BANDS, "Ensemble"), NEEDS.line(), strict=True), 4):
        _row(sheet, place, [band, f"{share:.1f}".replace(".", ",")])
    _foot(sheet, 12, "")
    return _saved(book, folder / "asco2025-communes-prestations-abs.xlsx")


def release_of_the_first_edition(folder: Path) -> Path:
    """The table of 2014 that was never read: the same question, with its error."""
    book = Workbook()
    _cover(book, "L’organisation de l’action sociale au 31 décembre 2014")
    _by_band(book, "Tableau 1", "Les communes dotées d’un CCAS fin 2014", (FORMER_CENTRE,))
    return _saved(book, folder / "asco2014-communes-organisation.xlsx")


def release_of_groupings(folder: Path) -> Path:
    """EPCI, nationwide only, with the number of answers."""
    book = Workbook()
    _cover(book, "L’action sociale des intercommunalités en 2025")
    sheet = book.create_sheet("Tableau 1")
    sheet["A1"] = "Tableau 1 - Organisation de l’action sociale des EPCI en 2025"
    sheet["A1"].font = BOLD
    _row(sheet, 3, ["", "En % des EPCI", "EPCI répondants"], bold=True)
    _row(sheet, 4, ["Disposent d’un centre intercommunal (CIAS)", 38, 642])
    _foot(sheet, 6, "")
    return _saved(book, folder / "asco2025-intercommunalites.xlsx")


def _by_band(book: Workbook, name: str, title: str, asked: Sequence[Question]) -> None:
    sheet = book.create_sheet(name)
    sheet["A1"] = f"{name} - {title}, selon la taille de la commune"
    sheet["A1"].font = BOLD
    sheet["A2"] = "En %"
    sheet["A4"] = "Taille de la commune"
    sheet.merge_cells("A4:A5")
    for place, question in enumerate(asked):
        left = 2 + 3 * place
        sheet.cell(4, left, question.name).font = BOLD
        sheet.merge_cells(start_row=4, start_column=left, end_row=4, end_column=left + 2)
        for shift, header in enumerate(("Part", "Erreur type", "Communes répondantes")):
            sheet.cell(5, left + shift, header).font = BOLD
        lines = zip((*BANDS, "Ensemble"), question.line(), (*SURVEYED, sum(SURVEYED)), strict=True)
        for row, (band, share, answers) in enumerate(lines, 6):
            total = row == 6 + len(BANDS)
            sheet.cell(row, 1, band).font = Font(bold=total)
            sheet.cell(row, left, share).number_format = "0.0"
            error = (share * (100 - share) / answers) ** 0.5
            sheet.cell(row, left + 1, round(error, 2))
            sheet.cell(row, left + 2, answers).number_format = "#,##0"
    _foot(sheet, 14, "Note : l’erreur type tient compte du plan de sondage.")


def _cover(book: Workbook, title: str) -> None:
    cover = book.active
    assert isinstance(cover, Worksheet)
    cover.title = "Présentation et méthode"
    cover["A1"] = title
    cover["A1"].font = BOLD
    cover["A3"] = "► Source : DREES, enquête ASCO 2025"
    cover["A4"] = "► Champ : France métropolitaine et DROM."
    cover["A6"] = "► Historique des mises à jour"
    cover["A7"] = "décembre 2026 : mise en ligne des premiers résultats"
    summary = book.create_sheet("Sommaire")
    summary["A1"] = "Sommaire"


def _foot(sheet: Worksheet, row: int, note: str) -> None:
    lines = [note, "Champ : communes de France métropolitaine et des DROM.",
             "Source : DREES, enquête ASCO 2025."]  # fmt: skip
    for place, line in enumerate(filter(None, lines), row):
        sheet.cell(place, 1, line).alignment = Alignment(wrap_text=True)


def _row(sheet: Worksheet, row: int, values: Sequence[object], bold: bool = False) -> None:
    for column, value in enumerate(values, 1):
        if value != "":
            sheet.cell(row, column, value).font = Font(bold=bold)  # type: ignore[arg-type]


def _saved(book: Workbook, path: Path) -> Path:
    summary = book["Sommaire"]
    for row, name in enumerate(book.sheetnames[2:], 3):
        summary.cell(row, 1, book[name]["A1"].value)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path
