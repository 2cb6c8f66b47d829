"""What a query keeps, in words: the same sentence on the page and in the files."""

from __future__ import annotations

from dashboard.domain.data_table import DataSet
from dashboard.domain.query import Query
from dashboard.results.data.filters import concerned, plain
from dashboard.results.world import World
from dashboard.wording import data_kept as words
from dashboard.wording.data_page import not_out
from dashboard.wording.data_words import status_in_words
from dashboard.wording.places import size_label
from dashboard.wording.vocabulary import CONFIDENTIALITY

_FEW = 2
"""Values of one filter that the name of a file names one by one."""
_LONGEST_WORDS = 24
"""Characters of the words to find that the name of a file repeats."""


def kept_in_words(world: World, about: DataSet, query: Query) -> str:
    """« indicateur : CCAS ; taille : moins de 500 habitants », empty where nothing is left out.

    The order of the rows is not told: it leaves nothing out.
    """
    catalogue, geography = world.catalogue, world.geography
    said = {
        "indicateur": [catalogue.indicators[i].short_label for i in query.indicators],
        "edition": [catalogue.editions[e].label for e in query.editions],
        "portee": [words.SCOPE[scope] for scope in query.scopes],
        "lecture": [words.READING[reading] for reading in query.readings],
        "sens": [words.ORIENTATION[query.orientation]] if query.orientation else [],
        "taille": [size_label(size) for size in query.sizes],
        "territoire": [geography.name(territory) for territory in query.territories],
        "statut": [status_in_words(status, bool(about.mark)) for status in query.statuses],
        "confidentialite": [CONFIDENTIALITY[known].label for known in query.confidentialities],
        "q": [f"« {query.text} »"] if query.text else [],
    }
    able = concerned(about)
    if query.statuses and "confidentialite" in able and not query.confidentialities:
        said["statut"] = [f"{status}{words.NOT_MASKED}" for status in said["statut"]]
    return words.sentence({key: values for key, values in said.items() if key in able})


def kept_in_codes(about: DataSet, query: Query) -> tuple[str, ...]:
    """« ccas », « 2015 », « departement-46 »: every filter, so that no two extracts bear one name;
    many values of one filter are counted (« 4-tailles »)."""
    said: dict[str, list[str]] = {
        "indicateur": list(query.indicators),
        "edition": list(query.editions),
        "portee": [scope.value for scope in query.scopes],
        "lecture": [reading.value for reading in query.readings],
        "sens": [f"sens-{query.orientation.value}"] if query.orientation else [],
        "taille": [size.code for size in query.sizes],
        "territoire": [territory.key for territory in query.territories],
        "statut": [f"statut-{status.value}" for status in query.statuses],
        "confidentialite": [f"confidentialite-{c.value}" for c in query.confidentialities],
        "q": [f"mots-{plain(query.text)[:_LONGEST_WORDS]}"] if query.text else [],
    }
    able = concerned(about)
    return tuple(
        code
        for key, values in said.items()
        if key in able
        for code in (values if len(values) <= _FEW else [f"{len(values)}-{key}s"])
    )


def waiting_in_words(world: World, query: Query) -> str:
    """The sentence of an edition asked for that is not out yet; empty where all are."""
    asked = (world.catalogue.editions[name] for name in query.editions)
    waiting = [edition for edition in asked if not edition.published]
    return not_out(waiting[0].label, waiting[0].release_expected) if waiting else ""
