"""A query applied to the rows of a table: filters by column, words to find, order."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from dashboard.domain.data_table import ColumnType, DataSet, Value
from dashboard.domain.query import DESCENDING, Query
from dashboard.domain.size_range import SizeRange
from dashboard.domain.status import Confidentiality
from dashboard.domain.territory import DROM_REGIONS, Territory, TerritoryKind

Row = tuple[Value, ...]
Test = Callable[[Row], bool]
_SECRET = "statut_confidentialite"
_PLACED = {
    TerritoryKind.REGION: "region",
    TerritoryKind.DEPARTEMENT: "departement",
    TerritoryKind.EPCI: "epci",
}
_VALUES: dict[str, Callable[[Query], Sequence[str]]] = {
    "indicateur": lambda query: query.indicators,
    "edition": lambda query: query.editions,
    "portee": lambda query: query.scopes,
    "lecture": lambda query: query.readings,
    "sens": lambda query: (query.orientation,) if query.orientation else (),
}


def concerned(about: DataSet) -> frozenset[str]:
    """The keys of a query that mean something for a data set."""
    names = {column.name for column in about.columns}
    found = {"q", "tri", "jeu", "v"} | (set(_VALUES) & names)
    if "taille" in names or _is_of_communes(about):
        found.add("taille")
    if "territoire" in names or _is_of_communes(about):
        found.add("territoire")
    levels = _levels(about)
    if levels:
        found.add("statut")
    if any(secret is not None for _, secret in levels):
        found.add("confidentialite")
    return frozenset(found)


def kept(about: DataSet, rows: Sequence[Row], query: Query) -> Sequence[Row]:
    """The rows that pass every filter that concerns the data set, in the order asked for."""
    tests = tuple(_tests(about, query))
    found = [row for row in rows if all(test(row) for test in tests)] if tests else rows
    return _ordered(about, found, query.order)


def order_of(about: DataSet, order: str) -> tuple[int, bool] | None:
    """Place of the column to sort by, and whether the largest comes first; ``None``: no such."""
    name = order.removeprefix(DESCENDING)
    places = {column.name: place for place, column in enumerate(about.columns)}
    return (places[name], order.startswith(DESCENDING)) if name in places else None


def plain(text: str) -> str:
    """The text without accents, case or typographic apostrophes."""
    text = text.replace("’", "'").replace("œ", "oe").replace("Œ", "oe")
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()


def _tests(about: DataSet, query: Query) -> Iterator[Test]:
    places = {column.name: place for place, column in enumerate(about.columns)}
    for name, values in _VALUES.items():
        allowed = frozenset(str(value) for value in values(query))
        if allowed and name in places:
            yield _among(places[name], allowed)
    if query.sizes and _is_of_communes(about):
        yield _populated(places["population"], query.sizes)
    elif query.sizes and "taille" in places:
        yield _sized(places["taille"], query)
    if query.territories and _is_of_communes(about):
        yield _lying(places, query.territories)
    elif query.territories and "territoire" in places:
        yield _among(places["territoire"], frozenset(t.key for t in query.territories))
    if query.statuses or query.confidentialities:
        yield from _known_as(_levels(about), query)
    if query.text:
        yield _saying(about, query.text)


def _is_of_communes(about: DataSet) -> bool:
    return about.geographic


def status_columns(about: DataSet) -> tuple[tuple[str, str], ...]:
    """The names of the two columns that tell the status and the confidentiality of each figure of
    a row; the second is empty for counts, which are no secret."""
    names = [column.name for column in about.columns]
    found = []
    for name in names:
        if name.startswith("statut_") and not name.startswith((_SECRET, "statut_en_mots")):
            secret = name.replace("statut_observation", _SECRET)
            found.append((name, secret if secret != name and secret in names else ""))
    return tuple(found)


def _levels(about: DataSet) -> tuple[tuple[int, int | None], ...]:
    """The places of :func:`status_columns`."""
    places = {column.name: place for place, column in enumerate(about.columns)}
    return tuple((places[name], places.get(secret)) for name, secret in status_columns(about))


def _known_as(levels: Sequence[tuple[int, int | None]], query: Query) -> Iterator[Test]:
    """One figure of the row has a status that is asked for and a confidentiality that is.

    Who asks for a status asks for figures that have it: what the secret masks is found by its
    confidentiality, never as « publié ».
    """
    statuses = frozenset(status.value for status in query.statuses)
    secrets = frozenset(known.value for known in query.confidentialities)
    asked = secrets or frozenset((Confidentiality.FREE.value,))
    if any(secret is not None for _, secret in levels) or (levels and statuses):
        yield lambda row: any(
            (not statuses or row[place] in statuses) and (secret is None or row[secret] in asked)
            for place, secret in levels
        )


def _among(place: int, allowed: frozenset[str]) -> Test:
    return lambda row: row[place] in allowed


def _sized(place: int, query: Query) -> Test:
    return lambda row: query.keeps_size(_size(str(row[place])))


@lru_cache(maxsize=256)
def _size(code: str) -> SizeRange:
    return SizeRange.from_code(code)


def _populated(place: int, sizes: Sequence[SizeRange]) -> Test:
    def test(row: Row) -> bool:
        population = row[place]
        return isinstance(population, int) and any(size.contains(population) for size in sizes)

    return test


def _lying(places: dict[str, int], territories: Sequence[Territory]) -> Test:
    def test(row: Row) -> bool:
        return any(_lies(row, places, territory) for territory in territories)

    return test


def _lies(row: Row, places: dict[str, int], territory: Territory) -> bool:
    if territory.kind in _PLACED:
        return row[places[_PLACED[territory.kind]]] == territory.code
    inside = row[places["region"]] not in DROM_REGIONS
    return inside or territory.kind is TerritoryKind.FRANCE


def _saying(about: DataSet, text: str) -> Test:
    texts = [p for p, column in enumerate(about.columns) if column.type is ColumnType.STRING]
    words = plain(text).split()

    def test(row: Row) -> bool:
        said = plain(" ".join(str(row[place] or "") for place in texts))
        return all(word in said for word in words)

    return test


def _ordered(about: DataSet, rows: Sequence[Row], order: str) -> Sequence[Row]:
    """Numbers by value, words as French sorts them; rows with nothing there come last."""
    asked = order_of(about, order)
    if asked is None:
        return rows
    place, descending = asked
    empty = [row for row in rows if row[place] in (None, "")]
    full = [row for row in rows if row[place] not in (None, "")]
    full.sort(key=lambda row: _rank(row[place]), reverse=descending)
    return (*full, *empty)


def _rank(value: Value) -> tuple[float, str]:
    if isinstance(value, str):
        return 0.0, plain(value)
    return float(value or 0), ""
