"""The two sheets before the figures: what the file is, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.domain.dossier import DossierAbout
from dashboard.exports.companion.codes import vocabulary
from dashboard.exports.companion.grid import (
    Item,
    Row,
    Sheet,
    Style,
    Table,
    clean,
    lines_of,
    table_row,
    wide,
)
from dashboard.exports.companion.names import ABOUT, CORRECTIONS, SUMMARY
from dashboard.figures.mark import marked
from dashboard.results.publication.publication import Publication
from dashboard.wording.dates import in_words
from dashboard.wording.numbers import NBSP, plural
from dashboard.wording.typography import fine

_WIDTHS = (26.0, 100.0)
_HOW = (
    "Une feuille par figure : titre, unité, tableau, note, lecture, champ, source, puis le "
    "graphique, que l’on peut modifier et qui suit les cellules du tableau.",
    "Un nombre est toujours un nombre : 72 dans une colonne en % se lit 72 %. Une borne ou un "
    "ordre de grandeur garde ses mots, et ce qu’ils valent est dans une colonne à part ; des mots "
    "qui disent le chiffre exact, comme « la totalité », sont à côté du nombre.",
    "Une donnée absente est un code, jamais un zéro. Une cellule vide n’a pas d’objet ou n’est pas "
    "connue.",
    "IC 95 % : intervalle de confiance à 95 %. Répondants : nombre de réponses sur lesquelles "
    "repose le chiffre. Ces colonnes n’existent que si ces informations sont connues.",
)
_FICTITIOUS = (
    "Tous les chiffres d’enquête de ce fichier sont simulés : aucun n’est un résultat de la DREES, "
    "aucun n’est à citer."
)


def about_sheet(about: DossierAbout, mark: str) -> Sheet:
    """« Présentation et méthode »: who, when, from what, how to read it, and what codes mean."""
    method = [("Méthode" if i == 0 else "", text) for i, text in enumerate(about.method)]
    how = [("Lire ce classeur" if i == 0 else "", fine(text)) for i, text in enumerate(_HOW)]
    facts = [
        ("Données", _FICTITIOUS if mark else ""),
        ("Auteur", about.author),
        ("Date", in_words(date.fromisoformat(about.published_on))),
        *method,
        *how,
        ("Version des données", about.data_version),
        ("Empreinte des données", fine(f"SHA-256 : {about.data_sha256}") * bool(about.data_sha256)),
        ("Corrections", _corrected(about)),
        ("Version de l’application", about.app_version),
        ("Licence", about.licence),
        ("Citation", about.citation),
    ]
    rows = [wide(marked(about.title, mark), Style.TITLE, _WIDTHS), wide(ABOUT, Style.UNIT, _WIDTHS)]
    rows += [Row(), *(_fact(name, text) for name, text in facts if text), Row()]
    rows.append(wide("Codes et signes", Style.SECTION, _WIDTHS))
    codes = vocabulary()
    table = Table(
        "codes", len(rows), 2, 1 + len(codes), "Codes et signes des tableaux, et leur sens"
    )
    rows.append(_line("Code", "Signification", Style.HEADER, Style.HEADER))
    rows += [_line(code, text, Style.LABEL, Style.PROSE) for code, text in codes.items()]
    rows += [Row(), wide(SUMMARY, Style.LINK, _WIDTHS, SUMMARY)]
    return Sheet(ABOUT, tuple(rows), _WIDTHS, (table,), mark)


def _corrected(about: DossierAbout) -> str:
    """How many figures were corrected, and where they are listed; empty where none was."""
    count = len(about.corrections)
    if not count:
        return ""
    last = in_words(date.fromisoformat(about.corrections[0].date))
    touched = any(each.figures for each in about.corrections)
    where = "dont certains de ce classeur" if touched else "aucun de ce classeur"
    changed = plural(count, "chiffre corrigé ou retiré", "chiffres corrigés ou retirés")
    return fine(f"{changed}, {where}, le dernier le {last} : feuille « {CORRECTIONS} ».")


def summary_sheet(
    about: DossierAbout, publications: Sequence[Publication], names: Sequence[str], mark: str
) -> Sheet:
    """« Sommaire »: a line a figure, its label leading to its sheet."""
    title = marked(f"{SUMMARY}{NBSP}: {about.title}", mark)
    rows = [wide(title, Style.TITLE, _WIDTHS), Row()]
    table = Table("sommaire", len(rows), 2, 1 + len(publications), "Figures du classeur")
    rows.append(_line("Feuille", "Titre", Style.HEADER, Style.HEADER))
    for publication, name in zip(publications, names, strict=True):
        title = clean(marked(publication.title, publication.mark))
        link = Item(clean(publication.label) or name, Style.LINK, link=name)
        rows.append(table_row((link, Item(title, Style.PROSE)), _WIDTHS))
    rows += [Row(), wide(ABOUT, Style.LINK, _WIDTHS, ABOUT)]
    if about.corrections:
        rows.append(wide(CORRECTIONS, Style.LINK, _WIDTHS, CORRECTIONS))
    return Sheet(SUMMARY, tuple(rows), _WIDTHS, (table,) if publications else (), mark, 2)


def _fact(name: str, text: str) -> Row:
    said = clean(text)
    items = (Item(name or None, Style.SECTION), Item(said, Style.TEXT))
    return Row(items, False, lines_of(said, _WIDTHS[1]))


def _line(left: str, right: str, first: Style, second: Style) -> Row:
    return table_row((Item(left, first), Item(clean(right), second)), _WIDTHS)
