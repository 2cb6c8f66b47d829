"""What a cell of a figure becomes in a workbook: a number, its words, or the code of its status.

A number is written only where a publication states one: a bound keeps its words, and its number
stands in a column of its own; « la totalité » is a number, 100, whose words stand beside it. A
secret leaves nothing behind but its code.
"""

from __future__ import annotations

from dashboard.domain.status import Qualifier
from dashboard.exports.companion.grid import Item, Style, clean
from dashboard.results.publication.footnotes import marks_of
from dashboard.results.publication.publication import Publication
from dashboard.results.result import Cell
from dashboard.wording.numbers import percent
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS

Asked = Cell | None


def shows(cell: Asked) -> bool:
    """Whether anything of the figure may be told."""
    return cell is not None and cell.status.has_figure and not cell.confidentiality.hides


def number_of(cell: Asked) -> float | None:
    """The number that stands in the cell, ``None`` where there are words, a code or nothing."""
    if cell is None or not shows(cell) or cell.qualifier is not Qualifier.EXACT:
        return None
    return cell.value


def in_words(cell: Asked) -> float | None:
    """The number that the words of a cell state: a bound, an order of magnitude."""
    if cell is None or not shows(cell) or number_of(cell) is not None:
        return None
    return cell.value


def interval_of(cell: Asked) -> tuple[float, float] | None:
    """The published 95 % interval of a number, without the noise of a complement (100 - 74.6)."""
    if cell is None or number_of(cell) is None or cell.observation is None:
        return None
    bounds = cell.observation.interval
    return bounds and (round(bounds[0], 6), round(bounds[1], 6))


def respondents_of(cell: Asked) -> int | None:
    """How many answered, where that is known and may be told."""
    if cell is None or not shows(cell) or cell.observation is None:
        return None
    return cell.observation.base


def codes_of(cell: Asked) -> tuple[str, ...]:
    """Codes and marks that stand beside the number or the words of a cell."""
    return marks_of(cell) if cell is not None and shows(cell) else ()


def item_of(cell: Asked, strong: bool) -> Item:
    """What is written in the cell."""
    value = number_of(cell)
    if cell is None:
        return Item(None, Style.WORDS, strong)
    if value is not None:
        return Item(value, Style.NUMBER, strong, decimals(value, interval_of(cell) is not None))
    if shows(cell):
        return Item(clean(_without_code(cell)), Style.WORDS, strong)
    return Item(code_of(cell), Style.WORDS, strong)


def _without_code(cell: Cell) -> str:
    """The words alone: their code has a column of its own."""
    code = STATUS[cell.status].code
    return cell.text.removesuffix(code).rstrip() if code else cell.text


def code_of(cell: Cell) -> str:
    """The code that stands in the place of a figure."""
    if cell.confidentiality.hides:
        return CONFIDENTIALITY[cell.confidentiality].code
    return STATUS[cell.status].code


def decimals(value: float, estimated: bool = False) -> int:
    """Decimals shown: none for a whole number, unless it is an estimate with its interval."""
    return 1 if estimated or not float(value).is_integer() else 0


def codes_in(publication: Publication) -> tuple[str, ...]:
    """Every code and mark that occurs in the table of a figure, each once."""
    cells = [cell for line in publication.cells for cell in line if cell is not None]
    return tuple(
        dict.fromkeys(
            code for cell in cells for code in (codes_of(cell) if shows(cell) else (code_of(cell),))
        )
    )


def spelled(cell: Asked) -> str:
    """The words of a number that the publication writes out (« la totalité »), none elsewhere."""
    seen = cell.observation if cell else None
    value = number_of(cell)
    if seen is None or not seen.words or seen.derived or value is None:
        return ""
    return seen.words if _plain(seen.words) != _plain(percent(value)) else ""


def _plain(text: str) -> str:
    return "".join(text.split())
