"""The words of the comparability register: what may be compared, why not, and since when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from babel.dates import format_date

from dashboard.domain.comparability import Cause, Comparability, Entry, Milestone, Reason
from dashboard.wording.dates import in_words
from dashboard.wording.typography import fine, lower_first

COMPARABILITY: dict[Comparability, str] = {
    Comparability.COMPARABLE: "comparable",
    Comparability.CAUTION: "comparable avec prudence",
    Comparability.NOT_COMPARABLE: "non comparable",
}

CAUSE: dict[Cause, str] = {
    Cause.LAW: "loi",
    Cause.WORDING: "libellé de la question",
    Cause.FIELD: "champ de l’enquête",
    Cause.GEOGRAPHY: "géographie",
    Cause.DESIGN: "plan de sondage",
    Cause.CALENDAR: "calendrier électoral",
    Cause.EDITION: "édition unique",
    Cause.UNKNOWN: "non établie",
}


def why(entry: Entry) -> str:
    """The reasons of a judgement: the main one in a sentence, the others named in a second one.

    A reason that rests on a law starts with it: « Décret n° 2016-824 du 21 juin 2016 : de
    l’obligation annuelle à l’obligation une fois par mandat. » The remark of the entry, if any,
    ends the text; a plain « comparable » has only that, or nothing.
    """
    sentences = [main_reason(entry)] if entry.main else []
    if len(entry.reasons) > 1:
        others = "Autre raison" if len(entry.reasons) == 2 else "Autres raisons"
        sentences.append(f"{others} : {names(entry.reasons[1:])}.")
    if entry.note:
        sentences.append(entry.note)
    return fine(" ".join(sentences))


def moment(milestone: Milestone) -> str:
    """The date of a milestone as precisely as it is known: « 21 juin 2016 », « mars 2014 »,
    « 2027 »."""
    day = date.fromisoformat(milestone.date)
    if milestone.precision == "jour":
        return fine(in_words(day))
    return format_date(day, "MMMM y" if milestone.precision == "mois" else "y", locale="fr")


def main_reason(entry: Entry) -> str:
    """The first reason of a judgement as a sentence; its remark where it has no reason."""
    reason = entry.main
    if reason is None:
        return entry.note
    return fine(f"{reason.law} : {lower_first(reason.label)}." if reason.law else reason.text)


def names(reasons: Iterable[Reason]) -> str:
    """Labels of reasons inside a sentence: « classes de taille ; année du mandat »."""
    return " ; ".join(lower_first(reason.label) for reason in reasons)
