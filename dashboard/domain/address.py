"""The URL is the state: the one codec between an address and a selection.

Keys and codes are stable and French, since people copy, cite and print addresses. Parsing never
fails: what is unknown, stale or impossible becomes the nearest valid choice, with a notice that
says so. Which values are valid is asked of a ``Universe``, so that this module knows no data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from dashboard.domain.dataset import Dataset
from dashboard.domain.observation import Orientation, Reading, Scope
from dashboard.domain.selection import (
    Choices,
    Compare,
    Face,
    Level,
    Method,
    Notice,
    Order,
    Parsed,
    Problem,
    Section,
    Selection,
    Universe,
)
from dashboard.domain.size_range import SizeRange
from dashboard.domain.territory import FRANCE, Territory
from dashboard.domain.verdict import VerdictKind

MAX_LENGTH = 200
"""Longer values are not read: no valid one comes near."""
ADJUSTED = "bh"
"""Value of the key ``correction``: Benjamini–Hochberg."""


def dataset_of(params: Mapping[str, str | Sequence[str]]) -> Dataset:
    """The data set of an address, needed before anything else can be read; published by default."""
    value = Reader(params).one("jeu", Dataset.PUBLISHED)
    return Dataset(value) if value in list(Dataset) else Dataset.PUBLISHED


def version_of(params: Mapping[str, str | Sequence[str]]) -> str:
    """The version of the figures an address is frozen to, as it stands; empty where it is not."""
    return Reader(params).one("v")[:MAX_LENGTH]


def to_params(selection: Selection, universe: Universe) -> dict[str, str]:
    """The address of the selection.

    Whatever has more than one possible value is written out, so that an address means the same
    after a new edition has changed what is shown first; only fixed defaults are left out.
    """
    choices = universe.choices(selection.indicator) or Choices(editions=(selection.edition,))
    fictitious = {"jeu": selection.dataset.value} if selection.dataset.is_fictitious else {}
    params = {**fictitious, "indicateur": selection.indicator, "edition": selection.edition}
    if len(choices.scopes) > 1:
        params["portee"] = selection.scope.value
    if len(choices.readings) > 1:
        params["lecture"] = selection.reading.value
    if selection.orientation is not Orientation.DIRECT:
        params["sens"] = selection.orientation.value
    if selection.sizes:
        params["tailles"] = ",".join(size.code for size in selection.sizes)
    if selection.territory != FRANCE:
        params["territoire"] = selection.territory.key
    if selection.commune:
        params["commune"] = selection.commune
    if selection.face is not Face.MAP:
        params["vue"] = selection.face.value
    one_date = selection.compare is Compare.NONE
    if one_date and choices.levels and selection.level is not choices.levels[0]:
        params["maille"] = selection.level.value
    if choices.methods and selection.method is not Method.NATURAL:
        params["classes"] = selection.method.value
    if selection.compare is not Compare.NONE:
        params["comparaison"] = selection.compare.value
    if selection.adjusted:
        params["correction"] = ADJUSTED
    if selection.theme:
        params["sujet"] = selection.theme
    if selection.verdict:
        params["verdict"] = selection.verdict.value
    if selection.order is not Order.QUESTIONNAIRE:
        params["tri"] = selection.order.value
    if selection.section is not Section.GLANCE:
        params["partie"] = selection.section.value
    if selection.version:
        params["v"] = selection.version
    return params


def parse(params: Mapping[str, str | Sequence[str]], universe: Universe) -> Parsed:
    """Read an address. Never raises; keys that are not ours are ignored."""
    reader = Reader(params)
    indicator = reader.one("indicateur", universe.default.indicator)
    choices = universe.choices(indicator)
    if choices is None:
        reader.replace("indicateur", indicator, Problem.UNKNOWN, universe.default.indicator)
        indicator = universe.default.indicator
        choices = universe.choices(indicator) or Choices(editions=(universe.default.edition,))
    dataset = Dataset(reader.among("jeu", tuple(Dataset), Dataset))
    verdict = reader.among("verdict", ("", *VerdictKind), VerdictKind)
    compare = Compare(reader.among("comparaison", choices.compares, Compare))
    levels = choices.levels or (Level.DEPARTEMENT,)
    if compare is not Compare.NONE:
        levels = levels[:1]
    selection = Selection(
        indicator=indicator,
        edition=reader.among("edition", choices.editions),
        scope=Scope(reader.among("portee", choices.scopes, Scope)),
        reading=Reading(reader.among("lecture", choices.readings, Reading)),
        orientation=Orientation(reader.among("sens", choices.orientations, Orientation)),
        sizes=reader.sizes(universe),
        territory=reader.territory(universe),
        commune=reader.commune(universe),
        face=Face(reader.among("vue", tuple(Face), Face)),
        level=Level(reader.among("maille", levels, Level)),
        method=Method(reader.among("classes", choices.methods or (Method.NATURAL,), Method)),
        dataset=dataset,
        compare=compare,
        adjusted=reader.among("correction", ("", ADJUSTED)) == ADJUSTED,
        theme=reader.among("sujet", ("", *universe.themes())),
        verdict=VerdictKind(verdict) if verdict else None,
        order=Order(reader.among("tri", tuple(Order), Order)),
        section=Section(reader.among("partie", tuple(Section), Section)),
        version=reader.among("v", ("", *universe.versions())),
    )
    return Parsed(selection, tuple(reader.notices))


class Reader:
    """Takes values out of an address and remembers, in ``notices``, what it had to replace."""

    def __init__(self, params: Mapping[str, str | Sequence[str]]) -> None:
        self._params = params
        self.notices: list[Notice] = []

    def replace(self, key: str, value: str, problem: Problem, instead: str) -> None:
        """Remember that the value of a key was not taken as it stands."""
        self.notices.append(Notice(key, value[:MAX_LENGTH], problem, instead))

    def one(self, key: str, default: str = "") -> str:
        """The value of a key, the last of several; ``default`` where it is absent or empty."""
        found = self._params.get(key, default)
        if not isinstance(found, str):
            values = [str(v) for v in found]
            found = values[-1] if values else default
            if len(set(values)) > 1:
                self.replace(key, values[0], Problem.REPEATED, found)
        return found.strip() or default

    def among(self, key: str, allowed: Sequence[str], known: type[StrEnum] | None = None) -> str:
        """The value of a key if it is allowed, else the first that is; ``known`` are its nouns."""
        first = str(allowed[0])
        value = self.one(key, first)
        if value in [str(a) for a in allowed]:
            return value
        exists = known is not None and value in [str(k) for k in known]
        problem = Problem.NOT_FOR_INDICATOR if exists else Problem.UNKNOWN
        self.replace(key, value, problem, first)
        return first

    def sizes(self, universe: Universe) -> tuple[SizeRange, ...]:
        """The elementary ranges that the chosen ones cover, ascending; none where that is all."""
        text = self.one("tailles")
        allowed = universe.sizes()
        if not text:
            return ()
        if len(text) > MAX_LENGTH:
            self.replace("tailles", text, Problem.UNKNOWN, "")
            return ()
        found: set[SizeRange] = set()
        for code in text.split(","):
            try:
                size = SizeRange.from_code(code.strip())
            except ValueError:
                size = None
            inside = [a for a in allowed if size is not None and size.covers(a)]
            if not inside:
                self.replace("tailles", code, Problem.UNKNOWN, "")
            found.update(inside)
        return () if len(found) == len(allowed) else tuple(sorted(found))

    def territory(self, universe: Universe) -> Territory:
        """The chosen territory, or the default one where it does not exist."""
        default = universe.default.territory
        text = self.one("territoire", default.key)
        try:
            territory = Territory.from_key(text[:MAX_LENGTH])
        except ValueError:
            territory = None
        if territory is None or not universe.has_territory(territory):
            self.replace("territoire", text, Problem.UNKNOWN, default.key)
            return default
        return territory

    def commune(self, universe: Universe) -> str:
        """The commune of today for the chosen code, empty without one."""
        code = self.one("commune").upper()
        if not code:
            return ""
        today = universe.commune_today(code) if len(code) == 5 else None
        if today is None:
            self.replace("commune", code, Problem.UNKNOWN, "")
            return ""
        if today != code:
            self.replace("commune", code, Problem.MERGED, today)
        return today
