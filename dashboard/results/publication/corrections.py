"""The dated list of corrections that a companion workbook bears, with the figures they touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.domain.dossier import Correction
from dashboard.domain.observation import CellKey
from dashboard.domain.version import CellChange, ChangeKind
from dashboard.results.journal import Step, changed_cells
from dashboard.results.publication.publication import Publication
from dashboard.results.world import World
from dashboard.wording.places import as_sentence

_LISTED = (ChangeKind.CORRECTED, ChangeKind.WITHDRAWN)


def corrections_of(
    world: World, log: Sequence[Step], publications: Iterable[Publication]
) -> tuple[Correction, ...]:
    """Figures corrected, withdrawn or restored, the latest first; none of simulated data.

    ``log`` is the log of the versions, oldest line first, as ``journal.read_steps`` gives it. A
    correction without a reason of its own bears the note of its version.
    """
    if world.dataset.is_fictitious:
        return ()
    shown = _shown(publications)
    found: list[Correction] = []
    for step in reversed(log):
        release = step.release
        listed = [change for change in step.changes if _is_listed(change)]
        for change, told in zip(listed, changed_cells(world, listed), strict=True):
            found.append(
                Correction(
                    date=release.on,
                    version=release.version,
                    kind=told.kind,
                    label=told.label,
                    who=told.who,
                    before=told.before,
                    after=told.after,
                    note=as_sentence(told.note or release.note),
                    figures=tuple(shown.get(change.key, ())),
                )
            )
    return tuple(found)


def _is_listed(change: CellChange) -> bool:
    """Whether a figure that stood before is another now: what was only added corrects nothing."""
    restored = change.kind is ChangeKind.ADDED and change.before is not None
    return change.kind in _LISTED or restored


def _shown(publications: Iterable[Publication]) -> dict[CellKey, list[str]]:
    """The labels of the figures that show each value."""
    found: dict[CellKey, list[str]] = {}
    for each in publications:
        keys = (c.observation.key for line in each.cells for c in line if c and c.observation)
        for key in dict.fromkeys(keys):
            found.setdefault(key, []).append(each.label)
    return found
