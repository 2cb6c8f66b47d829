"""A first draft of a mapping file: everything found in the workbook, with a guess for each label.

The draft is always a mapping file in form. What could not be guessed says « ? », which the checks
refuse, so that nothing passes that nobody looked at. The same file gives the same draft.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dashboard.domain.catalogue import Catalogue
from dashboard.ingest.finding.table import Inspection, Role
from dashboard.ingest.mapping.cues import edition_of
from dashboard.ingest.mapping.draft_toml import comment, lines
from dashboard.ingest.mapping.drafting import draft_table
from dashboard.ingest.mapping.likeness import bare
from dashboard.ingest.mapping.matching import clean
from dashboard.ingest.mapping.model import UNDECIDED
from dashboard.ingest.vocabulary.territories import Territories

LICENCE = "Licence Ouverte 2.0"


def propose(
    inspection: Inspection, catalogue: Catalogue, territories: Territories, on: dt.date
) -> str:
    """The text of the draft; ``on`` is the day the file was received."""
    return "\n".join(_lines(inspection, catalogue, territories, on)) + "\n"


def _lines(
    inspection: Inspection, catalogue: Catalogue, territories: Territories, on: dt.date
) -> Iterator[str]:
    texts = _texts(inspection)
    told = _edition(inspection, catalogue)
    yield comment(f"Draft for {inspection.path.name}: review every line, decide every « ? ».")
    yield comment("Scores go from 0 to 1. A table that is not wanted: [[ignore]] with its reason.")
    yield "format = 1"
    yield from lines({"id": slug(inspection.path.stem)})
    if told is None:
        yield comment("No edition, or several, in the titles and the cover.")
    edition, date = told or (UNDECIDED, UNDECIDED)
    yield from lines({"edition": edition, "reference_date": date, "territory": "france"})
    yield from ("", "[file]")
    yield from lines({"name": inspection.path.name, "sha256": inspection.sha256})
    yield from ("", "[source]")
    yield from (comment(f"cover: {text[:160]}") for text in texts[:6])
    yield from lines(
        {
            "publication": UNDECIDED,
            "title": clean(texts[0]) if texts and clean(texts[0]) else UNDECIDED,
            "author": "DREES" if any("drees" in bare(t) for t in texts) else UNDECIDED,
            "date": UNDECIDED,
            "url": UNDECIDED,
            "licence": LICENCE if _is_open(texts) else UNDECIDED,
        }
    )
    yield f"read_on = {on.isoformat()}"
    for table in inspection.tables:
        yield ""
        alone = sum(t.sheet == table.sheet for t in inspection.tables) == 1
        yield from draft_table(table, catalogue, territories, alone=alone)
    for sheet in inspection.sheets:
        if sheet.role is Role.DATA and not sheet.tables:
            yield from ("", "[[ignore]]")
            yield from lines({"sheet": sheet.name, "reason": UNDECIDED})


def slug(text: str) -> str:
    """An id of lower-case letters, digits and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", bare(text)))[:60].strip("-") or "import"


def _texts(inspection: Inspection) -> list[str]:
    return [t for s in inspection.sheets if s.role is Role.COVER for t in s.texts if clean(t)]


def _edition(inspection: Inspection, catalogue: Catalogue) -> tuple[str, str] | None:
    """The one edition that titles name, else the sources, else the cover, else the file name."""
    editions = catalogue.editions.values()
    places = (
        [table.title for table in inspection.tables],
        [table.source for table in inspection.tables],
        _texts(inspection),
        [inspection.path.stem.replace("-", " ").replace("_", " ")],
    )
    for texts in places:
        found = {told for text in texts if (told := edition_of(text, editions))}
        if len({name for name, _ in found}) == 1:
            return min(found, key=lambda told: (not told[1].startswith("fin"), told))
    return None


def _is_open(texts: list[str]) -> bool:
    return any("licence ouverte" in bare(text) for text in texts)
