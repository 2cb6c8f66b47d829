"""Follows the communes from one snapshot of the COG to the next.

An *atom* is what keeps its identity through mergers: a commune, or a commune déléguée, associée or
absorbed within one. Following atoms, not communes, is what lets a commune merged in 2016 and
re-established in 2025 lead to itself.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.domain.commune import Change
from dashboard.ingest.geo.errors import BuildError
from dashboard.ingest.geo.readers import Record, is_french_commune

Atom = str
Atoms = frozenset[Atom]

DEPARTURES = {2024: {"60455": "60694"}}
"""The packages leave La Neuville-Garnier with Beaumont-les-Nonains, re-established in 2024; its
outline lies in Les Hauts-Talican (60694). The build checks every other commune déléguée so."""


@dataclass(frozen=True)
class Snapshot:
    """The communes of 1 January of a year: name by code, and the commune of absorbed codes.

    ``departures`` are the atoms that left with a re-established commune other than themselves.
    """

    year: int
    names: Mapping[str, str]
    parents: Mapping[str, str]
    departures: Mapping[Atom, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Event:
    """Something that happened to the atoms of one commune (dates as in ``Filiation``)."""

    old_code: str
    old_name: str
    date: str
    day_known: bool
    kind: Change
    new_code: str
    new_name: str
    atoms: Atoms


def read_snapshot(year: int, records: list[Record]) -> Snapshot:
    """Snapshot of a year from the ``communes`` table of a package."""
    current = [record for record in records if is_french_commune(record)]
    names = {str(record["code"]): str(record["nom"]) for record in current}
    parents = {
        str(record["code"]): str(record["chefLieu"])
        for record in records
        if record.get("chefLieu") in names and record["code"] not in names
    }
    for record in current:
        for old in record.get("anciensCodes", ()):
            if old not in names:
                parents[str(old)] = str(record["code"])
    return Snapshot(year, names, parents, DEPARTURES.get(year, {}))


def same_name(left: str, right: str) -> bool:
    """Whether two names differ by accents, ligatures, case, hyphens or apostrophes at most."""
    return _letters(left) == _letters(right)


def advance(
    holders: Mapping[Atom, str], before: Snapshot, after: Snapshot
) -> tuple[dict[Atom, str], list[Event]]:
    """Carry each atom from its commune of one snapshot to its commune of the next.

    ``holders`` gives the commune of each atom. Returns the new holders and what happened. Raises
    :class:`BuildError` where a commune leads nowhere or comes from nowhere.
    """
    targets = {code: _target(code, after) for code in before.names if code not in after.names}
    created = set(after.names) - set(before.names) - set(targets.values())
    moved = {
        atom: atom if atom in created else after.departures.get(atom, targets.get(code, code))
        for atom, code in holders.items()
    }
    for code in sorted(created):
        if moved.get(code) != code:
            raise BuildError(
                "filiation",
                f"{code} ({after.names[code]}) appears in {after.year} out of no known commune",
                "Look for its former commune in the COG and complete the passage",
            )
    return moved, _events(holders, moved, before, after, targets)


def _events(
    holders: Mapping[Atom, str],
    moved: Mapping[Atom, str],
    before: Snapshot,
    after: Snapshot,
    targets: Mapping[str, str],
) -> list[Event]:
    merging = set(targets.values())
    flows: dict[tuple[str, str], set[Atom]] = defaultdict(set)
    for atom, code in holders.items():
        flows[code, moved[atom]].add(atom)
    sources: dict[str, set[str]] = defaultdict(set)
    destinations: dict[str, set[str]] = defaultdict(set)
    for old, new in flows:
        sources[new].add(old)
        destinations[old].add(new)
    found = []
    for (old, new), atoms in sorted(flows.items()):
        if len(destinations[old]) > 1:
            kind = Change.REESTABLISHMENT
        elif new in merging and len(sources[new]) > 1:
            kind = Change.FUSION
        elif old != new:
            kind = Change.CODE
        elif before.names[old] == after.names[new]:
            continue
        else:
            kind = name_change(before.names[old], after.names[new])
        names = before.names[old], after.names[new]
        date = f"{after.year}-01-01"
        found.append(Event(old, names[0], date, False, kind, new, names[1], frozenset(atoms)))
    return found


def name_change(old: str, new: str) -> Change:
    """Whether a different name is a new one or another spelling."""
    return Change.SPELLING if same_name(old, new) else Change.NAME


def _target(code: str, after: Snapshot) -> str:
    target = after.parents.get(code)
    if target is None:
        raise BuildError(
            "filiation",
            f"{code} is gone in {after.year} and the snapshot does not say where",
            "Look for its commune in the COG and complete the passage",
        )
    return target


def _letters(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in folded if c.isalnum())
