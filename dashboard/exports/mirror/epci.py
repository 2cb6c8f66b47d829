"""The page of intercommunalités: nationwide results, transfers, real structure; never a map."""

from __future__ import annotations

from dashboard.domain.observation import Scope, Unit
from dashboard.exports.citing import DGCL
from dashboard.exports.mirror.actions import actions
from dashboard.exports.mirror.asked import Asked
from dashboard.exports.mirror.evolutions import epci_parts, not_yet
from dashboard.exports.mirror.needs import some
from dashboard.exports.mirror.page import MirrorPage
from dashboard.exports.mirror.parts import glossary, heading, joined, paragraph
from dashboard.results.epci import epci_structure
from dashboard.wording import evolutions as words

_COMPETENCE = "competence-epci"


def epci_page(asked: Asked) -> MirrorPage:
    """Everything the interactive page says, in its order."""
    indicators = asked.world.catalogue.indicators.values()
    own = [i.id for i in indicators if i.unit is Unit.EPCI]
    shared = [*(i.id for i in indicators if Scope.AVAILABLE in i.scopes), _COMPETENCE]
    structure = epci_structure(asked.world)
    params = asked.kept("correction")
    body = joined(
        paragraph(words.EPCI_INTRO),
        not_yet(asked, words.EPCI_NOT_YET),
        heading(words.EPCI_RESULTS),
        some(asked, own, words.EPCI_RESULTS_SHORT, "epci-resultats"),
        paragraph(words.EPCI_NO_MAP, "asco-note"),
        heading(words.EPCI_TRANSFERS),
        paragraph(words.EPCI_TRANSFERS_TEXT),
        some(asked, shared, words.EPCI_TRANSFERS, "transferts"),
        heading(words.EPCI),
        epci_parts(structure),
        glossary(),
        actions(asked, structure.text, params, is_frame=True, producer=DGCL),
    )
    return asked.answer(words.EPCI_TITLE, words.EPCI_INTRO, body, params)
