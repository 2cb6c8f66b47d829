"""How to cite a view."""

from __future__ import annotations

from dashboard.domain.page import SITE
from dashboard.results.result import Result, Text

DREES = "DREES, enquête ASCO"
INSEE = "Insee"
DGCL = "DGCL"


def citation(result: Result, address: str, read_on: str) -> str:
    """How to cite a view: producer and publication, this site, its address, the day read."""
    producer = INSEE if result.is_frame else DREES
    return citation_of(result.text, result.mark, address, read_on, producer)


def citation_of(text: Text, mark: str, address: str, read_on: str, producer: str = DREES) -> str:
    """The citation of a text; simulated figures have no producer but their mark."""
    sources = " ; ".join(source for source in text.sources if source != mark)
    who = mark or ("" if sources.startswith(producer) else producer)
    parts = [who, sources, text.title]
    said = ". ".join(part for part in parts if part)
    return f"{said}. {SITE}, {address} (consulté le {read_on})."
