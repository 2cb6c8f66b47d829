"""Remarks of the publications as the note of a figure prints them.

A remark of the data also tells who else printed a figure, and how it was read: a page shows that
beside the figure, a publication keeps what its reader needs. What says that something remains to
be verified always stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.domain.observation import Observation
from dashboard.domain.status import Qualifier, Status
from dashboard.results.publication.grid import Grid
from dashboard.results.world import World
from dashboard.wording import publication as words
from dashboard.wording.places import as_sentence
from dashboard.wording.typography import lower_first

_SENTENCES = re.compile(r"(?<=\.) (?=[A-ZÀÉ])")
_CLAUSES = re.compile(r"\s[:;]\s")
_REST = re.compile(r"[,(]|\sn°")
_HEARSAY = ("press", "association", "drees_quoted")


def remarks_of(world: World, grid: Grid, general: bool = False) -> list[str]:
    """Each remark once; one that holds for some rows only is said with their names.

    ``general`` keeps those that hold for every figure: a map has no rows to name.
    """
    outlets = outlets_of(world)
    found: dict[str, dict[str, None]] = {}
    rows: dict[str, None] = {}
    for head, line in zip(grid.rows, grid.cells, strict=True):
        for cell in line:
            seen = cell.observation if cell else None
            if seen is None or not seen.has_figure or seen.status is Status.WITHDRAWN:
                continue
            rows[head.label] = None
            for sentence in _SENTENCES.split(seen.note):
                for kept in printed(sentence, seen, outlets):
                    found.setdefault(kept, {})[head.label] = None
    return [
        text if len(where) == len(rows) else f"{' ; '.join(where)} : {lower_first(text)}"
        for text, where in found.items()
        if len(where) == len(rows) or not general
    ]


def outlets_of(world: World) -> tuple[str, ...]:
    """Names of the papers and associations that figures were read in: « Maire-info »."""
    sources = world.catalogue.sources.values()
    read_in = (source.read_in for source in sources if source.nature in _HEARSAY)
    names = (_REST.split(place)[0].strip() for place in read_in)
    return tuple(dict.fromkeys([*words.PRESS, *(name for name in names if name)]))


def printed(sentence: str, seen: Observation, outlets: tuple[str, ...]) -> Iterator[str]:
    """The sentence as a publication prints it, what remains of it, or nothing."""
    text = as_sentence(sentence.replace(words.OF_PRESS, ""))
    plain = seen.qualifier is Qualifier.EXACT
    if not text or (text in words.ABOUT_READING and not plain):
        return
    if text.startswith(words.APPROXIMATE) and seen.qualifier is Qualifier.ABOUT:
        return
    if not _names(text, outlets):
        yield text
        return
    for clause in _CLAUSES.split(text):
        if words.TO_CHECK in clause and not _names(clause, outlets):
            yield as_sentence(clause)


def _names(text: str, outlets: tuple[str, ...]) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in outlets)
