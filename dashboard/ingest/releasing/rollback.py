"""Going back to a version that stood before: nothing is deleted, the log says when and why."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from dashboard.domain.version import Action, CellChange, Release
from dashboard.ingest.errors import IngestError
from dashboard.ingest.releasing.disk import alone
from dashboard.ingest.releasing.release import move_head
from dashboard.tables.catalogue import load_catalogue
from dashboard.tables.catalogue_release import with_release
from dashboard.tables.changes import changes
from dashboard.tables.errors import TablesError
from dashboard.tables.store import load_version
from dashboard.tables.versions import head_path, read_head


def rollback(root: Path, on: dt.date, reason: str, to: str = "") -> Release:
    """Put a former version before the readers again; by default the one that was replaced last.

    :class:`IngestError` where there is none, where no reason is given, or where its files are not
    whole: readers then keep what they have.
    """
    path = head_path(root)
    if not reason.strip():
        raise IngestError(path, "readers must know why a version is withdrawn", "--reason")
    with alone(root):
        head = read_head(root)
        target = to or head.log[-1].replaces
        if not target:
            raise IngestError(path, "there is no former version", "publish a corrected one")
        if target not in head.known:
            known = ", ".join(head.known)
            raise IngestError(path, f"no version {target} (there are {known})", "ingest history")
        if target == head.current:
            raise IngestError(path, f"the version {target} is the current one", "ingest history")
        load_version(root, target)
        line = Release(target, on.isoformat(), Action.ROLLBACK, reason.strip(), head.current)
        move_head(root, head, line)
    return line


def difference(root: Path, first: str, second: str) -> tuple[CellChange, ...]:
    """Changed cells from one version to another, in the catalogue of today."""
    head = read_head(root)
    for version in (first, second):
        if version not in head.known:
            known = ", ".join(head.known)
            raise TablesError(
                head_path(root), f"no version {version} (there are {known})", "ingest history"
            )
    before, after = load_version(root, first), load_version(root, second)
    return changes(before, after, with_release(load_catalogue(root), after))
