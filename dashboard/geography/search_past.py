"""What became of the communes that changed since 2014, told for each name and code they had.

A commune may have changed several times (merged, recoded, then re-established): the chain of
events is followed to each commune of today it leads to, and its last word counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.commune import Change, Filiation, Relation
from dashboard.geography.search_text import folded
from dashboard.geography.store import Geography


@dataclass(frozen=True)
class Past:
    """A name and code that a commune had, and what became of it.

    ``relation`` says how it stands to the commune of today, ``year`` when that happened (``None``
    where no event is recorded). ``today`` are the communes it leads to, the one of the same code
    first, then by population.
    """

    code: str
    name: str
    relation: Relation
    year: int | None
    today: tuple[str, ...]


def pasts(geography: Geography) -> Iterator[Past]:
    """Every name and code since 2014 that is not simply that of a commune of today."""
    for code in geography.changed_codes:
        names = {folded(o.name): o.name for o in geography.successors(code)}
        names |= {folded(event.old_name): event.old_name for event in geography.resolve(code)}
        for name in names.values():
            past = _past(geography, code, name)
            if past is not None:
                yield past


def past_of_code(geography: Geography, code: str) -> Past | None:
    """What became of a code that no commune has today; its first name since 2014."""
    if geography.commune(code) is not None:
        return None
    first = [o.name for o in geography.successors(code)]
    first += [event.old_name for event in geography.resolve(code)]
    return _past(geography, code, first[0]) if first else None


def _past(geography: Geography, code: str, name: str) -> Past | None:
    targets = {e.current_code for e in geography.resolve(code)}
    targets |= {o.current_code for o in geography.successors(code)}
    ordered = sorted(targets, key=lambda t: (t != code, -_population(geography, t)))
    told = [(target, *_told(geography, code, name, target)) for target in ordered]
    told = [one for one in told if one[1] is not Relation.UNCHANGED]
    if not told:
        return None
    relation, year = told[0][1], told[0][2]
    if len(told) > 1:
        relation = Relation.SPLIT
    here = geography.commune(code)
    if here is not None and folded(here.name) == folded(name) and len(told) == 1:
        return None
    return Past(code, name, relation, year, tuple(one[0] for one in told))


def _told(geography: Geography, code: str, name: str, target: str) -> tuple[Relation, int | None]:
    """How the commune of that code and name stands to one commune of today, and since when.

    What is recorded of the communes of 2014 and 2015 comes first; of a name they took later, the
    last event of the heaviest kind.
    """
    steps = list(_chain(geography, code, name, target))
    years = {_RELATION[step.kind]: step.year for step in steps}
    for old in geography.successors(code):
        if old.current_code == target and folded(old.name) == folded(name):
            year = years.get(old.relation, years.get(Relation.REESTABLISHED))
            return old.relation, year
    for relation in (Relation.REESTABLISHED, Relation.MERGED, Relation.RENAMED, Relation.RECODED):
        if relation in years:
            return relation, years[relation]
    return Relation.UNCHANGED, None


_RELATION = {
    Change.REESTABLISHMENT: Relation.REESTABLISHED,
    Change.FUSION: Relation.MERGED,
    Change.NAME: Relation.RENAMED,
    Change.SPELLING: Relation.UNCHANGED,
    Change.CODE: Relation.RECODED,
}


def _chain(geography: Geography, code: str, name: str, target: str) -> Iterator[Filiation]:
    """The events that lead from a commune to one of today, each once, in order of time."""
    date = ""
    seen: set[Filiation] = set()
    while True:
        step = next(
            (
                event
                for event in geography.resolve(code)
                if event.current_code == target
                and event.date >= date
                and event not in seen
                and folded(event.old_name) == folded(name)
            ),
            None,
        )
        if step is None:
            return
        seen.add(step)
        yield step
        code, name, date = step.new_code, step.new_name, step.date


def _population(geography: Geography, code: str) -> int:
    commune = geography.commune(code)
    return commune.population if commune else 0
