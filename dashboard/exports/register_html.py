"""The comparability register and the legal timeline → a table and an ordered list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.domain.comparability import ComparisonLevel, Milestone, Reason
from dashboard.domain.observation import Scope
from dashboard.exports.templating import render
from dashboard.figures.mark import marked
from dashboard.results.register import RegisterRow
from dashboard.wording.comparability import CAUSE, COMPARABILITY, moment
from dashboard.wording.dates import in_words
from dashboard.wording.numbers import plural
from dashboard.wording.places import as_sentence
from dashboard.wording.vocabulary import READING, SCOPE

LEVELS: dict[ComparisonLevel, str] = {
    ComparisonLevel.FRANCE: "France",
    ComparisonLevel.SIZE: "par taille",
    ComparisonLevel.REGION: "par région",
    ComparisonLevel.ENTITY: "unité par unité",
}
_EVERY = "tous niveaux"
_BY_UNIT = "Unité par unité (commune ou EPCI)"
_CAPTION = "Registre de comparabilité entre les éditions 2015 et 2025"
_PRECISIONS = {"jour": 10, "mois": 7, "annee": 4}
"""Characters of an ISO date that are known."""


def milestones_list(milestones: Sequence[Milestone]) -> str:
    """Laws, elections and editions in order of time, each with its date, effect and reference."""
    rows = [
        {
            "datetime": m.date[: _PRECISIONS[m.precision]],
            "moment": moment(m),
            "name": m.name,
            "reference": m.reference,
            "effect": m.effect,
            "to_confirm": m.to_confirm,
        }
        for m in sorted(milestones, key=lambda m: m.date)
    ]
    return render("milestones.html", rows=rows)


def register_table(rows: Sequence[RegisterRow], mark: str = "") -> str:
    """Every judgement: indicator, level, reading, status, reasons, day; what nobody judged too.

    A table a theme, folded, in the order of the rows. Judgements unit by unit that many indicators
    share are a sentence under the tables. Reasons are named in the rows and explained once, below.
    """
    reasons = dict.fromkeys(reason for row in rows for reason in row.entry.reasons)
    said = _shared_by_units(rows)
    themes: dict[str, list[RegisterRow]] = {}
    for row in rows:
        if not (_is_by_unit(row) and _judgement(row) in said):
            themes.setdefault(row.theme, []).append(row)
    return render(
        "register.html",
        themes=[
            {
                "label": theme,
                "count": plural(len(judged), "jugement"),
                "caption": marked(f"{_CAPTION} – {theme}" if theme else _CAPTION, mark),
                "rows": [_row(row) for row in judged],
            }
            for theme, judged in themes.items()
        ],
        sentences=[_by_unit(said[key]) for key in said],
        reasons=[(_label(reason), CAUSE[reason.cause], reason.text) for reason in reasons],
    )


def _is_by_unit(row: RegisterRow) -> bool:
    return row.levels == (ComparisonLevel.ENTITY,)


def _judgement(row: RegisterRow) -> tuple[object, ...]:
    """What a row says, whatever the day it was judged."""
    return row.entry.status, row.entry.reasons, row.entry.note


def _shared_by_units(
    rows: Sequence[RegisterRow],
) -> dict[tuple[object, ...], list[RegisterRow]]:
    """Judgements unit by unit that two indicators or more have alike."""
    alike: dict[tuple[object, ...], list[RegisterRow]] = {}
    for row in rows:
        if _is_by_unit(row):
            alike.setdefault(_judgement(row), []).append(row)
    return {key: found for key, found in alike.items() if len(found) > 1}


def _by_unit(rows: Sequence[RegisterRow]) -> str:
    """« Unité par unité, 38 indicateurs : non comparable. Confidentialité des réponses. »."""
    entry = rows[0].entry
    parts = [
        f"{_BY_UNIT}, {plural(len(rows), 'indicateur')} : {COMPARABILITY[entry.status]}",
        *(_label(reason) for reason in entry.reasons),
        entry.note,
    ]
    return " ".join(as_sentence(part) for part in parts if part)


def _row(row: RegisterRow) -> dict[str, object]:
    readings = [READING[reading] for reading in row.readings]
    scopes = [SCOPE[scope] for scope in row.scopes if scope is not Scope.EITHER]
    return {
        "label": row.label,
        "levels": ", ".join(LEVELS[level] for level in row.levels) or _EVERY,
        "readings": " ; ".join(readings),
        "scopes": " ; ".join(scopes),
        "status": row.entry.status.value,
        "status_text": COMPARABILITY[row.entry.status],
        "reasons": [_label(reason) for reason in row.entry.reasons],
        "note": row.entry.note,
        "judged_on": row.entry.judged_on,
        "judged": in_words(date.fromisoformat(row.entry.judged_on)) if row.entry.judged_on else "",
    }


def _label(reason: Reason) -> str:
    return f"{reason.law} : {reason.label}" if reason.law else reason.label
