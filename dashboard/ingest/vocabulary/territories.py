"""Names and codes of territories as tables write them, read against the project's geography.

An exact name (accents, hyphens, capitals and articles aside) is read; a near one only with a
doubt; what the project has no key for (the DROM together, a total) is read with an empty key.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from dashboard.geography.tables import read_departements, read_epci, read_regions
from dashboard.ingest.vocabulary.former_regions import FORMER_NAMES, FORMER_REGIONS
from dashboard.ingest.vocabulary.territory_spelling import Spelled, plain, spelled
from dashboard.paths import geo_root

LYON_METROPOLE = "200046977"
OUTSIDE = {
    "975": "Saint-Pierre-et-Miquelon",
    "977": "Saint-Barthélemy",
    "978": "Saint-Martin",
    "986": "Wallis-et-Futuna",
    "987": "Polynésie française",
    "988": "Nouvelle-Calédonie",
}
"""Territories that French tables list, outside the geography of this project."""
NEAR, APART = 0.9, 0.04
"""Likeness from which a name is taken for another, and how far behind the next one must lie."""


@dataclass(frozen=True, slots=True)
class TerritoryRead:
    """A territory as read.

    ``key`` is that of :class:`~dashboard.domain.territory.Territory` (``region-76``; a région of
    before 2016 has its old code), empty where the project has no such territory: « DROM »,
    « Ensemble ». ``scope_note`` is what the label adds: « hors Mayotte », « total estimé ».
    """

    key: str
    name: str
    doubt: str = ""
    scope_note: str = ""


_WHOLE: Mapping[str, tuple[str, str, str]] = {
    "france entiere": ("france", "France", ""),
    "france": ("france", "France", ""),
    "france metropolitaine et drom": ("france", "France", ""),
    "france metropolitaine": ("metropole", "France métropolitaine", ""),
    "metropole": ("metropole", "France métropolitaine", ""),
    "drom": ("", "DROM", "the DROM together have no key in this project"),
    "": ("", "Ensemble", "a total: the table must say of which territory"),
}


@dataclass(frozen=True)
class Territories:
    """Every territory that can be read, by plain name and by code."""

    by_name: Mapping[str, tuple[TerritoryRead, ...]]
    by_code: Mapping[str, tuple[TerritoryRead, ...]]

    @classmethod
    def load(cls, geo: Path) -> Territories:
        """Read the names of a ``geo/`` folder; ``GeographyError`` where its files are not sound."""
        regions, epci = read_regions(geo), read_epci(geo)
        names: dict[str, list[TerritoryRead]] = {}
        codes: dict[str, list[TerritoryRead]] = {}

        def know(read: TerritoryRead, *codes_of: str, names_of: Sequence[str] = ()) -> None:
            for name in dict.fromkeys(plain(n) for n in (read.name, *names_of)):
                names.setdefault(name, []).append(read)
            for code in codes_of:
                codes.setdefault(code, []).append(read)

        for code, departement in read_departements(geo).items():
            know(TerritoryRead(f"departement-{code}", departement.name), code)
        for code, region in regions.items():
            former = [FORMER_NAMES[code]] if code in FORMER_NAMES else []
            know(TerritoryRead(f"region-{code}", region.name), code, names_of=former)
        for code, name in FORMER_REGIONS.items():
            know(TerritoryRead(f"region-{code}", name, scope_note="région d'avant 2016"), code)
        for code, group in epci.items():
            codes.setdefault(code, []).append(TerritoryRead(f"epci-{code}", group.name))
        _know_particular(know, {*regions}, {*epci})
        return cls(
            {name: tuple(reads) for name, reads in names.items()},
            {code: tuple(reads) for code, reads in codes.items()},
        )

    def read(self, text: str, code_hint: str | None = None) -> TerritoryRead | None:
        """The territory a label names, ``None`` where it names none.

        ``code_hint`` is what stands beside or above the label: an official code (``"971"``), or a
        heading that says the kind (« Région », « Code du département »).
        """
        said = spelled(text)
        if said.name in _WHOLE and not said.code and (said.name or said.total):
            key, name, doubt = _WHOLE[said.name]
            return TerritoryRead(key, name, doubt, said.scope_note)
        hint = (code_hint or "").strip().upper()
        read = self._by_code(said, hint) if not said.name else self._named(said, hint)
        if read is None or not said.scope_note:
            return read
        return replace(read, scope_note="; ".join(filter(None, (read.scope_note, said.scope_note))))

    def _by_code(self, said: Spelled, hint: str) -> TerritoryRead | None:
        found = _of_kind(self.by_code.get(said.code, ()), hint)
        if not found:
            return None
        if len(found) == 1 and (not said.code.isdigit() or len(said.code) == 9 or _kind(hint)):
            return found[0]
        others = " or ".join(f"{read.name} ({read.key})" for read in found)
        return _doubting(found[0], f"the code {said.code} alone: {others}")

    def _named(self, said: Spelled, hint: str) -> TerritoryRead | None:
        code = said.code or (hint if hint in self.by_code else "")
        found, near = self.by_name.get(said.name, ()), ""
        if not found:
            near = self._nearest(said.name)
            found = self.by_name.get(near, ())
        if not found:
            return None
        if code:
            coded = [read for read in found if read in self.by_code.get(code, ())]
            if not coded:
                return TerritoryRead(
                    "", found[0].name, f"code {code} is not that of {found[0].name}"
                )
            found = tuple(coded)
        else:
            found = _of_kind(found, hint) or found
        read = found[0]
        if near:
            read = _doubting(read, f"« {said.name} » is taken for {read.name}")
        keys = dict.fromkeys(other.key or other.name for other in found)
        if len(keys) > 1:
            read = _doubting(read, f"{read.name} could be {' or '.join(keys)}")
        if hint and hint not in self.by_code and any(c.isdigit() for c in hint):
            read = _doubting(read, f"the code {hint} beside {read.name} is not known")
        return read

    def _nearest(self, name: str) -> str:
        """The one known name that resembles, empty where none does or two do."""
        if not 6 <= len(name) <= 40:
            return ""
        close = difflib.get_close_matches(name, self.by_name, n=2, cutoff=NEAR - APART)
        scores = [difflib.SequenceMatcher(None, name, other).ratio() for other in close]
        alone = len(scores) == 1 or (len(scores) == 2 and scores[0] - scores[1] >= APART)
        return close[0] if alone and scores[0] >= NEAR else ""


class _Know(Protocol):
    def __call__(
        self, read: TerritoryRead, *codes_of: str, names_of: Sequence[str] = ()
    ) -> None: ...


def _know_particular(know: _Know, regions: Set[str], epci: Set[str]) -> None:
    """Territories whose official cutting is not that of the geography."""
    if LYON_METROPOLE in epci:
        names = ("Lyon Métropole", "Grand Lyon")
        know(TerritoryRead(f"epci-{LYON_METROPOLE}", "Métropole de Lyon"), "69M", names_of=names)
    know(
        TerritoryRead(
            "",
            "Rhône (hors Métropole de Lyon)",
            "the Rhône without the Métropole de Lyon has no key in this project",
        ),
        "69D",
        names_of=("Nouveau Rhône", "Département du Rhône", "Rhône"),
    )
    if "94" in regions:
        doubt = "the Collectivité de Corse is taken for the région"
        know(
            TerritoryRead("region-94", "Corse", doubt),
            "20",
            names_of=("Collectivité de Corse", "Collectivité territoriale de Corse"),
        )
    for code, name in OUTSIDE.items():
        know(TerritoryRead("", name, f"{name} is not in the geography of this project"), code)


def _kind(hint: str) -> str:
    words = plain(hint).split()
    starts = {"reg": "region", "dep": "departement", "epci": "epci"}
    return next((k for s, k in starts.items() for word in words if word.startswith(s)), "")


def _of_kind(found: tuple[TerritoryRead, ...], hint: str) -> tuple[TerritoryRead, ...]:
    kind = _kind(hint)
    return tuple(read for read in found if read.key.startswith(kind)) if kind else found


def _doubting(read: TerritoryRead, doubt: str) -> TerritoryRead:
    return replace(read, doubt="; ".join(filter(None, (read.doubt, doubt))))


@lru_cache(maxsize=1)
def _standing(geo: Path) -> Territories:
    return Territories.load(geo)


def read_territory(text: str, code_hint: str | None = None) -> TerritoryRead | None:
    """:meth:`Territories.read` with the geography of the project."""
    return _standing(geo_root()).read(text, code_hint)
