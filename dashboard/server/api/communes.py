"""Communes: found as people write them, and each one by its code, also by a code of before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from starlette.responses import Response

from dashboard.domain.commune import Filiation, OldCommune
from dashboard.domain.data_table import Value
from dashboard.domain.page import COMMUNE
from dashboard.geography.search import Hit, search
from dashboard.results.data.catalogue import COMMUNES
from dashboard.results.data.parts import Parts
from dashboard.results.data.tables import table
from dashboard.results.world import World
from dashboard.server.api.answers import json_answer
from dashboard.server.api.call import Call
from dashboard.server.api.problems import ProblemError
from dashboard.wording import api as say

MOST_FOUND = 20


def found(call: Call) -> Response:
    """Communes for a text, best first."""
    text = call.one("q")
    hits = search(call.world.geography, text, MOST_FOUND)
    return json_answer(
        call, {"q": text, "resultats": [_hit(call, hit) for hit in hits]}, public=True
    )


def commune(call: Call) -> Response:
    """The commune of today with a code, or those that a code of before leads to."""
    code = call.path("code").upper()
    geography = call.world.geography
    today = geography.commune(code) is not None
    led_to = _successors(call.world, code)
    codes = [code] if today else led_to
    if not codes:
        raise ProblemError(say.NOT_FOUND, say.no_commune(call.path("code")), "code", code)
    content = {
        "demande": code,
        "existe_aujourdhui": today,
        "communes": [_commune(call, one) for one in codes],
        "autres_successeurs": [one for one in led_to if one not in codes],
        "evenements": [_event(event) for event in _events(Parts(call.world)).get(code, ())],
    }
    return json_answer(call, content, public=True)


def _hit(call: Call, hit: Hit) -> dict[str, Any]:
    via = hit.via
    before = via and {
        "code": via.code,
        "nom": via.name,
        "relation": via.relation.value,
        "annee": via.year,
    }
    return {
        "code": hit.code,
        "nom": hit.name,
        "departement": hit.departement,
        "population": hit.population,
        "libelle": hit.label,
        "precision": hit.detail,
        "trouvee_par": before,
        "autres_codes": list(hit.others),
        "lien": call.address(f"communes/{hit.code}"),
    }


def _successors(world: World, code: str) -> list[str]:
    """Codes of today, the most inhabitants first."""
    geography = world.geography
    codes = dict.fromkeys(
        (
            *(old.current_code for old in geography.successors(code)),
            *(event.current_code for event in geography.resolve(code)),
        )
    )
    known = [c for one in codes if (c := geography.commune(one)) is not None]
    return [c.code for c in sorted(known, key=lambda c: (-c.population, c.code))]


def _commune(call: Call, code: str) -> dict[str, Any]:
    geography = call.world.geography
    gathered = [_before(old) for old in geography.gathered(code) if old.code != code]
    return {
        **_rows(Parts(call.world))[code],
        "vient_de": gathered,
        "lien": call.address(f"communes/{code}"),
        "fiche": f"{call.base}{COMMUNE.path}?commune={code}",
    }


def _before(old: OldCommune) -> dict[str, Value]:
    return {"code": old.code, "nom": old.name, "relation": old.relation.value}


@lru_cache(maxsize=2)
def _events(parts: Parts) -> Mapping[str, tuple[Filiation, ...]]:
    """Everything that happened, by each code it is about, before or after, the oldest first.

    A commune that was merged and then re-established left under its own code and came back from
    that of another: both are its history.
    """
    found: dict[str, list[Filiation]] = {}
    for event in parts.world.geography.events:
        for code in dict.fromkeys((event.old_code, event.new_code)):
            found.setdefault(code, []).append(event)

    def age(event: Filiation) -> tuple[str, str, str]:
        return event.date, event.old_code, event.new_code

    return {code: tuple(sorted(events, key=age)) for code, events in found.items()}


def _event(event: Filiation) -> dict[str, Value]:
    return {
        "date": event.date,
        "jour_connu": event.day_known,
        "nature": event.kind.value,
        "ancien_code": event.old_code,
        "ancien_nom": event.old_name,
        "nouveau_code": event.new_code,
        "nouveau_nom": event.new_name,
        "code_aujourdhui": event.current_code,
    }


@lru_cache(maxsize=2)
def _rows(parts: Parts) -> dict[str, dict[str, Value]]:
    """The rows of the table of communes by code, in the words of its columns."""
    communes = table(parts.world, COMMUNES)
    names = [column.name for column in communes.about.columns]
    return {str(row[0]): dict(zip(names, row, strict=True)) for row in communes.rows}
