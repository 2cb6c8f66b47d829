"""The parameters of the API, once: reading, OpenAPI document and manual are made from this list.

Names and codes are those of the addresses of pages, so that the address of a view becomes a call
of the API by changing its path.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.domain.address import ADJUSTED
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.query import LONGEST_TEXT
from dashboard.domain.selection import Compare, Face, Level, Method, Section
from dashboard.domain.size_range import elementary_ranges
from dashboard.domain.status import Confidentiality, Status
from dashboard.domain.territory import FRANCE, METROPOLE, Territory, TerritoryKind
from dashboard.results.universe import WorldUniverse
from dashboard.results.world import World
from dashboard.wording import api_manual as words


@dataclass(frozen=True)
class Parameter:
    """A parameter. ``allowed`` gives the values of the moment; ``closed``: there are no others.

    ``many``: several values, separated by commas or given by repeating the name.
    """

    name: str
    description: str
    example: str
    allowed: Callable[[World], Sequence[str]]
    closed: bool = True
    many: bool = False
    pattern: str = ""
    longest: int = 0
    known: Callable[[World, str], bool] | None = None
    """Whether a value exists, where those that do are too many to be listed."""


def _none(_: World) -> Sequence[str]:
    return ()


def _sizes(world: World) -> Sequence[str]:
    ranges = elementary_ranges(world.catalogue.thresholds)
    return ["toutes", *(size.code for size in ranges)]


def _territories(world: World) -> Sequence[str]:
    geography = world.geography
    regions = [Territory(TerritoryKind.REGION, code).key for code in geography.regions]
    departements = [Territory(TerritoryKind.DEPARTEMENT, c).key for c in geography.departements]
    epci = [f"{TerritoryKind.EPCI.value}-{code}" for code in geography.epci]
    return [FRANCE.key, METROPOLE.key, *regions, *departements, *epci]


_SIZE = r"(moins-\d{1,8}|\d{1,8}-plus|\d{1,8}-\d{1,8}|toutes)"
_TERRITORY = r"(france|metropole|region-\d{2}|departement-(\d{2}|2[ABab]|97\d)|epci-\d{9})"


def _list_of(pattern: str) -> str:
    return f"^{pattern}(,{pattern})*$"


INDICATOR = Parameter(
    "indicateur", words.INDICATOR, "abs", lambda w: tuple(w.catalogue.indicators), many=True
)
EDITION = Parameter(
    "edition", words.EDITION, "2015", lambda w: tuple(w.catalogue.editions), many=True
)
SCOPE = Parameter("portee", words.SCOPE, "propre", lambda _: [s.value for s in Scope], many=True)
READING = Parameter(
    "lecture", words.READING, "communes", lambda _: [r.value for r in Reading], many=True
)
ORIENTATION = Parameter(
    "sens", words.ORIENTATION, "direct", lambda _: [o.value for o in Orientation]
)
SIZE = Parameter(
    "taille", words.SIZE, "moins-500", _sizes, closed=False, many=True, pattern=_list_of(_SIZE)
)
TERRITORY = Parameter(
    "territoire", words.TERRITORY, "region-76", _territories, closed=False, many=True,
    pattern=_list_of(_TERRITORY),
)  # fmt: skip
STATUS = Parameter("statut", words.STATUS, "A", lambda _: [s.value for s in Status], many=True)
CONFIDENTIALITY = Parameter(
    "confidentialite", words.CONFIDENTIALITY, "C,D",
    lambda _: [known.value for known in Confidentiality], many=True,
)  # fmt: skip
TEXT = Parameter(
    "q", words.TEXT, "aide alimentaire", _none, closed=False, longest=LONGEST_TEXT,
    pattern=r"^[^\x00-\x1f\x7f-\x9f]*$",
)  # fmt: skip
ORDER = Parameter("tri", words.ORDER, "-valeur", _none, closed=False, pattern="^-?[a-z0-9_]+$")
DATASET = Parameter("jeu", words.DATASET, "publie", lambda _: [d.value for d in Dataset])
VERSION = Parameter("v", words.VERSION, "1.0.0", lambda w: w.versions, closed=False)
FORMAT = Parameter("format", words.FORMAT, "csv", _none)
"""Its values are the formats of each address."""

LEVEL = Parameter("maille", words.LEVEL, "region", lambda _: [level.value for level in Level])

FILTERS = (
    INDICATOR, EDITION, SCOPE, READING, ORIENTATION, SIZE, TERRITORY, STATUS, CONFIDENTIALITY,
    TEXT, ORDER,
)  # fmt: skip
"""What the rows of a data set can be asked for."""
COMMON = (DATASET, VERSION)
SEARCH = (TEXT, FORMAT)
"""What a search of communes takes."""
VIEW = (INDICATOR, EDITION, SCOPE, READING, ORIENTATION, SIZE, TERRITORY)
"""What names the view whose figures communes take."""
PARAMETERS = {parameter.name: parameter for parameter in (*FILTERS, LEVEL, *COMMON, FORMAT)}
ALIASES = {"tailles": "taille"}
"""Other names of the addresses of pages."""


def _look(name: str, allowed: Sequence[str]) -> Parameter:
    return Parameter(name, "", allowed[0], lambda _: allowed)


def _has_commune(world: World, code: str) -> bool:
    return bool(WorldUniverse.of(world).commune_today(code.upper()))


LOOKS = (
    _look("vue", [face.value for face in Face]),
    _look("partie", [section.value for section in Section]),
    _look("classes", [method.value for method in Method]),
    Parameter("commune", "", "49023", _none, known=_has_commune),
    _look("comparaison", [compare.value for compare in Compare]),
    _look("correction", [ADJUSTED]),
)
"""Keys of addresses of pages that change how a view looks, not its figures: their values are
checked, and change nothing."""
