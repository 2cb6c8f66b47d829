"""Shapes of the answers that are no table, for the OpenAPI document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
PROBLEM = "probleme"
TEXT: Schema = {"type": "string"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
WHOLE: Schema = {"type": "integer"}
YES: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}


def list_of(items: Schema) -> Schema:
    """An array."""
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    """The schema, or nothing."""
    return {"anyOf": [schema, {"type": "null"}]}


def members(optional: Mapping[str, Schema] | None = None, /, **required: Schema) -> Schema:
    """An object with these members and no other."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def refer(name: str) -> Schema:
    """A schema of the document by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


_FILE = members({"lignes": WHOLE}, sha256=TEXT, octets=WHOLE)
_FILES: Schema = {"type": "object", "additionalProperties": _FILE}
_ABOUT: Mapping[str, Schema] = {
    "jeu": TEXT,
    "titre": TEXT,
    "avertissement": TEXT,
    "description": TEXT,
    "producteur": TEXT,
    "licence": TEXT,
    "licence_adresse": TEXT,
    "sources": list_of(TEXT),
    "periode": TEXT,
    "version": TEXT,
    "mise_a_jour": TEXT,
    "mots_cles": list_of(TEXT),
}
"""What is said of each data set, in its files too."""
_LINKS: Mapping[str, Schema] = {
    "fichiers": {"type": "object", "additionalProperties": ADDRESS},
    "schema": ADDRESS,
}
_COLUMN = members(
    {"unite": TEXT, "codes": {"type": "object", "additionalProperties": TEXT}},
    nom=TEXT, titre=TEXT, type=TEXT, description=TEXT,
)  # fmt: skip
_EVENT = members(
    date=DAY, jour_connu=YES, nature=TEXT, ancien_code=TEXT, ancien_nom=TEXT, nouveau_code=TEXT,
    nouveau_nom=TEXT, code_aujourdhui=TEXT,
)  # fmt: skip
_VIA = members(code=TEXT, nom=TEXT, relation=TEXT, annee=or_null(WHOLE))
_HIT = members(
    code=TEXT, nom=TEXT, departement=TEXT, population=WHOLE, libelle=TEXT, precision=TEXT,
    trouvee_par=or_null(_VIA), autres_codes=list_of(TEXT), lien=ADDRESS,
)  # fmt: skip
_FEATURE: Schema = {
    "type": "object",
    "properties": {
        "type": {"const": "Feature"},
        "geometry": {"type": ["object", "null"]},
        "properties": {"type": "object"},
    },
    "required": ["type", "geometry", "properties"],
}
"""RFC 7946; its properties are the columns of the row."""


def table_of(name: str, rows: Schema) -> Schema:
    """A table in JSON: what describes it, and its rows."""
    about = {**_ABOUT, "jeu": {"const": name}}
    counted = {"conserve": TEXT, "nombre_de_lignes": WHOLE}
    return members(**about, **counted, colonnes=list_of(_COLUMN), lignes=list_of(rows))


def found_commune(properties: Mapping[str, Schema]) -> Schema:
    """A commune of today in an answer about one code: its row, where it comes from, its pages."""
    gathered = list_of(members(code=TEXT, nom=TEXT, relation=TEXT))
    return members(**properties, vient_de=gathered, lien=ADDRESS, fiche=ADDRESS)


SCHEMAS: Mapping[str, Schema] = {
    PROBLEM: members(
        {
            "parametre": TEXT,
            "valeur": TEXT,
            "permis": list_of(TEXT),
            "permis_nombre": WHOLE,
        },
        type=TEXT, title=TEXT, status=WHOLE, detail=TEXT, conseil=TEXT, documentation=TEXT,
    ),
    "contours": {
        "type": "object",
        "properties": {"type": {"const": "FeatureCollection"}, "features": list_of(_FEATURE)},
        "required": ["type", "features"],
    },
    "recherche": members(q=TEXT, resultats=list_of(_HIT)),
    "commune": members(
        demande=TEXT,
        existe_aujourdhui=YES,
        communes={"type": "array", "items": refer("commune-trouvee"), "minItems": 1},
        autres_successeurs=list_of(TEXT),
        evenements=list_of(_EVENT),
    ),
    "jeux": members(jeux=list_of(members(**_ABOUT, **_LINKS))),
    "jeu": members(**_ABOUT, colonnes=list_of(_COLUMN), **_LINKS),
    "version": members(
        application=TEXT,
        donnees=members(
            jeu=TEXT, fictives=YES, version=TEXT, du=DAY, versions_connues=list_of(TEXT),
            fichiers=_FILES,
        ),
        catalogue=members(fichiers=_FILES),
        geographie=members(du=DAY, attribution=TEXT, fichiers=_FILES),
        empreinte=TEXT,
    ),
}  # fmt: skip
