"""What a re-user asks of a data set: filters, words to find, order; and its written form.

The keys are those of the addresses of pages, so that the address of a view becomes a call of the
API by changing its path. Each filter takes several values, separated by commas or given by
repeating the key. Parsing never fails: what is unknown is left out, with a notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from dashboard.domain.address import MAX_LENGTH, Reader
from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.selection import Notice, Problem
from dashboard.domain.size_range import SizeRange
from dashboard.domain.status import Confidentiality, Status
from dashboard.domain.territory import Territory

T = TypeVar("T")
MANY = 100
"""Values of one filter that are read; more are left out, with a notice."""
LONGEST_TEXT = 100
"""Characters of the words to find that are read."""
DESCENDING = "-"
"""Before the name of a column: the largest first."""


@dataclass(frozen=True)
class Query:
    """What is asked of a data set; an empty filter keeps every row.

    A filter that does not concern a data set is not applied to it. ``sizes``: a row is kept where
    its size range is one of them or lies inside one (``toutes`` keeps the totals alone); for
    communes, where its population is inside. ``territories``: of figures, whose value it is; of
    communes and territories, where they lie. ``orientation``: figures read in that direction
    (``None``: as they were printed). ``statuses``: what is known of the figure; of these, masked
    figures are kept only where ``confidentialities`` asks for them. ``text``: every word must
    stand in the row, accents and case apart. ``order``: name of a
    column, after ``-`` for the largest first.
    """

    indicators: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    scopes: tuple[Scope, ...] = ()
    readings: tuple[Reading, ...] = ()
    orientation: Orientation | None = None
    sizes: tuple[SizeRange, ...] = ()
    territories: tuple[Territory, ...] = ()
    statuses: tuple[Status, ...] = ()
    confidentialities: tuple[Confidentiality, ...] = ()
    text: str = ""
    order: str = ""
    dataset: Dataset = Dataset.PUBLISHED
    version: str = ""

    def with_(self, **changes: object) -> Query:
        """A copy with some of it changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def without(self, keys: Iterable[str]) -> Query:
        """A copy that no longer asks what these keys of an address ask."""
        nothing = Query()
        return replace(self, **{FIELDS[key]: getattr(nothing, FIELDS[key]) for key in keys})

    def keeps_size(self, size: SizeRange) -> bool:
        """Whether a figure of that range passes the filter on sizes."""
        if not self.sizes:
            return True
        inside = (asked for asked in self.sizes if not asked.is_all)
        return size in self.sizes or any(a.covers(size) for a in inside)


class Known(Protocol):
    """What exists: asked while a query is read."""

    @property
    def indicators(self) -> Sequence[str]:
        """Ids of the indicators."""

    @property
    def editions(self) -> Sequence[str]:
        """Ids of the editions."""

    @property
    def versions(self) -> Sequence[str]:
        """Versions the figures can be frozen to."""

    def has_territory(self, territory: Territory) -> bool:
        """Whether the territory exists today."""


FIELDS = {
    "indicateur": "indicators", "edition": "editions", "portee": "scopes", "lecture": "readings",
    "sens": "orientation", "taille": "sizes", "territoire": "territories", "statut": "statuses",
    "confidentialite": "confidentialities", "q": "text", "tri": "order",
}  # fmt: skip
"""The field of a query behind the key of each filter, of the words to find and of the order."""
SINGLE = ("jeu", "v", "sens", "q", "tri")
SEVERAL = (
    "indicateur", "edition", "portee", "lecture", "taille", "territoire", "statut",
    "confidentialite",
)  # fmt: skip
KEYS = (*SEVERAL, *SINGLE)
"""Every key of a query."""
_OTHER_NAMES = {"taille": "tailles"}
"""Keys that the addresses of pages write differently; both are read."""


def parse_query(
    params: Mapping[str, str | Sequence[str]], known: Known
) -> tuple[Query, tuple[Notice, ...]]:
    """Read a query. Never raises; keys that are not ours are ignored, values that are unknown or
    too many are left out and told in the notices."""
    reader = _QueryReader(params)
    dataset = reader.among("jeu", tuple(Dataset), Dataset)
    orientation = reader.among("sens", ("", *Orientation))
    text = reader.one("q")
    if len(text) > LONGEST_TEXT:
        reader.replace("q", text, Problem.TOO_LONG, text[:LONGEST_TEXT])
    query = Query(
        indicators=reader.several("indicateur", _member(known.indicators)),
        editions=reader.several("edition", _member(known.editions)),
        scopes=reader.several("portee", Scope),
        readings=reader.several("lecture", Reading),
        orientation=Orientation(orientation) if orientation else None,
        sizes=reader.several("taille", SizeRange.from_code),
        territories=reader.several("territoire", _territory(known)),
        statuses=reader.several("statut", lambda value: Status(value.upper())),
        confidentialities=reader.several(
            "confidentialite", lambda value: Confidentiality(value.upper())
        ),
        text=" ".join(text[:LONGEST_TEXT].split()),
        order=reader.one("tri")[:MAX_LENGTH],
        dataset=Dataset(dataset),
        version=reader.among("v", ("", *known.versions)),
    )
    return query, tuple(reader.notices)


def query_params(query: Query) -> dict[str, str]:
    """The query as an address: only what it asks for, in a fixed order."""
    several = {
        "indicateur": query.indicators,
        "edition": query.editions,
        "portee": [scope.value for scope in query.scopes],
        "lecture": [reading.value for reading in query.readings],
        "sens": [query.orientation.value] if query.orientation else [],
        "taille": [size.code for size in query.sizes],
        "territoire": [territory.key for territory in query.territories],
        "statut": [status.value for status in query.statuses],
        "confidentialite": [known.value for known in query.confidentialities],
    }
    params = {"jeu": query.dataset.value} if query.dataset.is_fictitious else {}
    params |= {key: ",".join(values) for key, values in several.items() if values}
    one = {"q": query.text, "tri": query.order, "v": query.version}
    return params | {key: value for key, value in one.items() if value}


class _QueryReader(Reader):
    """Reads filters of several values."""

    def several(self, key: str, read: Callable[[str], T]) -> tuple[T, ...]:
        """The valid values of a filter, once each, in the order given."""
        found: dict[T, None] = {}
        values = [value for name in (key, _OTHER_NAMES.get(key)) for value in self._values(name)]
        if len(values) > MANY:
            self.replace(key, values[MANY], Problem.TOO_LONG, "")
        for value in values[:MANY]:
            try:
                found[read(value[:MAX_LENGTH])] = None
            except ValueError:
                self.replace(key, value, Problem.UNKNOWN, "")
        return tuple(found)

    def _values(self, key: str | None) -> list[str]:
        given = self._params.get(key, ()) if key else ()
        texts = [given] if isinstance(given, str) else [str(value) for value in given]
        return [part.strip() for text in texts for part in text.split(",") if part.strip()]


def _member(known: Sequence[str]) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in known:
            raise ValueError(value)
        return value

    return read


def _territory(known: Known) -> Callable[[str], Territory]:
    def read(value: str) -> Territory:
        territory = Territory.from_key(value)
        if not known.has_territory(territory):
            raise ValueError(value)
        return territory

    return read
