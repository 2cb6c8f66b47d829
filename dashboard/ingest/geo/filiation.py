"""What became of every commune since 1 January 2014: events, and where each leads today."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from dashboard.domain.commune import Change, Filiation, OldCommune, Relation
from dashboard.ingest.geo.history import History
from dashboard.ingest.geo.lineage import Atom, Atoms, Event, Snapshot, advance, same_name
from dashboard.ingest.geo.readers import Record

FIRST_DAY = "2014-01-01"
SECOND_DAY = "2015-01-01"
_BY_EVENT = attrgetter("old_code", "date", "new_code", "current_code")
_BY_CODE = attrgetter("code", "current_code")


@dataclass(frozen=True)
class Lineage:
    """``events`` since 2014; ``old``: communes of 2014 and 2015; ``merged``: (year of the last
    merger, communes of 2014 gathered) of the communes of today that gather several; ``holders``:
    commune of today of each commune déléguée, associée or absorbed since."""

    events: list[Filiation]
    old: list[OldCommune]
    merged: Mapping[str, tuple[int, int]]
    holders: Mapping[Atom, str]


def snapshot_2020(epci: list[Record], before: Snapshot, after: Snapshot) -> Snapshot:
    """The communes of 1 January 2020, of which only the members of EPCI were published.

    Communes outside any EPCI are those of 2019 that stand in 2021 too. Names follow the published
    spelling of 2019 or of 2021, since the list of EPCI has its own.
    """
    names = {code: name for code, name in before.names.items() if code in after.names}
    for record in epci:
        for member in record["membres"]:
            code, name = str(member["code"]), str(member["nom"])
            renamed = code in after.names and same_name(after.names[code], name)
            known = after.names if renamed or code not in before.names else before.names
            names[code] = known.get(code, name)
    members = {str(member["code"]) for record in epci for member in record["membres"]}
    outside = set(names) - members
    absorbed = outside & set(after.parents)
    names = {code: name for code, name in names.items() if code not in absorbed}
    return Snapshot(2020, names, after.parents)


def trace(history: History, snapshots: Iterable[Snapshot]) -> Lineage:
    """Follow the communes of 2014 and 2015 through the history, then snapshot after snapshot.

    ``snapshots`` are those after the history, ascending. Raises :class:`BuildError`.
    """
    holders = history.holders(FIRST_DAY)
    events = list(history.events(FIRST_DAY))
    before = history.snapshot()
    for after in snapshots:
        holders, found = advance(holders, before, after)
        events += found
        before = after
    filiation = [record for event in events for record in _records(event, holders)]
    old = _old_communes(history, holders, filiation, before.names)
    return Lineage(sorted(filiation, key=_BY_EVENT), old, _merged(filiation, old), holders)


def _current(atoms: Atoms, holders: Mapping[Atom, str]) -> list[str]:
    return sorted({holders[atom] for atom in atoms})


def _records(event: Event, holders: Mapping[Atom, str]) -> list[Filiation]:
    return [
        Filiation(
            old_code=event.old_code,
            old_name=event.old_name,
            date=event.date,
            day_known=event.day_known,
            kind=event.kind,
            new_code=event.new_code,
            new_name=event.new_name,
            current_code=code,
        )
        for code in _current(event.atoms, holders)
    ]


def _old_communes(
    history: History,
    holders: Mapping[Atom, str],
    filiation: list[Filiation],
    names: Mapping[str, str],
) -> list[OldCommune]:
    first, second = history.communes(FIRST_DAY), history.communes(SECOND_DAY)
    current = {
        code: _current(history.atoms(node), holders) for code, node in (second | first).items()
    }
    gathered = {
        day: Counter(code for old in communes for code in current[old])
        for day, communes in ((FIRST_DAY, first), (SECOND_DAY, second))
    }
    merged = {record.old_code for record in filiation if record.kind is Change.FUSION}
    found = []
    for old, node in (second | first).items():
        counts = gathered[FIRST_DAY if old in first else SECOND_DAY]
        for code in current[old]:
            if len(current[old]) > 1:
                relation = Relation.SPLIT
            elif counts[code] > 1:
                relation = Relation.MERGED
            elif old in merged:
                relation = Relation.REESTABLISHED
            elif old != code:
                relation = Relation.RECODED
            elif same_name(history.name(node), names[code]):
                relation = Relation.UNCHANGED
            else:
                relation = Relation.RENAMED
            name = history.name(node)
            found.append(OldCommune(old, name, old in first, old in second, code, relation))
    return sorted(found, key=_BY_CODE)


def _merged(filiation: list[Filiation], old: list[OldCommune]) -> dict[str, tuple[int, int]]:
    gathered = Counter(record.current_code for record in old if record.existed_2014)
    years: dict[str, int] = defaultdict(int)
    for record in filiation:
        if record.kind is Change.FUSION:
            years[record.current_code] = max(years[record.current_code], record.year)
    return {code: (years[code], count) for code, count in gathered.items() if count > 1}
