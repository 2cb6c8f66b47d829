"""The words of the frame at two dates: what changed in the communes of a territory themselves."""

from __future__ import annotations

from dashboard.domain.selection import Selection
from dashboard.results.composition import composition_of
from dashboard.results.frame_mergers import mergers_result
from dashboard.results.frame_text import CHAMP_2015, CHAMP_2025, REAL, SOURCE_2015, SOURCE_2025
from dashboard.results.result import Row, Text
from dashboard.results.world import World
from dashboard.wording.numbers import number, plural
from dashboard.wording.places import as_sentence, of_size


def frame_change_text(world: World, selection: Selection) -> Text:
    """Title, « Lecture », champ and sources of the communes by size in 2015 and 2025."""
    composition = composition_of(world, selection.territory)
    total = composition.rows[-1]
    merged = mergers_result(world, selection.with_(sizes=())).text.lecture
    return Text(
        title=f"Communes et habitants par taille en 2015 et 2025, {composition.territory}",
        subtitle="En nombre de communes et d’habitants · cadre réel",
        selection="",
        total=as_sentence(f"{composition.territory} : {_count(total)}"),
        lecture=" ".join([_lecture(composition.rows[:-1]), merged]).strip(),
        champ=f"2015 : {CHAMP_2015} 2025 : {CHAMP_2025}",
        notes=(REAL, composition.note),
        sources=(SOURCE_2015, SOURCE_2025),
        date="",
        alternative="",
    )


def _count(row: Row) -> str:
    now = f"{plural(row.communes_2025, 'commune')} en 2025"
    if row.communes_2015 is None:
        return f"{now} ; les communes de 2015 n’y sont pas connues par taille"
    return f"{plural(row.communes_2015, 'commune')} en 2015, {now}"


def _lecture(rows: tuple[Row, ...]) -> str:
    """The size whose number of communes changed most."""
    known = [row for row in rows if row.communes_2015 is not None]
    if not known:
        return ""
    moved = max(known, key=lambda row: abs(row.communes_2025 - (row.communes_2015 or 0)))
    return as_sentence(
        f"{plural(moved.communes_2015 or 0, 'commune')} {of_size(moved.size)} en 2015, "
        f"{number(moved.communes_2025)} en 2025"
    )
