"""Publications made by hand: every kind, format and awkward content a drawing must bear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dashboard.domain.dataset import Dataset
from dashboard.domain.figure import FigureKind, FigureSpec, PageFormat
from dashboard.domain.observation import CellKey, Observation, Orientation, Reading, Scope, Unit
from dashboard.domain.size_range import SizeRange
from dashboard.domain.status import Confidentiality, Qualifier, Status
from dashboard.results.publication.compose import publication
from dashboard.results.publication.publication import Footnote, Publication, RowHead, Series
from dashboard.results.result import Cell, Look
from tests.worlds import demonstration_world

DEMONSTRATION = "Démonstration – données fictives"
SIZES = (
    ("moins-500", "Moins de 500 habitants"),
    ("500-1500", "De 500 à 1 499 habitants"),
    ("1500-5000", "De 1 500 à 4 999 habitants"),
    ("5000-10000", "De 5 000 à 9 999 habitants"),
    ("10000-30000", "De 10 000 à 29 999 habitants"),
    ("30000-plus", "30 000 habitants ou plus"),
)
TOTAL = ("toutes", "Ensemble des communes")
_LOOKS = {
    Qualifier.EXACT: Look.VALUE,
    Qualifier.ABOUT: Look.ABOUT,
    Qualifier.MORE_THAN: Look.MORE_THAN,
    Qualifier.LESS_THAN: Look.LESS_THAN,
    Qualifier.NONE: Look.WORDS,
}


def observed(value: float | None, interval: tuple[float, float] | None = None) -> Observation:
    key = CellKey("publie", "2015", "abs", Unit.COMMUNE, Scope.EITHER, Reading.UNITS)
    return Observation(
        id="essai",
        key=key,
        orientation=Orientation.DIRECT,
        value=value,
        qualifier=Qualifier.EXACT,
        words="",
        status=Status.PUBLISHED,
        confidentiality=Confidentiality.FREE,
        source="s",
        interval=interval,
    )


def cell(
    value: float | None,
    text: str = "",
    qualifier: Qualifier = Qualifier.EXACT,
    interval: tuple[float, float] | None = None,
    status: Status = Status.PUBLISHED,
    confidentiality: Confidentiality = Confidentiality.FREE,
    heading: str = "",
) -> Cell:
    hidden = confidentiality.hides or not status.has_figure
    shown = text or (f"{value:.1f}".replace(".0", "").replace(".", ",") + "\u00a0%")
    return Cell(
        heading=heading,
        text=shown,
        sentence=shown,
        look=Look.STATUS if hidden else _LOOKS[qualifier],
        value=value,
        status=status,
        confidentiality=confidentiality,
        qualifier=qualifier,
        observation=observed(value, interval),
    )


SECRET = cell(None, "secret statistique", confidentiality=Confidentiality.SECRET)
NOT_COLLECTED = cell(None, "non collecté", status=Status.NOT_COLLECTED)
FORTHCOMING = cell(None, "à paraître", status=Status.FORTHCOMING)
MORE_THAN = cell(80.0, "plus de huit communes sur dix", Qualifier.MORE_THAN)
LESS_THAN = cell(10.0, "moins d’une commune sur dix", Qualifier.LESS_THAN)
ABOUT = cell(66.7, "environ les deux tiers", Qualifier.ABOUT)
WORDS = cell(None, "la quasi-totalité", Qualifier.NONE)
UNSURE = cell(43.2, interval=(21.0, 66.4), status=Status.LOW_RELIABILITY)
ORDINARY = tuple(
    cell(v, interval=i)
    for v, i in (
        (72.0, None),
        (81.4, (78.3, 84.2)),
        (93.0, (90.1, 95.2)),
        (100.0, (98.4, 100.0)),
        (99.2, None),
        (0.0, None),
        (78.0, (76.8, 79.1)),
    )
)
AWKWARD = (SECRET, MORE_THAN, LESS_THAN, ABOUT, WORDS, UNSURE, NOT_COLLECTED)
LECTURE = (
    "En 2014, 72\u00a0% des communes de moins de 500 habitants mènent au moins une action sociale "
    "(intervalle de confiance à 95\u00a0%\u00a0: de 69,8\u00a0% à 74,1\u00a0%)."
)
CHAMP = "Communes de France métropolitaine et des DROM, hors Mayotte."
SOURCE = "DREES, enquête sur l’action sociale des communes et intercommunalités (ASCO) 2015."
TITLE = "Neuf communes sur dix de plus de 1 500 habitants mènent au moins une action sociale"
LONG = "Versement d’aides financières d’urgence aux ménages en difficulté, remboursables ou non"


def heads(count: int = 7, total: bool = True, long: bool = False) -> tuple[RowHead, ...]:
    found = [RowHead(code, label, size=SizeRange.from_code(code)) for code, label in SIZES]
    while len(found) < count - total:
        found.append(RowHead(f"i{len(found)}", f"{LONG if long else 'Aide'} n° {len(found)}"))
    found = found[: count - total]
    if long:
        found = [replace(head, label=f"{LONG} ({head.label})") for head in found]
    return (*found, RowHead(*TOTAL, is_total=True)) if total else tuple(found)


def figure(
    kind: FigureKind,
    cells: Sequence[Sequence[Cell | None]],
    series: Sequence[tuple[str, str]] = (("abs", "2014"),),
    page: PageFormat = PageFormat.PAGE,
    rows: Sequence[RowHead] = (),
    **changes: object,
) -> Publication:
    spec = FigureSpec(kind, ("abs",), ("2015",), format=page)
    base = Publication(
        spec=spec,
        label=spec.label,
        title=TITLE,
        proposed=TITLE,
        unit="En % des communes, fin 2014",
        row_heading="Taille de la commune",
        series=tuple(Series(key, label, "2015") for key, label in series),
        rows=tuple(rows) or heads(len(cells)),
        cells=tuple(tuple(line) for line in cells),
        lecture=LECTURE,
        champ=CHAMP,
        source=SOURCE,
        note="Les traits horizontaux sont les intervalles de confiance à 95\u00a0%.",
        footnotes=(Footnote("s", "secret statistique"), Footnote("ND", "non disponible")),
        alternative="Barres par taille de commune, de 72 % à 100 %.",
        description="Moins de 500 habitants : 72 %.",
        data_version="1.0.0",
        licence="Licence Ouverte 2.0",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def several(count: int, rows: int = 4) -> list[list[Cell]]:
    """Cells of a grouped figure: one line a row, one column a series."""
    return [
        [
            AWKWARD[(r + s) % len(AWKWARD)]
            if (r * count + s) % 5 == 4
            else cell(float((17 * r + 29 * s + 11) % 101), interval=None)
            for s in range(count)
        ]
        for r in range(rows)
    ]


EDITIONS = (("2015", "fin 2014"), ("2025", "fin 2025"))


def bars(page: PageFormat = PageFormat.PAGE, **changes: object) -> Publication:
    return figure(FigureKind.BARS, [[c] for c in ORDINARY], page=page, **changes)


def awkward(page: PageFormat = PageFormat.PAGE, **changes: object) -> Publication:
    return figure(FigureKind.BARS, [[c] for c in AWKWARD], page=page, **changes)


def grouped(
    count: int, page: PageFormat = PageFormat.PAGE, rows: int = 4, **changes: object
) -> Publication:
    series = EDITIONS if count == 2 else [(f"i{i}", f"{LONG[: 18 + 9 * i]}") for i in range(count)]
    return figure(FigureKind.GROUPED, several(count, rows), series, page, **changes)


@cache
def composed(**choices: object) -> Publication:
    """A publication of the demonstration, composed as the workshop does."""
    spec = FigureSpec(**choices, dataset=Dataset.DEMONSTRATION)  # type: ignore[arg-type]
    return publication(demonstration_world(), spec)


def pair(indicator: str, page: PageFormat = PageFormat.PAGE, **changes: object) -> Publication:
    found = composed(
        kind=FigureKind.DUMBBELL,
        indicators=(indicator,),
        editions=("2015", "2025"),
        scope=Scope.OWN if indicator == "action-sociale" else Scope.EITHER,
    )
    return replace(found, spec=found.spec.with_(format=page), title="Deux dates", **changes)  # type: ignore[arg-type]
