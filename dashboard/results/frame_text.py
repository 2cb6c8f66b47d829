"""Words that all views of the frame share."""

from __future__ import annotations

from dashboard.results.result import Text

CHAMP_2025 = "Communes de France métropolitaine et des cinq DROM, au 1er janvier 2025."
CHAMP_2015 = "Communes de France métropolitaine et des DROM hors Mayotte, au 1er janvier 2015."
SOURCE_2025 = (
    "Insee, code officiel géographique au 1er janvier 2025, populations municipales 2023 "
    "(Mayotte : 2017)"
)
SOURCE_2015 = (
    "Insee, populations municipales 2013, géographie au 1er janvier 2015 ; calculs propres"
)
REAL = "Cadre de l’enquête : des nombres réels de communes et d’habitants, non des estimations."


def frame_text(
    *,
    title: str,
    subtitle: str,
    selection: str,
    lecture: str,
    alternative: str,
    edition: str,
    notes: tuple[str, ...] = (),
    total: str = "",
) -> Text:
    """The card of a frame view; champ, source and date follow from the edition."""
    past = edition == "2015"
    return Text(
        title=title,
        subtitle=subtitle,
        selection=selection,
        total=total,
        lecture=lecture,
        champ=CHAMP_2015 if past else CHAMP_2025,
        notes=(REAL, *notes),
        sources=(SOURCE_2015 if past else SOURCE_2025,),
        date="Situation au 1er janvier 2015." if past else "Situation au 1er janvier 2025.",
        alternative=alternative,
    )
