"""What both written forms of a dossier share: its figures as tables of the keys of an address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.domain.dataset import Dataset
from dashboard.domain.dossier import MAX_FIGURES, Dossier, DossierError, DossierProblem
from dashboard.domain.figure import MAX_TEXT
from dashboard.domain.figure_address import (
    NO,
    YES,
    FigureUniverse,
    figure_params,
    parse_figure,
    plain_text,
)
from dashboard.domain.selection import Notice

UniverseOf = Callable[[Dataset], FigureUniverse]
"""What exists in a data set, asked once it is known which one a dossier is about."""
LISTS = ("indicateurs", "editions", "tailles")
"""Keys whose value may be written as a list."""
FIGURE_KEYS = (
    "type", *LISTS, "portee", "lecture", "sens", "total", "territoire", "titre", "note", "lire",
    "format",
)  # fmt: skip
"""Keys of a figure inside a dossier, which itself holds its data set and gives the numbers."""


@dataclass(frozen=True)
class ReadDossier:
    """A dossier, and for each figure (by its place, from 1) what had to be changed to read it."""

    dossier: Dossier
    notices: tuple[tuple[int, Notice], ...] = ()


def written(dossier: Dossier) -> list[dict[str, str]]:
    """The keys of each figure, in the order of :data:`FIGURE_KEYS`."""
    found = []
    for spec in dossier.figures:
        params = figure_params(spec)
        found.append({key: params[key] for key in FIGURE_KEYS if key in params})
    return found


def read(head: Mapping[str, Any], tables: Any, universe_of: UniverseOf) -> ReadDossier:
    """The dossier of a head (``titre``, ``auteur``, ``methode``, ``jeu``) and figure tables.

    Choices that are unknown or stale become the nearest valid ones, with a notice; what is no
    dossier at all raises :class:`DossierError`.
    """
    _known(head, ("titre", "auteur", "methode", "jeu"), "[dossier]")
    method = head.get("methode", [])
    if not isinstance(method, list):
        raise _wrong_type("[dossier] methode", "a list of texts")
    dataset = _text(head, "jeu", "[dossier]") or Dataset.PUBLISHED
    if dataset not in list(Dataset):
        raise DossierError(
            DossierProblem.UNREADABLE,
            f"unknown data set {dataset[:40]!r}; known: {', '.join(Dataset)}",
            "[dossier] jeu",
            dataset[:40],
        )
    if not isinstance(tables, list):
        raise _wrong_type("figure", "a list of tables, each under [[figure]]")
    if len(tables) > MAX_FIGURES:
        raise DossierError(
            DossierProblem.TOO_MANY_FIGURES,
            f"{len(tables)} figures, at most {MAX_FIGURES}: make two dossiers",
            met=str(len(tables)),
        )
    universe = universe_of(Dataset(dataset)) if tables else None
    figures, notices = [], []
    for place, table in enumerate(tables, 1):
        params = {**_params(table, f"figure {place}"), "jeu": dataset}
        parsed = parse_figure(params, universe)  # type: ignore[arg-type]
        figures.append(parsed.spec)
        notices += [(place, notice) for notice in parsed.notices]
    dossier = Dossier(
        title=_plain(_text(head, "titre", "[dossier]"), "[dossier] titre"),
        author=_plain(_text(head, "auteur", "[dossier]"), "[dossier] auteur"),
        method=tuple(_plain(line, "[dossier] methode") for line in method),
        figures=tuple(figures),
    )
    return ReadDossier(dossier, tuple(notices))


def _params(table: Any, where: str) -> dict[str, str]:
    if not isinstance(table, dict):
        raise _wrong_type(where, "a table of keys and values")
    _known(table, FIGURE_KEYS, where)
    found = {}
    for key, value in table.items():
        if key in LISTS and isinstance(value, list) and all(isinstance(v, str) for v in value):
            value = ",".join(value)
        if key == "total" and isinstance(value, bool):
            value = YES if value else NO
        if not isinstance(value, str):
            raise _wrong_type(f"{where}, {key}", "a text" + (" or a list" * (key in LISTS)))
        if key in ("titre", "note"):
            value = _plain(value, f"{where}, {key}")
        found[key] = value
    return found


def _known(table: Mapping[str, Any], keys: Sequence[str], where: str) -> None:
    for key in table:
        if key not in keys:
            more = {
                "numero": "; figures are numbered by their order",
                "jeu": "; it stands once, in [dossier]",
            }.get(key, f"; known: {', '.join(keys)}")
            raise DossierError(
                DossierProblem.UNKNOWN_KEY,
                f"unknown key {str(key)[:40]!r}{more}",
                where,
                str(key)[:40],
            )


def _text(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise _wrong_type(f"{where} {key}", "a text")
    return value


def _plain(text: Any, where: str) -> str:
    """Free text as it is kept; never silently cut."""
    if not isinstance(text, str):
        raise _wrong_type(where, "a text")
    if len(text) > MAX_TEXT:
        raise DossierError(
            DossierProblem.TEXT_TOO_LONG,
            f"a text of {len(text)} characters, at most {MAX_TEXT}: shorten it",
            where,
            str(len(text)),
        )
    return plain_text(text)


def _wrong_type(where: str, wanted: str) -> DossierError:
    return DossierError(DossierProblem.WRONG_TYPE, f"must be {wanted}", where)
