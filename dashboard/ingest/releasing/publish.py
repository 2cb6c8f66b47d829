"""From checked mappings to a version before the readers: what ``ingest publish`` does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from dashboard.ingest.errors import IngestError
from dashboard.ingest.mapping.prepare import prepare
from dashboard.ingest.mapping.prepared import Prepared
from dashboard.ingest.releasing.imports import from_prepared
from dashboard.ingest.releasing.release import Released, release, standing

Told = Callable[[Prepared], None]


def publish(
    root: Path,
    mappings: Sequence[Path],
    workbooks: Path | None,
    on: dt.date,
    note: str = "",
    told: Told = lambda _: None,
    unpublished: bool = False,
) -> Released:
    """Check every mapping against its workbook, then publish all of them as one version.

    ``workbooks`` is the folder of the files, by default that of each mapping. ``told`` hears the
    checks of each. ``unpublished`` tables lose what must be secret, and their workbook is not
    kept. :class:`IngestError` where a check stops, and nothing is published.
    """
    prepared = []
    for mapping in mappings:
        one = prepare(mapping, workbooks, root, on=on, unpublished=unpublished)
        told(one)
        prepared.append(one)
    _refuse_stopped(prepared)
    _refuse_twice(prepared)
    before = standing(root)
    imports = [
        from_prepared(p, before.import_of(p.id) if before else None, not unpublished)
        for p in prepared
    ]
    titles = dict.fromkeys(f"« {one.source.title} »" for one in imports)
    return release(root, imports, on, note or f"Import de {', '.join(titles)}.")


def _refuse_stopped(prepared: Iterable[Prepared]) -> None:
    for one in prepared:
        stops = [check.id for check in one.checks if check.stops]
        if stops:
            raise IngestError(
                one.mapping,
                f"{len(stops)} checks forbid to publish: {', '.join(stops)}",
                "correct the mapping or the workbook; a soft check can be accepted with a reason",
            )


def _refuse_twice(prepared: Iterable[Prepared]) -> None:
    seen: dict[str, Path] = {}
    for one in prepared:
        if one.id in seen:
            told = f"the import {one.id!r} is also the one of {seen[one.id]}"
            raise IngestError(one.mapping, told, "give each mapping an id of its own")
        seen[one.id] = one.mapping
