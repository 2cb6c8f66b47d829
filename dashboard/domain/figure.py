"""A publication figure as its author composes it; its written form is an address and a file.

Everything a figure shows follows from these choices and from the data: two equal specifications
on the same version of the data give the same figure, to the byte.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.size_range import SizeRange
from dashboard.domain.territory import FRANCE, Territory, TerritoryKind


class FigureKind(StrEnum):
    """What sort of figure; the value is the key used in addresses and files."""

    BARS = "barres"
    """One indicator, one edition: a bar a size."""
    GROUPED = "barres-groupees"
    """Several indicators, or both editions side by side: bars grouped by row."""
    DUMBBELL = "halteres"
    """Two editions of one indicator: two points a size, joined where the verdict allows."""
    TABLE = "tableau"
    MAP = "carte-communes"
    MAP_REGIONS = "carte-regions"
    MAP_DEPARTEMENTS = "carte-departements"

    @property
    def zone(self) -> TerritoryKind | None:
        """What each surface of a map of zones is; ``None`` for a map of communes, or no map."""
        return _ZONES.get(self)

    @property
    def is_zoned(self) -> bool:
        """Whether values are laid on régions or départements, each with a figure of its own."""
        return self.zone is not None

    @property
    def noun(self) -> str:
        """What it is numbered as: « Graphique », « Tableau », « Carte »."""
        if self is FigureKind.TABLE:
            return "Tableau"
        return "Carte" if self is FigureKind.MAP or self.is_zoned else "Graphique"

    @property
    def is_map(self) -> bool:
        """Whether values are laid on a map."""
        return self.noun == "Carte"


_ZONES = {
    FigureKind.MAP_REGIONS: TerritoryKind.REGION,
    FigureKind.MAP_DEPARTEMENTS: TerritoryKind.DEPARTEMENT,
}


class PageFormat(StrEnum):
    """Where the figure goes; the value is the key used in addresses and files."""

    COLUMN = "colonne"
    """One column of *Études et Résultats*: 85 mm wide."""
    PAGE = "page"
    """Both columns: 174 mm wide."""
    SLIDE = "diapositive"
    """A slide, 254 × 143 mm, larger text."""


MAX_INDICATORS = 12
MAX_TEXT = 300
"""Characters of a free title or note."""


class Severity(StrEnum):
    """Whether a fault stops the export of a figure, or only asks its author to look again."""

    REFUSAL = "refus"
    ADVICE = "avis"


@dataclass(frozen=True)
class Fault:
    """Something a linter found: which rule, what is wrong, and what to do about it (in French)."""

    rule: str
    text: str
    remedy: str
    severity: Severity = Severity.REFUSAL


@dataclass(frozen=True)
class FigureSpec:
    """The choices of an author.

    ``title`` and ``note`` are free text, empty for the proposed ones. ``read`` names the value the
    « Lecture » reads aloud, as ``indicator:edition:size code`` (``indicator:edition:territory key``
    on a map of zones); empty for the first that can be.
    """

    kind: FigureKind
    indicators: tuple[str, ...]
    editions: tuple[str, ...]
    scope: Scope = Scope.EITHER
    reading: Reading = Reading.UNITS
    orientation: Orientation = Orientation.DIRECT
    sizes: tuple[SizeRange, ...] = ()
    """Size ranges kept, ascending; empty means all that are published."""
    total: bool = True
    """Whether the total of all sizes is shown."""
    territory: Territory = FRANCE
    dataset: Dataset = Dataset.PUBLISHED
    number: int = 1
    title: str = ""
    note: str = ""
    read: str = ""
    format: PageFormat = PageFormat.PAGE

    def with_(self, **changes: object) -> FigureSpec:
        """A copy with some choices changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @property
    def label(self) -> str:
        """« Graphique 1 »."""
        return f"{self.kind.noun} {self.number}"
