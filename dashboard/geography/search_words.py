"""What a hit says beside its name. Here, not in ``wording``, which stands beside geography: page,
mirror and API then say the same of the same hit."""

from __future__ import annotations

from dashboard.domain.commune import Relation
from dashboard.domain.territory import TerritoryKind
from dashboard.geography.search_past import Past
from dashboard.geography.search_territories import Named

_KINDS = {TerritoryKind.DEPARTEMENT: "un département", TerritoryKind.REGION: "une région"}


def label_of(name: str, departement: str) -> str:
    """« Saint-Denis (Seine-Saint-Denis) »; « Paris » alone, whose département has its name."""
    return name if name == departement else f"{name} ({departement})"


def of_past(past: Past, today: str, others: tuple[str, ...]) -> str:
    """« Gesté : fusionnée en 2015 dans Beaupréau-en-Mauges ».

    ``today`` names the commune of today, ``others`` those it leads to besides.
    """
    when = f" en {past.year}" if past.year else ""
    match past.relation:
        case Relation.MERGED:
            said = f"fusionnée{when} dans {today}"
        case Relation.RENAMED:
            said = f"renommée {today}{when}"
        case Relation.RECODED:
            said = f"code Insee changé{when}"
        case Relation.SPLIT:
            said = f"séparée{when}, aujourd’hui {_listed((today, *others))}"
        case _:
            said = f"aujourd’hui {today}"
    return f"{past.name} : {said}"


def of_old_code(code: str) -> str:
    """« ancien code Insee 49151 »."""
    return f"ancien code Insee {code}"


def of_code(code: str) -> str:
    """« code Insee 49023 »."""
    return f"Code Insee {code}"


def of_postcode(postcodes: tuple[str, ...]) -> str:
    """« Code postal 49600 »."""
    noun = "Codes postaux" if len(postcodes) > 1 else "Code postal"
    return f"{noun} {_listed(postcodes)}"


def of_arrondissement(number: int, city: str) -> str:
    """« 11e arrondissement de Paris »."""
    ordinal = "1er" if number == 1 else f"{number}e"
    return f"{ordinal} arrondissement de {city}, qui est une seule commune"


def of_territory(named: Named) -> str:
    """« Mayotte est un département et une région. »"""
    kinds = _listed(tuple(_KINDS[kind] for kind in named.kinds))
    return f"{named.name} est {kinds}."


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"
