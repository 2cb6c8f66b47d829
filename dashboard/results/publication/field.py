"""The field of a figure: who is counted, where; what is not certain of it goes to the note."""

from __future__ import annotations

import re

from dashboard.domain.territory import FRANCE, TerritoryKind
from dashboard.results.publication.asked import Asked
from dashboard.results.survey_cells import territory_name
from dashboard.results.survey_text import champ_of
from dashboard.wording import publication as words
from dashboard.wording.places import as_sentence

_CLAUSE = re.compile(r"\s;\s")


def field_of(champ: str) -> str:
    """The field without what remains to be confirmed of it: a « Champ » states."""
    sure = [clause for clause in _CLAUSE.split(champ) if words.DOUBT not in clause]
    return as_sentence(" ; ".join(sure)) if sure else champ


def doubts_of(asked: Asked) -> list[str]:
    """What remains to be confirmed of the fields of a figure, each once, for its note."""
    champs = (
        champ_of(asked.world, asked.selection(indicator, edition), indicator)
        for indicator in asked.indicators
        for edition in asked.editions
    )
    clauses = [clause for champ in champs for clause in _CLAUSE.split(champ)[1:]]
    return list(dict.fromkeys(as_sentence(c) for c in clauses if words.DOUBT in c))


def place_of(asked: Asked) -> str:
    """The territory that narrows the field, or the part of the field that a map shows."""
    spec, world = asked.spec, asked.world
    own = {asked.territory(indicator) for indicator in asked.indicators}
    if FRANCE not in own and not spec.kind.is_zoned:
        where = own.pop()
        name = territory_name(world, where)
        form = words.ONLY_DEPARTEMENT if where.kind is TerritoryKind.DEPARTEMENT else (
            words.ONLY_REGION
        )  # fmt: skip
        return form.format(name=name)
    if spec.kind.is_map and spec.territory != FRANCE:
        return words.MAP_OF[spec.territory.kind].format(name=territory_name(world, spec.territory))
    return ""
