"""What a query keeps, in words: the same sentence on the page and in the files."""

from __future__ import annotations

from dashboard.domain.data_table import DataSet
from dashboard.domain.query import Query
from dashboard.domain.status import Status
from dashboard.results.data.filters import concerned
from dashboard.results.world import World
from dashboard.wording import data_kept as words
from dashboard.wording.data_page import not_out
from dashboard.wording.places import size_label
from dashboard.wording.vocabulary import CONFIDENTIALITY, STATUS


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
        "statut": [
            (STATUS[s] if isinstance(s, Status) else CONFIDENTIALITY[s]).label
            for s in query.statuses
        ],
        "q": [f"« {query.text} »"] if query.text else [],
    }
    able = concerned(about)
    return words.sentence({key: values for key, values in said.items() if key in able})


def waiting_in_words(world: World, query: Query) -> str:
    """The sentence of an edition asked for that is not out yet; empty where all are."""
    asked = (world.catalogue.editions[name] for name in query.editions)
    waiting = [edition for edition in asked if not edition.published]
    return not_out(waiting[0].label, waiting[0].release_expected) if waiting else ""
