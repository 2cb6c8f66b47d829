"""Which page stands at which address of the mirror: the only door for the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.domain.page import (
    COMMUNE,
    DATA,
    EPCI,
    EVOLUTIONS,
    FIGURES,
    HOME,
    MAP,
    NEEDS,
    PAGES,
    Page,
)
from dashboard.exports.mirror.asked import Asked
from dashboard.exports.mirror.carte import map_page
from dashboard.exports.mirror.commune import commune_page
from dashboard.exports.mirror.data import data_page
from dashboard.exports.mirror.epci import epci_page
from dashboard.exports.mirror.evolutions import evolutions_page
from dashboard.exports.mirror.figures import figures_page
from dashboard.exports.mirror.frame import INDICATORS
from dashboard.exports.mirror.home import home_page
from dashboard.exports.mirror.indicators import indicators_page
from dashboard.exports.mirror.needs import needs_page
from dashboard.exports.mirror.page import MirrorPage

Builder = Callable[[Asked], MirrorPage]
BUILDERS: Mapping[str, Builder] = {
    HOME.slug: home_page,
    INDICATORS.slug: indicators_page,
    COMMUNE.slug: commune_page,
    MAP.slug: map_page,
    EVOLUTIONS.slug: evolutions_page,
    NEEDS.slug: needs_page,
    EPCI.slug: epci_page,
    FIGURES.slug: figures_page,
    DATA.slug: lambda asked: data_page(asked.world, asked.params, asked.told),
}
"""Pages that need nothing but what is asked, by slug."""
ADDRESSES: Mapping[str, Page] = {page.slug: page for page in (*PAGES, INDICATORS)}
