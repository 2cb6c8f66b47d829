"""Which territory a figure is about: the last question of what → when → how → where."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.figure import FigureSpec
from dashboard.domain.territory import Territory
from dashboard.results.options import Options
from dashboard.results.universe import WorldUniverse
from dashboard.ui import figure_state
from dashboard.ui.widgets import among_many
from dashboard.wording import controls as common
from dashboard.wording import workshop as words


def where(spec: FigureSpec, options: Options, universe: WorldUniverse) -> None:
    """Kind of territory, then the territory; nothing where the figure has its own zones."""
    if spec.kind.is_zoned or not all(map(options.is_by_place, spec.indicators)):
        return
    kind = options.kind_of(spec.territory)
    territories = options.territories_of(kind)

    def chosen_kind(code: str) -> None:
        figure_state.change(universe, territory=options.first_territory(code), read="")

    def chosen(code: str) -> None:
        figure_state.change(universe, territory=Territory.from_key(code), read="")

    left, right = st.columns(2)
    with left:
        among_many(
            common.TERRITORY_KIND, list(common.TERRITORY_KINDS), kind, "figure-where", chosen_kind,
            common.TERRITORY_KINDS.__getitem__, words.TERRITORY_HELP,
        )  # fmt: skip
    if len(territories) > 1:
        with right:
            among_many(
                common.TERRITORY_KINDS[kind], [territory.key for territory in territories],
                spec.territory.key, f"figure-territory-{kind}", chosen, options.territory_label,
            )  # fmt: skip
