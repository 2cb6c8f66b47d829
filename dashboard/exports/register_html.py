"""The comparability register and the legal timeline → a table and an ordered list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.domain.comparability import ComparisonLevel, Milestone, Reason
from dashboard.domain.observation import Scope
from dashboard.exports.html import LONG
from dashboard.exports.templating import render
from dashboard.results.register import RegisterRow
from dashboard.wording.comparability import CAUSE, COMPARABILITY, moment
from dashboard.wording.dates import in_words
from dashboard.wording.vocabulary import READING, SCOPE

LEVELS: dict[ComparisonLevel, str] = {
    ComparisonLevel.FRANCE: "France",
    ComparisonLevel.SIZE: "par taille",
    ComparisonLevel.REGION: "par région",
    ComparisonLevel.ENTITY: "unité par unité",
}
_EVERY = "tous niveaux"
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


def register_table(rows: Sequence[RegisterRow]) -> str:
    """Every judgement: indicator, level, reading, status, reasons, day; what nobody judged too.

    Reasons are named in the rows and explained once, under the table.
    """
    reasons = dict.fromkeys(reason for row in rows for reason in row.entry.reasons)
    return render(
        "register.html",
        caption="Registre de comparabilité entre les éditions 2015 et 2025",
        long=len(rows) > LONG,
        rows=[_row(row) for row in rows],
        reasons=[(_label(reason), CAUSE[reason.cause], reason.text) for reason in reasons],
    )


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
