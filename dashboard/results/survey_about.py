"""What an indicator is: the lines a reader opens when the title is not enough."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.domain.catalogue import Indicator
from dashboard.domain.comparability import ComparisonLevel
from dashboard.domain.observation import Reading
from dashboard.results.origins import origins_in_words
from dashboard.results.result import Cell
from dashboard.results.world import World
from dashboard.wording.comparability import COMPARABILITY
from dashboard.wording.places import as_sentence


def about(
    world: World, indicator: Indicator, shown: Iterable[Cell] = ()
) -> tuple[tuple[str, str], ...]:
    """What the indicator is: definition, question, place in both questionnaires, comparability;
    and the workbooks that the ``shown`` figures were read in."""
    themes = world.catalogue.themes
    theme, later = themes.get(indicator.theme), themes.get(indicator.theme_2025)
    place = []
    if theme:
        place.append(f"Sujet de 2015 : {theme.label}" if "2015" in theme.editions else theme.label)
    if later and later is not theme:
        place.append(f"thème de 2025 : {later.label}")
    if theme and theme.crosswalk:
        place.append(theme.crosswalk)
    lines = [
        ("Définition", indicator.definition),
        ("Question", _question(world, indicator)),
        ("Questionnaires", " ; ".join(place)),
        ("Comparabilité 2015-2025", _comparability(world, indicator)),
        ("Origine des chiffres", origins_in_words(world, shown)),
    ]
    return tuple((label, as_sentence(text)) for label, text in lines if text)


def _question(world: World, indicator: Indicator) -> str:
    """The wording, edition by edition where they differ."""
    if not indicator.questions:
        return indicator.question
    asked = {e: indicator.questions.get(e, indicator.question) for e in world.catalogue.editions}
    return " ".join(as_sentence(f"édition {edition} : {text}") for edition, text in asked.items())


def _comparability(world: World, indicator: Indicator) -> str:
    """What the register says of the national figure, with the whole text of each reason."""
    reading = (indicator.readings or (Reading.UNITS,))[0]
    entry = world.catalogue.register.find(
        indicator.id, ComparisonLevel.FRANCE, indicator.scopes[0], reading
    )
    parts = [as_sentence(COMPARABILITY[entry.status])]
    parts += [as_sentence(reason.text) for reason in entry.reasons]
    return " ".join([*parts, entry.note]).strip()
