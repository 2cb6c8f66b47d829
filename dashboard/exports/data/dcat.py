"""The catalogue in DCAT-AP, as JSON-LD: what portals of open data harvest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dashboard.domain.data_table import DataSet
from dashboard.domain.page import SITE
from dashboard.exports.data.formats import Format, formats_of
from dashboard.wording.data_page import INTRO

Address = Callable[[DataSet, Format], str]
"""Whole address of a data set in a format."""
Page = Callable[[DataSet], str]
"""Whole address of the page of a data set."""

_EU = "http://publications.europa.eu/resource/authority"
_FRENCH = {"@id": f"{_EU}/language/FRA"}
_FRANCE = {"@id": f"{_EU}/country/FRA"}
_SOCIETY = {"@id": f"{_EU}/data-theme/SOCI"}
_FILE_TYPES = {
    "csv": "CSV", "csv-excel": "CSV", "xlsx": "XLSX", "json": "JSON", "jsonl": "JSON",
    "geojson": "GEOJSON", "parquet": "OCTET", "geoparquet": "OCTET",
}  # fmt: skip
CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def dcat(sets: Sequence[DataSet], home: str, file: Address, page: Page) -> dict[str, Any]:
    """The catalogue of the data sets; ``home`` is the whole address of the page « Données »."""
    return {
        "@context": CONTEXT,
        "@id": f"{home}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _french(SITE),
        "dct:description": _french(INTRO),
        "dct:publisher": _agent(SITE),
        "dct:language": _FRENCH,
        "dct:spatial": _FRANCE,
        "foaf:homepage": {"@id": home},
        "dcat:dataset": [_data_set(about, home, file, page) for about in sets],
    }


def _data_set(about: DataSet, home: str, file: Address, page: Page) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@id": f"{home}#{about.id}",
        "@type": "dcat:Dataset",
        "dct:identifier": about.id,
        "dct:title": _french(f"{about.mark} – {about.title}" if about.mark else about.title),
        "dct:description": _french(about.description),
        "dct:publisher": _agent(about.producer),
        "dct:language": _FRENCH,
        "dct:spatial": _FRANCE,
        "dcat:theme": _SOCIETY,
        "dcat:keyword": [_french(word) for word in about.keywords],
        "dcat:version": about.version,
        "dct:temporal": _period(about.period),
        "dcat:landingPage": {"@id": page(about)},
        "dct:source": list(about.sources),
        "dcat:distribution": [_file(about, form, file) for form in formats_of(about)],
    }
    if about.updated:
        said["dct:modified"] = {"@value": about.updated, "@type": "xsd:date"}
    return said


def _file(about: DataSet, form: Format, file: Address) -> dict[str, Any]:
    address = {"@id": file(about, form)}
    media = form.media_type.split(";")[0]
    return {
        "@type": "dcat:Distribution",
        "dct:title": _french(f"{form.label} : {form.use}"),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dct:format": {"@id": f"{_EU}/file-type/{_FILE_TYPES[form.id]}"},
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": _french(about.licence)},
        **({"dct:license": {"@id": about.licence_url}} if about.licence_url else {}),
    }


def _period(period: str) -> dict[str, Any]:
    """From the first day to the last of a year, of a day, or of an interval of either."""
    first, _, last = period.partition("/")
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@value": _day(first, "01-01"), "@type": "xsd:date"},
        "dcat:endDate": {"@value": _day(last or first, "12-31"), "@type": "xsd:date"},
    }


def _day(moment: str, of_year: str) -> str:
    """A day as it is; of a year (« 2014 ») the day that is asked for."""
    return moment if "-" in moment else f"{moment}-{of_year}"


def _agent(name: str) -> dict[str, Any]:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _french(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "fr"}
