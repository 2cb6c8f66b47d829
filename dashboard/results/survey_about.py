"""What an indicator is: the lines a reader opens when the title is not enough."""

from __future__ import annotations

from dashboard.domain.catalogue import Indicator
from dashboard.results.world import World
from dashboard.wording.places import as_sentence


def about(world: World, indicator: Indicator) -> tuple[tuple[str, str], ...]:
    """What the indicator is: definition, question, place in both questionnaires, comparability."""
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
        ("Question", indicator.question),
        ("Questionnaires", " ; ".join(place)),
        ("Comparabilité 2015-2025", indicator.comparability),
    ]
    return tuple((label, as_sentence(text)) for label, text in lines if text)
