"""The sources of the figures, each with what was taken from it and the file it was read in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dashboard.results.world import World
from dashboard.wording.dates import in_words
from dashboard.wording.places import enumeration
from dashboard.wording.provenance import reference


@dataclass(frozen=True)
class SourceRow:
    """A source in words; ``figures`` counts the figures taken from it, ``origin`` its files."""

    reference: str
    read_in: str
    day: str
    url: str
    licence: str
    figures: int
    origin: str


def source_rows(world: World) -> tuple[SourceRow, ...]:
    """Every source that a figure was taken from, in the order of the catalogue."""
    counts = Counter(row.source for row in world.observations)
    counts += Counter(row.counter_source for row in world.observations if row.counter_source)
    return tuple(
        SourceRow(
            reference=reference(source),
            read_in=source.read_in,
            day=in_words(date.fromisoformat(source.read_on)),
            url=source.url,
            licence=source.licence,
            figures=counts[source.id],
            origin=_files(world, source.id),
        )
        for source in world.catalogue.sources.values()
        if counts[source.id]
    )


def _files(world: World, source: str) -> str:
    """« SHA-256 3f2a… de abs-2025.xlsx » for an imported workbook."""
    ids = {row.id for row in world.observations if row.source == source}
    files = dict.fromkeys(
        (origin.file, origin.sha256)
        for name in ids
        for origin in world.observations.origins.get(name, ())
    )
    return enumeration([f"SHA-256 de {file} : {sha}" for file, sha in sorted(files)])
